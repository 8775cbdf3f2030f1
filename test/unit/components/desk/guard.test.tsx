// @vitest-environment happy-dom
// One part that cannot be drawn says so, and leaves the rest as it is.
import { signal } from '@preact/signals';
import { render, type JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MessageBlock } from '../../../../components/desk/conversation/message-block.tsx';
import { Guard, Slot } from '../../../../components/desk/guard.tsx';
import { lateView } from '../../../../components/desk/late-view.tsx';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import type { Line } from '../../../../lib/chat/lines.ts';
import { translator } from '../../../../lib/i18n/index.ts';

const SENTENCE = 'Эту часть не удалось показать. Остальное работает.';
const NOW = 1_790_000_000_000;

let place: HTMLElement;
/** What the desk is told of. */
let broken: string[];
beforeEach(() => {
  broken = [];
  place = document.createElement('div');
  document.body.append(place);
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
});

const desk = (): DeskModel =>
  ({
    t: signal(translator('ru')),
    language: signal('ru'),
    now: signal(NOW),
    toast: signal(null),
    view: signal({ settings: { outgoing: { countryCode: '380' } } }),
    late: <P,>(loading: Promise<P>) => loading,
    fault: (where: string, error: unknown) => void broken.push(`${where}: ${String(error)}`),
  }) as unknown as DeskModel;

function Bomb({ live }: { live?: boolean }): JSX.Element {
  if (live !== false) throw new TypeError('broken');
  return <p>целое</p>;
}

async function shown(view: JSX.Element, model = desk()): Promise<string> {
  await act(() => render(<DeskProvider value={model}>{view}</DeskProvider>, place));
  for (let i = 0; i < 3; i++) await act(() => Promise.resolve());
  return place.textContent ?? '';
}

const line = (key: string, text: unknown): Line =>
  ({
    key,
    messageId: Number(key),
    localId: null,
    author: 'client',
    name: 'Олена',
    at: NOW,
    text,
    file: null,
    state: null,
    edited: false,
  }) as unknown as Line;

it('a message that cannot be drawn: those around it are', async () => {
  const lines = [line('1', 'до'), line('2', undefined), line('3', 'после')];
  const text = await shown(
    <MessageBlock
      lines={lines}
      block={{ key: '1', from: 0, to: 3 }}
      isLast
      unreadKey={null}
      unread={0}
      search=""
      current={null}
    />,
  );
  expect(text).toContain('до');
  expect(text).toContain(SENTENCE);
  expect(text).toContain('после');
  expect(broken).toHaveLength(1);
  expect(broken[0]).toMatch(/^message: TypeError/);
});

it('a late view that cannot be drawn', async () => {
  const Late = lateView(async () => Bomb);
  const text = await shown(
    <>
      <Late />
      <p>рядом</p>
    </>,
  );
  expect(text).toBe(`${SENTENCE}рядом`);
  expect(broken).toEqual(['view: TypeError: broken']);
});

it('is tried again with what comes next', async () => {
  const model = desk();
  expect(
    await shown(
      <Guard>
        <Bomb />
      </Guard>,
      model,
    ),
  ).toBe(SENTENCE);
  expect(
    await shown(
      <Guard>
        <Bomb live={false} />
      </Guard>,
      model,
    ),
  ).toBe('целое');
  expect(broken).toEqual(['view: TypeError: broken']);
});

it('a dialog or sheet that cannot be drawn is closed, with a word on it', async () => {
  const model = desk();
  const dialog = signal<JSX.Element | null>(<Bomb />);
  const text = await shown(
    <>
      <Slot of={dialog} />
      <p>рядом</p>
    </>,
    model,
  );
  expect(text).toBe('рядом');
  expect(dialog.value).toBeNull();
  expect(model.toast.value).toMatchObject({ text: SENTENCE, tone: 'error', detail: 'TypeError: broken' });
  expect(broken).toEqual(['view: TypeError: broken']);
});
