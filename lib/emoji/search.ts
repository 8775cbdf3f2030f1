/** Finds emoji by words of three languages at once: operators write to a customer in one and think in another. */
import { fold } from '../text/fold.ts';
import type { Language } from '../i18n/language.ts';
import { GROUPS, WORDS } from './data.ts';

const LANGUAGES: Language[] = ['ru', 'uk', 'en'];
/** Shorter words are too alike for a guess. */
const MIN_TYPO = 4;
/** Added to the rank of a word that was not chosen by hand. */
const LESS = 0.5;

const normalise = (text: string): string => fold(text).replaceAll("'", '');
const split = (text: string): string[] =>
  normalise(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** By emoji: its words in the order of LANGUAGES. */
const read = (lines: string): Map<string, string[]> =>
  new Map(
    lines.split('\n').map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1).split('|')];
    }),
  );
/** What operators look for, chosen by hand; it comes with the picker. */
const kept = read(WORDS);
/** The names and words of all others; they come when something is first looked for. */
let others = new Map<string, string[]>();

/** @param lines as in `words.ts` */
export function addWords(lines: string): void {
  others = read(lines);
  entries = null;
}

let entries: Entry[] | null = null;
let made: Intl.DisplayNames[] | null = null;
/** By language; made when they are first asked, which takes longer than to open the picker. */
const countries = (): Intl.DisplayNames[] =>
  (made ??= LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' })));

/** The two letters of a country's flag; null for any other emoji. */
function countryOf(emoji: string): string | null {
  const letters = [...emoji].map((letter) => letter.codePointAt(0)! - 0x1f1e6);
  if (letters.length !== 2 || letters.some((n) => n < 0 || n > 25)) return null;
  return String.fromCharCode(...letters.map((n) => 65 + n));
}

/** What the emoji is called; '' for one that is known by its look alone. */
export function nameOf(emoji: string, language: Language): string {
  const at = LANGUAGES.indexOf(language);
  const country = countryOf(emoji);
  const words = kept.get(emoji) ?? others.get(emoji);
  return (country ? countries()[at]!.of(country) : words?.[at]?.split(',')[0]) ?? '';
}

interface Entry {
  emoji: string;
  words: string[];
  /** Less to the point. */
  more: string[];
}

/** Made at the first search: most emoji are found by eye. */
function index(): Entry[] {
  return (entries ??= Object.values(GROUPS)
    .flatMap((group) => group.split(' '))
    .flatMap((emoji) => {
      const country = countryOf(emoji);
      const names = country ? countries().map((language) => language.of(country) ?? '') : kept.get(emoji);
      const more = others.get(emoji);
      if (!names && !more) return [];
      return [{ emoji, words: names?.flatMap(split) ?? [], more: more?.flatMap(split) ?? [] }];
    }));
}

/** Best first; with one slip in a word where nothing else fits. */
export function search(query: string): string[] {
  const wanted = split(query);
  if (wanted.length === 0) return [];
  const exact = ranked(wanted, rank);
  return exact.length > 0 ? exact : ranked(wanted, slipRank);
}

type Rank = (word: string, wanted: string) => number;

function ranked(wanted: string[], rankOf: Rank): string[] {
  const best = (words: string[], one: string): number =>
    words.reduce((least, word) => Math.min(least, rankOf(word, one)), Infinity);
  const found = index().flatMap(({ emoji, words, more }) => {
    const ranks = wanted.map((one) => Math.min(best(words, one), best(more, one) + LESS));
    return ranks.every(Number.isFinite) ? [{ emoji, order: ranks.reduce((sum, n) => sum + n, 0) }] : [];
  });
  return found.toSorted((a, b) => a.order - b.order).map(({ emoji }) => emoji);
}

function rank(word: string, wanted: string): number {
  if (word === wanted) return 0;
  if (word.startsWith(wanted)) return 1;
  return word.includes(wanted) ? 2 : Infinity;
}

function slipRank(word: string, wanted: string): number {
  if (wanted.length < MIN_TYPO) return rank(word, wanted);
  // What is typed may be the word's beginning, a letter longer or shorter than it should be.
  const near = [-1, 0, 1].some((more) => isOneSlip(word.slice(0, wanted.length + more), wanted));
  return Math.min(rank(word, wanted), near ? 3 : Infinity);
}

/** One letter wrong, missing, too many, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let enda = a.length;
  let endb = b.length;
  while (enda > from && endb > from && a[enda - 1] === b[endb - 1]) {
    enda--;
    endb--;
  }
  const [x, y] = [a.slice(from, enda), b.slice(from, endb)];
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && x === `${y[1]}${y[0]}`);
}
