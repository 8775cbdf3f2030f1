/** Whether the browser calls something seen: nothing lies over it, nothing fades it (Intersection Observer, `trackVisibility`). */

/** On what is watched while the browser does not call it seen. */
const COVERED = 'data-covered';
/** The browser tells changes of visibility no more often; less is not allowed. */
const DELAY_MS = 100;
/**
 * What has just been shown, or has changed its size, is said to be seen with one of as many answers, each asked for anew. In an idle
 * browser they take half a second; on a busy machine as long as it takes, and nobody is told meanwhile that something covers it.
 */
const ANSWERS = 5;
/** As long as the browser itself counts something as done by a press. */
const PRESS_MS = 5_000;

export interface Sight {
  /** What is watched was shown, or has changed: the browser is asked, anew. Before the first time nothing is known, and presses wait. */
  settle(): void;
  /** @param pressedAt as `performance.now()` has it; nothing is done long after the press */
  allows(pressedAt: number): Promise<boolean>;
}

/** Whether the press is still one that something may be done for. */
export const isFresh = (pressedAt: number): boolean => performance.now() - pressedAt <= PRESS_MS;

/** @param sign bears the mark while `element` is covered */
export function watchSight(element: Element, sign = element): Sight {
  let isSeen = false;
  /** Answers of the browser since the last change. */
  let answers = 0;
  let asking = 0;
  const tell: (() => void)[] = [];
  sign.toggleAttribute(COVERED, true);
  const isSettling = (): boolean => !isSeen && answers < ANSWERS;
  const observer = new IntersectionObserver(
    (entries) => {
      isSeen = (entries.at(-1) as { isVisible?: boolean }).isVisible === true;
      sign.toggleAttribute(COVERED, !isSeen);
      answers = isSeen ? ANSWERS : answers + 1;
      clearTimeout(asking);
      if (isSettling()) asking = window.setTimeout(ask, DELAY_MS);
      else for (const resolve of tell.splice(0)) resolve();
    },
    { trackVisibility: true, delay: DELAY_MS } as IntersectionObserverInit,
  );
  /** What is observed anew is answered for at once, and not only when the answer changes. */
  const ask = (): void => {
    observer.unobserve(element);
    observer.observe(element);
  };
  return {
    settle() {
      answers = 0;
      ask();
    },
    async allows(pressedAt) {
      if (isSettling()) await new Promise<void>((resolve) => tell.push(resolve));
      return isSeen && isFresh(pressedAt);
    },
  };
}
