/** The accepted chats beyond those that the socket shows. */
import type { ConversationId } from '../chat/types.ts';
import { wordOf } from '../recorder/redact.ts';
import { readDialogs } from '../webitel/dialogs.ts';
import { WebitelError } from '../webitel/errors.ts';
import { asOperator, type PastOptions } from './as-operator.ts';

export class MoreChats {
  /** Webitel does not let this operator read them. */
  refused = false;
  readonly #ports: PastOptions;
  #reading: symbol | null = null;

  constructor(ports: PastOptions) {
    this.#ports = ports;
  }

  /** @param complete nothing was left out of the socket's answer, which showed the chats `shown` */
  async read(complete: boolean, shown: readonly ConversationId[]): Promise<void> {
    if (complete) return this.#tell(false);
    if (this.#reading) return;
    const reading = (this.#reading = Symbol('reading'));
    const askedAt = this.#ports.clock.monotonic();
    const serverAskedAt = this.#ports.serverNow();
    try {
      const { chats, complete: all } = await asOperator(this.#ports, readDialogs);
      const known = new Set(shown);
      this.#ports.store.apply({
        type: 'snapshot',
        chats: chats.filter((c) => !known.has(c.id)),
        askedAt,
        serverAskedAt,
        complete: all,
        besides: shown,
      });
      this.#tell(false);
    } catch (error) {
      const id = error instanceof WebitelError ? error.id : 'failed';
      this.#ports.report(`more chats: ${wordOf(id)}`);
      if (id === 'history-forbidden') this.#tell(true);
    } finally {
      if (this.#reading === reading) this.#reading = null;
    }
  }

  forget(): void {
    this.#reading = null;
    this.refused = false;
  }

  #tell(refused: boolean): void {
    if (refused === this.refused) return;
    this.refused = refused;
    this.#ports.changed();
  }
}
