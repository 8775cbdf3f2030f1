/** What people and policies write a little differently, read as it is meant: the same in the options, a policy and an import. */
import { isPlain } from '../text/addresses.ts';
import { countryCodeOf } from '../phones/digits.ts';

/**
 * What a person typed as an address, as an origin: scheme and host, lower case, no path. Plain http only for this machine, where
 * tests and the demo live, and for on-site stands that are reached by it.
 * @returns null when it is no address
 */
export function normaliseOrigin(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(withScheme);
    const web = url.protocol === 'https:' || url.protocol === 'http:';
    return web && url.hostname !== '' && !url.username ? url.origin : null;
  } catch {
    return null;
  }
}

/** As it is meant; what cannot be mended stays as it is, to be refused where it is checked. */
export function mended(path: string, value: unknown): unknown {
  if (path === 'outgoing.countryCode')
    return typeof value === 'string' && /^\s*(?:\+|00)?\d*\s*$/.test(value) ? countryCodeOf(value) : value;
  if (path === 'webitel.origin' || path === 'creatio.main') return origin(value);
  return path === 'creatio.origins' && Array.isArray(value) ? value.map(origin) : value;
}

const origin = (value: unknown): unknown =>
  typeof value === 'string' ? (normaliseOrigin(value) ?? value) : value;

interface Addresses {
  webitel: { origin: string };
  creatio: { origins: string[]; main: string };
}

/** Drops the addresses that are reached by http. @returns the settings in which one stood */
export function withoutPlain({ webitel, creatio }: Addresses): ('webitel.origin' | 'creatio.origins')[] {
  const found: ReturnType<typeof withoutPlain> = [];
  if (isPlain(webitel.origin)) {
    webitel.origin = '';
    found.push('webitel.origin');
  }
  if (isPlain(creatio.main)) creatio.main = '';
  const { origins } = creatio;
  creatio.origins = origins.filter((one) => !isPlain(one));
  if (creatio.origins.length < origins.length) found.push('creatio.origins');
  return found;
}
