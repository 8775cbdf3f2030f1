/** The operator's closed chats: what Webitel lists of today, beside what this browser has kept. */
import type { ConversationId } from '../chat/types.ts';
import { markProcessed, readClosedChats } from '../webitel/closed-chats.ts';
import { asOperator, type PastOptions } from './as-operator.ts';

export class ClosedChats {
  readonly #o: PastOptions;
  #reading: Promise<void> | null = null;

  constructor(options: PastOptions) {
    this.#o = options;
  }

  /** Several who want the list at once share one answer. @throws WebitelError */
  read(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** What a reading that was begun before does not know yet. @throws WebitelError */
  async readAnew(): Promise<void> {
    await this.#reading?.catch(() => {});
    await this.read();
  }

  async #read(): Promise<void> {
    for (const event of await asOperator(this.#o, readClosedChats)) this.#o.store.apply(event);
  }

  /** @throws WebitelError */
  async markProcessed(id: ConversationId): Promise<void> {
    if (!this.#o.store.chats[id]?.listing?.unprocessed) return;
    await asOperator(this.#o, (reader) => markProcessed(reader, id));
    this.#o.store.apply({ type: 'marked-processed', id });
  }
}
