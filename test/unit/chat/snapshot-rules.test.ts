/** The rules of a snapshot one by one: each of these stood unnoticed when it was broken on purpose. */
import { expect, test } from 'vitest';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import {
  AGAIN,
  CONV,
  MINE,
  at,
  chatOf,
  invited,
  item,
  joined,
  left,
  snapshot,
  withdrawn,
} from './builders.ts';

const work: ChatEvent = {
  type: 'processing',
  id: CONV,
  attemptId: 7,
  at: at(20),
  deadline: at(50),
  renewalSec: 0,
  prolongations: null,
};

test('a chat that is listed, but not as processed, is processed no more', () => {
  const chat = chatOf([invited(), joined(), work, [60, snapshot([item()], 59)]]);
  expect(chat.workDone).toEqual({ attemptId: 7, at: at(59) });
});

test('of two times of one part the later one counts', () => {
  const chat = chatOf([
    invited({ invitedAt: at(1) }),
    joined(),
    [60, snapshot([item({ invitedAt: at(9) })], 59)],
  ]);
  expect(chat.episodes[MINE]).toMatchObject({ invitedAt: at(9), joinedAt: at(9) });
});

test.each([
  ['accepted', [invited({ invitedAt: at(1) }), joined(20), left(30)], 20],
  ['only offered', [invited({ invitedAt: at(1) }), withdrawn(30)], 1],
] as [string, ChatEvent[], number][])(
  'an invitation of unknown time comes right after the part before it, which was %s',
  (_, before, seconds) => {
    const open = item({ channelId: AGAIN, joined: false, invitedAt: 0 });
    const chat = chatOf([...before, [60, snapshot([open], 59)]]);
    expect(chat.episodes[AGAIN]?.invitedAt).toBe(at(seconds) + 1);
  },
);

test('an end that one snapshot told is not taken back by the next, which does not tell it', () => {
  const chat = chatOf([
    invited(),
    joined(),
    [60, snapshot([item({ endedAt: at(50) })], 59)],
    [90, snapshot([item()], 89)],
  ]);
  expect(chat.episodes[MINE]?.ended).toEqual({ at: at(50), reason: 'other' });
});

test('a part that was accepted after its invitation was taken back ends when the snapshot lacks it', () => {
  const chat = chatOf([invited(), withdrawn(3), joined(5), [60, snapshot([], 59)]]);
  expect(chat.episodes[MINE]?.ended).toEqual({ at: at(59), reason: 'lost' });
});
