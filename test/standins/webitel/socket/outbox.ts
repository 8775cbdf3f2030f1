import type { Faults } from '../faults.ts';
import type { Timers } from '../model/timers.ts';

/** How long a held answer waits for another one to overtake it, in milliseconds. */
const HOLD_MS = 150;

/** Sends answers, late, lost or in the wrong order as the switches say. */
export interface Outbox {
  answer(action: string, frame: object): void;
}

export function createOutbox(faults: Faults, timers: Timers, send: (frame: object) => void): Outbox {
  let held: { frame: object; cancel: () => void } | null = null;

  function delayOf(action: string): number {
    const delay = faults.answerDelayMs;
    if (typeof delay === 'number') return delay;
    return delay[action] ?? delay['*'] ?? 0;
  }

  function isLost(action: string): boolean {
    const left = faults.dropAnswers[action] ?? 0;
    if (left <= 0) return false;
    faults.dropAnswers[action] = left - 1;
    return true;
  }

  function release(frame: object) {
    if (!faults.reorderAnswers && !held) {
      send(frame);
      return;
    }
    if (held) {
      const earlier = held;
      held = null;
      earlier.cancel();
      send(frame);
      send(earlier.frame);
      return;
    }
    const cancel = timers.after(HOLD_MS, () => {
      held = null;
      send(frame);
    });
    held = { frame, cancel };
  }

  return {
    answer(action, frame) {
      if (isLost(action)) return;
      const delay = delayOf(action);
      if (delay > 0) void faults.hold(delay).then(() => release(frame));
      else release(frame);
    },
  };
}
