/**
 * A clock that tests push forward. Short timers (frames) also run by themselves; longer ones only when time is pushed, one after
 * another, with a rest after each so that what is on the line arrives.
 */
import type { Clock } from '../../../lib/clock.ts';

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
  /** Noon at first, so that «today» of the server's lists does not depend on when the tests run. */
  #set = new Date().setHours(12, 0, 0, 0) - Date.now();

  constructor(settle: () => Promise<void>) {
    this.#settle = settle;
  }

  readonly now = (): number => Date.now() + this.#skew + this.#set;

  readonly monotonic = (): number => performance.now() + this.#skew;

  /** Somebody sets the computer's clock; what takes time takes as long as before. */
  set(by: number): void {
    this.#set += by;
  }

  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.monotonic() + ms, run, real: null };
    this.timers.add(timer);
    if (ms <= BY_ITSELF_MS) timer.real = setTimeout(() => this.#fire(timer), ms);
    return () => this.#forget(timer);
  }

  /** Short timers run now instead of soon. @returns whether there was one */
  runShort(): boolean {
    const short = [...this.timers].filter(({ real }) => real);
    for (const timer of short.sort((a, b) => a.at - b.at)) this.#fire(timer);
    return short.length > 0;
  }

  async advance(ms: number): Promise<void> {
    await this.#settle();
    const target = this.monotonic() + ms;
    for (;;) {
      const next = [...this.timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > target) break;
      this.#skew += Math.max(0, next.at - this.monotonic());
      this.#fire(next);
      await this.#settle();
    }
    this.#skew += Math.max(0, target - this.monotonic());
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
