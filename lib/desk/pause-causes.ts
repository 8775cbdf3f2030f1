import { WebitelError } from '../webitel/errors.ts';
import { readPauseCauses, type Fetch } from '../webitel/rest.ts';
import type { Session } from './account.ts';
import type { Recorder } from '../recorder/recorder.ts';

/** Names of the pauses that this operator may choose; read at every connect, none while they are not known. */
export class PauseCauses {
  list: string[] = [];
  readonly #fetch: Fetch;
  readonly #recorder: Recorder;
  readonly #onChange: () => void;

  constructor(fetch: Fetch, recorder: Recorder, onChange: () => void) {
    this.#fetch = fetch;
    this.#recorder = recorder;
    this.#onChange = onChange;
  }

  forget(): void {
    this.list = [];
  }

  async read(session: Session, agentId: number): Promise<void> {
    try {
      this.list = await readPauseCauses(this.#fetch, session.origin, session.token, agentId);
      this.#onChange();
    } catch (error) {
      this.#recorder.note(`pause causes: ${error instanceof WebitelError ? error.id : 'failed'}`);
    }
  }
}
