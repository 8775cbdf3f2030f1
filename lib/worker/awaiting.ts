import type { Clock } from '../clock.ts';

/** What becomes of it, or undefined after so long, ms: it goes on by itself. */
export const within = <T>(ms: number, work: Promise<T>, clock: Pick<Clock, 'after'>): Promise<T | void> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(ms, resolve);
    void work.then(resolve, reject).finally(cancel);
  });

/** Those who wait for something to happen, each for so long at most. */
export class Awaiting {
  readonly #clock: Clock;
  #tells: (() => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  wait(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(withinMs, resolve);
      this.#tells.push(() => {
        cancel();
        resolve();
      });
    });
  }

  tell(): void {
    for (const tell of this.#tells.splice(0)) tell();
  }
}
