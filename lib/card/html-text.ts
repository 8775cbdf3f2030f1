/** What notes say, for who only reads them. Nothing of them is run or loaded. */
const read = (html: string): HTMLElement => new DOMParser().parseFromString(html, 'text/html').body;

export function textOfHtml(html: string): string {
  const body = read(html);
  for (const end of body.querySelectorAll('p, div, li, br, tr')) end.after('\n');
  return (body.textContent ?? '').trim();
}

export const picturesIn = (html: string): number => read(html).querySelectorAll('img').length;
