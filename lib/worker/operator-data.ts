/** Whose database the services use: one operator's, whole, or nobody's. */
import type { DiskState } from '../storage/disk.ts';
import type { DeskDb } from '../storage/db.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { Platform } from './ports.ts';
import { tellEach } from './service.ts';

export interface OperatorDataPorts {
  openDb: Platform['openDb'];
  recorder: Recorder;
  services: object;
  fault: (error: unknown, where: string) => void;
  changed: () => void;
  /** The database came back with more than was known: everything is read anew. */
  onReturn: () => void;
}

export class OperatorData {
  account: string | null = null;
  /** false while it is changed, or not known yet whose data they are. */
  isSettled = false;
  state: DiskState = 'stored';
  readonly #ports: OperatorDataPorts;

  constructor(ports: OperatorDataPorts) {
    this.#ports = ports;
  }

  /** First nobody's, then his: whatever fails between, no operator sees another's chats. */
  async use(account: string | null): Promise<void> {
    this.isSettled = false;
    this.account = null;
    this.state = 'stored';
    await this.#take(null);
    if (account !== null) await this.#take(await this.#open(account));
    this.account = account;
    this.isSettled = true;
  }

  #open(account: string): Promise<DeskDb> {
    const { openDb, recorder, services, fault, changed, onReturn } = this.#ports;
    return openDb(account, {
      report: (what) => recorder.note(what),
      onState: (state) => {
        this.state = state;
        if (state === 'stored') void tellEach(services, (one) => one.onRoom?.(), fault);
        changed();
      },
      onReturn: () => {
        if (this.account !== account) return;
        this.isSettled = false;
        this.account = null;
        onReturn();
      },
    });
  }

  /** What cannot read its part of the disk is left empty and reported: the others go on. */
  async #take(db: DeskDb | null): Promise<void> {
    const { services, fault } = this.#ports;
    await tellEach(services, (one) => (one.needsChats ? undefined : one.use?.(db)), fault);
    await tellEach(services, (one) => (one.needsChats ? one.use?.(db) : undefined), fault);
  }
}
