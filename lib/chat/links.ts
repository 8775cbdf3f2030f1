/**
 * Addresses in a text, to be shown as links: http(s), www., e-mail, mailto:, tel: and phone numbers. Nothing else ever becomes a link,
 * whatever it looks like. Joined, the tokens are the text again.
 */
export interface Token {
  text: string;
  /** null: plain text. */
  href: string | null;
  /** The address as the network knows it, when the text shows it in other letters. */
  host: string | null;
}

const URL_PART = /(?:https?:\/\/|www\.)[^\s<>"'`\u00ab\u00bb\u201c\u201d\u2018\u2019]{1,2000}/u;
const MAIL_PART = /(?:mailto:)?[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/u;
const TEL_PART = /tel:\+?\d[\d-]{3,18}\d/u;
const PHONE_PART = /\+?(?:\(\d{2,5}\)[\d\-\u00a0 ]|\d[\d()\-\u00a0 ])[\d()\-\u00a0 ]{4,22}\d/u;
/** After such a word digits are an order, an invoice, a parcel. */
const NO_PHONE =
  /(?:[№#]|\b(?:order|invoice|ticket|parcel|id|iban)|(?:замовлен|заказ|рахун|сч[её]т|накладн|ттн|договор|договір|звернен|обращен|артикул|код|карт)\p{L}*)[\s:.№#-]*$/iu;

const ADDRESS = new RegExp(
  `(?<![\\p{L}\\p{N}_@+])(?:(?<url>${URL_PART.source})|(?<mail>${MAIL_PART.source})|(?<tel>${TEL_PART.source})|(?<phone>${PHONE_PART.source}))`,
  'giu',
);
const TURNED = /[\\\p{Cc}\p{Cf}]/u;
/** More of one message is not searched for addresses. */
const SEARCHED = 20_000;
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The number in full, as it is dialled; null: it is none. */
export type Dialled = (written: string) => string | null;

/** @param dialled knows numbers of all countries; until it is there, only what has its «+» is one */
export function tokenise(text: string, dialled: Dialled = withPlus): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  const plain = (until: number): void => {
    if (until > end) tokens.push({ text: text.slice(end, until), href: null, host: null });
    end = until;
  };
  const searched = text.slice(0, SEARCHED);
  for (const match of searched.matchAll(ADDRESS)) {
    // Cut in two it would lead elsewhere.
    const isCut = match.index + match[0].length === SEARCHED && text.length > SEARCHED;
    if (match.index < end || isCut) continue;
    const found = withoutTail(match[0]);
    const around = {
      before: text.slice(Math.max(0, match.index - 24), match.index),
      next: text[match.index + found.length],
    };
    const link = linkOf(found, match.groups ?? {}, around, dialled);
    if (!link) continue;
    plain(match.index);
    tokens.push({ text: found, ...link });
    end += found.length;
  }
  plain(text.length);
  return tokens;
}

function linkOf(
  found: string,
  kind: Record<string, string | undefined>,
  { before, next }: { before: string; next: string | undefined },
  dialled: Dialled,
): { href: string; host: string | null } | null {
  if (kind.url) return checked(/^www\./i.test(found) ? `https://${found}` : found);
  if (kind.mail) return checked(/^mailto:/i.test(found) ? found : `mailto:${found}`);
  if (kind.tel) return checked(found);
  // Part of a longer number: an order or an account, no phone.
  if (next !== undefined && /[\p{L}\p{N}_]/u.test(next)) return null;
  if (!found.startsWith('+') && NO_PHONE.test(before)) return null;
  const number = dialled(found);
  return number === null ? null : checked(`tel:${number}`);
}

function withPlus(written: string): string | null {
  const digits = written.replace(/\D/g, '');
  return written.startsWith('+') && digits.length >= 10 && digits.length <= 15 ? `+${digits}` : null;
}

function checked(address: string): { href: string; host: string | null } | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!SCHEMES.has(url.protocol) || (url.protocol.startsWith('http') && url.hostname === '')) return null;
  if (url.hostname === '') return { href: url.href, host: null };
  // Before an «@» and behind a backslash stands another address than the one that opens; so do signs that turn the writing round.
  if (url.username !== '' || url.password !== '' || TURNED.test(address)) return null;
  const shown = address.toLowerCase().replace(/^https?:\/\//, '');
  const isShown =
    shown === url.host || (shown.startsWith(url.host) && /^[/?#]/.test(shown.slice(url.host.length)));
  return { href: url.href, host: isShown ? null : url.hostname };
}

const PAIRS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
const BRACKETS = new Set('()[]{}');

/** The sentence's own punctuation after an address is not part of it; a bracket is when it was opened inside. Linear: strangers write it. */
function withoutTail(found: string): string {
  const seen: Record<string, number> = {};
  for (const sign of found) if (BRACKETS.has(sign)) seen[sign] = (seen[sign] ?? 0) + 1;
  let length = found.length;
  for (; length > 0; length--) {
    const last = found[length - 1]!;
    const opening = PAIRS[last];
    if (opening) {
      if ((seen[opening] ?? 0) >= seen[last]!) break;
      seen[last]!--;
    } else if (!/[.,;:!?…*_~|\\]/.test(last)) break;
  }
  return found.slice(0, length);
}
