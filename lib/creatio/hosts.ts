/** Which addresses may carry the desk: Creatio's cloud, and those that the operator allowed. */

/** Granted at install. */
export const CLOUD_PATTERN = 'https://*.creatio.com/*';

/** Creatio's own sites: no CRM there (reference: the marketing and community hosts). */
const NOT_CRM =
  /^(www|academy|community|marketplace|partners|events|blog|work|studio|upsource)\.creatio\.com$/;

export function isCloudHost(hostname: string): boolean {
  return hostname.endsWith('.creatio.com') && !NOT_CRM.test(hostname);
}

/**
 * Whether the operator may be asked if this is his CRM. What an address looks like is no more than that: anybody can have a tenant in
 * the cloud.
 * @param origin scheme and host of a page
 * @param granted patterns of the manifest: nobody has chosen these sites, so they are asked about
 */
export function mayBeCrm(origin: string, granted: readonly string[] = [CLOUD_PATTERN]): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  return url !== null && !NOT_CRM.test(url.hostname) && granted.some((pattern) => isOf(url, pattern));
}

function isOf({ protocol, hostname }: URL, pattern: string): boolean {
  const [scheme, host = ''] = pattern.split(/:\/\/|\//);
  return (
    protocol === `${scheme}:` &&
    (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host)
  );
}

/** All pages of an origin, as the browser writes it. */
export const patternOf = (origin: string): string => `${origin}/*`;

/** Match patterns to register content scripts for: the cloud's are in the manifest. */
export function patternsToRegister(origins: readonly string[]): string[] {
  return origins.filter((o) => !isCloudHost(new URL(o).hostname)).map(patternOf);
}
