// Makes lib/emoji/data.ts and words.ts: `node scripts/emoji/build-emoji.ts`. Run by hand when groups.ts, words.txt or
// emojibase-data change, then `npm run format`.
// Which sequences are emoji the engine itself knows (the RGI set of Unicode); names of countries are not kept, browsers know them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moreWords } from './more-words.ts';
import { GROUPS, PEOPLE, THINGS, TOO_NEW, type Group } from './groups.ts';

const RGI = /^\p{RGI_Emoji}$/v;
const within = (ranges: [number, number][], point: number) =>
  ranges.some(([a, b]) => point >= a && point <= b);

/** The emoji that a code point alone stands for, with the sign for coloured pictures where it needs one. */
function emojiAt(point: number): string[] {
  const plain = String.fromCodePoint(point);
  return [plain, `${plain}\uFE0F`].filter((text) => RGI.test(text)).slice(0, 1);
}

function inRange([from, to]: [number, number]): string[] {
  const points = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return points.filter((point) => !within(TOO_NEW, point)).flatMap(emojiAt);
}

function extras(id: Group['id']): string[] {
  if (id === 'faces') {
    const all = THINGS.flatMap((thing) =>
      PEOPLE.map((person) => `${String.fromCodePoint(person)}\u200D${thing}`),
    );
    return all.filter((text) => RGI.test(text));
  }
  if (id !== 'flags') return [];
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCodePoint(0x1f1e6 + i));
  return letters.flatMap((a) => letters.map((b) => a + b)).filter((text) => RGI.test(text) && text !== '🇨🇶');
}

const seen = new Set<string>();
const groups = GROUPS.map(({ id, first, ranges }) => {
  const all = [...first.split(' '), ...extras(id), ...ranges.flatMap(inRange)];
  const fresh = all.filter((text) => {
    if (!RGI.test(text)) throw new Error(`${text} of ${id} is no emoji`);
    if (/^\p{Emoji_Modifier}$/u.test(text) || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
  return { id, fresh };
});
// What a group has put in front belongs to it, even where an earlier group's range takes it in.
for (const { id, first } of GROUPS) {
  const own = new Set(first.split(' '));
  for (const group of groups) if (group.id !== id) group.fresh = group.fresh.filter((text) => !own.has(text));
  const mine = groups.find((group) => group.id === id)!;
  mine.fresh = [...own, ...mine.fresh.filter((text) => !own.has(text))];
}

const lines = readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8')
  .trim()
  .split('\n');
const words = lines.map((line) => {
  const [emoji, rest] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
  if (!groups.some(({ fresh }) => fresh.includes(emoji))) throw new Error(`${emoji} has words and no group`);
  if (rest.split('|').length !== 3) throw new Error(`${emoji} needs words in three languages`);
  return `${emoji} ${rest}`;
});

const text = [
  '/** Made by scripts/emoji/build-emoji.ts. */',
  'export const GROUPS = {',
  ...groups.map(({ id, fresh }) => `  ${id}: '${fresh.join(' ')}',`),
  '} as const;',
  '',
  '/** An emoji, then its words in Russian, Ukrainian and English; the first of them is its name. */',
  `export const WORDS =\n  ${JSON.stringify(words.join('\n'))};`,
  '',
].join('\n');
writeFileSync(join(import.meta.dirname, '../../lib/emoji/data.ts'), text);

// Flags of countries are named by the browser.
const named = groups.flatMap(({ fresh }) => fresh).filter((one) => !/^[\u{1F1E6}-\u{1F1FF}]{2}$/u.test(one));
const known = new Map(
  words.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
);
const more = moreWords(named, known);
const file = [
  '/*! Words of emoji: emojibase-data 17.0.0, MIT, Copyright Miles Johnson; from Unicode CLDR. */',
  '/** Made by scripts/emoji/build-emoji.ts: an emoji, then its name and words in Russian, Ukrainian and English. */',
  `export const MORE_WORDS =\n  ${JSON.stringify(more.join('\n'))};`,
  '',
].join('\n');
writeFileSync(join(import.meta.dirname, '../../lib/emoji/search-words.ts'), file);
console.log(
  groups.map(({ id, fresh }) => `${id} ${fresh.length}`).join(', '),
  `· ${words.length} with words of ours, ${more.length} of ${named.length} with words of emojibase`,
);
