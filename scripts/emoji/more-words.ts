// Words of all emoji, from emojibase-data: names and tags in three languages. What words.txt says already is left out, and so is
// every word that another one of the same emoji begins with: the search looks at beginnings.
import { createRequire } from 'node:module';

interface Emojibase {
  emoji: string;
  label: string;
  tags?: string[];
  skins?: Emojibase[];
}

const LANGUAGES = ['ru', 'uk', 'en'] as const;
const require = createRequire(import.meta.url);

const plain = (emoji: string): string => emoji.replaceAll('\uFE0F', '');
const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[’ʼ`]/g, "'")
    .replaceAll(/[|,\n]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const sets = LANGUAGES.map((language) => {
  const all = require(`emojibase-data/${language}/data.json`) as Emojibase[];
  return new Map(all.map((one) => [plain(one.emoji), one]));
});

/** The name first, then words that are not in it: `смартфон, мобильный телефон`. */
function said({ label, tags = [] }: Emojibase, known: string): string {
  const name = tidy(label);
  const have = `${known.toLowerCase()} ${name}`.split(/[^\p{L}\p{N}']+/u);
  const fresh = tags
    .flatMap((tag) => tidy(tag).split(' '))
    .filter((word, i, all) => word.length > 1 && all.indexOf(word) === i)
    .filter((word) => ![...have, ...tags.filter((tag) => tag !== word)].some((one) => one.startsWith(word)));
  return [name, ...fresh].join(', ');
}

/**
 * One line for each emoji that has words, in the order given: `📱 ru|uk|en`.
 * @param known what is known of an emoji already: `ru|uk|en`
 */
export function moreWords(emoji: readonly string[], known: ReadonlyMap<string, string>): string[] {
  return emoji.flatMap((one) => {
    const found = sets.map((set) => set.get(plain(one)));
    if (found.every((entry) => !entry)) return [];
    const before = known.get(one)?.split('|') ?? [];
    const words = found.map((entry, i) => (entry ? said(entry, before[i] ?? '') : ''));
    return [`${one} ${words.join('|')}`];
  });
}
