/** What the conversation shows: the server's messages, then those still on their way. */
import { authorOf, clientName, isOwn } from './chat.ts';
import type { OutgoingFile } from './files.ts';
import type { Outbox, OutboxEntry, SendState } from './outbox.ts';
import type { Author, Chat, FileRef, Message } from './types.ts';

/** A file of a message, or one on its way to be one. */
export interface LineFile extends FileRef {
  /** Its bytes are being taken to the server now. */
  uploading?: boolean;
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
  notice: Message['notice'] | null;
  /** Only the operator's own messages have one. */
  state: SendState | null;
  reason: string | null;
  /** Refused, but sent once more since: shown as refused, not to be offered again. */
  retried: boolean;
}

export function linesOf(chat: Chat, outbox: Outbox): Line[] {
  const mine = outbox.filter((e) => e.conversationId === chat.id);
  const tied = new Map(mine.filter((e) => e.messageId !== null).map((e) => [e.messageId, e]));
  const lines = chat.messages.map((m) => messageLine(chat, m, tied.get(m.id)));
  const waiting = mine.filter(
    (e) => e.messageId === null || !chat.messages.some((m) => m.id === e.messageId),
  );
  return [...lines, ...waiting.sort((a, b) => a.order - b.order).map(entryLine)];
}

function messageLine(chat: Chat, message: Message, entry: OutboxEntry | undefined): Line {
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
    notice: message.notice ?? null,
    state: own ? (entry?.state ?? 'sent') : null,
    reason: entry?.reason ?? null,
    retried: entry?.retried ?? false,
  };
}

function colleagueName(chat: Chat, message: Message): string {
  if (authorOf(chat, message) === 'bot' || isOwn(chat, message)) return '';
  return chat.members[message.channelId]?.name ?? '';
}

function entryLine(entry: OutboxEntry): Line {
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
    state: entry.state,
    reason: entry.reason,
    retried: entry.retried ?? false,
  };
}

/** It has no id of the server's yet. */
const waitingFile = ({ name, size, mime, uploading }: OutgoingFile): LineFile => ({
  id: '',
  name,
  size,
  mime,
  ...(uploading ? { uploading } : {}),
});
