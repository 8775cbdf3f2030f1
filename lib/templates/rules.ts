/** Ready-made texts, and how they are found. */
import { fold, hitsOf, type Hit } from '../text/fold.ts';

export interface Template {
  /** Unique within its source. */
  id: string;
  source: 'webitel' | 'creatio';
  name: string;
  text: string;
  /** Queues it is meant for, by name; none = everywhere. */
  queue?: string;
}

/** The server keeps no more of a name (guide, «Название»). */
export const MAX_NAME = 30;

export interface Found {
  template: Template;
  nameHits: Hit[];
  textHits: Hit[];
}

/** Further down nobody looks, and finding every hit is most of the work. */
const MARKED = 100;

export interface TemplateIndex {
  entries: { template: Template; name: string; text: string; words: string[]; here: boolean }[];
}

/** @param queue the open chat's: what is meant for it stands first among equals */
export function indexTemplates(templates: readonly Template[], queue = ''): TemplateIndex {
  const order = new Intl.Collator(['ru', 'uk', 'en'], { numeric: true });
  const entries = templates.map((template) => {
    const name = fold(template.name);
    return {
      template,
      name,
      text: fold(template.text),
      words: name.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
      here: queue !== '' && (template.queue?.split(', ').includes(queue) ?? false),
    };
  });
  entries.sort((a, b) => Number(b.here) - Number(a.here) || order.compare(a.template.name, b.template.name));
  return { entries };
}

/**
 * Every word must occur in name or text; hits in the name come first. Only when nothing is found, one wrong, missing, extra or
 * swapped letter in a word of the name is forgiven.
 */
export function searchTemplates(index: TemplateIndex, query: string): Found[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0)
    return index.entries.map(({ template }) => ({ template, nameHits: [], textHits: [] }));
  const ranked: Entry[][] = [[], [], [], [], []];
  for (const entry of index.entries) {
    const rank = rankOf(entry, words);
    if (rank >= 0) ranked[rank]!.push(entry);
  }
  const exact = ranked.flat();
  if (exact.length > 0)
    return exact.map(({ template }, i) =>
      i < MARKED
        ? { template, nameHits: hitsOf(template.name, words), textHits: hitsOf(template.text, words) }
        : { template, nameHits: [], textHits: [] },
    );
  return index.entries
    .filter((entry) => words.every((w) => entry.words.some((word) => isNear(word, w))))
    .map(({ template }) => ({ template, nameHits: [], textHits: [] }));
}

type Entry = TemplateIndex['entries'][number];

/** 0 the name begins so · 1 each begins a word of it · 2 in the name · 3 in both · 4 in the text; -1 not found. */
function rankOf({ name, text, words: nameWords }: Entry, words: string[]): number {
  let inName = 0;
  for (const word of words) {
    if (name.includes(word)) inName++;
    else if (!text.includes(word)) return -1;
  }
  if (inName === 0) return 4;
  if (inName < words.length) return 3;
  if (name.startsWith(words.join(' '))) return 0;
  return words.every((word) => nameWords.some((w) => w.startsWith(word))) ? 1 : 2;
}

/** In words shorter than this one letter is too much of the word. */
const SHORTEST_WITH_TYPO = 3;

/** `typed` begins `word`, but for one letter. */
function isNear(word: string, typed: string): boolean {
  let i = 0;
  while (i < typed.length && typed[i] === word[i]) i++;
  if (i === typed.length) return true;
  if (typed.length < SHORTEST_WITH_TYPO) return false;
  return (
    word.startsWith(typed.slice(i + 1), i + 1) ||
    word.startsWith(typed.slice(i + 1), i) ||
    word.startsWith(typed.slice(i), i + 1) ||
    (typed[i] === word[i + 1] && typed[i + 1] === word[i] && word.startsWith(typed.slice(i + 2), i + 2))
  );
}

/** A name's length as people see it, and as the server counts it (UTF-16 units): an emoji may be one and several. */
export function nameLength(name: string): { seen: number; units: number } {
  const units = name.trim().length;
  return { seen: [...new Intl.Segmenter().segment(name.trim())].length, units };
}
