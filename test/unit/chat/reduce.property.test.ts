import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatEvent, SnapshotChat } from '../../../lib/chat/events.ts';
import { linesOf } from '../../../lib/chat/lines.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import { summarise } from '../../../lib/chat/summary.ts';
import type { Chats } from '../../../lib/chat/types.ts';
import { at, deepFreeze } from './builders.ts';
import { history, type History } from './history.ts';

const NOW = at(100_000);

/** Everything is received at the same instant, so that only `seenAt` could tell the orders apart. */
const fold = (events: readonly ChatEvent[], from: Chats = {}, now = NOW): Chats =>
  events.reduce((chats, e) => reduce(chats, e, now), from);

const snapshotAt = (chats: SnapshotChat[], askedAt: number): ChatEvent => ({
  type: 'snapshot',
  chats,
  askedAt,
  serverAskedAt: askedAt,
  complete: true,
});

const isTerminal = (e: ChatEvent): boolean => ['withdrawn', 'left', 'closed', 'deleted'].includes(e.type);

/** A history with its events in another order, some of them twice. */
const shuffled = history.chain(({ events }) => {
  const all = events.map((_, i) => i);
  return fc.tuple(fc.subarray(all), fc.infiniteStream(fc.nat())).map(([twice, keys]) => {
    const mixed = [...all, ...twice].map((i) => ({ event: events[i]!, key: keys.next().value as number }));
    return { events, mixed: mixed.sort((a, b) => a.key - b.key).map((m) => m.event) };
  });
});

/** Nothing else tells that words in the past were the operator's own: the snapshot names only his present channel. */
const isPastJoin = ({ truth }: History, e: ChatEvent): boolean =>
  e.type === 'joined' && !truth.some((c) => c.channelId === e.channelId);

/** A history of which some events never arrived. */
const gappy = (mayMiss: (e: ChatEvent) => boolean) =>
  history.chain((h) =>
    fc.array(fc.boolean(), { minLength: h.events.length, maxLength: h.events.length }).map((kept) => ({
      full: h,
      received: h.events.filter((e, i) => kept[i] || isPastJoin(h, e) || !mayMiss(e)),
    })),
  );

/**
 * What the operator sees and a snapshot can know: not the reason or the time of what happened unseen, nor words that were edited
 * or deleted before they were heard.
 */
function visible(chats: Chats, id: string): unknown {
  const chat = chats[id];
  const summary = chat ? summarise(chat, []) : null;
  if (!chat || !summary) return null;
  const open = !summary.ended && !summary.withdrawn;
  if (!open) return null;
  const wait = summary.wait && { ...summary.wait, acceptedAt: 0 };
  const lastAt = summary.lastMessageId ? summary.lastAt : 0;
  return {
    summary: { ...summary, acceptedAt: summary.acceptedAt !== null, expiresAt: 0, wait, lastAt },
    lines: linesOf(chat, [])
      .filter((line) => line.notice !== 'deleted')
      .map(({ extra, ...line }) => ({ ...line, quote: extra?.quote })),
  };
}

function expectSameSight({ full, received }: { full: History; received: ChatEvent[] }): void {
  const now = at(full.end);
  const truth = snapshotAt(full.truth, at(full.end + 60));
  const whole = fold([truth], fold(full.events, {}, now), at(full.end + 61));
  const healed = fold([truth], fold(received, {}, now), at(full.end + 61));
  for (const id of ['conv-0', 'conv-1']) expect(visible(healed, id)).toEqual(visible(whole, id));
  const open = Object.keys(whole).filter((id) => visible(whole, id) !== null);
  expect(open.sort()).toEqual(full.truth.map((c) => c.id).sort());
}

describe('whatever order and however often', () => {
  test('the same facts make the same chats', () => {
    fc.assert(
      fc.property(shuffled, ({ events, mixed }) => {
        expect(fold(mixed)).toEqual(fold(events));
      }),
      { numRuns: 500 },
    );
  });

  test('endings and deletions that come again change nothing', () => {
    fc.assert(
      fc.property(history, ({ events }) => {
        const once = fold(events);
        expect(fold(events.filter(isTerminal), once)).toEqual(once);
      }),
    );
  });

  test('a truthful snapshot that comes again changes nothing', () => {
    fc.assert(
      fc.property(history, ({ events, truth, end }) => {
        const asked = snapshotAt(truth, at(end + 60));
        const once = fold([asked], fold(events, {}, at(end)));
        expect(fold([asked], once)).toEqual(once);
      }),
    );
  });
});

describe('gaps', () => {
  test('a truthful snapshot heals every gap but a missed deletion', () => {
    fc.assert(
      fc.property(
        gappy((e) => e.type !== 'deleted'),
        expectSameSight,
      ),
      { numRuns: 500 },
    );
  });

  test('a truthful snapshot heals every gap', () => {
    fc.assert(
      fc.property(
        gappy(() => true),
        expectSameSight,
      ),
      { numRuns: 500 },
    );
  });

  test('a snapshot asked before the events came takes nothing back', () => {
    fc.assert(
      fc.property(history, ({ events, end }) => {
        const known = fold(events, {}, at(end));
        const stale = snapshotAt([], at(end - 1));
        const after = fold([stale], known, at(end + 1));
        for (const id of Object.keys(known)) expect(visible(after, id)).toEqual(visible(known, id));
      }),
    );
  });
});

describe('always', () => {
  const anything = fc.tuple(shuffled, history).map(([{ mixed }, other]) => [
    ...mixed,
    snapshotAt(other.truth, at(300)),
    ...other.events,
    ...mixed.flatMap((e): ChatEvent[] =>
      e.type === 'message'
        ? [
            { type: 'read', id: e.id, upTo: e.message.id },
            { type: 'no-reply-needed', id: e.id, upTo: e.message.id },
            { type: 'details', id: e.id, queue: 'Sales', expiresAt: null },
          ]
        : [],
    ),
    snapshotAt(other.truth, at(600)),
    { type: 'forget', ids: ['conv-0'] } satisfies ChatEvent,
  ]);

  test('messages are sorted by id and unique, nothing throws, no input is changed', () => {
    fc.assert(
      fc.property(anything, (events) => {
        let chats: Chats = deepFreeze({});
        for (const [i, event] of events.entries()) {
          chats = deepFreeze(reduce(chats, deepFreeze(event), at(i)));
          for (const chat of Object.values(chats)) {
            const ids = chat.messages.map((m) => m.id);
            expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
            expect(ids.filter((id) => chat.deleted.includes(id))).toEqual([]);
            summarise(chat, []);
            linesOf(chat, []);
          }
        }
        expect(chats['conv-0']).toBeUndefined();
      }),
    );
  });
});
