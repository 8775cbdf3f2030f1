/** What waits for what in the outbox, one by one: each of these stood unnoticed when it was broken on purpose. */
import { describe, expect, test } from 'vitest';
import type { OutboxEntry } from '../../../lib/chat/outbox.ts';
import { isBusy, isHeld, readyToSend } from '../../../lib/chat/outbox-queue.ts';
import { CONV, at } from './builders.ts';

let orders = 0;
const entry = (over: Partial<OutboxEntry> = {}): OutboxEntry => ({
  localId: `l${++orders}`,
  conversationId: CONV,
  text: 'text',
  createdAt: at(1),
  order: orders,
  state: 'queued',
  afterId: null,
  lostAt: null,
  messageId: null,
  reason: null,
  ...over,
});

describe('a chat', () => {
  const waits = entry();

  test.each([
    ['where this one waits alone', [waits], false],
    ['where another waits too', [waits, entry()], false],
    ['where another is on its way', [waits, entry({ state: 'sending' })], true],
    [
      'beside one where something is on its way',
      [waits, entry({ state: 'sending', conversationId: 'other' })],
      false,
    ],
    ['where all are, but one', [entry({ state: 'sending' }), entry({ state: 'sent' }), waits], true],
  ])('%s is busy: %s', (_, outbox, is) => {
    expect(isBusy(outbox, waits)).toBe(is);
  });
});

describe('a part of a text', () => {
  const [first, second, third] = ['a', 'b', 'c'].map((localId) => entry({ localId, part: 'a' })) as [
    OutboxEntry,
    OutboxEntry,
    OutboxEntry,
  ];
  const failed = (of: OutboxEntry): OutboxEntry => ({ ...of, state: 'failed' });

  test('waits for none that waits itself', () => {
    expect(isHeld([first, second, third], third)).toBe(false);
  });

  test.each(['failed', 'unclear'] as const)(
    'waits for an earlier one that is %s, and for no later one',
    (state) => {
      const outbox = [first, { ...second, state }, third];
      expect(outbox.map((e) => isHeld(outbox, e))).toEqual([false, false, true]);
    },
  );

  test('waits for no other text in trouble', () => {
    const other = failed(entry({ order: 0, part: 'other' }));
    const plain = failed(entry({ order: 0 }));
    expect(isHeld([other, plain, first, second], second)).toBe(false);
  });

  test('that is no more in the queue waits for nothing', () => {
    const outbox = [failed(first), failed(second)];
    expect(isHeld(outbox, outbox[1]!)).toBe(false);
  });

  test('does not wait for what was sent once more in another entry', () => {
    const outbox = [{ ...failed(first), retried: true }, second];
    expect(isHeld(outbox, second)).toBe(false);
  });

  test('that is held lets what follows it in the chat go', () => {
    const next = entry();
    expect(readyToSend([failed(first), second, next])).toEqual([next]);
  });
});
