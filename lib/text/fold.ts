/**
 * Texts of people, made comparable: what is held for the same letter or sign is the same here, in every search and in every question
 * to the CRM. Letter case, «ё» and «е», «ґ» and «г», all apostrophes, all dashes and all spaces do not count, nor whether an accent is
 * a part of its letter or follows it; what cannot be seen is not there.
 */
const APOSTROPHES = /['\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032\u00b4`\uff07\u055a]/g;
const DASHES = /[\u2010-\u2015\u2212\u00ad\ufe63\uff0d]/g;
/** Stress marks over Cyrillic letters, as dictionaries set them. */
const STRESS = /(?<=\p{Script=Cyrillic})[\u0300\u0301]/gu;
const UNSEEN = /[\p{Cf}\ufe0e\ufe0f\u034f\u115f\u1160\u3164\uffa0\u2800]/gu;
/** Texts in which every character stays one: the usual case, and all that needs no map of places. */
const PLAIN =
  /^[\n\r\t\u0020-\u007e\u00a0\u00ab\u00bb\u0400-\u0407\u0409-\u045f\u0490\u0491\u2013\u2014\u2018\u2019\u201c-\u201e]*$/;

const likened = (text: string): string =>
  text
    .replaceAll(/ё\u0308*/g, 'е')
    .replaceAll('ґ', 'г')
    .replaceAll('ς', 'σ')
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(/[\s\u00a0]/g, ' ');

/** What one step takes away may bring together what the step before would have joined: the second pass changes next to nothing. */
const MOST_PASSES = 5;

export function fold(text: string): string {
  if (PLAIN.test(text)) return likened(text.toLowerCase()).replaceAll(/[\u2013\u2014]/g, '-');
  let now = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = foldOnce(now);
    if (next === now) break;
    now = next;
  }
  return now;
}

const foldOnce = (text: string): string =>
  likened(
    // Before the rest: to NFKC an acute accent of its own is a space with a mark.
    text
      .replaceAll(APOSTROPHES, "'")
      .normalize('NFKC')
      .replaceAll(/\u00ad/g, '')
      .replaceAll(DASHES, '-')
      .replaceAll(STRESS, '')
      .replaceAll(UNSEEN, '')
      .toLowerCase(),
  ).normalize('NFC');

/** A letter with the marks that follow it, whole; Korean syllables may be written sign by sign, so their run is one. */
const LETTER = /(?:\p{Script=Hangul}+|\P{M})[\p{M}\p{Cf}\u2800\uff9e\uff9f]*|\p{M}+/gu;

/** Folded, and of each of its characters where the letter that it came from begins and ends. */
function mapped(text: string): { folded: string; range: (from: number, length: number) => Hit } {
  if (PLAIN.test(text)) return { folded: fold(text), range: (from, length) => [from, from + length] };
  let folded = '';
  const begins: number[] = [];
  const ends: number[] = [];
  for (const { 0: letter, index } of text.matchAll(LETTER)) {
    const one = fold(letter);
    for (let i = 0; i < one.length; i++) {
      begins.push(index);
      ends.push(index + letter.length);
    }
    folded += one;
  }
  return { folded, range: (from, length) => [begins[from]!, ends[from + length - 1]!] };
}

/** A half-open range of the text. */
export type Hit = [start: number, end: number];

/** Where the words stand in the text, in order; those that touch are one. An empty word is nowhere. */
export function hitsOf(text: string, words: readonly string[]): Hit[] {
  const { folded, range } = mapped(text);
  const hits: Hit[] = [];
  for (const word of words.map(fold))
    for (
      let from = word ? folded.indexOf(word) : -1;
      from >= 0;
      from = folded.indexOf(word, from + word.length)
    )
      hits.push(range(from, word.length));
  hits.sort((a, b) => a[0] - b[0]);
  const apart: Hit[] = [];
  for (const hit of hits) {
    const last = apart.at(-1);
    if (last && hit[0] < last[1]) last[1] = Math.max(last[1], hit[1]);
    else apart.push(hit);
  }
  return apart;
}

/** Words of what somebody looks for. */
export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);

/** Every word is in the text, in whatever order. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
}
