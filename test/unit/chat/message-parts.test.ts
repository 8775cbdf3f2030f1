import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../lib/chat/lines.ts';
import type { Message } from '../../../lib/chat/types.ts';
import {
  CLIENT,
  MINE,
  active,
  at,
  chatOf,
  invited,
  item,
  joined,
  message,
  play,
  said,
  snapshot,
} from './builders.ts';

const inChat = (...messages: Message[]) => linesOf(active(messages), []);
const deletion = (messageId: number) => ({ type: 'deleted', id: 'conv-1', messageId }) as const;

describe('the message that is answered', () => {
  test('stands above the answer, with its author', () => {
    const [, answer] = inChat(message(1, { text: 'Синій чи чорний?' }), message(2, { replyTo: 1 }));
    expect(answer!.extra?.quote).toEqual({
      key: 'm1',
      author: 'client',
      name: 'Ірина',
      text: 'Синій чи чорний?',
      file: null,
    });
  });

  test('of an own message it is nobody’s name; of a file its name', () => {
    const file = { id: '7', name: 'план.pdf', size: 5, mime: 'application/pdf' };
    const lines = inChat(message(1, { channelId: MINE, text: '', file }), message(2, { replyTo: 1 }));
    expect(lines[1]!.extra?.quote).toMatchObject({
      author: 'operator',
      name: '',
      file: { name: 'план.pdf' },
    });
  });

  test('one that is not known is still said to be an answer', () => {
    expect(inChat(message(2, { replyTo: 1 }))[0]!.extra?.quote?.key).toBeNull();
  });

  test('a snapshot, which does not tell it, takes it not away', () => {
    const chats = play([
      invited(),
      joined(),
      said(message(1)),
      said(message(2, { replyTo: 1, pressed: true, forwarded: { from: 'Ганна' } })),
      snapshot([item({ messages: [message(1), message(2)] })], 60),
    ]);
    const [, line] = linesOf(chats['conv-1']!, []);
    expect(line!.extra).toMatchObject({ quote: { key: 'm1' }, pressed: true, forwarded: { from: 'Ганна' } });
  });
});

describe('what was said before an edit', () => {
  const versions = [
    message(1, { text: 'о 10' }),
    message(1, { text: 'о 11', editedAt: at(20) }),
    message(1, { text: 'о 12', editedAt: at(30) }),
  ];

  test('every earlier wording, oldest first', () => {
    const [line] = inChat(...versions);
    expect([line!.text, line!.extra?.earlier]).toEqual(['о 12', ['о 10', 'о 11']]);
  });

  test('in whatever order and however often the copies come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...versions, ...versions], { minLength: 6 }), (copies) => {
        expect(inChat(...copies)[0]!.extra?.earlier).toEqual(['о 10', 'о 11']);
      }),
    );
  });

  test('a copy of the last wording changes nothing', () => {
    const before = chatOf([invited(), joined(), ...versions.map((m) => said(m))]);
    const after = play([said(versions[2]!)], { 'conv-1': before })['conv-1'];
    expect(after!.messages).toBe(before.messages);
  });

  test('an edit of something else than the words has no earlier ones', () => {
    const [line] = inChat(message(1, { text: 'так' }), message(1, { text: 'так', editedAt: at(9) }));
    expect([line!.edited, line!.extra]).toEqual([true, {}]);
  });
});

describe('where a message was deleted', () => {
  const three = [message(1), message(2), message(3)];

  test('a trace stands in its place, without its words', () => {
    const chat = chatOf([invited(), joined(), ...three.map((m) => said(m)), deletion(2)]);
    const lines = linesOf(chat, []);
    expect(lines.map((l) => [l.key, l.author, l.text, l.notice])).toEqual([
      ['m1', 'client', 'text 1', null],
      ['m2', 'client', '', 'deleted'],
      ['m3', 'client', 'text 3', null],
    ]);
    expect(chat.messages.map((m) => m.id)).toEqual([1, 3]);
    expect(JSON.stringify(chat)).not.toContain('text 2');
  });

  test('also when its copy comes after the word that it was deleted', () => {
    const early = chatOf([invited(), joined(), said(three[0]!), deletion(2), said(three[1]!)]);
    expect(linesOf(early, []).map((l) => l.notice)).toEqual([null, 'deleted']);
  });

  test('also when only a snapshot shows that it is gone; back again, the trace is', () => {
    const gone = play([
      invited(),
      joined(),
      ...three.map((m) => said(m)),
      snapshot([item({ messages: [three[0]!, three[2]!] })], 90),
    ]);
    expect(linesOf(gone['conv-1']!, []).map((l) => l.notice)).toEqual([null, 'deleted', null]);
    const back = play([[200, snapshot([item({ messages: three })], 199)]], gone);
    expect(linesOf(back['conv-1']!, []).map((l) => l.notice)).toEqual([null, null, null]);
  });

  test('an own message that was deleted is not on its way any more', () => {
    const own = message(2, { channelId: MINE });
    const chat = chatOf([invited(), joined(), said(three[0]!), said(own), deletion(2)]);
    const entry = {
      localId: 'a',
      conversationId: 'conv-1',
      text: own.text,
      createdAt: at(2),
      order: 1,
      state: 'sent',
      afterId: 1,
      lostAt: null,
      messageId: 2,
      reason: null,
    } as const;
    expect(linesOf(chat, [entry]).map((l) => [l.key, l.notice, l.state])).toEqual([
      ['m1', null, null],
      ['m2', 'deleted', null],
    ]);
  });
});

describe('a message with nothing to show', () => {
  test('says so, with the server’s word for it', () => {
    const [line] = inChat(message(1, { text: ' ', kind: 'reaction', channelId: CLIENT }));
    expect([line!.notice, line!.extra]).toEqual(['unknown', { kind: 'reaction' }]);
  });

  test('of one that has words these are shown', () => {
    const [line] = inChat(message(1, { text: 'Опитування', kind: 'poll' }));
    expect([line!.notice, line!.extra]).toEqual([null, null]);
  });
});
