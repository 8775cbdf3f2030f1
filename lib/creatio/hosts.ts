/** Which addresses may carry the desk: Creatio's cloud, and those that the operator allowed. */

/** Granted at install. */
export const CLOUD_PATTERN = 'https://*.creatio.com/*';

/** Creatio's own sites: no CRM there (reference: the marketing and community hosts). */
const NOT_CRM =
  /^(www|academy|community|marketplace|partners|events|blog|work|studio|upsource)\.creatio\.com$/;

export function isCloudHost(hostname: string): boolean {
  return hostname.endsWith('.creatio.com') && !NOT_CRM.test(hostname);
}

/** @param origin scheme and host of a page · @param allowed origins from the settings */
export function mayShowDeskOn(origin: string, allowed: readonly string[]): boolean {
  if (allowed.includes(origin)) return true;
  return origin.startsWith('https://') && isCloudHost(new URL(origin).hostname);
}

/** Match patterns to register content scripts for: the cloud's are in the manifest. */
export function patternsToRegister(origins: readonly string[]): string[] {
  return origins.filter((o) => !isCloudHost(new URL(o).hostname)).map((o) => `${o}/*`);
}
