// @vitest-environment happy-dom
/** A page of the extension that cannot be drawn says so, lets the report be taken, and tells the worker; so does what nobody catches. */
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPageModel, type PageModel } from '../../../../components/options/model.ts';
import { startPage } from '../../../../components/options/start-page.tsx';
import { view } from '../../bridge/views.ts';

const told: unknown[] = [];
let model: PageModel;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  told.length = 0;
  document.body.innerHTML = '<div id="app"></div>';
  const client = {
    view: view(),
    orphaned: false,
    subscribe: () => () => {},
    call: async (command: unknown) => {
      told.push(command);
      return { ok: true };
    },
  };
  model = createPageModel({
    client,
    uiLanguage: 'ru',
    hasAccess: async () => true,
    onAccessChange: () => {},
  } as never);
});
afterEach(() => vi.useRealTimers());

function Broken(): never {
  throw new TypeError('Ганна');
}

it('is not empty', async () => {
  await act(() => startPage(model, 'options.title', Broken));
  expect(document.querySelector('[role=alert]')!.textContent).toContain('Эту часть не удалось показать');
  expect(document.querySelector('[role=alert] button')!.textContent).toBe('Скопировать отчёт');
  expect(told).toEqual([{ type: 'fault.tell', what: expect.stringMatching(/^page: TypeError/) as string }]);
});

it('of what nobody caught the worker hears as well', async () => {
  await act(() => startPage(model, 'options.title', () => <p>целая</p>));
  dispatchEvent(new ErrorEvent('error', { error: new RangeError('Ганна') }));
  const rejected = Object.assign(new Event('unhandledrejection'), { reason: new SyntaxError('Ганна') });
  dispatchEvent(rejected);
  const whats = told.map((command) => (command as { what: string }).what);
  expect(whats).toContainEqual(expect.stringMatching(/^page: RangeError/));
  expect(whats).toContainEqual(expect.stringMatching(/^page: SyntaxError/));
  expect(JSON.stringify(told)).not.toContain('Ганна');
});
