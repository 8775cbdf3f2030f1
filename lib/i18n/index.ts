/** All texts in three languages, typed by key. */
import { en } from './en.ts';
import type { Language } from './language.ts';
import { ru, type Key, type Messages } from './ru.ts';
import { translate, type Params } from './translate.ts';
import { uk } from './uk.ts';

export { resolveLanguage, type Language } from './language.ts';
export type { Params, Plural, Text } from './translate.ts';
export type { Key, Messages } from './ru.ts';
export type Translate = (key: Key, params?: Params) => string;

const MESSAGES: Record<Language, Messages> = { ru, uk, en };

/** `{name}` in a text is replaced by the parameter; a plural text is chosen by the parameter `count`. */
export function translator(language: Language): Translate {
  return (key, params) => translate(language, MESSAGES[language][key], params);
}

export const isKey = (key: string): key is Key => key in ru;
