/** A press elsewhere in this page. */
export function onPressOutside(inside: Element, run: () => void): () => void {
  const stop = new AbortController();
  const onPress = (event: Event): void => {
    if (!inside.contains(event.target as Node)) run();
  };
  document.addEventListener('pointerdown', onPress, { capture: true, signal: stop.signal });
  // A press on the page around a frame takes the focus from the frame, and is nowhere else to be heard.
  addEventListener('blur', () => document.activeElement?.tagName !== 'IFRAME' && run(), {
    signal: stop.signal,
  });
  return () => stop.abort();
}
