/** Texts by key, with plural forms by the language's own rules. */
import type { Language } from './language.ts';

/** Forms that Intl.PluralRules may choose; `other` always exists. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Text = string | Plural;
export type Params = Record<string, string | number>;

const plurals: Partial<Record<Language, Intl.PluralRules>> = {};

/** `{name}` is replaced by the parameter; a plural text is chosen by the parameter `count`. */
export function translate(language: Language, text: Text, params: Params = {}): string {
  const chosen = typeof text === 'string' ? text : pluralForm(language, text, Number(params.count ?? 0));
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in params ? String(params[name]) : whole,
  );
}

function pluralForm(language: Language, text: Plural, count: number): string {
  const rules = (plurals[language] ??= new Intl.PluralRules(language));
  return text[rules.select(count)] ?? text.other;
}
