/**
 * The desk's IndexedDB: one database per operator, so that two people at one computer never see each other's chats.
 * It belongs to the worker; a content script's IndexedDB would be Creatio's.
 */
import type { ContactLink } from '../contacts/rules.ts';
import { isComplete, type TrayFile } from '../chat/files.ts';
import type { OutboxEntry } from '../chat/outbox.ts';
import type { OutgoingEntry } from '../outgoing/message.ts';
import type { RecordJob } from '../card/job.ts';
import { KEPT_FIELDS, keptKey } from '../kept/fields.ts';
import type { Chat, ConversationId } from '../chat/types.ts';
import { Disk, type DiskOptions } from './disk.ts';
import type { Change } from './held.ts';
import type { KeptText, StoredTemplates } from './schema.ts';

export type { KeptText, StoredTemplates } from './schema.ts';

export interface DeskDb {
  /** Whose it is. */
  readonly account: string;
  load(): Promise<{ chats: Chat[]; outbox: OutboxEntry[]; drafts: KeptText[]; files: TrayFile[] }>;
  /** One record per chat: the cost is the number of puts, not their size. */
  putChats(chats: Chat[]): Promise<void>;
  deleteChats(ids: ConversationId[]): Promise<void>;
  /** Strict durability: a message is on disk before the operator's field is emptied. */
  saveOutbox(put: OutboxEntry[], remove: string[]): Promise<void>;
  /** An empty text removes it. */
  saveKept(kept: KeptText): Promise<void>;
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

const QUIET: DiskOptions = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  report: () => {},
  onState: () => {},
  onReturn: () => {},
};

/**
 * Never rejects: a database that cannot be had is replaced by memory (told by `onState`), and filled when it comes back.
 * @param account anything that names the operator and his server, e.g. `https://host|domain|login`
 */
export async function openDeskDb(account: string, options: Partial<DiskOptions> = {}): Promise<DeskDb> {
  const disk = new Disk(`${PREFIX}${account}`, { ...QUIET, ...options });
  await disk.open();
  const strict = (...changes: Change[]) => disk.write(changes, 'strict');
  const relaxed = (...changes: Change[]) => disk.write(changes, 'relaxed');

  return {
    account,
    async load() {
      const [chats, outbox, drafts, files] = await Promise.all([
        disk.all('chats'),
        disk.all('outbox'),
        disk.all('drafts'),
        disk.all('files'),
      ]);
      return { chats, outbox, drafts, files };
    },
    putChats: (put) => relaxed({ store: 'chats', put }),
    deleteChats: (ids) =>
      relaxed({ store: 'chats', remove: ids }, { store: 'drafts', remove: ids.flatMap(typedIn) }),
    saveOutbox: (put, remove) => strict({ store: 'outbox', put, remove }),
    saveKept: (kept) =>
      strict({
        store: 'drafts',
        ...(kept.text === '' ? { remove: [kept.conversationId] } : { put: [kept] }),
      }),
    saveFile(file, bytes) {
      const part = bytes && { fileId: file.id, index: file.parts - 1, bytes };
      const changes: Change[] = [
        { store: 'files', put: [file] },
        { store: 'parts', put: part ? [part] : [] },
      ];
      // A file counts from its last part on; that write takes those before it to the disk.
      return isComplete(file) ? strict(...changes) : relaxed(...changes);
    },
    async readFile(id) {
      return new Blob((await disk.all('parts', partsOf(id))).map(({ bytes }) => bytes));
    },
    deleteFiles: (ids) =>
      relaxed({ store: 'files', remove: ids }, { store: 'parts', remove: ids.map(partsOf) }),
    loadTemplates: () => disk.all('templates'),
    saveTemplates: (stored) => relaxed({ store: 'templates', put: [stored] }),
    loadRecordJobs: () => disk.all('crmJobs'),
    saveRecordJob: (job) => strict({ store: 'crmJobs', put: [job] }),
    deleteRecordJob: (id) => relaxed({ store: 'crmJobs', remove: [id] }),
    loadOutgoing: () => disk.all('outgoing'),
    saveOutgoing: (put, remove) => strict({ store: 'outgoing', put, remove }),
    loadContacts: () => disk.all('contacts'),
    saveContact: (link) => strict({ store: 'contacts', put: [link] }),
    deleteContacts: (ids) => relaxed({ store: 'contacts', remove: ids }),
    close: () => disk.close(),
  };
}

/** Accounts that have a database on this computer. */
export async function storedAccounts(): Promise<string[]> {
  const databases = await indexedDB.databases();
  return databases.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
}

/** @throws DOMException when somebody still has it open */
export function deleteDeskDb(account: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`${PREFIX}${account}`);
    request.onblocked = () => reject(new DOMException('The database is in use.', 'InvalidStateError'));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve();
  });
}

const PREFIX = 'desk:';

const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** Everything that may be typed in a chat. */
const typedIn = (id: ConversationId): string[] => KEPT_FIELDS.map((field) => keptKey(id, field));
