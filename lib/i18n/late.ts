/** Texts of one language at a time, for views in a CRM page: a page pays only for the language and the parts it shows. */
import { resolveLanguage, type Language } from './language.ts';
import type { DeskMessages } from './ru.ts';
import type { Key, Translate } from './index.ts';
import { translate, type Text } from './translate.ts';

const loaded: Partial<Record<Language, DeskMessages>> = {};

export const hasMessages = (language: Language): boolean => language in loaded;

export function addMessages(language: Language, messages: DeskMessages): void {
  loaded[language] = messages;
}

/** The language's texts must have been added. A key of a part that brings its own texts is known to that part alone. */
export function translator(language: Language): Translate {
  const messages: Partial<Record<Key, Text>> = loaded[language]!;
  return (key, params) => translate(language, messages[key] ?? key, params);
}

/** What a part that is loaded late brings along: small enough to come in all languages at once. */
export type PartTexts = Record<Language, Partial<Record<Key, Text>>>;

/** The desk's own texts, and those of the part before them. */
export function withPartTexts(language: Language, texts: PartTexts, desk: Translate): Translate {
  const own = texts[language];
  return (key, params) => {
    const text = own[key];
    return text === undefined ? desk(key, params) : translate(language, text, params);
  };
}

export const isKey = (key: string): key is Key => Object.values(loaded).some((messages) => key in messages);

export { resolveLanguage, type Language };
