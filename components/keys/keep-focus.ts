/**
 * Keeps the keyboard in the desk when what had the focus is taken away: a search that was closed, a chat that was left, a button
 * whose work is done.
 */
import type { ReadonlySignal } from '@preact/signals';
import { focusFirst } from '../desk/focus-first.ts';

export function keepFocus(element: HTMLElement, isOpen: ReadonlySignal<boolean>): void {
  let last: Element | null = document.activeElement;
  element.addEventListener('focusin', () => (last = document.activeElement));
  new MutationObserver(() => {
    if (!last || last.isConnected || !isOpen.peek()) return;
    last = null;
    const nobody = document.activeElement === null || document.activeElement === document.body;
    // Who works in the page around the desk is left there.
    if (!nobody || !document.hasFocus()) return;
    const asked = element.querySelector<HTMLElement>('[role=dialog][aria-modal=true]');
    if (asked) (asked.querySelector<HTMLElement>('[data-autofocus], input') ?? asked).focus();
    else focusFirst(element.querySelector<HTMLElement>('.desk'));
  }).observe(element, { childList: true, subtree: true });
}
