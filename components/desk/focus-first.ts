/** Opening the desk leads the keyboard into it, but never out of a text someone is writing in it. */
export function focusFirst(sheet: HTMLElement | null): void {
  if (!sheet || sheet.contains(document.activeElement)) return;
  // One by one: a list of selectors would find what stands first, and that is always the tab.
  const wanted = ['textarea', '.invitation .primary', '.chat-item', '[aria-selected=true]'];
  const [target = sheet] = wanted.flatMap((selector) => sheet.querySelector<HTMLElement>(selector) ?? []);
  target.focus({ preventScroll: true });
}
