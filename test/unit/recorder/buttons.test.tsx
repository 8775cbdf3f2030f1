// @vitest-environment happy-dom
import type { Call, CallResult, Command } from '../../../lib/bridge/protocol.ts';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReportButtons, type Reporter } from '../../../components/recorder/buttons.tsx';
import { translator } from '../../../lib/i18n/index.ts';
import { view } from '../bridge/views.ts';

let place: HTMLElement;
beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

async function show(answers = true): Promise<void> {
  const from: Reporter = {
    t: signal(translator('ru')),
    view: signal(view()),
    call: (async ({ type }: Command): Promise<CallResult> =>
      answers && type === 'report.read'
        ? {
            ok: true,
            value: { version: '1.2.3', at: 0, notes: [{ at: 0, what: 'link: online' }], calls: {} },
          }
        : { ok: false, code: 'orphaned' }) as Call,
  };
  await act(() => render(<ReportButtons from={from} />, place));
}

const press = (name: string): Promise<void> =>
  act(async () => {
    [...place.querySelectorAll('button')].find((one) => one.textContent === name)!.click();
    await new Promise((resolve) => setImmediate(resolve));
  });
const said = (): string => place.querySelector('[role=status]')!.textContent;

describe('the report’s buttons', () => {
  it('put the whole report into the clipboard, and say so', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await show();
    await press('Скопировать отчёт');
    expect(written.mock.calls[0]![0]).toMatch(/^Webitel Desk for Creatio 1\.2\.3\n[^]*link: online\n$/);
    expect(said()).toBe('Отчёт скопирован');
  });

  it('say that a file is the way where nothing may be copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    document.execCommand = () => false;
    await show();
    await press('Скопировать отчёт');
    expect(said()).toContain('скачайте');
  });

  it('give a text file', async () => {
    const blobs: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (blobs.push(blob as Blob), 'blob:x'));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      expect(this.download).toMatch(/^webitel-desk-\d{4}-\d\d-\d\d-\d\d-\d\d\.txt$/);
    });
    await show();
    await press('Скачать отчёт');
    expect(await blobs[0]!.text()).toContain('link: online');
  });

  it('say what to do where nobody answers', async () => {
    await show(false);
    await press('Скопировать отчёт');
    expect(said()).toContain('обновите');
  });
});
