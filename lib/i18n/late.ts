/** Texts of one language at a time: an open desk pays only for the language and the parts it shows. */
import { resolveLanguage, type Language } from './language.ts';
import type { DeskKey, DeskMessages } from './ru.ts';
import { translate, type Params } from './translate.ts';
import { inLanguage, type Row, type Words } from './words.ts';

/** Says the words of an open desk, and `Own`: those of a part that has come. */
export type Translate<Own extends string = never> = (key: DeskKey | Own, params?: Params) => string;

const loaded: Partial<Record<Language, DeskMessages>> = {};

export const hasMessages = (language: Language): boolean => language in loaded;

export function addMessages(language: Language, messages: DeskMessages): void {
  loaded[language] = messages;
}

/** The language's texts must have been added. */
export function translator(language: Language): Translate {
  const messages = loaded[language]!;
  return (key, params) => {
    const row = brought[key];
    return translate(language, messages[key] ?? (row ? inLanguage(row, language) : key), params);
  };
}

/** What parts that are loaded late brought along: small enough to come in all languages at once. */
const brought: Partial<Record<string, Row>> = {};

/** Words of a part: they are known from the moment their file has come. */
export function late<W extends Words>(words: W): W {
  Object.assign(brought, words);
  return words;
}

export const isKey = (key: string): key is DeskKey =>
  Object.values(loaded).some((messages) => key in messages);

export { resolveLanguage, type Language };
