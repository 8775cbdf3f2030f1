import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  WITHDRAWN_VISIBLE_MS,
  activeInOrder,
  closedInOrder,
  heldOrder,
  nextOrderChange,
  openInvites,
  waitingChats,
} from '../../../lib/chat/order.ts';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { DEFAULT_LIGHT_RULES } from '../../../lib/chat/traffic-light.ts';
import { at, deepFreeze } from './builders.ts';

const chat = (id: string, over: Partial<ChatSummary> = {}): ChatSummary => ({
  id,
  status: 'in-progress',
  name: id,
  provider: 'telegram',
  clientId: '',
  gateway: '',
  queue: '',
  preview: null,
  unread: 0,
  wait: { unansweredSince: null, operatorAt: at(0), acceptedAt: at(0) },
  replyUntil: null,
  invitedAt: at(0),
  expiresAt: null,
  acceptedAt: at(0),
  ended: null,
  transfer: null,
  processing: null,
  withdrawn: null,
  unprocessed: false,
  lastAt: at(0),
  lastMessageId: 0,
  ...over,
});
const waits = (id: string, since: number) =>
  chat(id, { wait: { unansweredSince: at(since), operatorAt: at(0), acceptedAt: at(0) } });
const grey = (id: string, since: number) =>
  chat(id, { wait: { unansweredSince: null, operatorAt: at(since), acceptedAt: at(0) } });
const silent = (id: string, seconds: number) =>
  chat(id, { lastAt: at(seconds), wait: { unansweredSince: null, operatorAt: null, acceptedAt: at(0) } });
const invite = (id: string, since: number, over: Partial<ChatSummary> = {}) =>
  chat(id, {
    status: 'invited',
    wait: null,
    replyUntil: null,
    acceptedAt: null,
    invitedAt: at(since),
    ...over,
  });
const done = (id: string, seconds: number) =>
  chat(id, { status: 'completed', wait: null, ended: { at: at(seconds), reason: 'client' } });

const order = (chats: ChatSummary[], now = 1000): string[] =>
  activeInOrder(deepFreeze(chats), DEFAULT_LIGHT_RULES, at(now)).map((c) => c.id);

describe('active', () => {
  const all = [
    invite('invite early', 10),
    invite('invite late', 999),
    waits('red long', 100),
    waits('red', 500),
    waits('yellow long', 700),
    waits('yellow', 800),
    waits('green long', 900),
    waits('green', 990),
    grey('grey long', 5),
    grey('grey', 400),
  ];
  const expected = all.map((c) => c.id);

  test('invitations, then the most urgent, then the longest wait: whatever order they come in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...all, done('z', 1)], { minLength: all.length + 1 }), (mixed) => {
        expect(order(mixed)).toEqual(expected);
      }),
    );
  });

  test('equals stand in an order that does not depend on arrival', () => {
    expect(order([waits('b', 500), waits('a', 500)])).toEqual(['a', 'b']);
    expect(order([grey('b', 500), grey('a', 500)])).toEqual(['a', 'b']);
    expect(order([invite('b', 500), invite('a', 500)])).toEqual(order([invite('a', 500), invite('b', 500)]));
  });

  test('a chat without a word counts from its last event', () => {
    expect(order([silent('a', 30), silent('b', 20)])).toEqual(['b', 'a']);
  });

  test('a withdrawn invitation is in sight for ten seconds, a declined one not at all', () => {
    const gone = invite('x', 1, { withdrawn: { at: at(100), reason: 'taken' } });
    const until = 100 + WITHDRAWN_VISIBLE_MS / 1000;
    expect(WITHDRAWN_VISIBLE_MS).toBe(10_000);
    expect(order([gone], until - 0.001)).toEqual(['x']);
    expect(order([gone], until)).toEqual([]);
    expect(order([invite('x', 1, { withdrawn: { at: at(100), reason: 'declined' } })], 100)).toEqual([]);
  });
});

describe('closed', () => {
  test('the last ten, newest first; nothing else', () => {
    const many = Array.from({ length: 15 }, (_, i) => done(`c${String(i).padStart(2, '0')}`, i));
    const ids = closedInOrder(deepFreeze([...many, waits('x', 1), invite('y', 1)])).map((c) => c.id);
    expect(ids).toEqual(['c14', 'c13', 'c12', 'c11', 'c10', 'c09', 'c08', 'c07', 'c06', 'c05']);
    expect(closedInOrder(many, 2)).toHaveLength(2);
  });

  test('equals by id', () => {
    expect(closedInOrder([done('b', 1), done('a', 1)]).map((c) => c.id)).toEqual(['a', 'b']);
  });
});

test('who waits: unanswered chats only', () => {
  expect(waitingChats([waits('a', 1), grey('b', 1), invite('c', 1), done('d', 1)]).map((c) => c.id)).toEqual([
    'a',
  ]);
});

test('open invitations: not the withdrawn ones', () => {
  const gone = invite('x', 1, { withdrawn: { at: at(100), reason: 'taken' } });
  expect(openInvites([invite('a', 1), gone, waits('b', 1)]).map((c) => c.id)).toEqual(['a']);
});

describe('when the list changes by time alone', () => {
  const rules = DEFAULT_LIGHT_RULES;
  const gen = fc.array(
    fc.record({
      since: fc.integer({ min: 0, max: 900 }),
      kind: fc.constantFrom('waits', 'grey', 'withdrawn', 'processed'),
    }),
    { maxLength: 12 },
  );
  const make = (one: { since: number; kind: string }, i: number): ChatSummary => {
    const id = `c${i}`;
    if (one.kind === 'waits') return waits(id, one.since);
    if (one.kind === 'grey') return grey(id, one.since);
    if (one.kind === 'withdrawn')
      return chat(id, { status: 'invited', wait: null, withdrawn: { reason: 'taken', at: at(one.since) } });
    const processing = { deadline: at(one.since) } as ChatSummary['processing'];
    return chat(id, { status: 'completed', wait: null, processing });
  };
  test('nothing changes before the time told, and something that is in the list does at it', () => {
    fc.assert(
      fc.property(gen, fc.integer({ min: 0, max: 1000 }), (ones, second) => {
        const chats = ones.map(make);
        const now = at(second);
        const ids = (time: number): string[] => activeInOrder(chats, rules, time).map((c) => c.id);
        const next = nextOrderChange(chats, rules, now);
        expect(next).toBeGreaterThan(now);
        const until = next === Infinity ? now + 3_600_000 : next - 1;
        for (const time of [now + Math.floor((until - now) / 2), until]) expect(ids(time)).toEqual(ids(now));
      }),
    );
  });
  test('a colour that turns is one such time', () => {
    expect(nextOrderChange([waits('a', 0), grey('b', 5)], rules, at(10))).toBe(at(180) + 1);
    expect(nextOrderChange([grey('b', 5)], rules, at(10))).toBe(Infinity);
  });
});

test('an order that is held moves nobody who stays, leaves out who has gone and has who is new at its end', () => {
  expect(heldOrder(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd']);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.uniqueArray(fc.string()), (shown, wanted) => {
      const held = heldOrder(shown, wanted);
      expect([...held].sort()).toEqual([...wanted].sort());
      const stay = shown.filter((id) => wanted.includes(id));
      expect(held.slice(0, stay.length)).toEqual(stay);
    }),
  );
});
