/** Texts of one language at a time: an open desk pays only for the language and the parts it shows. */
import { resolveLanguage, type Language } from './language.ts';
import type { DeskMessages } from './ru.ts';
import type { Key, Translate } from './index.ts';
import { translate, type Text } from './translate.ts';
import { inLanguage, type Row, type Words } from './words.ts';

const loaded: Partial<Record<Language, DeskMessages>> = {};

export const hasMessages = (language: Language): boolean => language in loaded;

export function addMessages(language: Language, messages: DeskMessages): void {
  loaded[language] = messages;
}

/** The language's texts must have been added. A key of a part is known once that part has come. */
export function translator(language: Language): Translate {
  const messages: Partial<Record<Key, Text>> = loaded[language]!;
  return (key, params) => {
    const row = late[key];
    return translate(language, messages[key] ?? (row ? inLanguage(row, language) : key), params);
  };
}

/** What parts that are loaded late brought along: small enough to come in all languages at once. */
const late: Partial<Record<string, Row>> = {};

/** Every part that is loaded late does so before it shows anything. */
export const addWords = (words: Words): void => void Object.assign(late, words);

export const isKey = (key: string): key is Key => Object.values(loaded).some((messages) => key in messages);

export { resolveLanguage, type Language };
