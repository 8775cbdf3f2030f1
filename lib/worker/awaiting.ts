import type { Clock } from '../clock.ts';

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
