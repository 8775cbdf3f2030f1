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
/**
 * What has just been shown, or has changed its size, is said to be seen with one of as many answers, each asked for anew. In an idle
 * browser they take half a second; on a busy machine as long as it takes, and nobody is told meanwhile that something covers the desk.
 */
const ANSWERS = 5;
/** As long as the browser itself counts something as done by a press. */
const PRESS_MS = 5_000;

/** A page of its own is covered by nobody. */
export const alone: Seeing = {
  refusal: () => Promise.resolve(navigator.userActivation.isActive ? null : 'not-pressed'),
};

/** @param sheet as large as the frame */
export function watchSeen(sheet: HTMLElement, isOpen: ReadonlySignal<boolean>): Seeing {
  let isSeen = false;
  let pressedAt = -Infinity;
  /** Answers of the browser since the last change. */
  let answers = 0;
  let asking = 0;
  const tell: (() => void)[] = [];
  sheet.toggleAttribute(COVERED, true);
  const observer = new IntersectionObserver(
    (entries) => {
      isSeen = (entries.at(-1) as { isVisible?: boolean }).isVisible === true;
      sheet.toggleAttribute(COVERED, !isSeen);
      answers = isSeen ? ANSWERS : answers + 1;
      clearTimeout(asking);
      if (isSettling()) asking = window.setTimeout(ask, DELAY_MS);
      else for (const resolve of tell.splice(0)) resolve();
    },
    { trackVisibility: true, delay: DELAY_MS } as IntersectionObserverInit,
  );
  const isSettling = (): boolean => !isSeen && answers < ANSWERS;
  /** What is observed anew is answered for at once, and not only when the answer changes. */
  const ask = (): void => {
    observer.unobserve(sheet);
    observer.observe(sheet);
  };
  const settle = (): void => {
    answers = 0;
    ask();
  };
  new ResizeObserver(settle).observe(sheet);
  for (const type of ['pointerdown', 'keydown', 'click'])
    document.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) pressedAt = performance.now();
      },
      true,
    );
  effect(() => {
    if (isOpen.value) settle();
  });
  const isFresh = (): boolean => performance.now() - pressedAt <= PRESS_MS;
  return {
    async refusal() {
      if (!isFresh()) return 'not-pressed';
      if (isSettling()) await new Promise<void>((resolve) => tell.push(resolve));
      // Nothing is done long after the press.
      return isSeen && isFresh() ? null : 'not-seen';
    },
  };
}
