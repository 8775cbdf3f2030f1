/**
 * Sends messages that start a conversation, one at a time. «sending» is on disk before the request leaves; after a lost answer
 * Webitel is asked what it has, and the operator if that does not tell.
 */
import type { OutgoingEntry } from './message.ts';
import { isFound, lookFrom, LOOK_AGAIN_MS, nextToSend, undecided } from './rules.ts';
import { broadcast } from '../webitel/broadcast.ts';
import type { Clock } from '../clock.ts';
import { countCopies } from '../webitel/customers.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Reader } from '../webitel/history.ts';
import type { Fetch } from '../webitel/rest.ts';
import type { OutgoingStore } from './worker-store.ts';

/** An answer that has not come by then is not awaited any more: Webitel itself waits 30 s for each step of the gateway. */
const ANSWER_MS = 65_000;
const AGAIN_MS = 5_000;
/** What has waited longer goes only when the operator asks for it. */
const AGED_MS = 600_000;
/** Looks that fail are made at growing pauses up to this: once the server answers, the operator knows within seconds. */
const LOOK_CAP_MS = 10_000;
/** What cannot be looked for within this time is left to the operator. */
const LOOK_WITHIN_MS = 600_000;
/** The socket has not noticed yet that the session is over. */
const SIGNED_OUT_MS = 30_000;

export interface OutgoingSenderOptions {
  store: OutgoingStore;
  clock: Clock;
  fetchOnce: Fetch;
  serverNow: () => number;
  isOnline: () => boolean;
  /** null: nobody is signed in. */
  reader: () => Reader | null;
  /** A message went. */
  onSent: () => void;
}

export class OutgoingSender {
  readonly #ports: OutgoingSenderOptions;
  #running = false;
  /** Looks in a row that failed. */
  #looks = 0;
  #cancelAgain: () => void = () => {};

  constructor(ports: OutgoingSenderOptions) {
    this.#ports = ports;
  }

  /** Starts whatever may start now; safe to call at any time. */
  kick(): void {
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (await this.#step());
    } catch {
      // A disk that cannot be written: nothing may leave.
      this.#again(AGAIN_MS);
    } finally {
      this.#running = false;
    }
  }

  /** @returns whether there may be more to do at once */
  async #step(): Promise<boolean> {
    const { store, isOnline } = this.#ports;
    const reader = this.#ports.reader();
    if (!isOnline() || !reader) return false;
    const lost = undecided(store.entries);
    if (lost) return this.#look(lost, reader);
    const next = nextToSend(store.entries);
    const before = this.#ports.serverNow() - AGED_MS;
    if (next && next.createdAt < before) return store.apply({ type: 'aged', before }).then(() => true);
    return next !== null && store.isStored(next.localId) && this.#send(next, reader);
  }

  async #send(entry: OutgoingEntry, reader: Reader): Promise<boolean> {
    const { store, clock, fetchOnce, serverNow } = this.#ports;
    const { localId } = entry;
    // «@name» goes as it is, for the server to refuse: Webitel knows names that anybody may call himself, not usernames.
    const { peer } = entry;
    try {
      await store.apply({ type: 'begun', localId, at: serverNow() });
    } catch {
      // The disk refused: nothing has left.
      await store.apply({ type: 'never-left', localId }).catch(() => {});
      this.#again(AGAIN_MS);
      return false;
    }
    // Taken back meanwhile.
    if (store.entries.find((e) => e.localId === localId)?.state !== 'sending') return true;
    const abort = new AbortController();
    const cancel = clock.after(ANSWER_MS, () => abort.abort());
    try {
      const access = { fetchOnce, origin: reader.origin, token: reader.token };
      const result = await broadcast(access, peer, entry.text, abort.signal);
      if (result.ok) {
        await store.apply({ type: 'ok', localId });
        this.#ports.onSent();
      } else {
        const unknown = result.reason.startsWith('peer-') && peer.id.startsWith('@');
        const reason = unknown ? 'username-not-found' : result.reason;
        await store.apply({ type: 'refused', localId, reason, detail: result.detail });
      }
      return true;
    } catch (error) {
      const kind = error instanceof WebitelError ? error.kind : 'lost';
      if (kind === 'lost') {
        await store.apply({ type: 'lost', localId, at: clock.monotonic() });
        return true;
      }
      await store.apply({ type: 'never-left', localId });
      this.#again(kind === 'session' ? SIGNED_OUT_MS : AGAIN_MS);
      return false;
    } finally {
      cancel();
    }
  }

  /** Has Webitel the message whose answer was lost? A gotd's is not kept anywhere (protocol §5.5). */
  async #look(entry: OutgoingEntry, reader: Reader): Promise<boolean> {
    const { store, clock } = this.#ports;
    const askedAt = clock.monotonic();
    const found = await this.#isThere(entry, reader);
    if (found === 'later' && askedAt - (entry.lostAt ?? askedAt) < LOOK_WITHIN_MS) {
      this.#again(Math.min(AGAIN_MS * 2 ** this.#looks++, LOOK_CAP_MS));
      return false;
    }
    this.#looks = 0;
    await store.apply({
      type: 'looked',
      localId: entry.localId,
      askedAt,
      found: found === 'later' ? null : found,
    });
    if (undecided(store.entries)?.localId !== entry.localId) return true;
    this.#again(LOOK_AGAIN_MS);
    return false;
  }

  async #isThere(entry: OutgoingEntry, reader: Reader): Promise<boolean | null | 'later'> {
    const { peer } = entry;
    if (peer.type === 'gotd' || peer.id.startsWith('@')) return null;
    try {
      const copies = await countCopies(reader, peer, entry.text, lookFrom(entry));
      return isFound(this.#ports.store.entries, entry, copies);
    } catch (error) {
      return error instanceof WebitelError && error.kind === 'refused' ? null : 'later';
    }
  }

  #again(ms: number): void {
    this.#cancelAgain();
    this.#cancelAgain = this.#ports.clock.after(ms, () => this.kick());
  }
}
