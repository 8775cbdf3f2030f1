/**
 * A caret that was neither moved nor typed at for a while stands still, as desktops have it: every blink has the browser draw a frame,
 * twice a second, all day long. Browsers without `caret-animation` (before 140) let it blink.
 */

/** GTK's `cursor-blink-timeout`. */
export const STILL_MS = 10_000;
const STILL = 'data-still';
const MOVES = ['focusin', 'input', 'selectionchange'];
const FIELD = 'textarea, input, [contenteditable]';

/** @returns lets all blink as before */
export function stillCaret(document: Document): () => void {
  const stop = new AbortController();
  let still: Element | null = null;
  let timer: ReturnType<typeof setTimeout>;
  const blink = (): void => {
    clearTimeout(timer);
    still?.removeAttribute(STILL);
    still = null;
  };
  const stand = (): void => {
    const { activeElement } = document;
    if (!activeElement?.matches(FIELD)) return;
    // On the field alone: it is inherited, and would have all below styled anew.
    still = activeElement;
    still.setAttribute(STILL, '');
  };
  const moved = (): void => {
    blink();
    timer = setTimeout(stand, STILL_MS);
  };
  for (const type of MOVES) document.addEventListener(type, moved, { capture: true, signal: stop.signal });
  moved();
  return () => {
    stop.abort();
    blink();
  };
}
