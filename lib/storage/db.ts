/**
 * The desk's IndexedDB: one database per operator, so that two people at one computer never see each other's chats.
 * It belongs to the worker; a content script's IndexedDB would be Creatio's.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxEntry } from '../chat/outbox.ts';
import type { Chat, ConversationId } from '../chat/types.ts';

export interface Draft {
  conversationId: ConversationId;
  text: string;
}

interface DeskSchema extends DBSchema {
  chats: { key: ConversationId; value: Chat };
  outbox: { key: string; value: OutboxEntry };
  drafts: { key: ConversationId; value: Draft };
}

export interface DeskDb {
  load(): Promise<{ chats: Chat[]; outbox: OutboxEntry[]; drafts: Draft[] }>;
  /** One record per chat: the cost is the number of puts, not their size. */
  putChats(chats: Chat[]): Promise<void>;
  deleteChats(ids: ConversationId[]): Promise<void>;
  /** Strict durability: a message is on disk before the operator's field is emptied. */
  saveOutbox(put: OutboxEntry[], remove: string[]): Promise<void>;
  /** An empty text removes the draft. */
  saveDraft(draft: Draft): Promise<void>;
  close(): void;
}

/** @param account anything that names the operator and his server, e.g. `https://host|domain|login` */
export async function openDeskDb(account: string): Promise<DeskDb> {
  const db = await openDB<DeskSchema>(`desk:${account}`, 1, {
    upgrade(database) {
      database.createObjectStore('chats', { keyPath: 'id' });
      database.createObjectStore('outbox', { keyPath: 'localId' });
      database.createObjectStore('drafts', { keyPath: 'conversationId' });
    },
  });
  return {
    async load() {
      const [chats, outbox, drafts] = await Promise.all([
        db.getAll('chats'),
        db.getAll('outbox'),
        db.getAll('drafts'),
      ]);
      return { chats, outbox, drafts };
    },
    async putChats(chats) {
      const tx = db.transaction('chats', 'readwrite', { durability: 'relaxed' });
      for (const chat of chats) void tx.store.put(chat);
      await tx.done;
    },
    async deleteChats(ids) {
      const tx = db.transaction(['chats', 'drafts'], 'readwrite', { durability: 'relaxed' });
      for (const id of ids) {
        void tx.objectStore('chats').delete(id);
        void tx.objectStore('drafts').delete(id);
      }
      await tx.done;
    },
    async saveOutbox(put, remove) {
      const tx = strict(db, 'outbox');
      for (const entry of put) void tx.store.put(entry);
      for (const id of remove) void tx.store.delete(id);
      await tx.done;
    },
    async saveDraft(draft) {
      const tx = strict(db, 'drafts');
      void (draft.text === '' ? tx.store.delete(draft.conversationId) : tx.store.put(draft));
      await tx.done;
    },
    close: () => db.close(),
  };
}

const strict = <S extends 'outbox' | 'drafts'>(db: IDBPDatabase<DeskSchema>, store: S) =>
  db.transaction(store, 'readwrite', { durability: 'strict' });
