/** Time and timers as arguments, so that tests own them. */
export interface Clock {
  /** Local wall clock, ms: may be set, forward and back, at any moment. */
  now(): number;
  /** ms since some moment, never set: for how long something took, and what came first in one worker's life. */
  monotonic(): number;
  /** Runs once after `ms`; returns the cancel function. */
  after(ms: number, run: () => void): () => void;
}

/** What a timer of the browser can hold (a signed 32-bit number); a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (left: number): void => {
      const step = left > 0 ? Math.min(left, LONGEST_MS) : Number.isNaN(left) ? LONGEST_MS : 0;
      timer = setTimeout(() => (step < left ? wait(left - step) : run()), step);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
