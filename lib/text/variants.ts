/**
 * A system that compares letter by letter finds a name only as it is stored. Each word of what was typed is asked for in the ways in
 * which people write it; there are as many questions as the system takes at once, and no more.
 */
import { fold } from './fold.ts';

const APOSTROPHE = /['\u2018\u2019\u02bc\u00b4`\u2032]/g;
/** As keyboards, word processors and documents have it, the commonest first. */
const APOSTROPHES = ["'", '\u2019', '\u02bc', '`'];

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1);

/** A digit drawn as a key is a picture; and signs that only choose how a picture is drawn. */
const KEYCAP = /[\d#*]\ufe0f?\u20e3|[\ufe0e\ufe0f]/g;

/** Forms of one word, the likeliest first, as typed before all. */
function formsOf(word: string): string[] {
  const typed = word.normalize('NFC');
  const signs =
    typed.search(APOSTROPHE) >= 0 ? APOSTROPHES.map((sign) => typed.replaceAll(APOSTROPHE, sign)) : [];
  const forms = [typed, ...signs].flatMap((one) => [one, capital(one)]);
  const letters = forms.flatMap((one) => [
    one.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
    one.replaceAll('ґ', 'г').replaceAll('Ґ', 'Г'),
    ...each(one, 'е', 'ё'),
    ...each(one, 'Е', 'Ё'),
    ...each(one, 'г', 'ґ'),
    ...each(one, 'Г', 'Ґ'),
  ]);
  return [...new Set([...forms, ...letters, ...forms.map((one) => one.normalize('NFD'))])];
}

/** No question takes more forms; what was pasted may be one word of thousands of letters. */
const MOST_PLACES = 10;

/** With one of the letters another: a name has «ё» once. */
const each = (word: string, letter: string, other: string): string[] =>
  [...word.matchAll(new RegExp(letter, 'g'))]
    .slice(0, MOST_PLACES)
    .map(({ index }) => word.slice(0, index) + other + word.slice(index + letter.length));

/**
 * Each word of a name with the forms to ask for: a row fits when it has one of the forms of every word.
 * @param most forms of all words together
 */
export function nameVariants(text: string, most = 10): string[][] {
  const words = text
    .normalize('NFC')
    .replaceAll(KEYCAP, ' ')
    .split(/[^\p{L}\p{M}\p{N}'\u2018\u2019\u02bc\u00b4`\u2032.-]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, Math.max(1, Math.floor(most / 2)));
  const all = words.map(formsOf);
  const taken = all.map((forms) => forms.slice(0, 1));
  let left = most - taken.length;
  for (let nth = 1; left > 0 && all.some((forms) => forms.length > nth); nth++)
    for (const [i, forms] of all.entries())
      if (left > 0 && forms[nth] !== undefined) {
        taken[i]!.push(forms[nth]!);
        left--;
      }
  return taken;
}

/** Whether a name has every word that was typed, however either is written. */
export const fitsName = (name: string, typed: string): boolean => {
  const folded = fold(name);
  return nameVariants(typed).every(([word]) => folded.includes(fold(word!)));
};
