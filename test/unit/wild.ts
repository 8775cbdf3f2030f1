/** Values as strangers and broken servers write them: of the wrong kind, of an impossible size, or hostile wherever they are put into. */
import * as fc from 'fast-check';

/** Pieces that mean something to an address, a filter, a header, markup, a file system, a template, or to whoever cuts a text. */
const PIECES =
  `' '' " % # & + \\ / { } \${ \${name} < > <b> &amp; ? ; , . .. : = ( ) [ ] * _ ~ | @ $& $1 constructor __proto__ null CON.txt`
    .split(' ')
    .concat(
      '\ud83d \ude00 😀 👩🏽‍💻 🇺🇦 e\u0301 я їжак ґ \u05d0\u05d1 \u0627\u0644 漢 0 1e400 2026-10-14'.split(' '),
    )
    .concat(
      ' ',
      '\u00a0',
      '\n',
      '\r\n',
      '\t',
      '\0',
      '\u200b',
      '\u200d',
      '\u202e',
      '\u2066',
      '\ufeff',
      '\u2028',
      '\u3164',
    )
    .concat('8 (067) 412-88-03', '+380674128803', 'https://a.example/?q=1#x', 'o’neil@example.com');

/** @param most pieces */
export const hostileText = (most = 12): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: most }).map((all) => all.join('')),
    },
    // Without a place to break it.
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...PIECES), fc.nat(400)).map(([one, often]) => one.repeat(often)),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
  );

/** Whatever JSON can hold where something else was meant. */
export const wildValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    [],
    {},
    [[]],
    [null],
    { toString: 1 },
    { valueOf: 1, toString: null },
  ),
  // Negative, huge, not whole, an int64 as text, seconds, milliseconds, nanoseconds, before 1970, far from now.
  fc.constantFrom<unknown>(0, -1, 1.5, 1e20, 2 ** 53, '12', '-1', '9'.repeat(40), 'NaN', '1e400'),
  fc.constantFrom<unknown>(
    1_790_000_000,
    1_790_000_000_000,
    '1790000000',
    1_790_000_000_000_000_000,
    -86_400_000,
  ),
  fc.constantFrom<unknown>(
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '+275760-09-13',
    '2026-10-14',
    '14.10.2026',
    '/Date(1)/',
  ),
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    'toString',
    'ABCDEF00ABCDEF00ABCDEF00ABCDEF00',
    '..',
    'x'.repeat(5000),
  ),
  hostileText(4),
  fc.jsonValue({ maxDepth: 2 }),
);

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))];
}

function put(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  if (rest.length === 0 && by === undefined) delete copy[key];
  else copy[key] = put(copy[key], rest, by);
  return copy;
}

/** The same with one thing in it missing (`undefined`) or another. @param at any number: which thing */
export function breakAt(sound: unknown, at: number, by: unknown): unknown {
  const places = leavesOf(sound).slice(1);
  return places.length === 0 ? by : put(sound, places[at % places.length]!, by);
}

export const broken = (sound: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.nat(10_000), fc.oneof(fc.constant(undefined), wildValue))
    .map(([at, by]) => breakAt(sound, at, by));
