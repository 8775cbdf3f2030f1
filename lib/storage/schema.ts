/** What the desk's database holds, and how an older one becomes the newest. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { ContactLink } from '../contacts/rules.ts';
import type { TrayFile } from '../chat/files.ts';
import type { OutboxEntry } from '../chat/outbox.ts';
import type { OutgoingEntry } from '../outgoing/message.ts';
import type { RecordJob } from '../card/job.ts';
import type { Template } from '../templates/rules.ts';
import type { Chat, ConversationId } from '../chat/types.ts';

export interface KeptText {
  conversationId: ConversationId;
  text: string;
  /** When it was typed, ms of this machine's clock; absent: not known. */
  at?: number | undefined;
}

export interface FilePart {
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

export interface DeskSchema extends DBSchema {
  chats: { key: ConversationId; value: Chat };
  outbox: { key: string; value: OutboxEntry };
  /** Named when a message was all that was kept. */
  drafts: { key: ConversationId; value: KeptText };
  /** Since version 2. */
  files: { key: string; value: TrayFile };
  parts: { key: [string, number]; value: FilePart };
  templates: { key: string; value: StoredTemplates };
  /** Since version 4: what is still to be written to the CRM, messages that start a conversation, and whose chat is whose contact. */
  crmJobs: { key: ConversationId; value: RecordJob };
  outgoing: { key: string; value: OutgoingEntry };
  contacts: { key: ConversationId; value: ContactLink };
}

export type Store = keyof typeof KEY_PATHS;
export type Value<S extends Store> = DeskSchema[S]['value'];

export const KEY_PATHS = {
  chats: 'id',
  outbox: 'localId',
  drafts: 'conversationId',
  files: 'id',
  parts: ['fileId', 'index'],
  templates: 'source',
  crmJobs: 'id',
  outgoing: 'localId',
  contacts: 'conversationId',
} as const;
export const STORES = Object.keys(KEY_PATHS) as Store[];

export const VERSION = 4;

/** 1: chats, outbox, drafts · 2: files on their way · 3: ready-made texts · 4: the CRM and outgoing messages. */
const SINCE: Record<Store, number> = {
  chats: 1,
  outbox: 1,
  drafts: 1,
  files: 2,
  parts: 2,
  templates: 3,
  crmJobs: 4,
  outgoing: 4,
  contacts: 4,
};

export function upgrade(database: IDBPDatabase<DeskSchema>, from: number): void {
  for (const store of STORES)
    if (from < SINCE[store]) {
      const keyPath: string | readonly string[] = KEY_PATHS[store];
      database.createObjectStore(store, { keyPath: typeof keyPath === 'string' ? keyPath : [...keyPath] });
    }
}

export const keyOf = (store: Store, value: unknown): IDBValidKey => {
  const path: string | readonly string[] = KEY_PATHS[store];
  const field = (name: string) => (value as Record<string, IDBValidKey>)[name]!;
  return typeof path === 'string' ? field(path) : path.map(field);
};
