/**
 * The records of outgoing messages in Creatio. A record that is missing is asked for through an open CRM tab, a few times and ever
 * less often; its number is Creatio's and is read back.
 */
import type { OutgoingEntry } from './message.ts';
import type { OutgoingRecordOrder } from './crm-record.ts';
import type { Clock } from '../clock.ts';
import type { CrmDoor } from '../worker/crm-door.ts';
import type { OutgoingStore } from './worker-store.ts';

/** A connector on the CRM's side may write the record itself: it is given this long. */
const OTHERS_FIRST_MS = 10_000;
/** After which a record without an answer, or without a number, is asked for again. */
const AGAIN_MS = [10_000, 30_000, 120_000, 600_000, 1_800_000];

export interface OutgoingRecordsPorts {
  store: OutgoingStore;
  clock: Clock;
  serverNow: () => number;
  crm: Pick<CrmDoor, 'ask'>;
  userName: () => string;
  /** The setting says that nobody else writes records. */
  alone: () => boolean;
}

export class OutgoingRecords {
  readonly #ports: OutgoingRecordsPorts;
  /** The steady clock, ms, by message; of those that were asked for in vain. */
  readonly #waits = new Map<string, { tries: number; until: number }>();
  #running = false;
  #cancel: () => void = () => {};

  constructor(ports: OutgoingRecordsPorts) {
    this.#ports = ports;
  }

  /** A CRM page has come: whoever waited for one need not wait longer. */
  onCrmTab(): void {
    for (const wait of this.#waits.values()) if (wait.until === Infinity) wait.until = 0;
    this.kick();
  }

  kick(): void {
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#cancel();
    const { store, clock } = this.#ports;
    try {
      for (const entry of store.entries.filter(this.#isWanted)) {
        if (this.#dueIn(entry) <= 0) await this.#ask(entry);
      }
      const next = Math.min(...store.entries.filter(this.#isWanted).map((e) => this.#dueIn(e)));
      if (Number.isFinite(next)) this.#cancel = clock.after(Math.max(next, 0), () => this.kick());
    } finally {
      this.#running = false;
    }
  }

  /** ms; Infinity: not by itself. */
  #dueIn(entry: OutgoingEntry): number {
    const wait = this.#waits.get(entry.localId);
    if (wait) return wait.until - this.#ports.clock.monotonic();
    if (this.#ports.alone()) return 0;
    return (entry.begunAt ?? 0) + OTHERS_FIRST_MS - this.#ports.serverNow();
  }

  async #ask(entry: OutgoingEntry): Promise<void> {
    const { store, crm, userName } = this.#ports;
    const { localId } = entry;
    const order: OutgoingRecordOrder = {
      id: entry.recordKey,
      contactId: entry.contactId,
      source: entry.peer.type,
      text: entry.text,
      operatorName: userName(),
      sentAt: entry.begunAt ?? entry.createdAt,
      taken: store.entries.flatMap((e) => (e.recordId && e.localId !== localId ? [e.recordId] : [])),
    };
    const result = await crm.ask('outgoing-record', order, entry.origin);
    if (!result.ok) {
      const { code } = result;
      if (code === 'crm-refused') await store.apply({ type: 'unrecorded', localId, reason: 'refused' });
      else if (code === 'crm-missing') {
        // One that is compiled anew has its objects back a few minutes later.
        this.#wait(localId, false);
        await store.apply({ type: 'unrecorded', localId, reason: 'no-object' });
      } else this.#wait(localId, code === 'no-crm-tab' || code === 'which-crm');
      return;
    }
    const record = result.value && { id: result.value.id, name: result.value.name || null };
    if (record) await store.apply({ type: 'recorded', localId, ...record });
    if (!record?.name) this.#wait(localId, false);
    else this.#waits.delete(localId);
  }

  readonly #isWanted = (e: OutgoingEntry): boolean =>
    e.state === 'sent' &&
    e.recordName === null &&
    (e.recordReason === null || (e.recordReason === 'no-object' && this.#waits.has(e.localId)));

  #wait(localId: string, forTab: boolean): void {
    const tries = (this.#waits.get(localId)?.tries ?? 0) + (forTab ? 0 : 1);
    const ms = forTab ? Infinity : (AGAIN_MS[tries - 1] ?? Infinity);
    this.#waits.set(localId, { tries, until: this.#ports.clock.monotonic() + ms });
  }
}
