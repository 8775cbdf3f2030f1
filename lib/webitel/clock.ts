/** Time and timers as arguments, so that tests own them. */
export interface Clock {
  /** Local wall clock, ms. */
  now(): number;
  /** Runs once after `ms`; returns the cancel function. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
