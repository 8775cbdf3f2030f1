/** The tab's title begins with how many wait: «(3) Контакты». What the page writes meanwhile stays the page's own. */
export interface TitleKeeper {
  /** 0 leaves the page's title as the page wrote it. */
  show(count: number): void;
}

export function keepTitle(page: Document): TitleKeeper {
  let count = 0;
  let own = '';
  /** What stands there by our hand; null when nothing does. */
  let written: string | null = null;
  const watched = new MutationObserver(() => write());

  const write = (): void => {
    watched.disconnect();
    if (page.title !== written) own = page.title;
    if (count > 0) {
      const wanted = `(${count > 99 ? '99+' : count}) ${own}`;
      if (page.title !== wanted) page.title = wanted;
      written = page.title;
      const element = page.querySelector('title');
      if (element) watched.observe(element, { childList: true, characterData: true, subtree: true });
    } else if (written !== null) {
      if (page.title !== own) page.title = own;
      written = null;
    }
  };
  return {
    show(wanted) {
      if (wanted === 0 && count === 0) return;
      count = wanted;
      write();
    },
  };
}
