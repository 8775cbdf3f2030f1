/** Timers of the stand-in: they never keep the process alive, and all end with `clear()`. */
export interface Timers {
  /** Runs `work` after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, work: () => void): () => void;
  clear(): void;
}

export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  return {
    after(ms, work) {
      const timer = setTimeout(() => {
        running.delete(timer);
        work();
      }, ms);
      timer.unref();
      running.add(timer);
      return () => {
        clearTimeout(timer);
        running.delete(timer);
      };
    },
    clear() {
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
