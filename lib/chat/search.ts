/** Search in chats and conversations, as people type it. */
import { fold, hasWords, hitsOf, wordsOf } from '../text/fold.ts';
import type { Line } from './lines.ts';
import type { ChatSummary } from './summary.ts';

/** Places of the words in a text, `[from, to)`, in order and apart. An empty search finds nothing. */
export const findHits = (text: string, search: string): [number, number][] => hitsOf(text, [search.trim()]);

/** By name, last message or queue: all words in one of them. An empty search fits all. */
export function fitsSearch(chat: ChatSummary, search: string): boolean {
  const words = wordsOf(search);
  if (words.length === 0) return true;
  const { preview } = chat;
  return [chat.name, preview?.text, preview?.fileName, chat.queue].some((t) => t && hasWords(t, words));
}

/** Keys of the lines in which the words are, oldest first. */
export function linesWith(lines: readonly Line[], search: string): string[] {
  const wanted = fold(search.trim());
  if (wanted === '') return [];
  return lines
    .filter((l) => fold(l.text).includes(wanted) || (l.file && fold(l.file.name).includes(wanted)))
    .map((l) => l.key);
}
