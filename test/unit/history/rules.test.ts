/** One time-line out of two sources that come page by page. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  handovers,
  joined,
  ofRecord,
  ofWebitel,
  ownersOf,
  servedBy,
  timeline,
  wholeFrom,
  type StoryChat,
  type Stream,
} from '../../../lib/history/rules.ts';
import type { ClientChat } from '../../../lib/webitel/client-chats.ts';

const webitel = (id: string, at: number, more: Partial<ClientChat> = {}): StoryChat =>
  ofWebitel({
    conversationId: id,
    at,
    closedAt: null,
    provider: 'telegram',
    gateway: 'Bot',
    queue: '',
    parts: [],
    messages: [],
    ...more,
  });
const record = (id: string, conversationId: string, at: number): StoryChat =>
  ofRecord({
    id,
    name: `Chat-${id}`,
    conversationId,
    values: {
      acceptedOn: at > 0 ? new Date(at).toISOString() : null,
      status: { id: 's', name: 'Завершен' },
      result: { id: 'r', name: 'Продажа' },
      operator: { id: 'o', name: 'Анна' },
      source: 'viber',
    },
    createdOn: new Date(Math.max(at, 1)).toISOString(),
  });

const id = fc.integer({ min: 0, max: 12 }).map((n) => `c${n}`);
const time = fc.integer({ min: 1_000, max: 1_040 });
const part = fc.record({
  userId: fc.constantFrom('1', '2'),
  name: fc.constantFrom('Анна', 'Богдан'),
  from: time,
  to: fc.option(time),
});
const message = fc.record({
  id: fc.integer({ min: 1, max: 9 }),
  at: time,
  author: fc.constantFrom('client' as const, 'operator' as const, 'bot' as const),
  name: fc.constantFrom('', 'Ірина'),
  text: fc.string({ maxLength: 4 }),
  fileName: fc.constant(null),
  edited: fc.boolean(),
});
const chat: fc.Arbitrary<StoryChat> = fc.oneof(
  fc
    .tuple(id, time, fc.array(part, { maxLength: 3 }), fc.array(message, { maxLength: 4 }))
    .map(([key, at, parts, messages]) => webitel(key, at, { parts, messages })),
  fc.tuple(id, id, time).map(([one, key, at]) => record(one, key, at)),
);
/** As a source gives them: newest first, page after page. */
const pages = fc
  .array(fc.array(chat, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((all) => {
    const sizes = all.map((one) => one.length);
    const sorted = all.flat().sort((a, b) => b.at - a.at);
    return sizes.map((size) => sorted.splice(0, size));
  });
const keys = (all: readonly StoryChat[]) => all.map(({ key }) => key);

describe('two answers about one chat', () => {
  const tidy = (one: StoryChat) => ({ ...one, messages: one.messages, parts: one.parts });
  const same = fc
    .tuple(chat, chat, chat)
    .map((all) => all.map((one) => ({ ...one, key: 'x', conversationId: 'x' })));

  it('are one, in whatever order they come and however often', () => {
    fc.assert(
      fc.property(same, ([a, b]) => {
        const ab = joined(a!, b!);
        expect(tidy(joined(b!, a!))).toEqual(tidy(ab));
        expect(tidy(joined(ab, b!))).toEqual(tidy(ab));
      }),
    );
  });

  it('take what each knows: what was said here, what came of it there', () => {
    const both = joined(webitel('c', 2_000, { queue: 'Гарантия' }), record('r', 'c', 3_000));
    expect(both).toMatchObject({ at: 2_000, provider: 'telegram', gateway: 'Bot', queue: 'Гарантия' });
    expect(both.record).toMatchObject({ result: 'Продажа', status: 'Завершен', operator: 'Анна' });
  });

  it('know each other by the id, with dashes or without', () => {
    const uuid = '0b7c1a52-6d0e-4f0c-9a35-5f3f5f0f1c11';
    const undashed = record('r', uuid.replaceAll('-', '').toUpperCase(), 5);
    expect(undashed.key).toBe(webitel(uuid, 5).key);
  });
});

describe('the line', () => {
  it('has each chat once, newest first, and shows all in the end', () => {
    fc.assert(
      fc.property(pages, pages, (a, b) => {
        const whole: Stream[] = [a, b].map((all) => ({ chats: all.flat(), more: false }));
        const line = timeline(whole, wholeFrom(whole));
        expect(new Set(keys(line)).size).toBe(line.length);
        expect(new Set(keys(line))).toEqual(new Set(keys([...a.flat(), ...b.flat()])));
        expect(line.map(({ at }) => at)).toEqual(line.map(({ at }) => at).toSorted((x, y) => y - x));
      }),
    );
  });

  it('keeps what it has shown, whichever source goes on first', () => {
    fc.assert(
      fc.property(pages, pages, fc.array(fc.boolean(), { maxLength: 8 }), (a, b, turns) => {
        const read = [1, 1];
        let limit = Infinity;
        let shown: string[] = [];
        for (const turn of [null, ...turns]) {
          if (turn !== null) read[Number(turn)]!++;
          const streams = [a, b].map((all, i): Stream => ({
            chats: all.slice(0, read[i]).flat(),
            more: read[i]! < all.length,
          }));
          limit = Math.min(limit, wholeFrom(streams));
          const now = keys(timeline(streams, limit));
          expect(now).toEqual(expect.arrayContaining(shown));
          shown = now;
        }
      }),
    );
  });

  it('holds back what the other source may still have a neighbour of', () => {
    const records: Stream = { chats: [record('1', 'a', 900), record('2', 'b', 100)], more: false };
    const said: Stream = { chats: [webitel('a', 890), webitel('c', 500)], more: true };
    const streams = [records, said];
    expect(keys(timeline(streams, wholeFrom(streams)))).toEqual(['a', 'c']);
    const ended = [records, { ...said, more: false }];
    expect(keys(timeline(ended, wholeFrom(ended)))).toEqual(['a', 'c', 'b']);
  });

  it('puts a record that was never accepted where it was made', () => {
    expect(record('1', '', 0)).toMatchObject({ key: 'record:1', at: 1 });
  });
});

describe('who served', () => {
  const parts = [
    { userId: '1', name: 'Анна', from: 10_000, to: 20_000 },
    { userId: '2', name: 'Богдан', from: 21_000, to: 30_000 },
  ];

  it('is said by the parts, else by who wrote, else by the record', () => {
    expect(servedBy(webitel('c', 1, { parts })).map(({ name }) => name)).toEqual(['Анна', 'Богдан']);
    const said = {
      id: 1,
      at: 1,
      author: 'operator' as const,
      name: 'Віра',
      text: '',
      fileName: null,
      edited: false,
    };
    expect(servedBy(webitel('c', 1, { messages: [said, { ...said, id: 2 }] }))).toHaveLength(1);
    expect(servedBy(record('r', 'c', 1))).toMatchObject([{ name: 'Анна' }]);
  });

  it('and where the chat passed from one to another', () => {
    expect(handovers(parts)).toEqual([{ at: 21_000, from: 'Анна', to: 'Богдан' }]);
    // Side by side for long: one has joined the other.
    expect(handovers([{ ...parts[0]!, to: 500_000 }, parts[1]!])).toEqual([]);
    expect(handovers([{ ...parts[0]!, to: null }, parts[1]!])).toEqual([]);
  });

  it('others’ parts stand in the history of owners instead of what was guessed of them', () => {
    const own = { userId: '9', name: '', from: 31_000, to: null };
    const moments = ownersOf(
      [
        { kind: 'accepted', at: 31_500, name: '' },
        { kind: 'took-part', at: 15_000, name: 'Анна' },
        { kind: 'took-part', at: 15_000, name: 'Хтось' },
      ],
      [...parts, own],
    );
    expect(moments.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'served Анна',
      'took-part Хтось',
      'gone Анна',
      'served Богдан',
      'handed Анна',
      'gone Богдан',
      'handed Богдан',
      'accepted ',
    ]);
    expect(moments.find((one) => one.kind === 'handed' && one.name === 'Богдан')).toMatchObject({ to: '' });
  });
});
