// @vitest-environment happy-dom
// What is typed while a post or a link is under way, on another visit to its tab, is not emptied with it.
import { signal } from '@preact/signals';
import { render, type JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CardModel } from '../../../components/card/card-model.ts';
import { FeedTab } from '../../../components/card/feed-tab.tsx';
import { FilesTab } from '../../../components/card/files-tab.tsx';
import { DeskProvider, type DeskModel } from '../../../components/desk/model.ts';
import { NOTHING, type Typed } from '../../../lib/card/typed.ts';
import { translator } from '../../../lib/i18n/index.ts';

let place: HTMLElement;
beforeEach(() => void (place = document.body.appendChild(document.createElement('div'))));
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
});

it.each([
  ['post', 'Опубликовать', (card: CardModel) => <FeedTab card={card} />],
  ['link', 'Добавить ссылку', (card: CardModel) => <FilesTab card={card} />],
] as const)('%s', async (field, button, draw: (card: CardModel) => JSX.Element) => {
  const texts = ['https://a.example', 'https://a.example/b'];
  const typed = signal<Typed>({ ...NOTHING, [field]: { id: '1', text: texts[0] } });
  const card = {
    chatId: 'c1',
    typed,
    keep: (change: Partial<Typed>) => (typed.value = { ...typed.peek(), ...change }),
    record: signal({ id: 'r' }),
    names: signal(null),
    state: signal('ready'),
    ask: () => Promise.resolve([]),
    value: () => null,
    has: () => true,
  } as unknown as CardModel;
  let done: (value: unknown) => void = () => {};
  const desk = {
    t: signal(translator('ru')),
    language: signal('ru'),
    view: signal(null),
    late: () => Promise.resolve(null),
    crm: { ask: () => new Promise((resolve) => (done = resolve)) },
  } as unknown as DeskModel;
  await act(() => render(<DeskProvider value={desk}>{draw(card)}</DeskProvider>, place));
  const one = [...place.querySelectorAll('button')].find((b) => b.textContent?.includes(button))!;
  await act(() => one.click());
  card.keep({ [field]: { id: '2', text: texts[1] } });
  await act(async () => {
    done(null);
    await new Promise((rest) => setTimeout(rest));
  });
  expect(typed.value[field].text).toBe(texts[1]);
});
