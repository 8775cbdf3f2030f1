/** The message that another one answers, as far as it is known here. */
import { authorOf, clientName, isOwn } from './chat.ts';
import type { Author, Chat, Message } from './types.ts';

/** What a message answers, as a line above it. */
export interface Quote {
  /** Key of its line; null: it is not among the messages that are known. */
  key: string | null;
  author: Author;
  name: string;
  text: string;
  file: { name: string; mime: string } | null;
}

/** Two lines of a narrow bubble. */
const MOST = 200;

/** Messages are looked up only in a chat in which one answers another. */
export function quotesIn(chat: Chat): (message: Message) => Quote | null {
  let byId: Map<number, Message> | null = null;
  return ({ replyTo }) => {
    if (replyTo === undefined) return null;
    byId ??= new Map(chat.messages.map((m) => [m.id, m]));
    const quoted = byId.get(replyTo);
    return quoted ? quoteOf(chat, quoted) : { key: null, author: 'client', name: '', text: '', file: null };
  };
}

function quoteOf(chat: Chat, message: Message): Quote {
  const author = authorOf(chat, message);
  const { file } = message;
  return {
    key: `m${message.id}`,
    author,
    name: author === 'client' ? clientName(chat) : nameOf(chat, message),
    text: Array.from(message.text.slice(0, 2 * MOST))
      .slice(0, MOST)
      .join(''),
    file: file ? { name: file.name, mime: file.mime } : null,
  };
}

const nameOf = (chat: Chat, message: Message): string =>
  authorOf(chat, message) === 'bot' || isOwn(chat, message)
    ? ''
    : (chat.members[message.channelId]?.name ?? '');
