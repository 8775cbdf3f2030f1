/**
 * The server's clock: learnt whenever the server tells it, carried on in between by a clock that nobody can set. The computer's own
 * may be set at any moment; the steady one may stand still while the computer sleeps. So while the line is up, and a new reading is
 * seconds away, the steady one counts; without a line, time that only the wall clock has seen pass counts too: it was slept.
 */
import type { Clock } from '../clock.ts';
import { EventClock } from './event-clock.ts';

export class ServerTime {
  readonly #clock: Clock;
  readonly #hasLine: () => boolean;
  readonly #events: EventClock;
  #read: { server: number; monotonic: number; wall: number };

  constructor(clock: Clock, hasLine: () => boolean) {
    this.#clock = clock;
    this.#hasLine = hasLine;
    this.#events = new EventClock(clock);
    this.#read = this.#reading(0);
  }

  /** @param offset server clock minus wall clock, ms, as it is at this moment */
  learn(offset: number): void {
    this.#read = this.#reading(offset);
    this.#events.told();
  }

  /** What an event says of it counts while the server itself does not tell. @param data of the event, as it came */
  hear(data: unknown): void {
    const at = this.#events.take(data, this.now());
    if (at !== null) this.#read = this.#reading(at - this.#clock.now());
  }

  /** Server clock minus wall clock, ms: another one from the moment on at which somebody sets the wall clock. */
  get offset(): number {
    return this.now() - this.#clock.now();
  }

  /** Server clock, ms. */
  now(): number {
    const { server, monotonic, wall } = this.#read;
    const steady = this.#clock.monotonic() - monotonic;
    const passed = this.#hasLine() ? steady : Math.max(steady, this.#clock.now() - wall);
    return Math.round(server + passed);
  }

  #reading(offset: number) {
    const wall = this.#clock.now();
    return { server: wall + offset, monotonic: this.#clock.monotonic(), wall };
  }
}
