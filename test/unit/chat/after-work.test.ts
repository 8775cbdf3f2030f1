/** After-chat processing: facts in any order, however often. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import { activeInOrder, closedInOrder } from '../../../lib/chat/order.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import { summarise } from '../../../lib/chat/summary.ts';
import { DEFAULT_LIGHT_RULES } from '../../../lib/chat/traffic-light.ts';
import { AGAIN, at, CONV, invited, item, joined, left, play, snapshot, summaryOf } from './builders.ts';

const processing = (second: number, deadline: number, attemptId = 555): ChatEvent => ({
  type: 'processing',
  id: CONV,
  attemptId,
  at: at(second),
  deadline: at(deadline),
  renewalSec: 15,
  prolongations: null,
});
const processed = (second: number, attemptId = 555): ChatEvent => ({
  type: 'processed',
  id: CONV,
  attemptId,
  at: at(second),
});
const LIFE = [invited(), joined(), left(10)];

describe('the reducer', () => {
  const fact = fc
    .tuple(
      fc.boolean(),
      fc.integer({ min: 10, max: 20 }),
      fc.integer({ min: 30, max: 40 }),
      fc.constantFrom(555, 556),
    )
    .map(([done, s, d, attempt]) => (done ? processed(s, attempt) : processing(s, d, attempt)));

  test('makes the same of the same facts in any order and number', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (facts, keys) => {
        const all = [...LIFE, ...facts];
        const mixed = [...all, ...facts]
          .map((event) => ({ event, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map((m) => m.event);
        const fold = (events: ChatEvent[]) => events.reduce((c, e) => reduce(c, e, at(50)), {});
        expect(fold(mixed)).toEqual(fold(all));
      }),
    );
  });

  test('a prolongation moves the deadline, an end ends it, a later word begins it again', () => {
    expect(summaryOf([...LIFE, processing(11, 41), processing(20, 60)])?.processing?.deadline).toBe(at(60));
    expect(summaryOf([...LIFE, processing(11, 41), processed(20)])?.processing).toBeNull();
    expect(summaryOf([...LIFE, processed(20), processing(11, 41)])?.processing).toBeNull();
    expect(summaryOf([...LIFE, processed(20), processing(25, 60, 556)])?.processing?.attemptId).toBe(556);
  });

  test('goes on beside a new invitation to the same chat', () => {
    const again = invited({ channelId: AGAIN, invitedAt: at(20) });
    const summary = summaryOf([...LIFE, processing(11, 41), again]);
    expect([summary?.status, summary?.processing?.attemptId]).toEqual(['invited', 555]);
  });

  test('a report that was not taken is still to be made', () => {
    const report: ChatEvent[] = [
      { type: 'reported', id: CONV, attemptId: 555, at: at(15) },
      { type: 'unreported', id: CONV, attemptId: 555 },
    ];
    expect(play([...LIFE, processing(11, 41), ...report])[CONV]?.reported).toBe(0);
  });

  test('an open chat is not shown as processed', () => {
    expect(summaryOf([invited(), joined(), processing(11, 41)])?.processing).toBeNull();
  });
});

describe('snapshots', () => {
  const work = { attemptId: 555, deadline: at(41), renewalSec: 15, prolongations: 2 };
  const listed = snapshot([item({ endedAt: at(10), afterWork: work })], 12);

  test('bring it back after a restart', () => {
    expect(summaryOf([[13, listed]])?.processing).toEqual(work);
  });

  test('end it when they no longer list the chat, but not on the word of an older one', () => {
    const before: [number, ChatEvent][] = [
      [1, invited()],
      [5, joined()],
      [10, left(10)],
      [11, processing(11, 41)],
    ];
    expect(summaryOf([...before, [30, snapshot([], 29)]])?.processing).toBeNull();
    expect(summaryOf([...before, [12, snapshot([], 10)]])?.processing).not.toBeNull();
    expect(summaryOf([...before, [30, snapshot([], 29, false)]])?.processing).not.toBeNull();
  });
});

test('it stays among the active ones until its deadline, and is closed from then on', () => {
  const chat = summarise(play([...LIFE, processing(11, 41)])[CONV]!, [])!;
  const active = (second: number) => activeInOrder([chat], DEFAULT_LIGHT_RULES, at(second)).length;
  const closed = (second: number) => closedInOrder([chat], 10, at(second)).length;
  expect([active(40), closed(40)]).toEqual([1, 0]);
  expect([active(41), closed(41)]).toEqual([0, 1]);
  expect(chat.status).toBe('completed');
});
