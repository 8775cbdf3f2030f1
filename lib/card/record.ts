/** What the CRM's record of a chat should say, as far as the conversation itself tells (product.md a.4, a.8). */
import { authorOf, clientOf, clientWords, isEndOpen, statusOf, toldEnd } from '../chat/chat.ts';
import { wordsOf, type ContentWords } from '../chat/content-words.ts';
import { firstKnown } from '../chat/facts.ts';
import { isTime } from '../chat/times.ts';
import type { Chat, EndReason, Message } from '../chat/types.ts';

/** `guess`: what nobody has said. It is written where nobody has said anything, or where it stands already as an earlier guess. */
export type RecordValue = string | number | null | { id: string; name?: string; guess?: true };
export type RecordValues = Readonly<Record<string, RecordValue>>;

export interface RecordWish {
  status: 'new' | 'in-progress' | 'completed';
  /** Nothing of this operator's doing will change it any more: the chat is over, or somebody else has it. */
  over: boolean;
  /** Written where the record has nothing yet: what a person or a colleague put there stays. */
  once: RecordValues;
  /** Kept in step. */
  values: RecordValues;
  /** Files that this operator has sent: each has its link on the record once. Absent in jobs of older versions. */
  files?: SentFile[];
}

export interface SentFile {
  messageId: number;
  fileId: string;
}

export interface RecordWords {
  status: Record<RecordWish['status'], string>;
  bot: string;
  content: ContentWords;
  /** A client without a name. */
  client?: string;
  /** Who closes a chat that no person closed. */
  system: string;
}

/** Columns of names, and of a message's text. */
const MAX_NAME = 250;
const MAX_TEXT = 500;

/**
 * null: this operator has not accepted the chat.
 * @param before what it should have said so far: of messages that a long chat has let go it alone knows the files
 */
export function recordWish(
  chat: Chat,
  operatorName: string,
  words: RecordWords,
  before?: RecordWish,
): RecordWish | null {
  const joins = Object.values(chat.episodes).flatMap(({ joinedAt }) => joinedAt ?? []);
  const told = statusOf(chat);
  if (joins.length === 0 || told === null || told === 'invited') return null;
  const end = toldEnd(chat);
  // Who ended it, and when, is written when Webitel has been asked.
  const isOpen = isEndOpen(chat);
  const handedOver = end?.reason === 'transfer' && !chat.closed;
  const wrote = chat.messages.some(({ channelId, fromBot }) => channelId in chat.episodes && !fromBot);
  // Accepted once more, it is not new any more; handed over, it goes on with somebody else.
  const status =
    told === 'completed' && !handedOver
      ? 'completed'
      : told === 'in-progress' || wrote || joins.length > 1
        ? 'in-progress'
        : 'new';
  const last = chat.messages.at(-1);
  return {
    status,
    over: end !== null && !isOpen,
    files: (before?.files ?? [])
      .filter(({ messageId }) => messageId < firstKnown(chat))
      .concat(
        chat.messages.flatMap(({ id, file, channelId, fromBot }) =>
          file && !file.blocked && file.id !== '' && channelId in chat.episodes && !fromBot
            ? [{ messageId: id, fileId: file.id }]
            : [],
        ),
      ),
    once: {
      name: cut(clientWords(chat, words.client), MAX_NAME),
      source: clientOf(chat)?.provider ?? '',
      queue: cut(chat.queue, MAX_NAME),
      acceptedOn: iso(Math.min(...joins)),
      status: words.status.new,
    },
    values: {
      ...(status !== 'new' && { status: words.status[status] }),
      ...(last && {
        lastMessage: cut(wordsOf(last, words.content), MAX_TEXT),
        lastMessageBy: cut(writerOf(chat, last, operatorName, words), MAX_NAME),
      }),
      ...(!handedOver &&
        !isOpen && {
          completedOn: end && iso(end.at),
          closedBy: end && cutOrNull(closerOf(chat, end.reason, operatorName, words)),
        }),
    },
  };
}

function writerOf(chat: Chat, message: Message, operatorName: string, words: RecordWords): string {
  const author = authorOf(chat, message);
  if (author === 'bot') return words.bot;
  if (author === 'client') return clientWords(chat, words.client);
  return message.channelId in chat.episodes ? operatorName : (chat.members[message.channelId]?.name ?? '');
}

/** null: nobody said. */
function closerOf(chat: Chat, reason: EndReason, operatorName: string, words: RecordWords): string | null {
  if (reason === 'operator') return operatorName;
  if (reason === 'lost' || reason === 'elsewhere') return null;
  return reason === 'client' ? clientWords(chat, words.client) : words.system;
}

const cutOrNull = (text: string | null): string | null => text && cut(text, MAX_NAME);

/** null: what stands there is no time. */
const iso = (at: number): string | null => (isTime(at) ? new Date(at).toISOString() : null);

/** By letters as a person sees them, so that none is halved. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let short = '';
  for (const letter of text) {
    if (short.length + letter.length >= most) break;
    short += letter;
  }
  return `${short}…`;
}
