/** Texts of one language at a time, for views in a CRM page: a page pays only for the language it shows. */
import { resolveLanguage, type Language } from './language.ts';
import type { Key, Messages } from './ru.ts';
import type { Translate } from './index.ts';
import { translate } from './translate.ts';

const loaded: Partial<Record<Language, Messages>> = {};

export const hasMessages = (language: Language): boolean => language in loaded;

export function addMessages(language: Language, messages: Messages): void {
  loaded[language] = messages;
}

/** The language's texts must have been added. */
export function translator(language: Language): Translate {
  const messages = loaded[language]!;
  return (key, params) => translate(language, messages[key], params);
}

export const isKey = (key: string): key is Key => Object.values(loaded).some((messages) => key in messages);

export { resolveLanguage, type Language };
