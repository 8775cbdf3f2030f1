// What the guides quote in «If something is wrong» is what the product says, word for word.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MESSAGES, type Language } from '../../../lib/i18n/index.ts';
import { FRAMED_WORDS } from '../../../lib/i18n/framed.ts';
import { LAUNCHER_WORDS } from '../../../lib/i18n/launcher.ts';
import { column } from '../../../lib/i18n/words.ts';

const QUOTES: Record<Language, RegExp> = {
  ru: /«((?:[^«»]|«[^«»]*»)+)»/g,
  uk: /«((?:[^«»]|«[^«»]*»)+)»/g,
  en: /“((?:[^“”]|“[^“”]*”)+)”/g,
};

/** Digits, names and what an ellipsis leaves out may differ. */
const bare = (text: string): string =>
  text
    .replace(/\{\w+\}|\d+|…/g, '…')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[’ʼ]/g, "'");

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The whole text with anything in its blanks, or a text that has every piece of the quote. */
function isSaid(quote: string, said: readonly string[]): boolean {
  const whole = (text: string) =>
    new RegExp(`^${text.split('…').map(escape).join('.+')}$`).test(quote.replace(/’/g, "'"));
  const parts = bare(quote)
    .split('…')
    .map((part) => part.replace(/^[\s.%]+|[\s.]+$/g, ''))
    .filter((part) => part && !/^(МБ|MB)$/.test(part));
  return said.some((text) => whole(text) || parts.every((part) => text.includes(part)));
}

test.each(['ru', 'uk', 'en'] as const)(
  'every notice in the table of the guide is one of the product: %s',
  (language) => {
    const said = Object.values({
      ...MESSAGES[language],
      ...column(LAUNCHER_WORDS, language),
      ...column(FRAMED_WORDS, language),
    }).flatMap((text) => (typeof text === 'string' ? [text] : Object.values(text)).map(bare));
    const guide = readFileSync(new URL(`../../../docs/guide.${language}.md`, import.meta.url), 'utf8');
    const cells = guide
      .slice(guide.lastIndexOf('\n## '))
      .match(/^\|.*?\|/gm)!
      .slice(2);
    expect(cells.length).toBeGreaterThan(80);
    const quotes = cells.flatMap((cell) => [...cell.matchAll(QUOTES[language])].map(([, quote]) => quote!));
    expect(quotes.filter((quote) => !isSaid(quote, said))).toEqual([]);
  },
);
