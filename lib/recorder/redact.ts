/**
 * Takes out of a technical line whatever may be somebody's: words in quotes, addresses, phones, names of accounts, secrets. Ids of
 * conversations are cut to four signs, which tell chats of one report apart and no more.
 */
const LONGEST = 300;
/** A refusal may be a page: its beginning tells, and the rules below take their time. */
const LOOKED_AT = 2000;

const RULES: [RegExp, string | ((match: string) => string)][] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/([^\s/?#"'«»]*)[^\s"'«»]*/gi, (url) => hostOf(url)],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '‹mail›'],
  [/(^|[\s(])@\w+/g, ' ‹account›'],
  [
    /\b([0-9a-f]{4})[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
    (id) => `${id.slice(0, 4)}…`,
  ],
  [/"[^"]*"|«[^»]*»|“[^”]*”|'[^']*'/g, '‹words›'],
  // Of more than one script or long and mixed: a token, a hash, a ticket.
  [/\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{20,}\b/gi, '‹secret›'],
  [/\+?\d(?:[\s().-]{0,3}\d){6,}/g, '‹number›'],
];

function hostOf(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null;
  return address ? `${address.protocol}//${address.host}` : '‹address›';
}

/** @returns one line of at most 300 signs in Latin letters; what is written in others is nobody's code, so it is left out */
export function redact(line: string): string {
  const isCut = line.length > LOOKED_AT;
  // Never within a word: half a secret is not known for what it is.
  const head = isCut ? line.slice(0, LOOKED_AT).replace(/\S*$/, '') : line;
  let text = head.normalize('NFC').replaceAll(/\p{Cc}+/gu, ' ');
  for (const [pattern, by] of RULES) text = text.replaceAll(pattern, by as string);
  if (isCut) text = text.replace(/["«“'][^]*/, '‹words›');
  text = text.replaceAll(/(?:(?:(?!\p{Script=Latin})\p{L}|\p{Script=Cyrillic})\p{M}*\s*)+/gu, '‹words› ');
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST);
}

/** A word of a protocol, from outside: as it is where it looks like one, else not at all. */
export const wordOf = (word: string): string =>
  /^[a-z]{1,30}([._-][a-z0-9]{1,30}){0,12}$/.test(word) ? word : word && '‹words›';
