/** Flight recorder: the last technical events, without texts, names or tokens, for an operator to hand to support. */
import type { Clock } from '../webitel/clock.ts';

const KEEP = 500;

export class Recorder {
  readonly #clock: Clock;
  readonly #notes: { at: number; what: string }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(what: string): void {
    this.#notes.push({ at: this.#clock.now(), what });
    if (this.#notes.length > KEEP) this.#notes.shift();
  }

  /** Oldest first; times in local clock, ms. */
  notes(): readonly { at: number; what: string }[] {
    return this.#notes;
  }
}
