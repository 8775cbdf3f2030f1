/**
 * The worker's memory of chats, outgoing messages and kept texts, and its copy on disk. Chats are written at most once a second;
 * outgoing messages and kept texts at once, because nothing else remembers them.
 */
import { upgradeChat } from '../chat/chat.ts';
import { matchCopies } from '../chat/copies.ts';
import type { ChatEvent } from '../chat/events.ts';
import { linesOf } from '../chat/lines.ts';
import { withoutOldest } from '../chat/long-chat.ts';
import { reduceOutbox, type Outbox, type OutboxEvent } from '../chat/outbox.ts';
import { reduce } from '../chat/reduce.ts';
import { summarise, withClientMessage, type ChatSummary } from '../chat/summary.ts';
import type { Chat, Chats, ConversationId } from '../chat/types.ts';
import type { ConversationView } from '../bridge/view.ts';
import { keptNews } from '../kept/fields.ts';
import type { Typed } from '../kept/rules.ts';
import type { DeskDb } from '../storage/db.ts';
import type { Clock } from '../clock.ts';
import { changedIds, fromDisk, isSameOnDisk, settled } from './on-disk.ts';
import { FileStore } from './file-store.ts';
import { KeptTexts } from './kept-texts.ts';

const WRITE_EVERY_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
const NOTHING = { chats: [], outbox: [], drafts: [], files: [] };

export class ChatStore {
  chats: Chats = {};
  outbox: Outbox = [];
  summaries: Record<ConversationId, ChatSummary> = {};
  readonly files: FileStore;

  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly texts: KeptTexts;
  readonly #dirty = new Set<ConversationId>();
  readonly #unsaved = new Set<string>();
  #db: DeskDb | null = null;
  /** The conversation that was projected last: a long one is not made anew for every change elsewhere. */
  #shown: { chat: Chat; outbox: Outbox; view: ConversationView } | null = null;
  #writeScheduled = false;
  #writePause = WRITE_EVERY_MS;
  #outboxWrites: Promise<void> = Promise.resolve();

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
    this.files = new FileStore(onChange);
    this.texts = new KeptTexts(clock, onChange);
  }

  /**
   * Takes over another operator's data, or none. Messages that were on their way when the worker died have lost their answer.
   */
  async use(db: DeskDb | null): Promise<void> {
    // What cannot be written now must not keep the next operator's chats from coming, nor this one's from going.
    await this.flush().catch(() => {});
    this.#db?.close();
    this.#take(null, NOTHING);
    if (db) this.#take(db, await db.load());
    const lost = this.outbox.filter((e) => e.state === 'sending' && e.lostAt === null);
    const at = this.#clock.monotonic();
    const asLost = ({ localId }: { localId: string }) => ({ type: 'lost', localId, at }) as const;
    // A disk that refuses keeps none of them from being decided.
    await this.#changeOutbox(lost.map(asLost)).catch(() => {});
  }

  #take(db: DeskDb | null, stored: Awaited<ReturnType<DeskDb['load']>>): void {
    this.#db = db;
    this.#dirty.clear();
    this.chats = Object.fromEntries(stored.chats.map((c) => [c.id, fromDisk(upgradeChat(c))]));
    this.outbox = stored.outbox.map(settled);
    this.files.use(db, stored.files);
    this.texts.use(db, stored.drafts);
    this.summaries = {};
  }

  /** An operator's data are here, whatever the disk is like. */
  get isInUse(): boolean {
    return this.#db !== null;
  }

  project() {
    const queued = this.outbox.filter((e) => e.state === 'queued' || e.state === 'sending').length;
    return { chats: this.summaries, queued };
  }

  apply(event: ChatEvent): void {
    const before = this.chats;
    this.chats = reduce(before, event, this.#clock.monotonic());
    if (this.chats === before) return;
    const changed = 'id' in event ? [event.id] : changedIds(before, this.chats);
    let outbox = this.outbox;
    for (const id of changed) {
      const chat = this.chats[id];
      if (chat && outbox.length > 0) outbox = matchCopies(outbox, chat);
    }
    if (outbox !== this.outbox) void this.#setOutbox(outbox);
    for (const id of changed) if (!isSameOnDisk(before[id], this.chats[id])) this.#dirty.add(id);
    if (this.#dirty.size > 0) this.#scheduleWrite();
    if (event.type !== 'message' || !this.#showMessage(before[event.id], event)) this.#refresh(changed);
    this.#onChange();
  }

  /** The commonest change, without reading the whole conversation again. @returns whether it was as simple as that */
  #showMessage(before: Chat | undefined, { id }: { id: ConversationId }): boolean {
    const summary = this.summaries[id];
    const mine = this.outbox.some((e) => e.conversationId === id);
    const next = before && summary && !mine ? withClientMessage(summary, before, this.chats[id]!) : null;
    if (next) this.summaries = { ...this.summaries, [id]: next };
    return next !== null;
  }

  /** Resolves when the change is on disk. */
  applyOutbox(event: OutboxEvent): Promise<void> {
    return this.#changeOutbox([event]);
  }

  /** What one press sends: all of it is on disk, or nothing. */
  enqueue(events: Extract<OutboxEvent, { type: 'enqueued' }>[]): Promise<void> {
    return this.#changeOutbox(events);
  }

  #changeOutbox(events: readonly OutboxEvent[]): Promise<void> {
    const known = new Set(this.outbox.map((e) => e.localId));
    const next = events.reduce(reduceOutbox, this.outbox);
    const instead = this.outbox.filter((e) => !next.includes(e));
    const [event] = events;
    const touched =
      event && 'localId' in event
        ? this.outbox.find((e) => e.localId === event.localId)?.conversationId
        : undefined;
    const matched = touched && this.chats[touched] ? matchCopies(next, this.chats[touched]) : next;
    const written = this.#setOutbox(matched);
    for (const { localId } of next) if (!known.has(localId)) this.#holdUntil(localId, written, instead);
    this.#refresh(Object.keys(this.chats));
    this.#onChange();
    return written;
  }

  /** On disk, hence fit to be sent. */
  isStored(localId: string): boolean {
    return !this.#unsaved.has(localId);
  }

  kept(key: string): string {
    return this.texts.get(key);
  }

  /** Something was typed in the chat, or chosen to be sent, that nobody has got. */
  hasUnsent(id: ConversationId): boolean {
    const mine = this.outbox.some((e) => e.conversationId === id && e.state !== 'sent');
    return mine || this.texts.isIn(id) || this.files.tray(id, this.outbox).length > 0;
  }

  /** How many fields hold something typed, files chosen included. */
  get typed(): number {
    return this.texts.size + this.files.waiting(this.outbox);
  }

  keepText(key: string, text: string, typed?: Typed): Promise<void> {
    return this.texts.set(key, text, typed);
  }

  onRoom(): void {
    this.texts.onRoom();
  }

  conversation(id: ConversationId): ConversationView | null {
    const chat = Object.hasOwn(this.chats, id) ? this.chats[id] : undefined;
    if (!chat) return null;
    const { outbox } = this;
    const typed = this.texts.in(id);
    const files = this.files.tray(id, outbox);
    const last = this.#shown;
    const sameLines = last?.chat === chat && last.outbox === outbox;
    const { view: shown } = last ?? {};
    if (sameLines && shown?.files === files && !keptNews(shown.kept, typed.kept)) return shown;
    const view: ConversationView = {
      id,
      lines: sameLines ? shown!.lines : linesOf(chat, outbox),
      ...typed,
      reachedStart: chat.reachedStart,
      files,
    };
    this.#shown = { chat, outbox, view };
    return view;
  }

  /** Writes what is not on disk yet. */
  async flush(): Promise<void> {
    const ids = [...this.#dirty];
    const chats = ids.flatMap((id) => this.chats[id] ?? []).map((chat) => withoutOldest(chat, this.outbox));
    const gone = ids.filter((id) => !(id in this.chats));
    const db = this.#db;
    this.#dirty.clear();
    try {
      if (chats.length > 0) await db?.putChats(chats);
      if (gone.length > 0) await db?.deleteChats(gone);
      this.#writePause = WRITE_EVERY_MS;
    } catch (error) {
      if (db === this.#db) for (const id of ids) this.#dirty.add(id);
      this.#writePause = Math.min(this.#writePause * 2, LONGEST_PAUSE_MS);
      throw error;
    }
    await this.#outboxWrites;
  }

  #setOutbox(next: Outbox): Promise<void> {
    const before = new Map(this.outbox.map((e) => [e.localId, e]));
    const put = next.filter((e) => before.get(e.localId) !== e);
    const kept = new Set(next.map((e) => e.localId));
    const removed = [...before.keys()].filter((id) => !kept.has(id));
    this.outbox = next;
    if (put.length + removed.length > 0) {
      const db = this.#db;
      // One after another: a later state must never be overwritten by an earlier one. Each writer hears of his own failure only.
      this.#outboxWrites = this.#outboxWrites.catch(() => {}).then(() => db?.saveOutbox(put, removed));
      this.#outboxWrites.catch(() => {});
    }
    return this.#outboxWrites;
  }

  /** @param instead what it came in the place of, e.g. the message that is sent once more */
  #holdUntil(localId: string, written: Promise<void>, instead: Outbox): void {
    this.#unsaved.add(localId);
    written.then(
      () => this.#unsaved.delete(localId),
      () => {
        // Never stored, so never sent: the field keeps the text, and the operator is told.
        this.#unsaved.delete(localId);
        const gone = new Set([localId, ...instead.map((e) => e.localId)]);
        const left = this.outbox.filter((e) => !gone.has(e.localId));
        this.outbox = [...left, ...instead].sort((a, b) => a.order - b.order);
        this.#refresh(Object.keys(this.chats));
        this.#onChange();
      },
    );
  }

  #scheduleWrite(): void {
    if (this.#writeScheduled) return;
    this.#writeScheduled = true;
    this.#clock.after(this.#writePause, () => {
      this.#writeScheduled = false;
      this.flush().catch(() => this.#dirty.size > 0 && this.#scheduleWrite());
    });
  }

  #refresh(ids: Iterable<ConversationId>): void {
    const summaries = { ...this.summaries };
    for (const id of ids) {
      const summary = this.chats[id] && summarise(this.chats[id], this.outbox);
      if (!summary) delete summaries[id];
      else if (JSON.stringify(summary) !== JSON.stringify(summaries[id])) summaries[id] = summary;
    }
    this.summaries = summaries;
  }
}
