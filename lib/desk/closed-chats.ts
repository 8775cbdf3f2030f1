/** The operator's closed chats: what Webitel lists of today, beside what this browser has kept. */
import type { ConversationId } from '../chat/types.ts';
import { markProcessed, readClosedChats } from '../webitel/closed-chats.ts';
import { WebitelError } from '../webitel/errors.ts';
import { asOperator, type PastOptions } from './as-operator.ts';

export class ClosedChats {
  /** Webitel does not let this operator read them. */
  refused = false;
  readonly #o: PastOptions;
  #reading: Promise<void> | null = null;

  constructor(options: PastOptions) {
    this.#o = options;
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
  }

  /** What a reading that was begun before does not know yet. @throws WebitelError */
  async readAnew(): Promise<void> {
    await this.#reading?.catch(() => {});
    await this.read();
  }

  async #read(): Promise<void> {
    try {
      for (const event of await asOperator(this.#o, readClosedChats)) this.#o.store.apply(event);
      this.#tell(false);
    } catch (error) {
      if (error instanceof WebitelError && error.id === 'history-forbidden') this.#tell(true);
      throw error;
    }
  }

  #tell(refused: boolean): void {
    if (refused === this.refused) return;
    this.refused = refused;
    this.#o.changed();
  }

  /** @throws WebitelError */
  async markProcessed(id: ConversationId): Promise<void> {
    if (!this.#o.store.chats[id]?.listing?.unprocessed) return;
    await asOperator(this.#o, (reader) => markProcessed(reader, id));
    this.#o.store.apply({ type: 'marked-processed', id });
  }
}
