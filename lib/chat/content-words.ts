/** What was said, in words, for places that show only words: the CRM's record, a transcript, a notification. */
import { fileKind, shownName, type FileKind } from './file-name.ts';
import { isEmpty } from './lines.ts';
import type { Message } from './types.ts';

export type ContentWords = Record<FileKind | 'file-blocked' | 'unknown', string>;

/** @returns '' only for a text that is blank */
export function wordsOf(message: Message, words: ContentWords): string {
  const { text, file, notice } = message;
  if (text.trim() !== '') return text;
  if (notice) return words[notice];
  if (file) return shownName(file.name) || words[fileKind(file)];
  return isEmpty(message) ? words.unknown : text;
}
