import { isRightMissing, WebitelError } from '../webitel/errors.ts';
import { readPauseCauses, type Rest } from '../webitel/rest.ts';
import type { Account } from './account.ts';
import { wordOf } from '../recorder/redact.ts';
import type { Recorder } from '../recorder/recorder.ts';

/** An administrator changes them now and then. */
const REFRESH_MS = 10 * 60_000;
/** What failed for a passing reason is asked again with the next reading, then after twice as long each time. */
const AGAIN_MS = 20_000;

/** Names of the pauses that this operator may choose; none while they are not known. */
export class PauseCauses {
  list: string[] = [];
  /** This login may not read them. */
  refused = false;
  readonly #account: Pick<Account, 'rest'>;
  readonly #recorder: Recorder;
  readonly #monotonic: () => number;
  readonly #onChange: () => void;
  #readAt: number | null = null;
  #nextAt = 0;
  /** In a row. */
  #failures = 0;

  constructor(
    account: Pick<Account, 'rest'>,
    recorder: Recorder,
    monotonic: () => number,
    onChange: () => void,
  ) {
    this.#account = account;
    this.#recorder = recorder;
    this.#monotonic = monotonic;
    this.#onChange = onChange;
  }

  project() {
    return { pauseCauses: this.list, pauseCausesRefused: this.refused };
  }

  stop(): void {
    this.list = [];
    this.refused = false;
    this.#readAt = null;
    this.#nextAt = 0;
    this.#failures = 0;
  }

  /** Called as often as one likes: what is ten minutes old is read again. */
  keepFresh(agentId: number): void {
    const now = this.#monotonic();
    const rest = this.#account.rest();
    if (now < this.#nextAt || !rest) return;
    this.#readAt = now;
    this.#nextAt = now + REFRESH_MS;
    void this.#read(rest, agentId);
  }

  async #read(rest: Rest, agentId: number): Promise<void> {
    const asked = this.#readAt;
    try {
      const list = await readPauseCauses(rest, agentId);
      if (asked !== this.#readAt) return;
      this.list = list;
      this.refused = false;
      this.#failures = 0;
    } catch (error) {
      if (asked !== this.#readAt) return;
      this.#recorder.note(`pause causes: ${error instanceof WebitelError ? wordOf(error.id) : 'failed'}`);
      this.refused = isRightMissing(error);
      if (!this.refused) {
        const wait = Math.min(AGAIN_MS * 2 ** this.#failures++, REFRESH_MS);
        this.#nextAt = this.#monotonic() + wait;
      }
    }
    this.#onChange();
  }
}
