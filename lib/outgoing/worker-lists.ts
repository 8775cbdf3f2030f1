/** Whom may be written to, and through what: read from what an ordinary operator may read. */
import type { Gateway, KnownClient } from './message.ts';
import { obstacleOf, type Outgoings } from './rules.ts';
import { readClients, readGateways, type KnownGateway } from '../webitel/customers.ts';
import type { Clock } from '../clock.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Reader } from '../webitel/history.ts';

const KEEP_MS = 5 * 60_000;

export interface OutgoingListsOptions {
  clock: Clock;
  store: { entries: Outgoings };
  reader: () => Reader | null;
  serverNow: () => number;
  messengers: () => readonly string[];
}

export class OutgoingLists {
  readonly #ports: OutgoingListsOptions;
  #read: { at: number; answer: Promise<KnownGateway[]> } | null = null;

  constructor(ports: OutgoingListsOptions) {
    this.#ports = ports;
  }

  forget(): void {
    this.#read = null;
  }

  /** @throws WebitelError */
  async gateways(): Promise<Gateway[]> {
    const { store, messengers } = this.#ports;
    const known = await this.#known();
    return known
      .map((one) => ({
        ...one,
        obstacle: obstacleOf(one, messengers(), store.entries, this.#ports.serverNow()),
      }))
      .toSorted(
        (a, b) => Number(a.obstacle !== null) - Number(b.obstacle !== null) || a.name.localeCompare(b.name),
      );
  }

  /** Clients by name, id or «@username»; nobody for an empty question. @throws WebitelError */
  async clients(query: string): Promise<KnownClient[]> {
    const words = query.trim().replace(/^@/, '');
    return words === '' ? [] : readClients(this.#reader(), words);
  }

  #known(): Promise<KnownGateway[]> {
    const now = this.#ports.clock.monotonic();
    if (this.#read && now - this.#read.at < KEEP_MS) return this.#read.answer;
    const read = { at: now, answer: readGateways(this.#reader()) };
    this.#read = read;
    const drop = (): void => {
      if (this.#read === read) this.#read = null;
    };
    // A failure is not kept, nor is that there are none: the next client brings his gateway.
    read.answer.then((known) => known.length === 0 && drop(), drop);
    return read.answer;
  }

  #reader(): Reader {
    const reader = this.#ports.reader();
    if (!reader) throw new WebitelError('session', 'signed-out');
    return reader;
  }
}
