/** The tab's icon as the worst light: its shape and how many wait. The page's own icons come back as they were. */
export interface Sign {
  /** Path on a grid of 10. */
  shape: string;
  fill: string;
  /** Of the number on it. */
  ink: string;
  count: number;
}

const replaced = new Map<HTMLLinkElement, string | null>();
let shown = '';

/** @param sign null to give the icons back */
export function favicon(sign: Sign | null): void {
  const href = sign ? draw(sign) : '';
  if (href === shown) return;
  if (shown === '') take();
  for (const [link, own] of replaced) {
    if (href !== '') link.href = href;
    else if (own === null) link.remove();
    else if (link.href === shown) link.setAttribute('href', own);
  }
  if (href === '') replaced.clear();
  shown = href;
}

function take(): void {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]');
  for (const link of links) replaced.set(link, link.getAttribute('href') ?? '');
  if (links.length > 0) return;
  const link = document.createElement('link');
  link.rel = 'icon';
  document.head.append(link);
  replaced.set(link, null);
}

function draw({ shape, fill, ink, count }: Sign): string {
  const text = `<text x="5" y="7" font-family="sans-serif" font-size="5.500" font-weight="700" text-anchor="middle" fill="${ink}">${count > 9 ? '9+' : count}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="${fill}" d="${shape}"/>${text}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
