/** What was said, as plain text for the CRM: one line per message, the newest kept where there is not room for all. */
import { cut } from './amounts.ts';
import { authorOf, clientWords } from './chat.ts';
import { wordsOf, type ContentWords } from './content-words.ts';
import type { Chat, Message } from './types.ts';

export interface TranscriptWords {
  operator: string;
  bot: string;
  content: ContentWords;
  /** One without a name. */
  client?: string;
}

const MOST = 20_000;

/** @param when how a time is written, e.g. `14.10 12:05` */
export function transcript(chat: Chat, words: TranscriptWords, when: (at: number) => string): string {
  const client = clientWords(chat, words.client);
  const lines = chat.messages.map((message) => {
    const author = authorOf(chat, message);
    const who = author === 'client' ? client : words[author];
    const said = [message.text, bracketed(message, words.content)].filter(Boolean).join(' ');
    return `${when(message.at)} ${who}: ${said}`;
  });
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.toReversed()) {
    length += line.length + 1;
    if (length > MOST) return ['…', ...(kept.length > 0 ? kept : [cut(line, MOST)])].join('\n');
    kept.unshift(line);
  }
  return kept.join('\n');
}

/** What is no text; '' when there is nothing beside it. */
function bracketed(message: Message, words: ContentWords): string {
  if (message.file || message.text.trim() === '') return `[${wordsOf({ ...message, text: '' }, words)}]`;
  return '';
}
