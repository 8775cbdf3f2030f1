import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../lib/chat/lines.ts';
import { matchCopies } from '../../../lib/chat/copies.ts';
import { reduceOutbox, type Outbox, type OutboxEvent } from '../../../lib/chat/outbox.ts';
import { readyToSend } from '../../../lib/chat/outbox-queue.ts';
import type { Chat } from '../../../lib/chat/types.ts';
import { active, deepFreeze } from './builders.ts';
import { World, moves } from './outbox-world.ts';

const IDS = ['a', 'b', 'c', 'd'];
const CHATS = ['conv-1', 'conv-2'];
const localId = fc.constantFrom(...IDS);
const conversationId = fc.constantFrom(...CHATS);
const time = fc.nat({ max: 100 });

/** All that may happen without the operator, in any order, however senseless. */
const notByUser: fc.Arbitrary<OutboxEvent> = fc.oneof(
  fc.record({ type: fc.constant('begun' as const), localId, afterId: fc.nat({ max: 20 }) }),
  fc.record({ type: fc.constant('ok' as const), localId }),
  fc.record({ type: fc.constant('refused' as const), localId, reason: fc.constant('x') }),
  fc.record({ type: fc.constant('lost' as const), localId, at: time }),
  fc.record({ type: fc.constant('reconciled' as const), conversationId, askedAt: time }),
);
const enqueued: fc.Arbitrary<OutboxEvent> = fc.record({
  type: fc.constant('enqueued' as const),
  localId,
  conversationId,
  text: fc.constantFrom('ok', 'так'),
  at: time,
});
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 60, size: 'max' });

describe('without the operator', () => {
  test('what was begun and may have left is never sent again', () => {
    fc.assert(
      fc.property(
        many(fc.oneof({ arbitrary: enqueued, weight: 2 }, { arbitrary: notByUser, weight: 5 })),
        (events) => {
          const begun = new Set<string>();
          let outbox: Outbox = deepFreeze([]);
          for (const event of events) {
            const sendable = outbox.some(
              (e) => event.type === 'begun' && e.localId === event.localId && e.state === 'queued',
            );
            if (event.type === 'begun' && sendable) begun.add(event.localId);
            outbox = deepFreeze(reduceOutbox(outbox, event));
            const ready = readyToSend(outbox);
            expect(ready.filter((e) => begun.has(e.localId))).toEqual([]);
            expect(new Set(ready.map((e) => e.conversationId)).size).toBe(ready.length);
            expect(new Set(outbox.map((e) => e.localId)).size).toBe(outbox.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a refusal is final, whatever comes', () => {
    fc.assert(
      fc.property(many(notByUser), fc.boolean(), (events, echoed) => {
        const start: OutboxEvent[] = [
          { type: 'enqueued', localId: 'a', conversationId: 'conv-1', text: 'ok', at: 1 },
          { type: 'begun', localId: 'a', afterId: 0 },
        ];
        const chat: Chat = active([{ id: 9, channelId: 'inv-1', at: 1, editedAt: 0, text: 'ok' }]);
        let outbox = start.reduce<Outbox>(reduceOutbox, []);
        if (echoed) outbox = matchCopies(outbox, chat);
        outbox = reduceOutbox(outbox, { type: 'refused', localId: 'a', reason: 'x' });
        outbox = matchCopies(outbox, chat);
        for (const event of events) outbox = matchCopies(reduceOutbox(outbox, event), chat);
        expect(linesOf(chat, outbox).map((l) => l.state)).toEqual(['failed']);
      }),
    );
  });
});

describe.each([
  ['different texts', false],
  ['identical texts', true],
])('against a server, %s', (_, identical) => {
  test('serial, tied within the chat, and in the end what is shown is what happened', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        const world = new World(identical);
        for (const step of steps) {
          world.move(step);
          const sending = world.outbox.filter((e) => e.state === 'sending').map((e) => e.conversationId);
          expect(new Set(sending).size).toBe(sending.length);
          for (const entry of world.outbox.filter((e) => e.messageId !== null)) {
            expect(world.ownIds(entry.conversationId)).toContain(entry.messageId);
          }
          const ties = world.outbox.flatMap((e) => e.messageId ?? []);
          expect(new Set(ties).size).toBe(ties.length);
        }
        world.settle();
        for (const id of CHATS) {
          expect(
            linesOf(world.chats[id]!, world.outbox)
              .map((l) => `${l.text}: ${l.state}`)
              .sort(),
          ).toEqual(world.truth(id));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('matching again changes nothing', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        const world = new World(identical);
        for (const step of steps) {
          world.move(step);
          for (const id of CHATS) expect(matchCopies(world.outbox, world.chats[id]!)).toEqual(world.outbox);
        }
      }),
    );
  });
});
