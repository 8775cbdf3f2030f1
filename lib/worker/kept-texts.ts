/**
 * What was typed and not sent or saved, in the chats' fields: on disk at once, because nothing else remembers it. What the disk
 * refuses is held here, also until this operator's database is back, and written as it is then, as soon as there is room.
 */
import { keptKey, keptOf, type Kept } from '../kept/fields.ts';
import { isOlder, type Typed } from '../kept/rules.ts';
import type { ConversationId } from '../chat/types.ts';
import type { DeskDb, KeptText } from '../storage/db.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Clock } from '../clock.ts';

const AGAIN_MS = 5000;

type Word = Omit<KeptText, 'conversationId'>;

export class KeptTexts {
  readonly #clock: Pick<Clock, 'after' | 'now'>;
  readonly #onChange: () => void;
  readonly #texts = new Map<string, string>();
  /** When it was typed or emptied, as far as that is known. */
  readonly #at = new Map<string, number>();
  /** Not on disk yet: on its way, or refused. */
  readonly #unwritten = new Set<string>();
  readonly #refused = new Set<string>();
  #db: DeskDb | null = null;
  /** What was not on disk when the last operator's database went. */
  #left: { account: string; words: Map<string, Word> } | null = null;
  #waits = false;

  constructor(clock: Pick<Clock, 'after' | 'now'>, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  use(db: DeskDb | null, stored: KeptText[]): void {
    if (this.#db) {
      const words = [...this.#unwritten].map((key) => [key, this.#word(key)] as const);
      this.#left = { account: this.#db.account, words: new Map(words) };
    }
    this.#db = db;
    for (const known of [this.#texts, this.#at, this.#unwritten, this.#refused]) known.clear();
    for (const { conversationId, ...word } of stored) this.#put(conversationId, word);
    if (!db) return;
    const left = this.#left;
    this.#left = null;
    // This worker alone writes there: whatever it did not get written is newer.
    if (left?.account !== db.account) return;
    for (const [key, word] of left.words) {
      this.#put(key, word);
      void this.#keep(key).catch(() => {});
    }
  }

  /** What was his and on no disk goes too. */
  forget(): void {
    this.#left = null;
  }

  get(key: string): string {
    return this.#texts.get(key) ?? '';
  }

  /** How many fields hold something. */
  get size(): number {
    return this.#texts.size;
  }

  /** The disk would not take some of it. */
  get isRefused(): boolean {
    return this.#refused.size > 0;
  }

  /** Something is typed in the chat, or in a dialog or card of it. */
  isIn(id: ConversationId): boolean {
    return [...this.#texts.keys()].some(isOf(id));
  }

  /** What is typed in the chat, and of those fields the latest stamp; 0: there is none. */
  in(id: ConversationId): { kept: Kept; keptAt: number } {
    const stamps = [...this.#at].flatMap(([key, at]) => (isOf(id)(key) ? at : []));
    return { kept: keptOf((field) => this.get(keptKey(id, field))), keptAt: Math.max(0, ...stamps) };
  }

  /**
   * Resolves when it is on disk, or when there is a newer word. An empty text removes it.
   * @throws WebitelError when its operator's data are not in use
   */
  async set(key: string, text: string, typed: Typed = {}): Promise<void> {
    const { account } = this.#db ?? {};
    if ((!account && this.#left) || (typed.of ?? account) !== account) {
      if (!account && typed.of === this.#left?.account) this.#left?.words.set(key, { text, at: typed.at });
      throw new WebitelError('session', 'signed-out');
    }
    const has = this.#at.get(key);
    if (typed.again && isOlder(typed.at, has, this.#clock.now())) return;
    // What is emptied by being sent is that word; what was typed a moment later is not. Heard later it is newer, whatever the clock says.
    const least = has === undefined || typed.again ? has : has + 1;
    const at = least === undefined ? typed.at : Math.max(least, typed.at ?? 0);
    this.#put(key, { text, at });
    this.#onChange();
    await this.#keep(key);
  }

  /** What stood there is sent or reported, and stored: a full disk makes that no failure, and has the field emptied when there is room. */
  empty(key: string): Promise<void> {
    return this.set(key, '').catch(() => {});
  }

  /** Writes what was refused. */
  onRoom(): void {
    for (const each of this.#refused) void this.#keep(each).catch(() => {});
  }

  #word(key: string): Word {
    return { text: this.get(key), at: this.#at.get(key) };
  }

  #put(key: string, { text, at }: Word): void {
    if (text === '') this.#texts.delete(key);
    else this.#texts.set(key, text);
    if (at !== undefined) this.#at.set(key, at);
  }

  async #keep(key: string): Promise<void> {
    const db = this.#db;
    const word = this.#word(key);
    this.#unwritten.add(key);
    try {
      await db?.saveKept({ conversationId: key, ...word });
      if (db === this.#db && word.text === this.get(key)) this.#written(key);
    } catch (error) {
      if (db === this.#db) this.#refuse(key);
      throw error;
    }
  }

  #written(key: string): void {
    this.#unwritten.delete(key);
    if (this.#refused.delete(key)) this.#onChange();
  }

  #refuse(key: string): void {
    this.#refused.add(key);
    this.#onChange();
    if (this.#waits) return;
    this.#waits = true;
    this.#clock.after(AGAIN_MS, () => {
      this.#waits = false;
      this.onRoom();
    });
  }
}

const isOf =
  (id: ConversationId) =>
  (key: string): boolean =>
    key === id || key.startsWith(`${id}#`);
