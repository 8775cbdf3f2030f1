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
