/**
 * Everything that can be asked of a CRM, by name, through a tab on it (`gateway`). Each rejects with CrmError alone, takes and gives
 * what can be written as JSON, and may be asked twice but acts once.
 */
import type { CaseCreation } from '../cases/rules.ts';
import { contactCases, createCase, crmCase, giveContact, tieCase, type Alone } from '../cases/crm.ts';
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
  user: (context: CrmContext) => user(context),
  /** Names of the chat object and its columns; null: there is none. */
  'chat-names': (context: CrmContext) => chatNames(context),
  /** The record of a conversation; null: there is none. */
  'chat-record': (context: CrmContext, args: { conversationId: string }) => chatRecord(context, args),
  'chat-record-write': (context: CrmContext, args: ChatRecordWrite) => writeChatRecord(context, args),
  /** Values of one of its lookups. */
  'chat-lookup': (context: CrmContext, args: ChatLookup) => chatLookup(context, args),
  /** The traffic light's system settings, by what they are called. */
  'light-settings': (context: CrmContext) => lightSettings(context),
  /** All that can be found out, read anew. */
  discovery: (context: CrmContext) => discovery(context),
  /** What this CRM answers to each kind of question; changes nothing. */
  check: (context: CrmContext) => checkCrm(context),
  /** Earlier chats, newest first. */
  'chat-history': (context: CrmContext, args: ChatHistory) => chatHistory(context, args),
  /** The record of a message that started a conversation: found, or made once. */
  'outgoing-record': (context: CrmContext, args: OutgoingRecordOrder) => outgoingRecord(context, args),
  /** Contacts that a message may be sent to, by name, phone, id or username. */
  'recipient-search': (context: CrmContext, args: RecipientQuery) => findRecipients(context, args),
  /** All addresses of one contact; null: there is none. */
  recipient: (context: CrmContext, args: { contactId: string; countryCode?: string }) =>
    recipient(context, args),
  /** Contacts that match exactly, the surest way first. */
  identify: (context: CrmContext, args: Asked) => identify(context, args),
  contact: (context: CrmContext, args: { id: string }) => contact(context, args),
  'contact-search': (context: CrmContext, args: ContactSearch) => findContacts(context, args),
  'contact-create': (context: CrmContext, args: ContactCreation) => createContact(context, args),
  case: (context: CrmContext, args: { id: string }) => crmCase(context, args),
  'contact-cases': (context: CrmContext, args: { contactId: string; search?: string }) =>
    contactCases(context, args),
  'case-newest': (context: CrmContext, args: { contactId: string | null }) => newestCase(context, args),
  'case-create': (context: CrmContext, args: CaseCreation) => createCase(context, args),
  'case-tie': (context: CrmContext, args: { conversationId: string; caseId: string }) =>
    tieCase(context, args),
  'contact-give': (context: CrmContext, args: Alone) => giveContact(context, args),
  /** Whether this user follows the chat's feed, or its contact's. */
  'feed-state': (context: CrmContext, args: FeedOf) => feedState(context, args),
  'feed-follow': (context: CrmContext, args: FeedState) => followFeed(context, args),
  'feed-post': (context: CrmContext, args: Post) => postToFeed(context, args),
  'contact-tasks': (context: CrmContext, args: { contactId: string }) => contactTasks(context, args),
  'task-create': (context: CrmContext, args: TaskCreation) => createTask(context, args),
  /** What the record on the page is; null: nobody's. */
  'page-record': (context: CrmContext, args: { schema: string; id: string | null }) =>
    pageRecord(context, args),
  /** Contacts, accounts, activities or cases by what is typed. */
  'record-search': (context: CrmContext, args: RecordSearch) => recordSearch(context, args),
  /** Files and links of a chat's record. */
  'record-files': (context: CrmContext, args: { recordId: string }) => recordFiles(context, args),
  /** Bytes; null: not said. */
  'file-limit': (context: CrmContext) => fileLimit(context),
  'record-file-part': (context: CrmContext, args: FilePart) => addFilePart(context, args),
  'chat-file-link': (context: CrmContext, args: ChatFileLink) => linkChatFile(context, args),
  'record-link-add': (context: CrmContext, args: LinkAdd) => addLink(context, args),
  'record-file-remove': (context: CrmContext, args: { fileId: string }) => removeFile(context, args),
  /** Posts of a chat's record. */
  'record-feed': (context: CrmContext, args: { recordId: string }) => recordFeed(context, args),
  'record-feed-post': (context: CrmContext, args: FeedPosting) => postToRecord(context, args),
  /** Creatio's ready-made texts; null: this CRM has no such lookup. */
  templates: (context: CrmContext) => lookup(context, (l) => l.read()),
  'templates-address': (context: CrmContext) => lookup(context, (l) => l.address()),
  'template-create': (context: CrmContext, row: LookupText) => lookup(context, (l) => l.create(row)),
  'template-update': (context: CrmContext, { was, ...row }: LookupText & { was?: LookupText }) =>
    lookup(context, (l) => l.update(row, was)),
  'template-remove': (context: CrmContext, { id }: { id: string }) => lookup(context, (l) => l.remove(id)),
};

/** What was found out about the lookup is not asked again. */
async function lookup<T>(context: CrmContext, ask: (l: TemplateLookup) => Promise<T>): Promise<T> {
  const names = context.settings().objects.templates;
  const open = async () => openTemplateLookup(context.crm, context.workspace, names);
  return ask(await context.cached(`template-lookup:${JSON.stringify(names)}`, open, Infinity));
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
    const run = (
      crmOps as unknown as Record<string, (context: CrmContext, args: unknown) => Promise<unknown>>
    )[op];
    if (!run || !Object.hasOwn(crmOps, op)) throw new Error(`no operation ${op}`);
    return run(context, args);
  };
}
