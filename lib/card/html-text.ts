/** What notes say, for who only reads them. Nothing of them is run or loaded. */
const read = (html: string): HTMLElement => new DOMParser().parseFromString(html, 'text/html').body;

export function textOfHtml(html: string): string {
  const body = read(html);
  for (const end of body.querySelectorAll('p, div, li, br, tr')) end.after('\n');
  return (body.textContent ?? '').trim();
}

export const picturesIn = (html: string): number => read(html).querySelectorAll('img').length;

/** Formatting that Creatio's protection against scripts lets through, as it is delivered. */
const LET_THROUGH = 'p, br, div, a, b, i, u, strong, em, ul, ol, li, img, span';
/** The protection's own words are not known: by what they may speak of. */
const SPEAKS_OF_IT = /xss|script|dangerous|unsafe|malicious|опасн|небезпеч|вредоносн|шкідлив/i;

/** Whether a refusal of these notes, in these words, may be about their formatting. */
export const mayBeProtection = (words: string, html: string): boolean =>
  /<[a-z/!]/i.test(html) &&
  (SPEAKS_OF_IT.test(words) ||
    [...read(html).querySelectorAll('*')].some((one) => !one.matches(LET_THROUGH)));

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The same words, each line a paragraph. */
export const plainNotes = (html: string): string =>
  textOfHtml(html)
    .split(/\n+/)
    .map((line) => `<p>${line.trim().replaceAll(/[&<>]/g, (sign) => ESCAPED[sign]!)}</p>`)
    .join('');
