import { describe, expect, test } from 'vitest';
import { authorOf, unreadCount } from '../../../lib/chat/chat.ts';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import type { WithdrawReason } from '../../../lib/chat/types.ts';
import {
  AGAIN,
  CLIENT,
  COLLEAGUE,
  CONV,
  MINE,
  at,
  chatOf,
  client,
  closed,
  colleague,
  invited,
  item,
  joined,
  left,
  message,
  play,
  said,
  snapshot,
  summaryOf,
  withdrawn,
} from './builders.ts';

const status = (events: Parameters<typeof summaryOf>[0]): string | undefined => summaryOf(events)?.status;
const texts = (events: ChatEvent[]) => chatOf([invited(), joined(), ...events]).messages.map((m) => m.text);
const read = (upTo: number): ChatEvent => ({ type: 'read', id: CONV, upTo });
const mine = (id: number) => message(id, { channelId: MINE });

describe('the life of a chat', () => {
  const life: ChatEvent[] = [invited(), joined(), said(message(10)), said(mine(11)), left(20)];

  test.each([
    [1, 'invited'],
    [2, 'new'],
    [3, 'new'],
    [4, 'in-progress'],
    [5, 'completed'],
  ])('after %i events it is %s', (count, expected) => {
    expect(status(life.slice(0, count))).toBe(expected);
  });

  test('closing without an answer completes a new chat', () => {
    expect(status([invited(), joined(), closed(9)])).toBe('completed');
  });

  test('a bot that speaks through the own channel does not begin the work', () => {
    const greeting = message(10, { channelId: MINE, fromBot: true });
    expect(status([invited(), joined(), said(greeting)])).toBe('new');
  });

  test('nothing leaves completed: late join and late messages change no status', () => {
    expect(status([...life, joined(), said(message(12)), said(mine(13))])).toBe('completed');
  });

  test('the first ending counts, whatever comes after it', () => {
    const once = summaryOf([...life])?.ended;
    expect(once).toEqual({ at: at(20), reason: 'operator' });
    expect(summaryOf([...life, left(25, { reason: 'transfer' }), closed(30)])?.ended).toEqual(once);
  });

  test.each(['client', 'schema', 'other'] as const)('closed by: %s', (reason) => {
    const summary = summaryOf([invited(), joined(), closed(9, reason)]);
    expect(summary).toMatchObject({ status: 'completed', ended: { at: at(9), reason }, wait: null });
  });

  test('a transfer ends this operator’s part', () => {
    const summary = summaryOf([invited(), joined(), left(9, { reason: 'transfer' })]);
    expect(summary).toMatchObject({ status: 'completed', ended: { reason: 'transfer' } });
  });

  test('the ending is known though the join was missed', () => {
    const summary = summaryOf([invited(), left(9)]);
    const open = summary?.status === 'invited' && summary.withdrawn === null;
    expect(open).toBe(false);
    expect(summary).toMatchObject({ status: 'completed', ended: { at: at(9), reason: 'operator' } });
  });

  test('an ending that comes before all else is not forgotten', () => {
    expect(status([left(9), joined(), invited()])).toBe('completed');
    expect(chatOf([left(9), joined(), invited()]).episodes).toMatchObject({
      [MINE]: { ended: { at: at(9) } },
    });
  });

  test('a reason beats a guess, whether it is of the part or of the whole', () => {
    const guessed: (ChatEvent | [number, ChatEvent])[] = [invited(), joined(), [60, snapshot([], 59)]];
    expect(summaryOf([...guessed, [61, closed(60)]])?.ended).toEqual({ at: at(60), reason: 'client' });
    expect(summaryOf([invited(), joined(), left(9), closed(8, 'other')])?.ended?.reason).toBe('operator');
  });
});

describe('invitations', () => {
  test.each<WithdrawReason>(['timeout', 'taken', 'declined', 'client-left'])('withdrawn: %s', (reason) => {
    const summary = summaryOf([invited(), withdrawn(9, { reason })]);
    expect(summary).toMatchObject({ status: 'invited', withdrawn: { at: at(9), reason } });
  });

  test('the customer leaves during the invitation', () => {
    expect(summaryOf([invited(), closed(9)])).toMatchObject({
      status: 'invited',
      withdrawn: { at: at(9), reason: 'client-left' },
    });
  });

  test('taken by another client of the same operator: active here as well', () => {
    expect(summaryOf([invited(), joined(6)])).toMatchObject({ status: 'new', acceptedAt: at(6) });
  });

  test('a join wins over a withdrawal: the chat is the operator’s', () => {
    const summary = summaryOf([invited(), withdrawn(6, { reason: 'taken' }), joined(6)]);
    expect(summary).toMatchObject({ status: 'new', withdrawn: null });
  });

  test('a withdrawal for a missed invitation leaves no invitation open', () => {
    const summary = summaryOf([withdrawn(9)]);
    expect(summary).toBeNull();
    expect(summaryOf([withdrawn(9), invited()])).toMatchObject({ withdrawn: { reason: 'timeout' } });
  });

  test('messages during the invitation are kept', () => {
    expect(chatOf([invited({ messages: [message(3)] }), said(message(4))]).messages.map((m) => m.id)).toEqual(
      [3, 4],
    );
  });

  test('its limit may be told later', () => {
    const told: ChatEvent = { type: 'details', id: CONV, queue: 'Sales', expiresAt: at(60) };
    expect(summaryOf([invited({ expiresAt: null }), told])).toMatchObject({
      queue: 'Sales',
      expiresAt: at(60),
    });
  });
});

describe('the same conversation again, under a new channel', () => {
  const again = invited({ channelId: AGAIN, invitedAt: at(30), variables: { cc_attempt_id: '556' } });
  const before: ChatEvent[] = [invited(), joined(), said(mine(10)), left(20)];

  test('is an invitation again, then a chat, then completed', () => {
    expect(status([...before, again])).toBe('invited');
    expect(summaryOf([...before, again, joined(35, AGAIN)])).toMatchObject({
      acceptedAt: at(35),
      ended: null,
    });
    expect(status([...before, again, joined(35, AGAIN), left(40, { channelId: AGAIN })])).toBe('completed');
  });

  test('is new until the operator writes in it', () => {
    const taken = [...before, again, joined(35, AGAIN)];
    expect(status(taken)).toBe('new');
    expect(status([...taken, said(mine(36))])).toBe('new');
    expect(status([...taken, said(message(36, { channelId: AGAIN }))])).toBe('in-progress');
  });

  test('messages of both parts are own', () => {
    const chat = chatOf([...before, again, joined(35, AGAIN), said(message(36, { channelId: AGAIN }))]);
    expect(chat.messages.map((m) => authorOf(chat, m))).toEqual(['operator', 'operator']);
  });

  test('a late ending of the first part does not end the second', () => {
    expect(summaryOf([...before, again, joined(35, AGAIN), left(20)])?.ended).toBeNull();
  });

  test('the newest invitation describes the chat, in whatever order they come', () => {
    expect(chatOf([...before, again]).variables.cc_attempt_id).toBe('556');
    expect(chatOf([again, ...before]).variables.cc_attempt_id).toBe('556');
  });

  test('a completed chat whose second invitation ran out stays completed', () => {
    expect(status([...before, again, withdrawn(60, { channelId: AGAIN })])).toBe('completed');
    expect(status([...before, again, withdrawn(60, { channelId: AGAIN, reason: 'taken' })])).toBe(
      'completed',
    );
    expect(status([...before, again, closed(60)])).toBe('completed');
  });

  test('a missed ending of the first part does not outlive the second', () => {
    const missed: ChatEvent[] = [invited(), joined(), said(mine(10))];
    const invite = item({ channelId: AGAIN, joined: false, invitedAt: at(0) });
    const seen = [...missed, [50, snapshot([invite], 49)] as [number, ChatEvent]];
    expect(status(seen)).toBe('invited');
    expect(
      summaryOf([...seen, [60, joined(60, AGAIN)], [70, left(70, { channelId: AGAIN })]])?.ended,
    ).not.toBeNull();
  });
});

describe('messages', () => {
  const edit = message(10, { text: 'new', editedAt: at(12) });
  const gone: ChatEvent = { type: 'deleted', id: CONV, messageId: 10 };

  test('the later edit wins, and an older copy does not undo it', () => {
    const latest = message(10, { text: 'newest', editedAt: at(13) });
    expect(texts([said(message(10)), said(latest), said(edit), said(message(10))])).toEqual(['newest']);
  });

  test('a deleted message stays away, also when its copy comes late', () => {
    expect(texts([said(message(10)), gone])).toEqual([]);
    expect(texts([gone, said(message(10)), said(edit)])).toEqual([]);
    expect(
      texts([said(message(9)), gone, snapshot([item({ messages: [message(9), message(10)] })], 60)]),
    ).toEqual(['text 9']);
  });

  test('of two copies of a file the one that knows more is kept, in either order', () => {
    const poor = message(10, { file: { id: '5', name: 'a.png', size: 0, mime: '' } });
    const rich = message(10, { file: { id: '5', name: 'a.png', size: 1024, mime: 'image/png' } });
    for (const copies of [
      [poor, rich],
      [rich, poor],
    ]) {
      expect(chatOf([invited(), ...copies.map((m) => said(m))]).messages[0]!.file!.size).toBe(1024);
    }
  });

  test('read marks never go back', () => {
    const chat = chatOf([invited(), said(message(10)), said(message(11)), read(10), read(3)]);
    expect(unreadCount(chat)).toBe(1);
  });
});

describe('channels that are not this operator’s', () => {
  test('an unknown channel is taken for the client’s; a known colleague’s is not', () => {
    const events = [invited(), joined(), said(message(10, { channelId: COLLEAGUE }))];
    const stranger = chatOf(events);
    expect(authorOf(stranger, stranger.messages[0]!)).toBe('client');
    const known = chatOf([...events, { type: 'member', id: CONV, member: colleague() }]);
    expect(authorOf(known, known.messages[0]!)).toBe('operator');
  });

  test('a colleague’s words do not begin this operator’s work', () => {
    const events = [
      invited({ members: [client(), colleague()] }),
      joined(),
      said(message(10, { channelId: COLLEAGUE })),
    ];
    expect(status(events)).toBe('new');
  });

  test('a colleague who leaves takes nothing with him and becomes nobody’s own channel', () => {
    const events = [
      invited({ members: [client(), colleague()] }),
      joined(),
      said(message(10, { channelId: COLLEAGUE })),
      left(12, { channelId: COLLEAGUE }),
    ];
    expect(summaryOf(events)).toMatchObject({ status: 'new', ended: null });
  });

  test('a colleague leaves a chat of which nothing is known: no invitation appears', () => {
    expect(summaryOf([left(12, { channelId: COLLEAGUE })])).toBeNull();
  });

  test('loose facts about an unknown chat show nothing; marks for it are ignored', () => {
    expect(summaryOf([said(message(10))])).toBeNull();
    expect(play([{ type: 'read', id: 'nowhere', upTo: 4 }])).toEqual({});
    expect(chatOf([said(message(10)), invited()]).messages[0]!.channelId).toBe(CLIENT);
  });

  test('forgotten chats are gone, others stay', () => {
    const chats = play([
      invited(),
      invited({ id: 'conv-2', channelId: 'x' }),
      { type: 'forget', ids: [CONV] },
    ]);
    expect(Object.keys(chats)).toEqual(['conv-2']);
  });
});
