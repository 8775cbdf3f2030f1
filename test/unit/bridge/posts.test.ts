/** What is posted to a view is bounded, however much there is to say; together it is all of it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../lib/bridge/connection.ts';
import { MOST_POST, newsFor } from '../../../lib/bridge/push.ts';
import type { WorkerMessage } from '../../../lib/bridge/protocol.ts';
import { applyConversationPatch, type ConversationView } from '../../../lib/bridge/view.ts';
import { emptyChat } from '../../../lib/chat/chat.ts';
import { linesOf, type Line } from '../../../lib/chat/lines.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import { summarise } from '../../../lib/chat/summary.ts';
import type { Chats } from '../../../lib/chat/types.ts';
import { translateSnapshot } from '../../../lib/webitel/translate.ts';
import { runs } from '../runs.ts';
import { view } from './views.ts';

const NOW = 1_790_000_000_000;
const context = { userId: 1, now: NOW, onRefused: () => {} };
const [blank] = linesOf(
  { ...emptyChat('c'), messages: [{ id: 1, channelId: '', at: NOW, editedAt: 0, text: 'x' }] },
  [],
) as [Line];
const lineOf = (n: number, length: number): Line => ({ ...blank, key: `m${n}`, text: 'я'.repeat(length) });

const desk = (): Connection =>
  ({ kind: 'desk', watched: 'c', sentView: null, sentLauncher: null }) as Partial<Connection> as Connection;
const sizes = (news: WorkerMessage[]): number[] => news.map((one) => JSON.stringify(one).length);

/** What a view that hears this shows then. */
const heard = (news: WorkerMessage[], before: ConversationView | null = null): ConversationView | null =>
  news.reduce<ConversationView | null>((have, one) => {
    const patch =
      one.kind === 'conversation' ? one.patch : one.kind === 'patch' ? one.conversation : undefined;
    return patch ? applyConversationPatch(have, patch) : have;
  }, before);

const talk = (lines: Line[]): ConversationView => ({ id: 'c', lines, kept: {}, reachedStart: true });

describe('a conversation of the longest messages', () => {
  it('comes in posts of a bounded size, the newest being there at last', () => {
    const all = talk(Array.from({ length: 300 }, (_, n) => lineOf(n, 100_000)));
    const news = newsFor(desk(), view(), all);
    expect(Math.max(...sizes(news))).toBeLessThanOrEqual(MOST_POST);
    expect(heard(news)).toEqual(all);
  });

  it('whatever changes in it: a view that hears all of it shows what the worker has', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(3, 900_000, 1_500_000)), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(some, some, (before, now) => {
        const connection = desk();
        const [first, second] = [before, now].map((rows) => talk(rows.map(([n, l]) => lineOf(n, l))));
        const shown = heard(newsFor(connection, view(), first!));
        const news = newsFor(connection, view({ queued: 1 }), second!);
        expect(heard(news, shown)?.lines).toEqual(second!.lines);
        expect(Math.max(0, ...sizes(news))).toBeLessThanOrEqual(MOST_POST);
      }),
      runs(30),
    );
  });

  it('that is short comes at once, with what else changed', () => {
    const connection = desk();
    newsFor(connection, view(), talk([lineOf(1, 5)]));
    const news = newsFor(connection, view({ queued: 1 }), talk([lineOf(1, 5), lineOf(2, 5)]));
    expect(news).toMatchObject([{ kind: 'patch', patch: { queued: 1 }, conversation: { from: 1 } }]);
  });
});

it('the list of 120 chats with the longest texts, names and variables is less than a megabyte', () => {
  const long = (n: number): string => 'я'.repeat(n);
  const variables = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`v${n}`, long(20_000)]));
  const items = Array.from({ length: 120 }, (_, n) => ({
    id: `c${n}`,
    channel_id: `own${n}`,
    title: long(5_000),
    created_at: NOW,
    joined_at: NOW,
    variables,
    members: [{ id: 'm', type: 'telegram', name: long(5_000), external_id: '7' }],
    messages: [{ id: 1, channel_id: 'm', created_at: NOW, text: long(1_000_000) }],
  }));
  const chats = reduce({} as Chats, translateSnapshot({ items }, 0, NOW, context), 1);
  const summaries = Object.fromEntries(Object.entries(chats).map(([id, chat]) => [id, summarise(chat, [])!]));
  expect(Object.keys(summaries)).toHaveLength(120);
  const [size] = sizes(newsFor(desk(), view({ chats: summaries }), null));
  expect(size).toBeLessThan(1_000_000);
});
