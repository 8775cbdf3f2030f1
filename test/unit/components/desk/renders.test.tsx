// @vitest-environment happy-dom
// A message renders what shows it, and nothing else: counted by component, with the whole desk in the page.
import { options, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DeskModel } from '../../../../components/desk/model.ts';
import type { WorkerMessage } from '../../../../lib/bridge/protocol.ts';
import type { ChatSummary } from '../../../../lib/chat/summary.ts';
import { line, summary, view } from '../../bridge/views.ts';
import { wholeDesk, type WholeDesk } from './whole-desk.tsx';

const hooks = options as { __r?: (vnode: VNode) => void };
const { __r: signals } = hooks;
let names: string[];
let desk: WholeDesk;
let place: HTMLElement;
let model: DeskModel;
let say: (message: WorkerMessage) => void;

const chats = Object.fromEntries(
  ['a', 'b', 'c'].map((id) => [id, summary(id, { status: 'in-progress', processing: null })]),
);

beforeEach(async () => {
  hooks.__r = (vnode) => {
    if (typeof vnode.type === 'function') names.push(vnode.type.name);
    signals?.(vnode);
  };
  names = [];
  desk = await wholeDesk(chats, chats.a!, (message, tell) => {
    if (message.kind !== 'watch' || message.conversationId === null) return;
    const lines = ['1', '2', '3'].map((key) => line(key));
    tell({
      kind: 'conversation',
      patch: { id: message.conversationId, from: 0, lines, reachedStart: true },
    });
  });
  ({ place, model, say } = desk);
  await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
});
afterEach(() => {
  hooks.__r = signals;
  desk.end();
});

/** What was rendered for it, each once; a word or sign that changes by itself is no component of ours. */
async function renderedFor(message: WorkerMessage): Promise<string[]> {
  names = [];
  await act(() => say(message));
  return [...new Set(names)].filter((name) => /^[A-Z][a-z]/.test(name)).toSorted();
}
const ITEM = ['ActiveChats', 'Avatar', 'ChatItem', 'Icon', 'Snippet'];

it('of another chat: its row in the list', async () => {
  const said = { ...chats.b!, lastMessageId: 9, unread: 1 };
  expect(await renderedFor({ kind: 'patch', patch: { chats: { b: said } } })).toEqual(ITEM);
});

it('of the open chat: its row, one row of what was said, and not where one answers', async () => {
  const conversation = { id: 'a', from: 3, lines: [line('4')] };
  const said = { ...chats.a!, lastMessageId: 9 };
  const rendered = await renderedFor({ kind: 'patch', patch: { chats: { a: said } }, conversation });
  expect(names.filter((name) => name === 'Bubble')).toEqual(['Bubble']);
  for (const name of ['Tabs', 'StatusLine', 'OrderMenu', 'Composer', 'SendButton'])
    expect(rendered).not.toContain(name);
});

it('the state of the connection, and what is written here: neither list nor conversation', async () => {
  const connection = { ...model.view.value!.connection, freshAt: 3 };
  expect(await renderedFor({ kind: 'patch', patch: { connection } })).toEqual(['ActiveChats', 'StatusLine']);
  expect(await renderedFor({ kind: 'patch', patch: { queued: 1 } })).toEqual(['ActiveChats']);
  const command = { type: 'text.keep', conversationId: 'a', field: 'message', text: 'добр' } as const;
  names = [];
  await act(() => void model.call(command));
  expect(names).toContain('Composer');
  expect(names.filter((name) => /List|Conversation|Row/.test(name))).toEqual([]);
});

it('its having been read: nothing of the page is touched, and so no frame is drawn', async () => {
  const { Beside } = await import('../../../../components/contacts/beside.tsx');
  const none = () => <></>;
  const people = {
    beside: (chat: ChatSummary) => <Beside chat={chat} />,
    photo: none,
    actions: none,
    band: none,
  };
  const wait = { unansweredSince: Date.now() - 2000, operatorAt: null, acceptedAt: 1 };
  const said = { ...chats.a!, lastMessageId: 9, unread: 1, wait };
  await act(() => {
    model.people.value = people;
    model.reading.value = 'a';
    say({ kind: 'patch', patch: { chats: { a: said } } });
  });
  const at: string[] = [];
  const touched = new MutationObserver(() => {});
  touched.observe(place, { subtree: true, childList: true, attributes: true });
  // The browser lays out anew what is set to the text that it has; happy-dom tells no observer of it.
  const spy = vi.spyOn(CharacterData.prototype, 'data', 'set').mockImplementation(function (
    this: CharacterData,
  ) {
    at.push(this.parentElement?.className ?? '');
  });
  await act(() => say({ kind: 'patch', patch: { chats: { a: { ...said, unread: 0 } } } }));
  spy.mockRestore();
  at.push(...touched.takeRecords().map(({ target }) => (target as Element).className));
  expect(at).toEqual([]);
});

it('a second: the clocks of who waits change in place, and no component is rendered', async () => {
  const wait = { unansweredSince: Date.now() - 90_000, operatorAt: null, acceptedAt: 1 };
  await act(() => say({ kind: 'patch', patch: { chats: { a: { ...chats.a!, wait } } } }));
  const texts = () =>
    [...place.querySelectorAll('.wait-band :is(.next, .light-pill)')].map((one) => one.textContent);
  const before = texts();
  // The server's clock is three seconds ahead: what three seconds change, at once.
  const rendered = await renderedFor({ kind: 'patch', patch: { offset: 3000 } });
  const after = texts();
  expect(after.map((text, i) => text !== '' && text !== before[i])).toEqual([true, true]);
  for (const name of ['WaitBand', 'LightPill', 'Button', 'Conversation', 'ChatItem'])
    expect(rendered).not.toContain(name);
});

it('a client’s name that is cut says so in the list and over the conversation', async () => {
  await act(() =>
    say({ kind: 'patch', patch: { chats: { a: { ...chats.a!, name: 'Ім’я '.repeat(200) } } } }),
  );
  const said = (where: string): string => place.querySelector(where)!.textContent!;
  expect(said('.conversation-head')).toContain('сокращено');
  expect(said('.chat-item[aria-current=true]')).toContain('сокращено');
  expect(said('.chat-item:not([aria-current=true])')).not.toContain('сокращено');
});

it.each([
  [undefined, 'Адрес, домен и логин указывают'],
  ['https-only' as const, 'связь с этим сервером не зашифрована (http)'],
])('signed out, %s: the desk says why', async (ended, words) => {
  const session = { ...view().session, state: 'signed-out' as const, ...(ended && { ended }) };
  await act(() => say({ kind: 'patch', patch: { session, chats: { a: null, b: null, c: null } } }));
  await vi.waitFor(async () => {
    await act(async () => {});
    expect(place.textContent).toContain(words);
  });
});
