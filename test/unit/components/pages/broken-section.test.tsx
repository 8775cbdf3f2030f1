// @vitest-environment happy-dom
/** One section of the settings that cannot be drawn says so in its place; the others are there, and the worker is told. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPageModel } from '../../../../components/options/model.ts';
import { Options } from '../../../../components/options/options.tsx';
import { startPage } from '../../../../components/options/start-page.tsx';
import type { Settings } from '../../../../lib/storage/settings.ts';
import { translator } from '../../../../lib/i18n/index.ts';
import { view } from '../../bridge/views.ts';

let told: unknown[];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  told = [];
  document.body.innerHTML = '<div id="app"></div>';
});
afterEach(() => {
  render(null, document.querySelector('#app')!);
  vi.useRealTimers();
});

/** The page, where reading that part of the settings throws. */
async function open(poisoned: keyof Settings, language: Settings['language'] = 'ru'): Promise<void> {
  const { settings, ...rest } = view();
  const odd = { ...settings, language };
  Object.defineProperty(odd, poisoned, {
    enumerable: false,
    get() {
      throw new TypeError('Ганна');
    },
  });
  const client = {
    view: { ...rest, settings: odd },
    orphaned: false,
    subscribe: () => () => {},
    call: async (command: unknown) => {
      if ((command as { type: string }).type === 'fault.tell') told.push(command);
      return { ok: false, code: 'internal' };
    },
  };
  const model = createPageModel({
    client,
    uiLanguage: 'ru',
    hasAccess: async () => true,
    onAccessChange: () => {},
    browserKey: async () => '',
  } as never);
  await act(() => startPage(model, 'options.title', Options));
}

const SECTIONS = [
  'connection',
  'creatio',
  'crm',
  'notifications',
  'light',
  'transfer',
  'invitations',
  'language',
  'composer',
  'privacy',
  'move',
  'report',
  'keys',
];
const broken = (): string[] =>
  SECTIONS.filter((id) => document.querySelector(`#${id} > [role=alert]`) !== null);

it.each([
  ['shortcuts', 'keys'],
  ['notifications', 'notifications'],
  ['invitations', 'invitations'],
  ['privacy', 'privacy'],
] as const)('of «%s» alone', async (setting, section) => {
  await open(setting);
  expect(SECTIONS.filter((id) => !document.querySelector(`#${id}`))).toEqual([]);
  expect(broken()).toEqual([section]);
  expect(document.querySelector(`#${section} h2`)!.textContent).not.toBe('');
  expect(document.querySelector('#report button')).not.toBeNull();
  expect(told).toEqual([{ type: 'fault.tell', what: expect.stringMatching(/^page: TypeError/) as string }]);
});

it('each section is in the contents, which lead to nothing else', async () => {
  await open('privacy');
  const hrefs = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')!);
  const ids = [...document.querySelectorAll('.columns section')].map(({ id }) => `#${id}`);
  expect(hrefs.toSorted()).toEqual(ids.toSorted());
});

it.each(['ru', 'uk', 'en'] as const)('in a sentence of %s', async (language) => {
  await open('privacy', language);
  expect(document.querySelector('#privacy > [role=alert]')!.textContent).toBe(
    translator(language)('desk.broken'),
  );
});
