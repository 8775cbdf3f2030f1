/** Texts in rows: a key and what it says in each language, side by side. */
import type { Language } from './language.ts';
import type { Text } from './translate.ts';

export type Row = readonly [ru: Text, uk: Text, en: Text];
export type Words = Readonly<Record<string, Row>>;
/** Keys of any of these tables. */
export type KeyIn<W extends Words> = W extends unknown ? keyof W & string : never;

const COLUMN = { ru: 0, uk: 1, en: 2 } as const satisfies Record<Language, keyof Row>;

export const inLanguage = (row: Row, language: Language): Text => row[COLUMN[language]];

/** All words of a table in one language. */
export const column = <W extends Words>(
  words: W,
  language: Language,
): Record<keyof W, W[keyof W][0 | 1 | 2]> =>
  Object.fromEntries(Object.entries(words).map(([key, row]) => [key, inLanguage(row, language)])) as Record<
    keyof W,
    W[keyof W][0 | 1 | 2]
  >;
