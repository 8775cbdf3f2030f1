/** What the conversation shows: the server's messages, then those still on their way. */
import { authorOf, clientName, isOwn } from './chat.ts';
import type { OutgoingFile } from './files.ts';
import { isHeld } from './outbox-queue.ts';
import type { Outbox, OutboxEntry, SendState } from './outbox.ts';
import { quotesIn, type Quote } from './quote.ts';
import { tracesOf } from './traces.ts';
import type { Author, Chat, ContactCard, FileRef, Message, Trace } from './types.ts';

/** A file of a message, or one on its way to be one. */
export interface LineFile extends FileRef {
  /** Its bytes are being taken to the server now. */
  uploading?: boolean;
  /** How often that went wrong so far. */
  tries?: number;
}

/** What few messages have. */
export interface LineExtra {
  quote?: Quote;
  forwarded?: { from: string };
  pressed?: boolean;
  contact?: ContactCard;
  /** What it said before its edits, oldest first. */
  earlier?: readonly string[];
  /** The server's word for what cannot be shown. */
  kind?: string;
}

export interface Line {
  /** Stable while the message lives: the server's id, or the local id before there is one. */
  key: string;
  messageId: number | null;
  localId: string | null;
  author: Author;
  /** Empty for the bot and for this operator's own messages. */
  name: string;
  at: number;
  edited: boolean;
  text: string;
  file: LineFile | null;
  /** In place of content. `unknown`: there is nothing that could be shown. */
  notice: NonNullable<Message['notice']> | 'deleted' | 'unknown' | null;
  extra: LineExtra | null;
  /** Only the operator's own messages have one. */
  state: SendState | null;
  reason: string | null;
  /** The server's own words about that; null: none. */
  detail: string | null;
  /** What the state alone does not say. */
  note: LineNote | null;
  /** Refused, but sent once more since: shown as refused, not to be offered again. */
  retried: boolean;
}

/** It will be delivered later · it waits to be asked for · it waits for an earlier part of its text · only the messenger knows. */
export type LineNote = 'later' | 'asks' | 'held' | 'unsure';

export function linesOf(chat: Chat, outbox: Outbox): Line[] {
  const mine = outbox.filter((e) => e.conversationId === chat.id);
  const tied = new Map(mine.filter((e) => e.messageId !== null).map((e) => [e.messageId, e]));
  const quoteOf = quotesIn(chat);
  const said = chat.messages.map((m) => messageLine(chat, m, tied.get(m.id), quoteOf(m)));
  const traces = tracesOf(chat);
  const lines = traces.length === 0 ? said : byId([...said, ...traces.map((t) => traceLine(chat, t))]);
  const shown = new Set(lines.map((l) => l.messageId));
  const loose = mine
    .filter((e) => e.messageId === null || !shown.has(e.messageId))
    .sort((a, b) => a.order - b.order);
  return inPlace(
    lines,
    loose.map((entry) => ({ entry, line: entryLine(entry, mine) })),
  );
}

const byId = (lines: Line[]): Line[] => lines.sort((a, b) => a.messageId! - b.messageId!);

/** What is still to go stands below all; what is over without a copy where it was said, not below what was said since. */
function inPlace(lines: Line[], loose: { entry: OutboxEntry; line: Line }[]): Line[] {
  const placed = [...lines];
  for (const { entry, line } of loose) {
    const isOver = entry.state !== 'queued' && entry.state !== 'sending';
    const next = isOver ? placed.findIndex((other) => cameAfter(other, entry)) : -1;
    placed.splice(next < 0 ? placed.length : next, 0, line);
  }
  return placed;
}

const cameAfter = ({ messageId, at }: Line, { afterId, createdAt }: OutboxEntry): boolean =>
  messageId !== null && (afterId === null ? at > createdAt : messageId > afterId);

function messageLine(
  chat: Chat,
  message: Message,
  entry: OutboxEntry | undefined,
  quote: Quote | null,
): Line {
  const author = authorOf(chat, message);
  const own = author === 'operator' && isOwn(chat, message);
  return {
    key: `m${message.id}`,
    messageId: message.id,
    localId: entry?.localId ?? null,
    author,
    name: author === 'client' ? clientName(chat) : colleagueName(chat, message),
    at: message.at,
    edited: message.editedAt > 0,
    text: message.text,
    file: message.file ?? null,
    notice: message.notice ?? (isEmpty(message) ? 'unknown' : null),
    extra: extraOf(message, quote),
    state: own ? (entry?.state ?? 'sent') : null,
    reason: entry?.reason ?? null,
    detail: entry?.detail ?? null,
    note: entry?.later ? 'later' : entry?.unsure ? 'unsure' : null,
    retried: entry?.retried ?? false,
  };
}

function extraOf(message: Message, quote: Quote | null): LineExtra | null {
  const { forwarded, pressed, contact, kind, earlier } = message;
  if (!quote && !forwarded && !pressed && !contact && !earlier && !(kind && isEmpty(message))) return null;
  const words = (earlier ?? []).map((e) => e.text);
  const changed = words.filter((text, i) => text !== (words[i + 1] ?? message.text));
  return {
    ...(quote && { quote }),
    ...(forwarded && { forwarded }),
    ...(pressed && { pressed }),
    ...(contact && { contact }),
    ...(changed.length > 0 && { earlier: changed }),
    ...(kind && isEmpty(message) && { kind }),
  };
}

export const isEmpty = ({ text, file, contact, notice }: Message): boolean =>
  text.trim() === '' && !file && !contact && !notice;

function traceLine(chat: Chat, { id, channelId, at }: Trace): Line {
  const gone: Message = { id, channelId, at, editedAt: 0, text: '' };
  return { ...messageLine(chat, gone, undefined, null), notice: 'deleted', state: null };
}

function colleagueName(chat: Chat, message: Message): string {
  if (authorOf(chat, message) === 'bot' || isOwn(chat, message)) return '';
  return chat.members[message.channelId]?.name ?? '';
}

function entryLine(entry: OutboxEntry, outbox: Outbox): Line {
  return {
    key: `l${entry.localId}`,
    messageId: null,
    localId: entry.localId,
    author: 'operator',
    name: '',
    at: entry.createdAt,
    edited: false,
    text: entry.text,
    file: entry.file ? waitingFile(entry.file) : null,
    notice: null,
    extra: null,
    state: entry.state,
    reason: entry.reason,
    detail: entry.detail ?? null,
    note: noteOf(entry, outbox),
    retried: entry.retried ?? false,
  };
}

function noteOf(entry: OutboxEntry, outbox: Outbox): LineNote | null {
  if (entry.later) return 'later';
  if (entry.unsure) return 'unsure';
  if (entry.state !== 'queued') return null;
  if (isHeld(outbox, entry)) return 'held';
  return entry.asks ? 'asks' : null;
}

/** It has no id of the server's yet. */
const waitingFile = ({ name, size, mime, uploading, tries }: OutgoingFile): LineFile => ({
  id: '',
  name,
  size,
  mime,
  ...(uploading ? { uploading } : {}),
  ...(tries ? { tries } : {}),
});

/** First line that was unread when the chat was chosen; null if none. */
export function firstUnread(
  lines: readonly Line[],
  { unread, lastMessageId }: { unread: number; lastMessageId: number },
): string | null {
  let left = unread;
  if (left === 0) return null;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    if (line.author !== 'client' || (line.messageId ?? Infinity) > lastMessageId) continue;
    if (--left === 0) return line.key;
  }
  return null;
}
