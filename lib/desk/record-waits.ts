/** Who waits for a chat's record that is being written, or that a connector may still make. */
import { AUTO_WAIT_MS, WRITE_EVERY_MS, type RecordJob } from '../chat/record-job.ts';
import type { Clock } from '../webitel/clock.ts';

export class RecordWaits {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => boolean>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Something was written. */
  look(): void {
    for (const done of this.#waiting) done();
  }

  /** A little longer than a connector is waited for. @returns whether the record is there, as far as its job knows */
  wait(job: () => RecordJob | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isThere: boolean): true => {
        cancel();
        this.#waiting.delete(done);
        resolve(isThere);
        return true;
      };
      const done = (): boolean => {
        const now = job();
        if (!now) return end(false);
        return now.written !== null || now.writer === 'connector' ? end(true) : false;
      };
      const cancel = this.#clock.after(AUTO_WAIT_MS + WRITE_EVERY_MS, () => end(false));
      if (!done()) this.#waiting.add(done);
    });
  }
}
