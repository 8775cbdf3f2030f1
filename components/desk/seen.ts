/**
 * What cannot be taken back acts only on a press of the operator's own, on a desk that he sees. The page around the frame can lay
 * anything over it, or fade it out: the browser itself says whether it is seen (Intersection Observer, `trackVisibility`), and calls all
 * of a frame covered when anything lies over any part of it, be it a shadow: of a frame in another process one bit is known. The pressed
 * control alone could be asked after in the page, by an element laid over it for a moment; but then a page may cover all else, and put
 * other words beside «Да» or «Принять». So all of it has to be seen, and the sentence says what to close.
 */
import { effect, type ReadonlySignal } from '@preact/signals';

export interface Seeing {
  /** null: it is the operator who acts, and he sees what he presses. Else a code of a sentence. */
  refusal(): Promise<'not-pressed' | 'not-seen' | null>;
}

/** On the sheet while the browser does not call it seen. */
const COVERED = 'data-covered';
/** The browser tells changes of visibility no more often; less is not allowed. */
const DELAY_MS = 100;
/** What has just been shown, or has changed its size, is said to be seen this late at the most. */
const SETTLES_MS = 500;
/** As long as the browser itself counts something as done by a press. */
const PRESS_MS = 5_000;

/** A page of its own is covered by nobody. */
export const alone: Seeing = {
  refusal: () => Promise.resolve(navigator.userActivation.isActive ? null : 'not-pressed'),
};

/** @param sheet as large as the frame */
export function watchSeen(sheet: HTMLElement, isOpen: ReadonlySignal<boolean>): Seeing {
  let isSeen = false;
  let changedAt = 0;
  let pressedAt = -Infinity;
  let tell: (() => void) | null = null;
  sheet.toggleAttribute(COVERED, true);
  new IntersectionObserver(
    (entries) => {
      isSeen = (entries.at(-1) as { isVisible?: boolean }).isVisible === true;
      sheet.toggleAttribute(COVERED, !isSeen);
      tell?.();
    },
    { trackVisibility: true, delay: DELAY_MS } as IntersectionObserverInit,
  ).observe(sheet);
  new ResizeObserver(() => (changedAt = performance.now())).observe(sheet);
  for (const type of ['pointerdown', 'keydown', 'click'])
    document.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) pressedAt = performance.now();
      },
      true,
    );
  effect(() => {
    if (isOpen.value) changedAt = performance.now();
  });
  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      tell = () => isSeen && resolve();
      setTimeout(resolve, changedAt + SETTLES_MS - performance.now());
    });
  return {
    async refusal() {
      if (performance.now() - pressedAt > PRESS_MS) return 'not-pressed';
      if (!isSeen) await settled();
      return isSeen ? null : 'not-seen';
    },
  };
}
