/** The worker's memory of messages that start a conversation, and its copy on disk. */
import { headOf } from '../text/names.ts';
import type { OutgoingMessage, RecentRecipient } from './message.ts';
import { newestFirst, recentOf, reduceOutgoing, type OutgoingEvent, type Outgoings } from './rules.ts';
import type { DeskDb } from '../storage/db.ts';

const SHOWN = 30;
/** Of what went, views show no more; what did not go is shown whole. */
const MOST_TEXT = 500;
const RECENT = 50;

export class OutgoingStore {
  entries: Outgoings = [];
  readonly #now: () => number;
  readonly #onChange: () => void;
  readonly #unsaved = new Set<string>();
  #db: DeskDb | null = null;
  #writes: Promise<void> = Promise.resolve();
  #projected: { of: Outgoings; shown: OutgoingMessage[]; recent: RecentRecipient[] } | null = null;

  /** @param now the steady clock, ms */
  constructor(now: () => number, onChange: () => void) {
    this.#now = now;
    this.#onChange = onChange;
  }

  /** Takes over another operator's messages, or none. What was on its way when the worker died has lost its answer. */
  async use(db: DeskDb | null): Promise<void> {
    this.#db = db;
    this.#unsaved.clear();
    // A time of another worker's life says nothing in this one.
    this.entries = (db ? await db.loadOutgoing() : []).map((e) =>
      e.lostAt === null ? e : { ...e, lostAt: null },
    );
    for (const { localId, state } of this.entries)
      if (state === 'sending') await this.apply({ type: 'lost', localId, at: this.#now() });
    await this.apply({ type: 'pruned' });
  }

  /** There is a disk to write to: somebody is signed in, or was until the session ended. */
  get hasDisk(): boolean {
    return this.#db !== null;
  }

  /** Resolves when the change is on disk. */
  apply(event: OutgoingEvent): Promise<void> {
    const before = new Map(this.entries.map((e) => [e.localId, e]));
    const next = reduceOutgoing(this.entries, event);
    const put = next.filter((e) => before.get(e.localId) !== e);
    const kept = new Set(next.map((e) => e.localId));
    const removed = [...before.keys()].filter((id) => !kept.has(id));
    this.entries = next;
    if (put.length + removed.length === 0) return this.#writes;
    const db = this.#db;
    // One after another: a later state must never be overwritten by an earlier one. Each writer hears of his own failure only.
    const written = this.#writes.catch(() => {}).then(() => db?.saveOutgoing(put, removed));
    this.#writes = written;
    written.catch(() => {});
    const fresh = put.find((e) => !before.has(e.localId));
    if (fresh) this.#holdUntil(fresh.localId, written);
    this.#onChange();
    return written;
  }

  /** On disk, hence fit to be sent. */
  isStored(localId: string): boolean {
    return !this.#unsaved.has(localId);
  }

  get shown(): OutgoingMessage[] {
    return this.#projection().shown;
  }

  get recent(): RecentRecipient[] {
    return this.#projection().recent;
  }

  #projection() {
    if (this.#projected?.of !== this.entries)
      this.#projected = {
        of: this.entries,
        shown: this.entries.toSorted(newestFirst).slice(0, SHOWN).map(inView),
        recent: recentOf(this.entries, RECENT),
      };
    return this.#projected!;
  }

  #holdUntil(localId: string, written: Promise<void>): void {
    this.#unsaved.add(localId);
    written.then(
      () => this.#unsaved.delete(localId),
      () => {
        // Never stored, so never sent: the form keeps the text, and the operator is told.
        this.#unsaved.delete(localId);
        this.entries = reduceOutgoing(this.entries, { type: 'discarded', localId });
        this.#onChange();
      },
    );
  }
}

const inView = (e: OutgoingMessage): OutgoingMessage =>
  e.state === 'sent' && e.text.length > MOST_TEXT ? { ...e, text: `${headOf(e.text, MOST_TEXT)}…` } : e;
