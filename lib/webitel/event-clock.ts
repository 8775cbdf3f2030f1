/**
 * The server's clock as live events tell of it: for a server that answers a sign of life without its time. An event is on its way for a
 * moment, so a time ahead of what is known is proof, and one behind it only beyond what a slow line explains. One alone may be a slip:
 * two must agree. While the server tells its clock itself, events say nothing.
 */
import { isTime } from '../chat/times.ts';
import type { Clock } from '../clock.ts';

/** For so long after the server told its clock nothing else is asked: some signs of life, ms. */
const TOLD_FOR_MS = 30_000;
/** Events stamp some of their times in whole seconds, and take some on their way, ms. */
const AHEAD_MS = 1_000;
const LAG_MS = 10_000;
const AGREE_MS = 5_000;
/** No clock is moved further than this at once, ms. */
export const BELIEVED_MS = 86_400_000;

export class EventClock {
  readonly #clock: Clock;
  #quietUntil = -Infinity;
  /** By how much the last event was beside what is known, ms. */
  #beside: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The server has told its clock itself. */
  told(): void {
    this.#quietUntil = this.#clock.monotonic() + TOLD_FOR_MS;
    this.#beside = null;
  }

  /**
   * @param data of an event, as it came
   * @param known server clock, ms, as it is thought to be
   * @returns server clock, ms, where it is to be thought otherwise from now on
   */
  take(data: unknown, known: number): number | null {
    const at = timeOf(data);
    if (at === null || this.#clock.monotonic() < this.#quietUntil) return null;
    const by = at - known;
    const before = this.#beside;
    this.#beside = (by > AHEAD_MS || by < -LAG_MS) && Math.abs(by) <= BELIEVED_MS ? by : null;
    if (before === null || this.#beside === null || Math.abs(by - before) > AGREE_MS) return null;
    this.#beside = null;
    return at;
  }
}

/** Chat events have it one floor deeper than those of the agent and his channels. */
function timeOf(data: unknown): number | null {
  const { timestamp, data: inner } = (data ?? {}) as { timestamp?: unknown; data?: { timestamp?: unknown } };
  const at = timestamp ?? inner?.timestamp;
  return typeof at === 'number' && isTime(at) ? at : null;
}
