/**
 * What was typed and not sent or saved, in the chats' fields: on disk at once, because nothing else remembers it. What the disk
 * refuses is held here, and written as it is then, as soon as there is room.
 */
import type { ConversationId } from '../chat/types.ts';
import type { DeskDb, KeptText } from '../storage/db.ts';
import type { Clock } from '../clock.ts';

const AGAIN_MS = 5000;

export class KeptTexts {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #onChange: () => void;
  readonly #texts = new Map<string, string>();
  readonly #refused = new Set<string>();
  #db: DeskDb | null = null;
  #waits = false;

  constructor(clock: Pick<Clock, 'after'>, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  use(db: DeskDb | null, stored: KeptText[]): void {
    this.#db = db;
    this.#texts.clear();
    this.#refused.clear();
    for (const { conversationId, text } of stored) this.#texts.set(conversationId, text);
  }

  get(key: string): string {
    return this.#texts.get(key) ?? '';
  }

  /** How many fields hold something. */
  get size(): number {
    return this.#texts.size;
  }

  /** Something is typed in the chat, or in a dialog or card of it. */
  isIn(id: ConversationId): boolean {
    return [...this.#texts.keys()].some((key) => key === id || key.startsWith(`${id}#`));
  }

  /** Resolves when it is on disk. An empty text removes it. */
  async set(key: string, text: string): Promise<void> {
    if (text === '') this.#texts.delete(key);
    else this.#texts.set(key, text);
    this.#onChange();
    await this.#keep(key);
  }

  /** Writes what was refused. */
  onRoom(): void {
    for (const each of this.#refused) void this.#keep(each).catch(() => {});
  }

  async #keep(key: string): Promise<void> {
    const db = this.#db;
    try {
      await db?.saveKept({ conversationId: key, text: this.get(key) });
      this.#refused.delete(key);
    } catch (error) {
      if (db === this.#db) this.#refuse(key);
      throw error;
    }
  }

  #refuse(key: string): void {
    this.#refused.add(key);
    if (this.#waits) return;
    this.#waits = true;
    this.#clock.after(AGAIN_MS, () => {
      this.#waits = false;
      this.onRoom();
    });
  }
}
