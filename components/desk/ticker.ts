/** The desk's clock: it wakes those who show seconds every second, and everybody else only when what they show is due to change. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';

export interface Ticker {
  /** ms, server clock. Who reads its value is computed anew every second while the desk is in sight. */
  now: ReadonlySignal<number>;
  /**
   * To be called inside a computed. @param at ms, server clock: from then on the reader is computed anew; Infinity for never
   * @returns now, ms, server clock
   */
  wakeAt(at: number): number;
  /** Brings the clock up to date when more than a second has passed unseen. */
  catchUp(): void;
  dispose(): void;
}

/**
 * @param offset server clock minus this one's, ms
 * @param isShown a desk that nobody sees does not tick
 */
export function createTicker(offset: ReadonlySignal<number>, isShown: () => boolean): Ticker {
  const local = signal(Date.now());
  const now = computed(() => local.value + offset.value);
  const sleepers = new Map<number, Signal<number>>();
  const tick = (time: number): void => {
    local.value = time;
    for (const [at, due] of sleepers) {
      if (at > now.peek()) continue;
      sleepers.delete(at);
      due.value = time;
    }
  };
  const timer = setInterval(() => {
    if (isShown()) tick(Date.now());
  }, 1000);
  return {
    now,
    wakeAt(at) {
      void offset.value;
      const time = now.peek();
      if (at <= time || at === Infinity) return time;
      let due = sleepers.get(at);
      if (!due) sleepers.set(at, (due = signal(0)));
      void due.value;
      return time;
    },
    catchUp() {
      const time = Date.now();
      if (time - local.peek() >= 1000) tick(time);
    },
    dispose: () => clearInterval(timer),
  };
}
