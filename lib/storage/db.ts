/**
 * The desk's IndexedDB: one database per operator, so that two people at one computer never see each other's chats.
 * It belongs to the worker; a content script's IndexedDB would be Creatio's.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { isComplete, type TrayFile } from '../chat/files.ts';
import type { ContactLink } from '../chat/contact-link.ts';
import type { RecordJob } from '../chat/record-job.ts';
import type { OutgoingEntry } from '../chat/outgoing.ts';
import type { OutboxEntry } from '../chat/outbox.ts';
import { TYPED_DIALOGS } from '../chat/typed-dialogs.ts';
import type { Template } from '../chat/template.ts';
import type { Chat, ConversationId } from '../chat/types.ts';

export interface Draft {
  conversationId: ConversationId;
  text: string;
}

interface FilePart {
  fileId: string;
  index: number;
  bytes: Blob;
}

/** One server's ready-made texts, as they were last read. */
export interface StoredTemplates {
  source: Template['source'];
  origin: string;
  /** Local clock, ms; null: never read. */
  at: number | null;
  templates: Template[];
}

interface DeskSchema extends DBSchema {
  chats: { key: ConversationId; value: Chat };
  outbox: { key: string; value: OutboxEntry };
  drafts: { key: ConversationId; value: Draft };
  /** Since version 2. */
  files: { key: string; value: TrayFile };
  parts: { key: [string, number]; value: FilePart };
  templates: { key: string; value: StoredTemplates };
  /** Since version 4: what is still to be written to the CRM, messages that start a conversation, and whose chat is whose contact. */
  crmJobs: { key: ConversationId; value: RecordJob };
  outgoing: { key: string; value: OutgoingEntry };
  contacts: { key: ConversationId; value: ContactLink };
}

export interface DeskDb {
  load(): Promise<{ chats: Chat[]; outbox: OutboxEntry[]; drafts: Draft[]; files: TrayFile[] }>;
  /** One record per chat: the cost is the number of puts, not their size. */
  putChats(chats: Chat[]): Promise<void>;
  deleteChats(ids: ConversationId[]): Promise<void>;
  /** Strict durability: a message is on disk before the operator's field is emptied. */
  saveOutbox(put: OutboxEntry[], remove: string[]): Promise<void>;
  /** An empty text removes the draft. */
  saveDraft(draft: Draft): Promise<void>;
  /** A file as it is known now; with a part of its bytes, both or neither are on disk. */
  saveFile(file: TrayFile, bytes?: Blob): Promise<void>;
  /** All its bytes, in order. */
  readFile(id: string): Promise<Blob>;
  deleteFiles(ids: string[]): Promise<void>;
  loadTemplates(): Promise<StoredTemplates[]>;
  saveTemplates(stored: StoredTemplates): Promise<void>;
  loadRecordJobs(): Promise<RecordJob[]>;
  /** Strict durability: what the CRM has been asked to make must be known after a death. */
  saveRecordJob(job: RecordJob): Promise<void>;
  deleteRecordJob(id: ConversationId): Promise<void>;
  loadOutgoing(): Promise<OutgoingEntry[]>;
  /** Strict durability, as for the outbox. */
  saveOutgoing(put: OutgoingEntry[], remove: string[]): Promise<void>;
  loadContacts(): Promise<ContactLink[]>;
  /** Strict durability: whose chat it is, and which contact or case is being made. */
  saveContact(link: ContactLink): Promise<void>;
  deleteContacts(ids: ConversationId[]): Promise<void>;
  close(): void;
}

/** @param account anything that names the operator and his server, e.g. `https://host|domain|login` */
export async function openDeskDb(account: string): Promise<DeskDb> {
  const db = await openDB<DeskSchema>(`desk:${account}`, 4, {
    // Version 1: chats, outbox, drafts · 2: files on their way · 3: ready-made texts · 4: the CRM and outgoing messages.
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('chats', { keyPath: 'id' });
        database.createObjectStore('outbox', { keyPath: 'localId' });
        database.createObjectStore('drafts', { keyPath: 'conversationId' });
      }
      if (from < 2) {
        database.createObjectStore('files', { keyPath: 'id' });
        database.createObjectStore('parts', { keyPath: ['fileId', 'index'] });
      }
      if (from < 3) database.createObjectStore('templates', { keyPath: 'source' });
      if (from < 4) {
        database.createObjectStore('crmJobs', { keyPath: 'id' });
        database.createObjectStore('outgoing', { keyPath: 'localId' });
        database.createObjectStore('contacts', { keyPath: 'conversationId' });
      }
    },
  });
  return {
    async load() {
      const [chats, outbox, drafts, files] = await Promise.all([
        db.getAll('chats'),
        db.getAll('outbox'),
        db.getAll('drafts'),
        db.getAll('files'),
      ]);
      return { chats, outbox, drafts, files };
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
        for (const kind of ['comment', 'card', ...TYPED_DIALOGS])
          void tx.objectStore('drafts').delete(`${id}#${kind}`);
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
    async saveFile(file, bytes) {
      // A file counts from its last part on; that write takes those before it to the disk.
      const durability = isComplete(file) ? 'strict' : 'relaxed';
      const tx = db.transaction(['files', 'parts'], 'readwrite', { durability });
      void tx.objectStore('files').put(file);
      if (bytes) void tx.objectStore('parts').put({ fileId: file.id, index: file.parts - 1, bytes });
      await tx.done;
    },
    async readFile(id) {
      const parts = await db.getAll('parts', partsOf(id));
      return new Blob(parts.map((part) => part.bytes));
    },
    async deleteFiles(ids) {
      const tx = db.transaction(['files', 'parts'], 'readwrite', { durability: 'relaxed' });
      for (const id of ids) {
        void tx.objectStore('files').delete(id);
        void tx.objectStore('parts').delete(partsOf(id));
      }
      await tx.done;
    },
    loadTemplates: () => db.getAll('templates'),
    async saveTemplates(stored) {
      await db.put('templates', stored);
    },
    loadRecordJobs: () => db.getAll('crmJobs'),
    async saveRecordJob(job) {
      const tx = strict(db, 'crmJobs');
      void tx.store.put(job);
      await tx.done;
    },
    async deleteRecordJob(id) {
      await db.delete('crmJobs', id);
    },
    loadOutgoing: () => db.getAll('outgoing'),
    async saveOutgoing(put, remove) {
      const tx = strict(db, 'outgoing');
      for (const entry of put) void tx.store.put(entry);
      for (const id of remove) void tx.store.delete(id);
      await tx.done;
    },
    loadContacts: () => db.getAll('contacts'),
    async saveContact(link) {
      const tx = strict(db, 'contacts');
      void tx.store.put(link);
      await tx.done;
    },
    async deleteContacts(ids) {
      const tx = db.transaction('contacts', 'readwrite', { durability: 'relaxed' });
      for (const id of ids) void tx.store.delete(id);
      await tx.done;
    },
    close: () => db.close(),
  };
}

const strict = <S extends 'outbox' | 'drafts' | 'crmJobs' | 'outgoing' | 'contacts'>(
  db: IDBPDatabase<DeskSchema>,
  store: S,
) => db.transaction(store, 'readwrite', { durability: 'strict' });

const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);
