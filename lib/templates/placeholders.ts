/** Blanks of a template, `${name}`: found, filled from what is known, and listed while they are still there. */

export interface Blank {
  name: string;
  /** Range in the text, `${` and `}` included. */
  start: number;
  end: number;
}

/** A name is what a person could have meant as one: short, on one line. */
const BLANK = /\$\{([^${}\n]{1,60})\}/g;

export function blanksOf(text: string): Blank[] {
  if (!text.includes('${')) return [];
  return Array.from(text.matchAll(BLANK), (m) => ({
    name: m[1]!.trim(),
    start: m.index,
    end: m.index + m[0].length,
  })).filter((b) => b.name !== '');
}

/** Upper and lower case, spaces, dots, hyphens and the forms of the apostrophe do not tell names apart. */
export const nameKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s._-]+/g, '_')
    .replace(/[ʼ’‘`´]/g, "'");

/** Fills what is known and not empty; the rest stays as it was. What is filled in is not searched again. */
export function fillBlanks(text: string, values: Readonly<Record<string, string>>): string {
  const known = new Map(Object.entries(values).map(([name, value]) => [nameKey(name), value]));
  let filled = '';
  let from = 0;
  for (const { name, start, end } of blanksOf(text)) {
    filled += text.slice(from, start) + (known.get(nameKey(name)) || text.slice(start, end));
    from = end;
  }
  return filled + text.slice(from);
}

/** The blank to go to from a selection: the first one after it, from the end back to the first. null: none is left. */
export function nextBlank(text: string, selectionStart: number, selectionEnd: number): Blank | null {
  const blanks = blanksOf(text);
  const isSelected = (b: Blank): boolean => b.start === selectionStart && b.end === selectionEnd;
  const from = blanks.some(isSelected) ? selectionEnd : selectionStart;
  return blanks.find((b) => b.start >= from) ?? blanks[0] ?? null;
}

/** `/word` being typed: at the beginning or after white space, up to the cursor. */
export interface SlashWord {
  start: number;
  end: number;
  query: string;
}

export function slashAt(text: string, cursor: number): SlashWord | null {
  const match = /(?:^|\s)\/([^\s/]{0,40})$/.exec(text.slice(0, cursor));
  return match ? { start: cursor - match[1]!.length - 1, end: cursor, query: match[1]! } : null;
}
