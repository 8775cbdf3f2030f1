/**
 * What cannot be taken back acts only on a press of the operator's own, on a desk that he sees. The page around the frame can lay
 * anything over it, or fade it out: the browser itself says whether it is seen (Intersection Observer, `trackVisibility`), and calls all
 * of a frame covered when anything lies over any part of it, be it a shadow: of a frame in another process one bit is known. The pressed
 * control alone could be asked after in the page, by an element laid over it for a moment; but then a page may cover all else, and put
 * other words beside «Да» or «Принять». So all of it has to be seen, and the sentence says what to close.
 */
import { effect, type ReadonlySignal } from '@preact/signals';
import { isFresh, watchSight } from '../ui/in-sight.ts';

export interface Seeing {
  /** null: it is the operator who acts, and he sees what he presses. Else a code of a sentence. */
  refusal(): Promise<'not-pressed' | 'not-seen' | null>;
}

/** A page of its own is covered by nobody. */
export const alone: Seeing = {
  refusal: () => Promise.resolve(navigator.userActivation.isActive ? null : 'not-pressed'),
};

/** @param sheet as large as the frame */
export function watchSeen(sheet: HTMLElement, isOpen: ReadonlySignal<boolean>): Seeing {
  let pressedAt = -Infinity;
  const sight = watchSight(sheet);
  new ResizeObserver(sight.settle).observe(sheet);
  for (const type of ['pointerdown', 'keydown', 'click'])
    document.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) pressedAt = performance.now();
      },
      true,
    );
  effect(() => {
    if (isOpen.value) sight.settle();
  });
  return {
    async refusal() {
      if (!isFresh(pressedAt)) return 'not-pressed';
      return (await sight.allows(pressedAt)) ? null : 'not-seen';
    },
  };
}
