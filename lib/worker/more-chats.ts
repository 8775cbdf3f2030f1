/** The accepted chats beyond those that the socket shows. */
import type { ConversationId } from '../chat/types.ts';
import { wordOf } from '../recorder/redact.ts';
import { readDialogs } from '../webitel/dialogs.ts';
import { WebitelError } from '../webitel/errors.ts';
import { waitFacts } from '../chat/traffic-light.ts';
import { asOperator, type PastOptions } from './as-operator.ts';
import type { History } from './history.ts';

/** Webitel's list has the last message of each alone: so many pages of one chat are read to find what the client asks first. */
const MOST_PAGES = 3;
/** Chats that are looked into with one reading of the list, which comes every half a minute. */
const MOST_CHATS = 10;

export class MoreChats {
  /** Webitel does not let this operator read them. */
  refused = false;
  readonly #ports: PastOptions;
  readonly #history: Pick<History, 'loadOlder'>;
  #reading: symbol | null = null;
  /** Pages that were read of a chat. */
  readonly #pages = new Map<ConversationId, number>();

  constructor(ports: PastOptions, history: Pick<History, 'loadOlder'>) {
    this.#ports = ports;
    this.#history = history;
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
      await this.#findWaits(chats.map(({ id }) => id).filter((id) => !known.has(id)));
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
    this.#pages.clear();
    this.refused = false;
  }

  /** A client waits since the first of his words, and that may be older than all that is known. @throws WebitelError */
  async #findWaits(ids: readonly ConversationId[]): Promise<void> {
    const pages = (id: ConversationId): number => this.#pages.get(id) ?? 0;
    const open = ids.filter((id) => pages(id) < MOST_PAGES && this.#isOpen(id));
    for (const id of open.slice(0, MOST_CHATS))
      while (pages(id) < MOST_PAGES && this.#isOpen(id)) {
        this.#pages.set(id, pages(id) + 1);
        await this.#history.loadOlder(id, this.#ports.store.chats[id]!.messages[0]!.id);
      }
  }

  /** All that is known is unanswered, and there is more. */
  #isOpen(id: ConversationId): boolean {
    const chat = this.#ports.store.chats[id];
    const facts = chat && !chat.reachedStart ? waitFacts(chat) : null;
    return facts !== null && facts.unansweredSince !== null && facts.operatorAt === null;
  }

  #tell(refused: boolean): void {
    if (refused === this.refused) return;
    this.refused = refused;
    this.#ports.changed();
  }
}
