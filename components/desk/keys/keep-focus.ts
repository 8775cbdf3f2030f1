/**
 * Keeps the keyboard in the desk when what had the focus is taken away: a search that was closed, a chat that was left, a button
 * whose work is done. Without it the next key would go to the CRM page. Who pressed outside the desk wanted to leave it.
 */
import type { ReadonlySignal } from '@preact/signals';
import { focusFirst } from '../focus-first.ts';

/** @returns stops it */
export function keepFocus(element: HTMLElement, isOpen: ReadonlySignal<boolean>): () => void {
  const root = element.getRootNode() as ShadowRoot;
  let last: Element | null = root.activeElement;
  const onFocus = (): void => void (last = root.activeElement);
  const onPressElsewhere = (event: Event): void => {
    if (!event.composedPath().includes(root.host)) last = null;
  };
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected || root.activeElement || !isOpen.peek()) return;
    last = null;
    const nobody = document.activeElement === null || document.activeElement === document.body;
    if (!nobody || !document.hasFocus()) return;
    const asked = element.querySelector<HTMLElement>('[role=dialog][aria-modal=true]');
    if (asked) (asked.querySelector<HTMLElement>('[data-autofocus], input') ?? asked).focus();
    else focusFirst(element.querySelector<HTMLElement>('.desk'));
  });
  observer.observe(element, { childList: true, subtree: true });
  element.addEventListener('focusin', onFocus);
  addEventListener('pointerdown', onPressElsewhere, true);
  return () => {
    observer.disconnect();
    element.removeEventListener('focusin', onFocus);
    removeEventListener('pointerdown', onPressElsewhere, true);
  };
}
