/** A browser that says whether something is seen when a test has it say so. */
import { vi } from 'vitest';

/** So often the browser tells whether an element is seen, ms. */
export const DELAY_MS = 100;

export interface BrowserSight {
  /** Questions that wait for an answer. */
  asked(): number;
  /** What was asked last. */
  answers(isVisible: boolean): Promise<void>;
  /** It tells a change by itself. */
  changes(isVisible: boolean): void;
}

/** Takes the place of the browser's observers, with a clock that a test moves; `vi.unstubAllGlobals` and `vi.useRealTimers` end it. */
export function playSight(): BrowserSight {
  vi.useFakeTimers();
  let waits = 0;
  let hear: (entries: { isVisible: boolean }[]) => void = () => {};
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: typeof hear) {
        hear = told;
      }
      observe(): void {
        waits++;
      }
      unobserve(): void {
        waits = 0;
      }
    },
  );
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
    },
  );
  const changes = (isVisible: boolean): void => hear([{ isVisible }]);
  return {
    asked: () => waits,
    changes,
    async answers(isVisible) {
      if (waits > 0) {
        waits = 0;
        changes(isVisible);
      }
      await vi.advanceTimersByTimeAsync(DELAY_MS);
    },
  };
}

/** A press of the operator's own. */
export function pressOf(target: EventTarget): void {
  const event = new Event('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  target.dispatchEvent(event);
}
