/** Inside a shadow root the document sees only the host, and the root sees only itself: both are listened to. */
export function onPressOutside(inside: Element, run: () => void): () => void {
  const root = inside.getRootNode();
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  root.addEventListener('pointerdown', (event) => !inside.contains(event.target as Node) && run(), options);
  if (root instanceof ShadowRoot) {
    document.addEventListener('pointerdown', (event) => event.target !== root.host && run(), options);
  }
  return () => stop.abort();
}
