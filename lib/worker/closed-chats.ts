/** The operator's closed chats: what Webitel lists of today, beside what this browser has kept. */
import type { ConversationId } from '../chat/types.ts';
import { markProcessed, readClosedChats, readLastClosedChats } from '../webitel/closed-chats.ts';
import { WebitelError } from '../webitel/errors.ts';
import { asOperator, type PastOptions } from './as-operator.ts';
import { KEEP_CLOSED } from '../privacy/worker-retention.ts';

/** As many as the list shows. */
const SHOWN = 10;

export class ClosedChats {
  /** Webitel does not let this operator read them. */
  refused = false;
  readonly #ports: PastOptions;
  #reading: Promise<void> | null = null;
  /** Those of earlier days do not change. */
  #knowsLast = false;

  constructor(ports: PastOptions) {
    this.#ports = ports;
  }

  /** Several who want the list at once share one answer. @throws WebitelError */
  read(): Promise<void> {
    if (this.#reading) return this.#reading;
    const reading: Promise<void> = this.#read().finally(() => {
      if (this.#reading === reading) this.#reading = null;
    });
    return (this.#reading = reading);
  }

  forget(): void {
    this.#reading = null;
    this.refused = false;
    this.#knowsLast = false;
  }

  /** What a reading that was begun before does not know yet. @throws WebitelError */
  async readAnew(): Promise<void> {
    await this.#reading?.catch(() => {});
    await this.read();
  }

  async #read(): Promise<void> {
    try {
      const today = await asOperator(this.#ports, readClosedChats);
      // Newest first: more than are kept would be forgotten at once, and come back with every connection.
      for (const event of today.slice(0, KEEP_CLOSED)) this.#ports.store.apply(event);
      if (today.length < SHOWN && !this.#knowsLast) await this.#readLast();
      this.#tell(false);
    } catch (error) {
      if (error instanceof WebitelError && error.id === 'history-forbidden') this.#tell(true);
      throw error;
    }
  }

  /** Of earlier days. Of a chat whose end is known already this list knows less. */
  async #readLast(): Promise<void> {
    for (const event of await asOperator(this.#ports, readLastClosedChats)) {
      const known = this.#ports.store.chats[event.id];
      if (!known?.listing && !Object.values(known?.episodes ?? {}).some(({ ended }) => ended !== null))
        this.#ports.store.apply(event);
    }
    this.#knowsLast = true;
  }

  #tell(refused: boolean): void {
    if (refused === this.refused) return;
    this.refused = refused;
    this.#ports.changed();
  }

  /** @throws WebitelError */
  async markProcessed(id: ConversationId): Promise<void> {
    if (!this.#ports.store.chats[id]?.listing?.unprocessed) return;
    await asOperator(this.#ports, (reader) => markProcessed(reader, id));
    this.#ports.store.apply({ type: 'marked-processed', id });
  }
}
