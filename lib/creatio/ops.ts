/**
 * Everything that can be asked of a CRM, by name, through a tab on it (`gateway`). Each rejects with CrmError alone, takes and gives
 * what can be written as JSON, and may be asked twice but acts once.
 */
import type { CaseCreation } from '../cases/rules.ts';
import { contactCases, crmCase, createCase, tieCase } from '../cases/crm.ts';
import { newestCase } from '../cases/crm-process.ts';
import { chatHistory, type ChatHistory } from '../card/crm-history.ts';
import { chatLookup, type ChatLookup } from './chat-lookup.ts';
import { chatNames } from './chat-names.ts';
import { chatRecord, writeChatRecord, type ChatRecordWrite } from './chat-record.ts';
import {
  contact,
  createContact,
  findContacts,
  type ContactCreation,
  type ContactSearch,
} from '../contacts/crm.ts';
import type { CrmContext } from './context.ts';
import { checkCrm } from '../crm-check/crm.ts';
import { discovery } from './discovery.ts';
import { lightSettings } from '../light/crm.ts';
import { outgoingRecord, type OutgoingRecordOrder } from '../outgoing/crm-record.ts';
import { findRecipients, recipient, type RecipientQuery } from '../outgoing/crm.ts';
import { identify, type Asked } from '../contacts/crm-identify.ts';
import { pageRecord } from './page-record.ts';
import {
  feedState,
  followFeed,
  postToFeed,
  type FeedOf,
  type FeedState,
  type Post,
} from '../feed/crm-following.ts';
import { contactTasks, createTask, type TaskCreation } from '../tasks/crm.ts';
import { postToRecord, recordFeed, type FeedPosting } from '../feed/crm.ts';
import {
  addFilePart,
  addLink,
  recordFiles,
  removeFile,
  type FilePart,
  linkChatFile,
  type ChatFileLink,
  type LinkAdd,
} from '../card/crm-files.ts';
import { recordSearch, type RecordSearch } from '../card/crm-search.ts';
import { fileLimit } from './sys-settings.ts';
import { openTemplateLookup, type LookupText, type TemplateLookup } from '../templates/crm.ts';
import { user } from './user.ts';

export const crmOps = {
  /** Who is signed in. */
  user: (c: CrmContext) => user(c),
  /** Names of the chat object and its columns; null: there is none. */
  'chat-names': (c: CrmContext) => chatNames(c),
  /** The record of a conversation; null: there is none. */
  'chat-record': (c: CrmContext, args: { conversationId: string }) => chatRecord(c, args),
  'chat-record-write': (c: CrmContext, args: ChatRecordWrite) => writeChatRecord(c, args),
  /** Values of one of its lookups. */
  'chat-lookup': (c: CrmContext, args: ChatLookup) => chatLookup(c, args),
  /** The traffic light's system settings, by what they are called. */
  'light-settings': (c: CrmContext) => lightSettings(c),
  /** All that can be found out, read anew. */
  discovery: (c: CrmContext) => discovery(c),
  /** What this CRM answers to each kind of question; changes nothing. */
  check: (c: CrmContext) => checkCrm(c),
  /** Earlier chats, newest first. */
  'chat-history': (c: CrmContext, args: ChatHistory) => chatHistory(c, args),
  /** The record of a message that started a conversation: found, or made once. */
  'outgoing-record': (c: CrmContext, args: OutgoingRecordOrder) => outgoingRecord(c, args),
  /** Contacts that a message may be sent to, by name, phone, id or username. */
  'find-recipients': (c: CrmContext, args: RecipientQuery) => findRecipients(c, args),
  /** All addresses of one contact; null: there is none. */
  recipient: (c: CrmContext, args: { contactId: string; countryCode?: string }) => recipient(c, args),
  /** Contacts that match exactly, the surest way first. */
  identify: (c: CrmContext, args: Asked) => identify(c, args),
  contact: (c: CrmContext, args: { id: string }) => contact(c, args),
  'find-contacts': (c: CrmContext, args: ContactSearch) => findContacts(c, args),
  'create-contact': (c: CrmContext, args: ContactCreation) => createContact(c, args),
  case: (c: CrmContext, args: { id: string }) => crmCase(c, args),
  'contact-cases': (c: CrmContext, args: { contactId: string; search?: string }) => contactCases(c, args),
  'newest-case': (c: CrmContext, args: { contactId: string | null }) => newestCase(c, args),
  'create-case': (c: CrmContext, args: CaseCreation) => createCase(c, args),
  'tie-case': (c: CrmContext, args: { conversationId: string; caseId: string }) => tieCase(c, args),
  /** Whether this user follows the chat's feed, or its contact's. */
  'feed-state': (c: CrmContext, args: FeedOf) => feedState(c, args),
  'follow-feed': (c: CrmContext, args: FeedState) => followFeed(c, args),
  'post-to-feed': (c: CrmContext, args: Post) => postToFeed(c, args),
  'contact-tasks': (c: CrmContext, args: { contactId: string }) => contactTasks(c, args),
  'create-task': (c: CrmContext, args: TaskCreation) => createTask(c, args),
  /** What the record on the page is; null: nobody's. */
  'page-record': (c: CrmContext, args: { schema: string; id: string | null }) => pageRecord(c, args),
  /** Contacts, accounts, activities or cases by what is typed. */
  'record-search': (c: CrmContext, args: RecordSearch) => recordSearch(c, args),
  /** Files and links of a chat's record. */
  'record-files': (c: CrmContext, args: { recordId: string }) => recordFiles(c, args),
  /** Bytes; null: not said. */
  'file-limit': (c: CrmContext) => fileLimit(c),
  'record-file-part': (c: CrmContext, args: FilePart) => addFilePart(c, args),
  'chat-file-link': (c: CrmContext, args: ChatFileLink) => linkChatFile(c, args),
  'record-link-add': (c: CrmContext, args: LinkAdd) => addLink(c, args),
  'record-file-remove': (c: CrmContext, args: { fileId: string }) => removeFile(c, args),
  /** Posts of a chat's record. */
  'record-feed': (c: CrmContext, args: { recordId: string }) => recordFeed(c, args),
  'record-feed-post': (c: CrmContext, args: FeedPosting) => postToRecord(c, args),
  /** Creatio's ready-made texts; null: this CRM has no such lookup. */
  templates: (c: CrmContext) => lookup(c, (l) => l.read()),
  'templates-address': (c: CrmContext) => lookup(c, (l) => l.address()),
  'template-create': (c: CrmContext, row: LookupText) => lookup(c, (l) => l.create(row)),
  'template-update': (c: CrmContext, row: LookupText) => lookup(c, (l) => l.update(row)),
  'template-remove': (c: CrmContext, { id }: { id: string }) => lookup(c, (l) => l.remove(id)),
};

/** What was found out about the lookup is not asked again. */
async function lookup<T>(c: CrmContext, ask: (l: TemplateLookup) => Promise<T>): Promise<T> {
  const names = c.settings().objects.templates;
  const open = async () => openTemplateLookup(c.crm, c.workspace, names);
  return ask(await c.cached(`template-lookup:${JSON.stringify(names)}`, open, Infinity));
}

type Ops = typeof crmOps;
export type CrmOp = keyof Ops;
export type CrmArgs<K extends CrmOp> = Parameters<Ops[K]> extends [CrmContext, infer A] ? A : undefined;
export type CrmValue<K extends CrmOp> = Awaited<ReturnType<Ops[K]>>;

/** @throws CrmError */
export type AskCrm = <K extends CrmOp>(
  op: K,
  ...args: CrmArgs<K> extends undefined ? [] : [CrmArgs<K>]
) => Promise<CrmValue<K>>;

/** @returns asks by name; an unknown name is refused */
export function openOps(context: CrmContext): (op: string, args?: unknown) => Promise<unknown> {
  return async (op, args) => {
    const run = (crmOps as unknown as Record<string, (c: CrmContext, args: unknown) => Promise<unknown>>)[op];
    if (!run || !Object.hasOwn(crmOps, op)) throw new Error(`no operation ${op}`);
    return run(context, args);
  };
}
