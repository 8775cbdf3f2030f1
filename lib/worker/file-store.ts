/**
 * Files that the operator chose, with their bytes: on disk from the first part on, so that they survive a reload and the worker's
 * death. A file that some message of the outbox carries is on its way; the others lie in their chat's tray.
 */
import { isComplete, partsOf, refusalOf, type TrayFile } from '../chat/files.ts';
import type { Outbox } from '../chat/outbox.ts';
import type { ConversationId } from '../chat/types.ts';
import type { DeskDb } from '../storage/db.ts';

export class FileStore {
  readonly #onChange: () => void;
  readonly #files = new Map<string, TrayFile>();
  readonly #trays = new Map<ConversationId, TrayFile[]>();
  #db: DeskDb | null = null;
  /** A later state must never be overwritten by an earlier one. */
  #writes: Promise<void> = Promise.resolve();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  use(db: DeskDb | null, files: TrayFile[]): void {
    this.#db = db;
    this.#files.clear();
    this.#trays.clear();
    for (const file of files) this.#files.set(file.id, file);
  }

  get(id: string): TrayFile | undefined {
    return this.#files.get(id);
  }

  /** The same array as long as nothing in it changed. */
  tray(conversationId: ConversationId, outbox: Outbox): TrayFile[] {
    const onTheWay = new Set(outbox.map((e) => e.file?.fileId));
    const now = [...this.#files.values()]
      .filter((f) => f.conversationId === conversationId && !onTheWay.has(f.id))
      .sort((a, b) => a.addedAt - b.addedAt);
    const before = this.#trays.get(conversationId);
    if (before?.length === now.length && now.every((f, i) => f === before[i])) return before;
    this.#trays.set(conversationId, now);
    return now;
  }

  /** How many were chosen and no message carries them. */
  waiting(outbox: Outbox): number {
    const onTheWay = new Set(outbox.map((e) => e.file?.fileId));
    return [...this.#files.keys()].filter((id) => !onTheWay.has(id)).length;
  }

  async add(file: Omit<TrayFile, 'parts' | 'addedAt' | 'refused'>): Promise<void> {
    if (this.#files.has(file.id)) return;
    const last = Math.max(0, ...[...this.#files.values()].map((f) => f.addedAt));
    await this.#put({ ...file, parts: 0, addedAt: last + 1, refused: refusalOf(file.size) });
  }

  /** @returns false when it is not the part that comes next, and not one that is there already */
  async addPart(id: string, index: number, bytes: Blob): Promise<boolean> {
    const file = this.#files.get(id);
    if (!file || file.refused !== null || index > file.parts || index >= partsOf(file.size)) return false;
    if (index === file.parts) await this.#put({ ...file, parts: index + 1 }, bytes);
    else await this.#writes;
    return true;
  }

  /** @param reason null: fit to be sent again */
  async refuse(id: string, reason: string | null): Promise<void> {
    const file = this.#files.get(id);
    if (file && file.refused !== reason) await this.#put({ ...file, refused: reason });
  }

  /** null: the bytes are not all there. */
  async bytes(id: string): Promise<Blob | null> {
    const file = this.#files.get(id);
    if (!file || !isComplete(file) || !this.#db) return null;
    const blob = await this.#db.readFile(id);
    return blob.size === file.size ? blob : null;
  }

  async remove(ids: string[]): Promise<void> {
    const known = ids.filter((id) => this.#files.delete(id));
    if (known.length === 0) return;
    this.#onChange();
    await this.#write((db) => db.deleteFiles(known));
  }

  /** Forgets what was sent, and what belongs to chats that are gone. */
  async sweep(outbox: Outbox, exists: (id: ConversationId) => boolean): Promise<void> {
    const needed = new Set(outbox.filter((e) => e.state !== 'sent').map((e) => e.file?.fileId));
    const sent = new Set(outbox.filter((e) => e.state === 'sent').map((e) => e.file?.fileId));
    const over = [...this.#files.values()].filter(
      (f) => !exists(f.conversationId) || (sent.has(f.id) && !needed.has(f.id)),
    );
    await this.remove(over.map((f) => f.id));
  }

  async #put(file: TrayFile, bytes?: Blob): Promise<void> {
    const before = this.#files.get(file.id);
    this.#files.set(file.id, file);
    try {
      await this.#write((db) => db.saveFile(file, bytes));
    } catch (error) {
      // Not on disk, hence not here: the view hears of it and the operator is told.
      if (before) this.#files.set(file.id, before);
      else this.#files.delete(file.id);
      throw error;
    } finally {
      this.#onChange();
    }
  }

  #write(run: (db: DeskDb) => Promise<void>): Promise<void> {
    const db = this.#db;
    const written = this.#writes.then(() => (db ? run(db) : undefined));
    this.#writes = written.catch(() => {});
    return written;
  }
}
