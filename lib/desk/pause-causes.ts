import { isRightMissing, WebitelError } from '../webitel/errors.ts';
import { readPauseCauses, type Fetch } from '../webitel/rest.ts';
import type { Session } from './account.ts';
import type { Recorder } from '../recorder/recorder.ts';

/** An administrator changes them now and then. */
const REFRESH_MS = 10 * 60_000;

/** Names of the pauses that this operator may choose; none while they are not known. */
export class PauseCauses {
  list: string[] = [];
  /** This login may not read them. */
  refused = false;
  readonly #fetch: Fetch;
  readonly #recorder: Recorder;
  readonly #monotonic: () => number;
  readonly #onChange: () => void;
  #readAt: number | null = null;

  constructor(fetch: Fetch, recorder: Recorder, monotonic: () => number, onChange: () => void) {
    this.#fetch = fetch;
    this.#recorder = recorder;
    this.#monotonic = monotonic;
    this.#onChange = onChange;
  }

  forget(): void {
    this.list = [];
    this.refused = false;
    this.#readAt = null;
  }

  /** Called as often as one likes: what is ten minutes old is read again. */
  keepFresh(session: Session, agentId: number): void {
    const now = this.#monotonic();
    if (this.#readAt !== null && now - this.#readAt < REFRESH_MS) return;
    this.#readAt = now;
    void this.#read(session, agentId);
  }

  async #read({ origin, token }: Session, agentId: number): Promise<void> {
    const asked = this.#readAt;
    try {
      const list = await readPauseCauses(this.#fetch, origin, token, agentId);
      if (asked !== this.#readAt) return;
      this.list = list;
      this.refused = false;
    } catch (error) {
      if (asked !== this.#readAt) return;
      this.#recorder.note(`pause causes: ${error instanceof WebitelError ? error.id : 'failed'}`);
      this.refused = isRightMissing(error);
      // What failed for a passing reason is asked again with the next reading.
      if (!this.refused) this.#readAt = null;
    }
    this.#onChange();
  }
}
