/**
 * One operator's database, as long as the browser lets us have it.
 *
 *            opened                     the browser closed it, or a write broke
 *   start ──────────► stored ◄──────────────────────────────────► opened anew, all that is known written again
 *     │                 ▲  │ no room (quota)                            │ cannot be had
 *     │ cannot be had   │  ▼                                            ▼
 *     └──────────────► memory: reads and writes go on here, tried again with growing pauses, then all of it is written
 *
 * What was written or read since the start is also held here (the same objects as the services hold, so it costs little): a database
 * that comes back empty is filled from it. `full` is a state of the notice alone: that write was refused and its asker told.
 */
import { openDB, type IDBPDatabase } from 'idb';
import { Held, type Change } from './held.ts';
import { isSound } from './sound.ts';
import { STORES, upgrade, VERSION, type DeskSchema, type Store, type Value } from './schema.ts';

/** stored: on disk · full: the last write found no room · memory: nothing can be kept on this computer now */
export type DiskState = 'stored' | 'full' | 'memory';

export interface DiskOptions {
  /** Runs once after `ms`. @returns the cancel function */
  after: (ms: number, run: () => void) => () => void;
  /** Faults, without contents. */
  report: (what: string) => void;
  onState: (state: DiskState) => void;
  /** A database that could not be had at the start is here now, and holds more than is known: read everything anew. */
  onReturn: () => void;
}

type Db = IDBPDatabase<DeskSchema>;

const OPEN_WITHIN_MS = 10_000;
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;

export class Disk {
  state: DiskState = 'stored';
  readonly #name: string;
  readonly #options: DiskOptions;
  readonly #held = new Held();
  #opening: Promise<Db | null> | null = null;
  #db: Db | null = null;
  #wasRead = false;
  #closed = false;
  #pause = FIRST_PAUSE_MS;
  #cancelRetry = () => {};

  constructor(name: string, options: DiskOptions) {
    this.#name = name;
    this.#options = options;
  }

  /** Never rejects: what cannot be opened is held in memory. */
  async open(): Promise<void> {
    this.#wasRead = (await this.#connection()) !== null;
  }

  /**
   * All changes or none.
   * @throws DOMException QuotaExceededError, DataCloneError; InvalidStateError after `close`
   */
  async write(changes: Change[], durability: 'strict' | 'relaxed'): Promise<void> {
    const db = this.#db ?? (await this.#connection());
    const isStored = db && (await this.#onDisk(db, (on) => transact(on, changes, durability))) !== null;
    for (const change of changes) {
      this.#held.hold(change);
      if (!isStored) this.#held.owe(change);
    }
  }

  async all<S extends Store>(store: S, range?: IDBKeyRange): Promise<Value<S>[]> {
    const db = this.#db ?? (await this.#connection());
    const held = this.#held.all(store, range);
    if (!db) return held;
    const values = await this.#onDisk(db, (on) => this.#read(on, store, range));
    if (values && store !== 'parts') this.#held.hold({ store, put: values });
    return values ?? held;
  }

  close(): void {
    this.#closed = true;
    this.#cancelRetry();
    this.#db?.close();
    this.#db = null;
  }

  /** null: in memory. */
  async #connection(): Promise<Db | null> {
    if (this.#closed) throw new DOMException('The database was closed.', 'InvalidStateError');
    if (this.#db) return this.#db;
    if (this.state === 'memory') return null;
    return (this.#opening ??= this.#open().finally(() => (this.#opening = null)));
  }

  async #open(): Promise<Db | null> {
    try {
      const db = await this.#opened();
      if (this.#closed) {
        db.close();
        return null;
      }
      await this.#writeAll(db);
      this.#pause = FIRST_PAUSE_MS;
      this.#say('stored');
      return db;
    } catch (error) {
      this.#inMemory(error);
      return null;
    }
  }

  /** What comes meanwhile is written as well: only then the database counts. */
  async #writeAll(db: Db): Promise<void> {
    let seen: number;
    do {
      seen = this.#held.alone;
      await transact(db, this.#held.everything(), 'strict');
    } while (seen !== this.#held.alone);
    this.#held.paid();
    this.#db = db;
  }

  async #opened(): Promise<Db> {
    const opening = openDB<DeskSchema>(this.#name, VERSION, this.#callbacks()).catch((error: unknown) => {
      // A newer version of the extension was here: what it left is opened as it is.
      if ((error as Error).name !== 'VersionError') throw error;
      return openDB<DeskSchema>(this.#name, undefined, this.#callbacks());
    });
    const late = Promise.withResolvers<never>();
    const cancel = this.#options.after(OPEN_WITHIN_MS, () => {
      void opening.then((db) => db.close()).catch(() => {});
      late.reject(new DOMException('The database does not open.', 'TimeoutError'));
    });
    const db = await Promise.race([opening, late.promise]).finally(cancel);
    const missing = STORES.filter((store) => !db.objectStoreNames.contains(store));
    if (missing.length === 0) return db;
    db.close();
    throw new DOMException(`The database has no ${missing.join(', ')}.`, 'NotFoundError');
  }

  #callbacks() {
    const gone = () => {
      this.#options.report('disk: connection closed by the browser');
      this.#db = null;
    };
    return {
      upgrade,
      terminated: gone,
      blocking: (_from: number, _to: number | null, event: IDBVersionChangeEvent) => {
        (event.target as IDBDatabase).close();
        gone();
      },
    };
  }

  /** null: the database is lost, and what it was asked for is only in memory. */
  async #onDisk<T>(db: Db, run: (db: Db) => Promise<T>): Promise<T | null> {
    try {
      return this.#fits(await run(db));
    } catch (error) {
      this.#refuse(error, db);
    }
    const again = await this.#connection();
    if (!again) return null;
    try {
      return this.#fits(await run(again));
    } catch (error) {
      this.#refuse(error, again);
      this.#inMemory(error);
      return null;
    }
  }

  #fits<T>(result: T): T {
    if (this.state === 'full') this.#say('stored');
    return result;
  }

  /** Rethrows what is not the connection's fault; gives the connection up otherwise. */
  #refuse(error: unknown, db: Db): void {
    const { name } = error as Error;
    if (name === 'QuotaExceededError') this.#say('full');
    if (this.#closed || name === 'QuotaExceededError' || name === 'DataCloneError' || name === 'DataError')
      throw error;
    this.#options.report(`disk: ${name}`);
    db.close();
    if (this.#db === db) this.#db = null;
  }

  #inMemory(error: unknown): void {
    if (this.#closed) return;
    this.#options.report(`disk: not to be had, ${(error as Error).name}`);
    this.#db?.close();
    this.#db = null;
    this.#say('memory');
    this.#cancelRetry();
    this.#cancelRetry = this.#options.after(this.#pause, () => void this.#tryAgain());
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  async #tryAgain(): Promise<void> {
    if (this.#closed || !(await this.#open()) || this.#wasRead) return;
    this.#wasRead = true;
    this.#options.onReturn();
  }

  /** What makes no sense is left out and reported; record by record where a whole reading fails. */
  async #read<S extends Store>(db: Db, store: S, range?: IDBKeyRange): Promise<Value<S>[]> {
    let values: unknown[];
    try {
      values = await db.getAll(store, range);
    } catch (error) {
      if ((error as Error).name === 'InvalidStateError') throw error;
      const keys = await db.getAllKeys(store, range);
      values = await Promise.all(keys.map((key) => db.get(store, key).catch(() => undefined)));
    }
    const sound = values.filter((value) => isSound(store, value)) as Value<S>[];
    for (let odd = values.length - sound.length; odd > 0; odd--)
      this.#options.report(`disk: a record of ${store} cannot be read`);
    return sound;
  }

  #say(state: DiskState): void {
    if (this.state === state) return;
    this.state = state;
    this.#options.onState(state);
  }
}

async function transact(db: Db, changes: Change[], durability: 'strict' | 'relaxed'): Promise<void> {
  if (changes.length === 0) return;
  const names = changes.map(({ store }) => store);
  const tx = db.transaction(names.length === 1 ? (names[0] as never) : names, 'readwrite', { durability });
  try {
    for (const { store, put = [], remove = [] } of changes) {
      const at = tx.objectStore(store);
      // A failure of one is told by the whole transaction.
      for (const value of put) at.put(value as never).catch(() => {});
      for (const key of remove) at.delete(key as never).catch(() => {});
    }
  } catch (error) {
    tx.done.catch(() => {});
    tx.abort();
    throw error;
  }
  await tx.done;
}
