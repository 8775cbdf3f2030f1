/**
 * A clock that tests push forward. Short timers (frames) also run by themselves; longer ones only when time is pushed, one after
 * another, with a rest after each so that what is on the line arrives.
 */
import type { Clock } from '../../../lib/webitel/clock.ts';

const BY_ITSELF_MS = 20;

interface Timer {
  at: number;
  run: () => void;
  real: NodeJS.Timeout | null;
}

export class TestClock implements Clock {
  /** Timers that wait; 0 after everything has stopped. */
  readonly timers = new Set<Timer>();
  readonly #settle: () => Promise<void>;
  #skew = 0;

  constructor(settle: () => Promise<void>) {
    this.#settle = settle;
  }

  readonly now = (): number => Date.now() + this.#skew;

  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.now() + ms, run, real: null };
    this.timers.add(timer);
    if (ms <= BY_ITSELF_MS) timer.real = setTimeout(() => this.#fire(timer), ms);
    return () => this.#forget(timer);
  }

  async advance(ms: number): Promise<void> {
    await this.#settle();
    const target = this.now() + ms;
    for (;;) {
      const next = [...this.timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > target) break;
      this.#skew += Math.max(0, next.at - this.now());
      this.#fire(next);
      await this.#settle();
    }
    this.#skew += Math.max(0, target - this.now());
    await this.#settle();
  }

  #fire(timer: Timer): void {
    if (!this.timers.has(timer)) return;
    this.#forget(timer);
    timer.run();
  }

  #forget(timer: Timer): void {
    if (timer.real) clearTimeout(timer.real);
    this.timers.delete(timer);
  }
}
