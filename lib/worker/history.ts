/** Older messages of a chat, one page at a time and one question per chat. */
import type { ConversationId } from '../chat/types.ts';
import { readHistory } from '../webitel/history.ts';
import { asOperator, type PastOptions } from './as-operator.ts';

/** Pages that hold nothing to show are passed over, but not for ever. */
const EMPTY_PAGES = 20;

export class History {
  readonly #ports: PastOptions;
  readonly #loading = new Map<ConversationId, Promise<void>>();
  /** What a view has read of long ago, it looks at. */
  readonly #read = new Set<ConversationId>();

  constructor(ports: PastOptions) {
    this.#ports = ports;
  }

  forget(): void {
    this.#loading.clear();
    this.#read.clear();
  }

  /** Older messages were read since a view took the chat up, or are on their way. @param watched by some view */
  isRead(id: ConversationId, watched: boolean): boolean {
    if (!watched && !this.#loading.has(id)) this.#read.delete(id);
    return this.#read.has(id);
  }

  /**
   * Adds what came before the message with the id `before` (0: none is known, or what is first has no id). A repeated question finds it
   * there already.
   * @throws WebitelError
   */
  loadOlder(id: ConversationId, before: number): Promise<void> {
    const chat = this.#ports.store.chats[id];
    const first = chat?.messages[0]?.id ?? 0;
    if (!chat || chat.reachedStart || (first > 0 && first < before)) return Promise.resolve();
    this.#read.add(id);
    const running = this.#loading.get(id);
    if (running) return running;
    const load: Promise<void> = this.#load(id).finally(() => {
      if (this.#loading.get(id) === load) this.#loading.delete(id);
    });
    this.#loading.set(id, load);
    return load;
  }

  /** What was said last, in a chat that no snapshot shows. @throws WebitelError */
  async readNewest(id: ConversationId): Promise<void> {
    const chat = this.#ports.store.chats[id];
    if (!chat) return;
    const { messages, members } = await asOperator(this.#ports, (reader) => readHistory(reader, chat, 0));
    this.#ports.store.apply({ type: 'history', id, messages, members, reachedStart: false });
  }

  async #load(id: ConversationId): Promise<void> {
    let offset = this.#ports.store.chats[id]?.messages[0]?.id ?? 0;
    for (let i = 0; i < EMPTY_PAGES; i++) {
      const chat = this.#ports.store.chats[id];
      if (!chat) return;
      const page = await asOperator(this.#ports, (reader) => readHistory(reader, chat, offset));
      const { messages, members, reachedStart } = page;
      this.#ports.store.apply({ type: 'history', id, messages, members, reachedStart });
      if (messages.length > 0 || reachedStart || page.oldest === null) return;
      offset = page.oldest;
    }
  }
}
