/** What a disk was given or read since the start (the same objects as the services hold), and what is still to be removed from it. */
import { keyOf, STORES, type Store, type Value } from './schema.ts';

export interface Change<S extends Store = Store> {
  store: S;
  put?: Value<S>[];
  remove?: (IDBValidKey | IDBKeyRange)[];
}

type Records = Map<string, { key: IDBValidKey; value: unknown }>;

export class Held {
  readonly #held = new Map<Store, Records>(STORES.map((store) => [store, new Map()]));
  /** Removed while there was no disk. */
  readonly #owed = new Map<string, Change>();
  /** How often anything was written here alone. */
  alone = 0;

  hold({ store, put = [], remove = [] }: Change): void {
    const held = this.#held.get(store)!;
    for (const value of put) {
      const key = keyOf(store, value);
      held.set(JSON.stringify(key), { key, value });
    }
    for (const key of remove)
      if (key instanceof IDBKeyRange) {
        for (const [id, entry] of held) if (key.includes(entry.key)) held.delete(id);
      } else held.delete(JSON.stringify(key));
  }

  /** There is no disk now. */
  owe({ store, remove = [] }: Change): void {
    this.alone++;
    for (const key of remove) {
      const name = key instanceof IDBKeyRange ? [key.lower, key.upper] : key;
      this.#owed.set(JSON.stringify([store, name]), { store, remove: [key] });
    }
  }

  /** All that was owed is on the disk. */
  paid(): void {
    this.#owed.clear();
  }

  all<S extends Store>(store: S, range?: IDBKeyRange): Value<S>[] {
    const held = [...this.#held.get(store)!.values()];
    return held.flatMap(({ key, value }) => (!range || range.includes(key) ? [value as Value<S>] : []));
  }

  /** In order: what was removed may have been put again since. */
  everything(): Change[] {
    const puts = STORES.map((store): Change => ({ store, put: this.all(store) }));
    return [...this.#owed.values(), ...puts.filter(({ put }) => put!.length > 0)];
  }
}
