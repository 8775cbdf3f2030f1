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

/** The language's texts must have been added. A key of a part is known once that part has come. */
export function translator(language: Language): Translate {
  const messages: Partial<Record<Key, Text>> = loaded[language]!;
  return (key, params) => translate(language, messages[key] ?? late[language][key] ?? key, params);
}

/** What a part that is loaded late brings along: small enough to come in all languages at once. */
export type PartTexts = Record<Language, Partial<Record<Key, Text>>>;

const late: PartTexts = { ru: {}, uk: {}, en: {} };

/** Every part that is loaded late does so before it shows anything. */
export function addTexts(texts: PartTexts): void {
  for (const language of Object.keys(late) as Language[]) Object.assign(late[language], texts[language]);
}

export const isKey = (key: string): key is Key => Object.values(loaded).some((messages) => key in messages);

export { resolveLanguage, type Language };
