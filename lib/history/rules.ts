/**
 * One time-line of a client's chats out of two sources that know different things: Webitel has what was said and who took part, the
 * CRM has results. Each comes page by page, newest first; a chat of both is one. What lies further back than a source that goes on
 * has been read is held back: the line has no holes, and what is shown stays shown.
 */
import type { ChatRecord, ChatValue } from '../creatio/chat-values.ts';
import type { Moment } from '../chat/details.ts';
import type { ClientChat, ClientMessage, Part } from '../webitel/client-chats.ts';

/** More of what was typed is not looked for, units: an address has room for so much. */
export const MOST_SOUGHT = 200;

export interface StoryRecord {
  id: string;
  name: string;
  status: string;
  result: string;
  operator: string;
  closedBy: string;
  source: string;
  queue: string;
  lastMessage: string;
}

export interface StoryChat extends ClientChat {
  /** The conversation's id, else the record's. */
  key: string;
  record: StoryRecord | null;
}

/** What the worker answers: `unlinked`, Webitel does not count this client to a contact of its own. */
export type ClientStory = { state: 'ok'; chats: ClientChat[]; more: boolean } | { state: 'unlinked' };

export interface Stream {
  chats: readonly StoryChat[];
  /** There are more pages; one that failed has none for now. */
  more: boolean;
}

export const ofWebitel = (chat: ClientChat): StoryChat => ({
  ...chat,
  key: chat.conversationId.toLowerCase(),
  record: null,
});

const words = (value: ChatValue | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? value.name : String(value);
const moment = (value: ChatValue | undefined): number => Date.parse(words(value)) || 0;

export function ofRecord(record: ChatRecord): StoryChat {
  const { values } = record;
  const conversationId = undashed(record.conversationId);
  return {
    key: conversationId || `record:${record.id}`,
    conversationId,
    at: moment(values.acceptedOn) || Date.parse(record.createdOn ?? '') || moment(values.completedOn),
    closedAt: moment(values.completedOn) || null,
    provider: '',
    gateway: '',
    queue: '',
    parts: [],
    messages: [],
    record: {
      id: record.id,
      name: record.name,
      status: words(values.status),
      result: words(values.result),
      operator: words(values.operator),
      closedBy: words(values.closedBy),
      source: words(values.source),
      queue: words(values.queue),
      lastMessage: words(values.lastMessage),
    },
  };
}

/** Some CRMs keep the id without its dashes. */
function undashed(id: string): string {
  const hex = id.trim().toLowerCase();
  return /^[0-9a-f]{32}$/.test(hex)
    ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : hex;
}

/** What two answers tell of one chat; whichever came first does not matter, nor that one comes twice. */
export function joined(a: StoryChat, b: StoryChat): StoryChat {
  return {
    key: a.key,
    conversationId: a.conversationId || b.conversationId,
    at: a.at > 0 && b.at > 0 ? Math.min(a.at, b.at) : Math.max(a.at, b.at),
    closedAt: Math.max(a.closedAt ?? 0, b.closedAt ?? 0) || null,
    provider: greater(a.provider, b.provider),
    gateway: greater(a.gateway, b.gateway),
    queue: greater(a.queue, b.queue),
    parts: unionOf(
      [...a.parts, ...b.parts],
      partKey,
      (x, y) => (x.to ?? 0) - (y.to ?? 0) || compare(x.name, y.name),
    ).sort((x, y) => x.from - y.from || compare(partKey(x), partKey(y))),
    messages: unionOf(
      [...a.messages, ...b.messages],
      (m) => String(m.id),
      (x, y) => Number(x.edited) - Number(y.edited) || compare(JSON.stringify(x), JSON.stringify(y)),
    ).sort((x, y) => x.id - y.id),
    record: later(a.record, b.record),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Of two that are said, always the same one. */
const greater = (a: string, b: string): string => (a > b ? a : b);
const later = (a: StoryRecord | null, b: StoryRecord | null): StoryRecord | null =>
  !a || !b ? (a ?? b) : JSON.stringify(a) >= JSON.stringify(b) ? a : b;
const partKey = ({ userId, name, from }: Part): string => `${userId || name}@${from}`;

function unionOf<T>(all: readonly T[], keyOf: (one: T) => string, better: (a: T, b: T) => number): T[] {
  const found = new Map<string, T>();
  for (const one of all) {
    const have = found.get(keyOf(one));
    if (!have || better(one, have) > 0) found.set(keyOf(one), one);
  }
  return [...found.values()];
}

/** How far back the line is whole, ms: what is older than that may get a neighbour. */
export const wholeFrom = (streams: readonly Stream[]): number =>
  Math.max(-Infinity, ...streams.filter(({ more }) => more).map(floorOf));

/** Newest first, as far back as `limit`. */
export function timeline(streams: readonly Stream[], limit: number): StoryChat[] {
  const found = new Map<string, StoryChat>();
  const shown = new Set<string>();
  for (const { chats } of streams)
    for (const chat of chats) {
      const have = found.get(chat.key);
      found.set(chat.key, have ? joined(have, chat) : chat);
      if (chat.at >= limit) shown.add(chat.key);
    }
  return [...found.values()]
    .filter(({ key }) => shown.has(key))
    .sort((a, b) => b.at - a.at || compare(a.key, b.key));
}

/** How far back a source has been read. One that was read and had nothing holds nothing. */
export const floorOf = ({ chats }: Stream): number =>
  chats.length === 0 ? -Infinity : Math.min(...chats.map(({ at }) => at));

/** Who served the chat, in the order of their coming: parts, else whoever wrote, else whom the record names. */
export function servedBy({
  parts,
  messages,
  record,
}: StoryChat): { name: string; from: number; to: number | null }[] {
  const known = parts.filter(({ name }) => name !== '');
  if (known.length > 0) return known;
  const wrote = new Map<string, ClientMessage>();
  for (const message of messages)
    if (message.author === 'operator' && !wrote.has(message.name)) wrote.set(message.name, message);
  if (wrote.size > 0) return [...wrote.values()].map(({ name }) => ({ name, from: 0, to: null }));
  return record?.operator ? [{ name: record.operator, from: 0, to: null }] : [];
}

/** An invitation by another operator goes out a moment before he himself leaves. */
const OVERLAP_MS = 60_000;

export interface Handover {
  at: number;
  from: string;
  to: string;
}

/** Where one operator left and another went on: whoever moved the chat, it has passed from one to the other. */
export function handovers(parts: readonly Part[]): Handover[] {
  const found: Handover[] = [];
  const inOrder = [...parts].sort((a, b) => a.from - b.from);
  for (const [i, part] of inOrder.entries()) {
    const before = inOrder[i - 1];
    if (!before || before.to === null || before.userId === part.userId) continue;
    if (part.from >= before.to - OVERLAP_MS) found.push({ at: part.from, from: before.name, to: part.name });
  }
  return found;
}

/** A responsible operator's coming and going. `handed`: the chat has passed from `name` to `to`. */
export type OwnerMoment =
  | Moment
  | { kind: 'served'; at: number; name: string }
  | { kind: 'gone'; at: number; name: string }
  | { kind: 'handed'; at: number; name: string; to: string };

/**
 * What the desk has seen itself, and what Webitel knows of the others' parts. Of a colleague the desk has seen only what he wrote:
 * where his part is known, that says it better.
 * @param parts one without a name is this operator's own: of those the desk knows more
 */
export function ownersOf(moments: readonly Moment[], parts: readonly Part[]): OwnerMoment[] {
  const others = parts.filter(({ name }) => name !== '');
  const names = new Set(others.map(({ name }) => name));
  const own = moments.filter(
    (one) => !((one.kind === 'took-part' || one.kind === 'left') && one.name !== '' && names.has(one.name)),
  );
  return [
    ...own,
    ...others.map((part): OwnerMoment => ({ kind: 'served', at: part.from, name: part.name })),
    ...others.flatMap((part): OwnerMoment[] =>
      part.to === null ? [] : [{ kind: 'gone', at: part.to, name: part.name }],
    ),
    ...handovers(parts).map(({ at, from, to }): OwnerMoment => ({ kind: 'handed', at, name: from, to })),
  ].sort((a, b) => a.at - b.at);
}
