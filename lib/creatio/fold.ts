/**
 * Words of people, made comparable: case, «ё», apostrophes, dashes and spaces do not count, and Latin letters that look like
 * Cyrillic ones are the same letter — captions of real systems mix them within a word (reference product.md a.13).
 */
import { fold as foldText } from '../text/fold.ts';

const LOOKS_LIKE: Record<string, string> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  і: 'i',
  ї: 'i',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
};

export const fold = (text: string): string =>
  [...foldText(text)]
    .map((letter) => LOOKS_LIKE[letter] ?? letter)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
