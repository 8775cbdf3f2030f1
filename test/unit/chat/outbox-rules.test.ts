/** The rules of the outbox one by one: each of these stood unnoticed when it was broken on purpose. */
import { describe, expect, test } from 'vitest';
import { reduceOutbox, type Outbox, type OutboxEntry, type OutboxEvent } from '../../../lib/chat/outbox.ts';
import { CONV, at } from './builders.ts';

const put = (
  localId: string,
  over: Partial<Extract<OutboxEvent, { type: 'enqueued' }>> = {},
): OutboxEvent => ({
  type: 'enqueued',
  localId,
  conversationId: CONV,
  text: localId,
  at: at(1),
  ...over,
});
const after = (...events: OutboxEvent[]): Outbox => events.reduce<Outbox>(reduceOutbox, []);
const one = (outbox: Outbox, localId = 'a'): OutboxEntry | undefined =>
  outbox.find((e) => e.localId === localId);
const ids = (outbox: Outbox): string[] => outbox.map((e) => e.localId);
const begun = (localId = 'a'): OutboxEvent => ({ type: 'begun', localId, afterId: 0 });
const aged = (seconds: number): OutboxEvent => ({ type: 'aged', before: at(seconds) });

describe('what has waited too long', () => {
  test('asks; what is on its way, or younger, or as old as that, does not', () => {
    const outbox = after(
      put('a'),
      begun(),
      put('b'),
      put('c', { at: at(9) }),
      put('d', { at: at(5) }),
      aged(5),
    );
    expect(outbox.map((e) => e.asks ?? false)).toEqual([false, true, false, false]);
  });

  test('once released it does not ask again, and nothing else is released', () => {
    const outbox = after(put('a'), put('b'), aged(5), { type: 'released', localId: 'a' }, aged(5));
    expect(outbox.map((e) => e.asks)).toEqual([false, true]);
  });

  test('in parts it is released whole, and no other text with it', () => {
    const parts = [put('a', { part: 'a' }), put('b', { part: 'a' }), put('c', { part: 'c' }), put('d')];
    const outbox = after(...parts, aged(5), { type: 'released', localId: 'a' });
    expect(outbox.map((e) => e.asks)).toEqual([false, false, true, true]);
  });

  test('what is not there releases nothing', () => {
    expect(one(after(put('a'), aged(5), { type: 'released', localId: 'x' }))?.asks).toBe(true);
  });
});

describe('an answer that came', () => {
  test('is not undone by a line that says that the message never left', () => {
    const never: OutboxEvent = { type: 'never-left', localId: 'a' };
    expect(one(after(put('a'), begun(), { type: 'ok', localId: 'a' }, never))?.state).toBe('sent');
  });

  test('is not made unclear by a messenger that did not answer', () => {
    const unsure: OutboxEvent = { type: 'unsure', localId: 'a', detail: 'late' };
    const refused: OutboxEvent = { type: 'refused', localId: 'a', reason: 'no', detail: 'why' };
    expect(one(after(put('a'), begun(), { type: 'ok', localId: 'a' }, unsure))?.state).toBe('sent');
    expect(one(after(put('a'), begun(), refused, unsure))).toMatchObject({ state: 'failed', detail: 'why' });
    expect(one(after(put('a'), begun(), unsure))).toMatchObject({ state: 'unclear', detail: 'late' });
  });

  test('only what is unclear can be confirmed', () => {
    const confirmed: OutboxEvent = { type: 'confirmed', localId: 'a' };
    expect(one(after(put('a'), confirmed))?.state).toBe('queued');
    expect(one(after(put('a'), begun(), { type: 'unsure', localId: 'a' }, confirmed))?.state).toBe('sent');
  });
});

describe('a text in parts', () => {
  const parts = ['a', 'b', 'c'].map((id) => put(id, { part: 'a' }));

  test('is dropped from the part that is dropped on, and nothing else is', () => {
    const outbox = after(...parts, put('x'), put('y', { part: 'y' }), { type: 'discarded', localId: 'b' });
    expect(ids(outbox)).toEqual(['a', 'x', 'y']);
  });

  test('a single text takes no other single text along', () => {
    expect(ids(after(put('x'), put('y'), { type: 'discarded', localId: 'x' }))).toEqual(['y']);
  });

  test('goes on in order after the part that is sent again', () => {
    const refused: OutboxEvent = { type: 'refused', localId: 'a', reason: 'no' };
    const again: OutboxEvent = { type: 'retried', localId: 'a', newLocalId: 'n', at: at(50) };
    const outbox = after(...parts, begun(), refused, put('x'), again);
    const order = outbox.toSorted((a, b) => a.order - b.order);
    expect(ids(order)).toEqual(['x', 'n', 'b', 'c']);
    expect(one(outbox, 'n')?.part).toBe('a');
    expect(one(outbox, 'b')?.createdAt).toBe(at(50));
    expect(one(outbox, 'x')?.createdAt).toBe(at(1));
  });
});

describe('what is done', () => {
  const done = (localId: string, over: Partial<OutboxEntry> = {}): OutboxEntry => ({
    ...after(put(localId))[0]!,
    state: 'sent',
    afterId: 0,
    messageId: 5,
    ...over,
  });
  const left = (...outbox: OutboxEntry[]): string[] =>
    ids(reduceOutbox(outbox, { type: 'pruned', before: at(100) }));

  test('is forgotten, unless another of its chat still looks for a copy', () => {
    const looks = (over: Partial<OutboxEntry> = {}) =>
      done('b', { state: 'unclear', messageId: null, ...over });
    expect(left(done('a'))).toEqual([]);
    expect(left(done('a'), looks())).toEqual(['a', 'b']);
    expect(left(done('a'), looks({ conversationId: 'other' }))).toEqual(['b']);
    expect(left(done('a'), looks({ looks: 20 }))).toEqual(['b']);
    expect(left(done('a'), looks({ state: 'failed', looks: 2 }))).toEqual(['b']);
    expect(left(done('a'), looks({ state: 'failed', afterId: null }))).toEqual(['b']);
    expect(left(done('a'), looks({ state: 'queued' }))).toEqual(['b']);
  });
});
