/** What one change must not do besides: each of these stood unnoticed when it was broken on purpose. */
import { describe, expect, test } from 'vitest';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import {
  AGAIN,
  CONV,
  MINE,
  at,
  chatOf,
  closed,
  invited,
  item,
  joined,
  left,
  message,
  play,
  snapshot,
  withdrawn,
  type EventOf,
} from './builders.ts';

const part = (over: Partial<EventOf<'snapshot'>>, chats: Parameters<typeof snapshot>[0] = []): ChatEvent => ({
  ...(snapshot(chats, 59, false) as EventOf<'snapshot'>),
  ...over,
});
const work = (seconds: number, attemptId = 7): ChatEvent => ({
  type: 'processing',
  id: CONV,
  attemptId,
  at: at(seconds),
  deadline: at(seconds + 30),
  renewalSec: 0,
  prolongations: null,
});

describe('a snapshot in part', () => {
  const chats: ChatEvent[] = [invited(), invited({ id: 'conv-2', channelId: 'inv-9' }), joined()];

  test('that hides no invitation takes back those it lacks, and leaves accepted chats alone', () => {
    const after = play([...chats, [60, part({ invitations: true })]]);
    expect(after['conv-2']!.episodes['inv-9']!.withdrawn).toEqual({ at: at(59), reason: 'gone' });
    expect(after[CONV]!.episodes[MINE]!.ended).toBeNull();
  });

  test('that may hide invitations takes nothing back', () => {
    const after = play([...chats, [60, part({})]]);
    expect(after['conv-2']!.episodes['inv-9']!.withdrawn).toBeNull();
  });

  test('of accepted chats alone ends the accepted one that it lacks, and no invitation', () => {
    const after = play([...chats, [60, part({ complete: true, besides: [] })]]);
    expect(after[CONV]!.episodes[MINE]!.ended?.reason).toBe('lost');
    expect(after['conv-2']!.episodes['inv-9']!.withdrawn).toBeNull();
  });

  test('besides the chats that it names leaves those untouched', () => {
    const after = play([...chats, [60, part({ complete: true, besides: [CONV] })]]);
    expect(after[CONV]!.episodes[MINE]!.ended).toBeNull();
  });

  test('of accepted chats shows an accepted one of which nothing was known', () => {
    const after = play([[60, part({ complete: true, besides: [] }, [item()])]]);
    expect(after[CONV]!.episodes[MINE]).toMatchObject({ ended: null, withdrawn: null });
  });
});

describe('the beginning of a conversation', () => {
  test('is reached by a whole list, and by no other', () => {
    expect(chatOf([[60, snapshot([item({ whole: true })], 59)]]).reachedStart).toBe(true);
    expect(chatOf([[60, snapshot([item({ whole: false })], 59)]]).reachedStart).toBe(false);
  });

  test('once reached it stays so', () => {
    const whole: [number, ChatEvent] = [60, snapshot([item({ whole: true })], 59)];
    expect(chatOf([whole, [90, snapshot([item({ whole: false })], 89)]]).reachedStart).toBe(true);
  });
});

describe('a message that a list in part lacks', () => {
  const have = [message(10), message(11), message(12)];
  const after = (messages: typeof have): number[] =>
    chatOf([
      invited({ messages: have }),
      joined(),
      [101, snapshot([item({ messages, whole: false })], 100)],
    ]).messages.map((m) => m.id);

  test('is deleted when it stood between those it has', () => {
    expect(after([have[0]!, have[2]!])).toEqual([10, 12]);
  });
  test('is only beyond its reach when it is older', () => {
    expect(after([have[1]!, have[2]!])).toEqual([10, 11, 12]);
  });
});

describe('processing', () => {
  test('is over when a whole snapshot lacks the chat', () => {
    const chat = chatOf([invited(), joined(), work(20), [60, snapshot([], 59)]]);
    expect(chat.workDone).toEqual({ attemptId: 7, at: at(59) });
  });

  test.each<[string, ChatEvent]>([
    ['was told after the question', snapshot([], 20)],
    ['was told as late as a snapshot may lag', snapshot([], 25)],
    ['may be hidden by the cap', part({ invitations: true })],
    [
      'is listed',
      snapshot(
        [
          item({
            endedAt: at(10),
            afterWork: { attemptId: 7, deadline: at(50), renewalSec: 0, prolongations: null },
          }),
        ],
        59,
      ),
    ],
  ])('is not over when it %s', (_, event) => {
    expect(chatOf([invited(), joined(), work(20), [60, event]]).workDone).toBeNull();
  });

  test('that the operator reported is remembered by the latest attempt', () => {
    const reported = (attemptId: number): ChatEvent => ({ type: 'reported', id: CONV, attemptId, at: at(9) });
    expect(chatOf([invited(), reported(7)]).reported).toBe(7);
    expect(chatOf([invited(), reported(7), reported(6)]).reported).toBe(7);
    expect(chatOf([invited(), reported(7), reported(8)]).reported).toBe(8);
    const back = (attemptId: number): ChatEvent => ({ type: 'unreported', id: CONV, attemptId });
    expect(chatOf([invited(), reported(7), back(7)]).reported).toBe(0);
    expect(chatOf([invited(), reported(8), back(7)]).reported).toBe(8);
  });
});

describe('parts of a chat', () => {
  test('each of several channels in one snapshot is there', () => {
    const both = [item({ endedAt: at(50) }), item({ channelId: AGAIN })];
    const chat = chatOf([
      invited(),
      joined(),
      invited({ channelId: AGAIN }),
      joined(9, AGAIN),
      [60, snapshot(both, 59)],
    ]);
    expect(chat.episodes[AGAIN]!.ended).toBeNull();
    expect(chat.episodes[MINE]!.ended?.reason).toBe('other');
  });

  test('what was heard at the very moment of the question is kept', () => {
    expect(
      chatOf([
        [59, invited()],
        [60, snapshot([], 59)],
      ]).episodes[MINE]!.withdrawn,
    ).toBeNull();
  });

  test('those that ended, or belong to a chat that is closed, are not ended anew', () => {
    const ended = chatOf([invited(), joined(), left(9), [60, snapshot([], 59)]]);
    expect(ended.episodes[MINE]!.ended).toMatchObject({ at: at(9) });
    expect(chatOf([invited(), withdrawn(9), [60, snapshot([], 59)]]).episodes[MINE]!.withdrawn?.at).toBe(
      at(9),
    );
    expect(chatOf([invited(), joined(), closed(9), [60, snapshot([], 59)]]).episodes[MINE]!.ended).toBeNull();
  });

  test('what a snapshot does not change is the same object: nobody renders or writes it again', () => {
    const before = play([invited(), joined(), left(9), withdrawn(9)]);
    expect(reduce(before, snapshot([], 59), at(60))).toBe(before);
  });
});

describe('what is known already changes nothing', () => {
  const before = play([invited({ queue: 'Support' }), joined()]);
  const twice = (event: ChatEvent): boolean => {
    const once = reduce(before, event, at(60));
    return once !== before && reduce(once, event, at(61)) === once;
  };

  test.each<ChatEvent>([
    { type: 'end-asked', id: CONV, channelId: MINE },
    { type: 'taken-up', id: CONV, channelId: MINE },
    { type: 'read', id: CONV, upTo: 3 },
    { type: 'no-reply-needed', id: CONV, upTo: 3 },
    { type: 'reported', id: CONV, attemptId: 3, at: at(9) },
    { type: 'details', id: CONV, queue: 'Other' },
    { type: 'forget', ids: [CONV] },
  ])('$type', (event) => {
    expect(twice(event)).toBe(true);
  });

  test('what was read, or needs no reply, never shrinks', () => {
    const read = (upTo: number): ChatEvent => ({ type: 'read', id: CONV, upTo });
    const enough = (upTo: number): ChatEvent => ({ type: 'no-reply-needed', id: CONV, upTo });
    expect(chatOf([invited(), read(5), read(3), enough(5), enough(3)])).toMatchObject({
      readUpTo: 5,
      noReplyUpTo: 5,
    });
  });
});

describe('details that were read', () => {
  const details = (over: Partial<EventOf<'details'>>): ChatEvent => ({ type: 'details', id: CONV, ...over });

  test('name the queue; none is no name', () => {
    expect(chatOf([invited({ queue: 'A' }), details({ queue: 'B' })]).queue).toBe('B');
    expect(chatOf([invited({ queue: 'A' }), details({ queue: '' })]).queue).toBe('A');
    expect(chatOf([invited({ queue: 'A' }), details({})]).queue).toBe('A');
  });

  test('set the time limit of the invitation that is open, and of no other', () => {
    const limit = details({ expiresAt: at(90) });
    const mine = (events: ChatEvent[]) => chatOf(events).episodes[MINE]!.expiresAt;
    const plain = invited({ expiresAt: null });
    expect(mine([plain, limit])).toBe(at(90));
    expect(mine([plain, details({})])).toBeNull();
    expect(mine([plain, joined(), limit])).toBeNull();
    expect(mine([plain, withdrawn(9), limit])).toBeNull();
    expect(mine([plain, left(9), limit])).toBeNull();
  });
});
