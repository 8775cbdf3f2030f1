export type Token =
  | { kind: 'name'; text: string }
  | { kind: 'string'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'guid'; text: string }
  | { kind: 'date'; text: string }
  | { kind: '(' | ')' | ',' | 'end' };

/** Thrown for text that is not a filter of the supported subset. */
export class FilterSyntaxError extends Error {}

const patterns: [RegExp, (text: string) => Token | null][] = [
  [/\s+/y, () => null],
  [/[(),]/y, (text) => ({ kind: text as '(' })],
  [/'(?:[^']|'')*'/y, (text) => ({ kind: 'string', text: text.slice(1, -1).replaceAll("''", "'") })],
  [
    /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])/iy,
    (text) => ({ kind: 'guid', text: text.toLowerCase() }),
  ],
  [
    /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?(?![\w.])/iy,
    (text) => ({ kind: 'date', text }),
  ],
  [/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy, (text) => ({ kind: 'number', value: Number(text) })],
  [/[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*/y, (text) => ({ kind: 'name', text })],
];

/** Splits a `$filter` into tokens: names with paths, strings with doubled quotes, bare guids, dates, numbers. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const found = match(source, at);
    if (found.token) tokens.push(found.token);
    at = found.next;
  }
  tokens.push({ kind: 'end' });
  return tokens;
}

function match(source: string, at: number): { token: Token | null; next: number } {
  for (const [pattern, make] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text !== undefined) return { token: make(text), next: at + text.length };
  }
  throw new FilterSyntaxError(`Syntax error at position ${at} in '${source}'.`);
}
