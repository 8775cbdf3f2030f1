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
const PHONE_PART = /\+\d[\d()\-\u00a0 ]{7,22}\d|0\d{2}[ \-\u00a0]?\d{3}[ \-\u00a0]?\d{2}[ \-\u00a0]?\d{2}/u;

const ADDRESS = new RegExp(
  `(?<![\\p{L}\\p{N}_@+])(?:(?<url>${URL_PART.source})|(?<mail>${MAIL_PART.source})|(?<tel>${TEL_PART.source})|(?<phone>${PHONE_PART.source}))`,
  'giu',
);
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  const plain = (until: number): void => {
    if (until > end) tokens.push({ text: text.slice(end, until), href: null, host: null });
    end = until;
  };
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index < end) continue;
    const found = withoutTail(match[0]);
    const link = linkOf(found, match.groups ?? {}, text[match.index + found.length]);
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
  next: string | undefined,
): { href: string; host: string | null } | null {
  if (kind.url) return checked(/^www\./i.test(found) ? `https://${found}` : found);
  if (kind.mail) return checked(/^mailto:/i.test(found) ? found : `mailto:${found}`);
  if (kind.tel) return checked(found);
  // Part of a longer number: an order or an account, no phone.
  if (next !== undefined && /[\p{L}\p{N}_]/u.test(next)) return null;
  const digits = found.replace(/\D/g, '');
  if (digits.length < 10 || digits.length > 15) return null;
  return checked(`tel:${found.startsWith('+') ? '+' : ''}${digits}`);
}

function checked(address: string): { href: string; host: string | null } | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!SCHEMES.has(url.protocol) || (url.protocol.startsWith('http') && url.hostname === '')) return null;
  const unlike = url.hostname !== '' && !address.toLowerCase().includes(url.hostname);
  return { href: url.href, host: unlike ? url.hostname : null };
}

const PAIRS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** The sentence's own punctuation after an address is not part of it; a bracket is when it was opened inside. */
function withoutTail(found: string): string {
  let length = found.length;
  for (; length > 0; length--) {
    const last = found[length - 1]!;
    const opening = PAIRS[last];
    if (opening) {
      const body = found.slice(0, length);
      if (body.split(opening).length >= body.split(last).length) break;
    } else if (!/[.,;:!?…*_~|\\]/.test(last)) break;
  }
  return found.slice(0, length);
}
