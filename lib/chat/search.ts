/** Search as people type it: letter case does not matter, and «ё» is «е». */
import type { Line } from './lines.ts';
import type { ChatSummary } from './summary.ts';

/** As long as the text, so that a place in one is the same place in the other. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : [...text].map(lowerSameLength).join('');
  return same.replaceAll('ё', 'е').replaceAll('\u00a0', ' ');
}

function lowerSameLength(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

/** Places of the words in a text, `[from, to)`, in order and apart. An empty search finds nothing. */
export function findHits(text: string, search: string): [number, number][] {
  const wanted = fold(search.trim());
  if (wanted === '') return [];
  const folded = fold(text);
  const hits: [number, number][] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    hits.push([at, at + wanted.length]);
  }
  return hits;
}

/** By name, last message or queue. An empty search fits all. */
export function fitsSearch(chat: ChatSummary, search: string): boolean {
  const wanted = fold(search.trim());
  if (wanted === '') return true;
  const { preview } = chat;
  return [chat.name, preview?.text, preview?.fileName, chat.queue].some((t) => t && fold(t).includes(wanted));
}

/** Keys of the lines in which the words are, oldest first. */
export function linesWith(lines: readonly Line[], search: string): string[] {
  const wanted = fold(search.trim());
  if (wanted === '') return [];
  return lines
    .filter((l) => fold(l.text).includes(wanted) || (l.file && fold(l.file.name).includes(wanted)))
    .map((l) => l.key);
}
