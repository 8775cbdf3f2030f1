/**
 * Everything that can be asked of the CRM behind a page, by name: the desk of that page calls it directly, the worker and the
 * extension's own pages through any open CRM tab. Each rejects with CrmError alone, and may be asked twice but acts once.
 */
import { chatHistory, type ChatHistory } from './chat-history.ts';
import { chatLookup, type ChatLookup } from './chat-lookup.ts';
import { chatNames } from './chat-names.ts';
import { chatRecord, writeChatRecord, type ChatRecordWrite } from './chat-record.ts';
import type { CrmContext } from './context.ts';
import { postToFeed, recordFeed, type FeedPosting } from './feed.ts';
import { addFile, addLink, recordFiles, removeFile, type FileUpload, type LinkAdd } from './record-files.ts';
import { recordSearch, type RecordSearch } from './record-search.ts';
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
  /** Earlier chats, newest first. */
  'chat-history': (c: CrmContext, args: ChatHistory) => chatHistory(c, args),
  /** Contacts, accounts, activities or cases by what is typed. */
  'record-search': (c: CrmContext, args: RecordSearch) => recordSearch(c, args),
  /** Files and links of a chat's record; bytes go from the page itself, never through the worker. */
  'record-files': (c: CrmContext, args: { recordId: string }) => recordFiles(c, args),
  'record-file-add': (c: CrmContext, args: FileUpload) => addFile(c, args),
  'record-link-add': (c: CrmContext, args: LinkAdd) => addLink(c, args),
  'record-file-remove': (c: CrmContext, args: { fileId: string }) => removeFile(c, args),
  /** Posts of a chat's record. */
  'record-feed': (c: CrmContext, args: { recordId: string }) => recordFeed(c, args),
  'record-feed-post': (c: CrmContext, args: FeedPosting) => postToFeed(c, args),
};

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
