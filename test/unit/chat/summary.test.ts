import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyChat } from '../../../lib/chat/chat.ts';
import type { Outbox, OutboxEntry } from '../../../lib/chat/outbox.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import { summarise, withClientMessage } from '../../../lib/chat/summary.ts';
import type { Chats, Message } from '../../../lib/chat/types.ts';
import {
  COLLEAGUE,
  CONV,
  MINE,
  active,
  at,
  chatOf,
  client,
  closed,
  colleague,
  invited,
  joined,
  message,
  said,
} from './builders.ts';
import { history } from './history.ts';

const entry = (over: Partial<OutboxEntry> = {}): OutboxEntry => ({
  localId: 'a',
  conversationId: CONV,
  text: 'Hi',
  createdAt: at(50),
  order: 1,
  state: 'queued',
  afterId: 0,
  lostAt: null,
  messageId: null,
  reason: null,
  ...over,
});
const preview = (messages: Message[], outbox: Outbox = []) => summarise(active(messages), outbox)!.preview;
const own = (id: number) => message(id, { channelId: MINE });

test('nothing is known: nothing to show', () => {
  expect(summarise(emptyChat(CONV), [])).toBeNull();
});

test('an invitation', () => {
  expect(summarise(chatOf([invited({ invitedAt: at(8) })]), [])).toEqual({
    id: CONV,
    status: 'invited',
    name: 'Ірина',
    provider: 'telegram',
    clientId: '520924760',
    gateway: 'Acme bot',
    queue: 'Support',
    preview: null,
    unread: 0,
    wait: null,
    replyUntil: null,
    invitedAt: at(0),
    expiresAt: at(31),
    acceptedAt: null,
    ended: null,
    transfer: null,
    processing: null,
    withdrawn: null,
    unprocessed: false,
    lastAt: at(8),
    lastMessageId: 0,
  });
});

test('an accepted chat without a word counts from the acceptance', () => {
  expect(summarise(active([], 9), [])).toMatchObject({ status: 'new', acceptedAt: at(9), lastAt: at(9) });
});

test('the last message sets time and id', () => {
  expect(summarise(active([message(4), own(7)]), [])).toMatchObject({ lastAt: at(7), lastMessageId: 7 });
});

test('a completed chat tells how it ended and waits for nobody', () => {
  const chat = chatOf([invited(), joined(), said(message(4)), closed(9)]);
  expect(summarise(chat, [])).toMatchObject({
    status: 'completed',
    ended: { at: at(9), reason: 'client' },
    withdrawn: null,
    wait: null,
  });
});

describe('name', () => {
  test('the client’s, not a colleague’s who came first', () => {
    expect(summarise(chatOf([invited({ members: [colleague(), client()] })]), [])!.name).toBe('Ірина');
  });

  test('the title where members are missing', () => {
    expect(summarise(chatOf([invited({ title: 'Гість', members: [] })]), [])).toMatchObject({
      name: 'Гість',
      provider: '',
      clientId: '',
      gateway: '',
    });
  });
});

describe('unread', () => {
  const chat = (...messages: Message[]) =>
    chatOf([invited({ members: [client(), colleague()] }), joined(), ...messages.map((m) => said(m))]);

  test('the client’s messages after the mark, not the bot’s', () => {
    const unread = chat(message(3), message(4), message(6, { channelId: '' }), message(8));
    expect(summarise(unread, [])!.unread).toBe(3);
    const read = (upTo: number) => reduce({ [CONV]: unread }, { type: 'read', id: CONV, upTo }, at(9))[CONV]!;
    expect(summarise(read(3), [])!.unread).toBe(2);
    expect(summarise(read(8), [])!.unread).toBe(0);
  });

  test.each([
    ['this operator', own(5)],
    ['a colleague', message(5, { channelId: COLLEAGUE })],
  ])('what came before an answer of %s counts as read', (_, answer) => {
    expect(summarise(chat(message(3), message(4), answer, message(8)), [])!.unread).toBe(1);
  });
});

describe('preview', () => {
  test('an invitation shows the client’s last words, not the bot’s welcome after them', () => {
    const offered = chatOf([invited({ messages: [message(3), message(4, { channelId: '' })] })]);
    expect(summarise(offered, [])!.preview).toMatchObject({ author: 'client', text: 'text 3' });
  });

  test('the last message, with its author and file', () => {
    expect(preview([message(3), own(4)])).toEqual({
      author: 'operator',
      text: 'text 4',
      fileName: null,
      failed: false,
    });
    const file = { id: '1', name: 'a.png', size: 1, mime: 'image/png' };
    expect(preview([message(3, { text: '', file })])).toMatchObject({
      author: 'client',
      text: '',
      fileName: 'a.png',
    });
  });

  test('a message on its way is the last one, the newest written if there are several', () => {
    const outbox = [entry({ localId: 'b', text: 'two', order: 2 }), entry({ text: 'one', state: 'failed' })];
    expect(preview([message(3)], outbox)).toEqual({
      author: 'operator',
      text: 'two',
      fileName: null,
      failed: false,
    });
  });

  test('a refused message is marked, with and without a copy', () => {
    expect(preview([message(3)], [entry({ state: 'failed' })])).toMatchObject({ text: 'Hi', failed: true });
    expect(preview([own(4)], [entry({ state: 'failed', messageId: 4 })])).toMatchObject({
      text: 'text 4',
      failed: true,
    });
  });

  test('what the client says after a refused message is shown', () => {
    const outbox = [entry({ state: 'failed', createdAt: at(10) })];
    expect(preview([message(3), message(99)], outbox)).toMatchObject({ author: 'client', text: 'text 99' });
  });

  test('another chat’s messages are not shown', () => {
    expect(preview([message(3)], [entry({ conversationId: 'conv-2' })])).toMatchObject({ text: 'text 3' });
  });
});

test('one more message of the client’s: the short way says what the long one does', () => {
  let taken = 0;
  fc.assert(
    fc.property(history, ({ events }) => {
      let chats: Chats = {};
      for (const event of events) {
        const next = reduce(chats, event, at(100));
        if (event.type === 'message' && chats[event.id] && next !== chats) {
          const before = chats[event.id]!;
          const after = next[event.id]!;
          const was = summarise(before, []);
          const short = was && withClientMessage(was, before, after);
          if (short) {
            taken++;
            expect(short).toEqual(summarise(after, []));
          }
        }
        chats = next;
      }
    }),
    { numRuns: 300 },
  );
  expect(taken).toBeGreaterThan(50);
});
