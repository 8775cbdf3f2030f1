/** Texts in three languages, typed by key, with plural forms by the language's own rules. */
import { en } from './en.ts';
import { ru } from './ru.ts';
import { uk } from './uk.ts';

export type Language = 'ru' | 'uk' | 'en';
/** Forms that Intl.PluralRules may choose; `other` always exists. `#` stands for the number. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Text = string | Plural;
export type Key = keyof typeof ru;
export type Messages = Record<Key, Text>;
export type Params = Record<string, string | number>;
export type Translate = (key: Key, params?: Params) => string;

const MESSAGES: Record<Language, Messages> = { ru, uk, en };
const plurals: Partial<Record<Language, Intl.PluralRules>> = {};

/** `{name}` is replaced by the parameter; a plural text is chosen by the parameter `count`. */
export function translator(language: Language): Translate {
  const messages = MESSAGES[language];
  return (key, params = {}) => {
    const text = messages[key];
    const chosen = typeof text === 'string' ? text : pluralForm(language, text, Number(params.count ?? 0));
    return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
  };
}

function pluralForm(language: Language, text: Plural, count: number): string {
  const rules = (plurals[language] ??= new Intl.PluralRules(language));
  return text[rules.select(count)] ?? text.other;
}

/** Chosen in the settings, else the language of the page or browser, else Russian, which the product's guide is written in. */
export function resolveLanguage(setting: Language | 'auto', ...hints: (string | null | undefined)[]): Language {
  if (setting !== 'auto') return setting;
  for (const hint of hints) {
    const code = hint?.slice(0, 2).toLowerCase();
    if (code === 'ru' || code === 'uk' || code === 'en') return code;
  }
  return hints.some(Boolean) ? 'en' : 'ru';
}

export function isKey(key: string): key is Key {
  return key in ru;
}
