/** Opening the desk leads the keyboard into it, but never out of a text someone is writing in it. */
export function focusFirst(sheet: HTMLElement | null): void {
  if (!sheet?.isConnected || sheet.contains(document.activeElement)) return;
  // One by one: a list of selectors would find what stands first, and that is always the tab.
  const wanted = ['textarea', '.invitation .primary', '.chat-item', '[aria-selected=true]'];
  const [target = sheet] = wanted.flatMap((selector) => sheet.querySelector<HTMLElement>(selector) ?? []);
  target.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  // A frame that the page has only just put in its place is not laid out yet: nothing in it takes the focus.
  const tried = new AbortController();
  const again = (): void => {
    tried.abort();
    focusFirst(sheet);
  };
  for (const event of ['focus', 'resize']) addEventListener(event, again, { signal: tried.signal });
}
