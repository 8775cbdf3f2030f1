/**
 * The record of a conversation in the CRM. Its id is the conversation's own, so that a creation that is repeated, or whose answer
 * was lost, finds what the first one made. At most three requests per change: read, write, and read again for names not known.
 */
import { chatNames, type ChatNames } from './chat-names.ts';
import {
  bodyOf,
  fieldsOf,
  isSame,
  recordOf,
  shapeOfChat,
  wantedValues,
  type ChatInput,
  type ChatRecord,
  type ChatShape,
  type ChatValue,
} from './chat-values.ts';
import type { ChatColumn } from '../chat/chat-columns.ts';
import type { CrmContext } from './context.ts';
import { any, equals, ID } from './condition.ts';
import { readRows } from './odata.ts';
import { recordId } from './record-id.ts';
import { CrmError } from './session-fetch.ts';

export type { ChatInput, ChatRecord, ChatValue } from './chat-values.ts';

export interface ChatRecordWrite {
  conversationId: string;
  values: ChatInput;
  /** false: only a record that is there is changed. */
  create: boolean;
  /** Written where the record has nothing yet. */
  once?: ChatInput;
  /** Nobody looks at the answer: names that are not known are not read. */
  brief?: boolean;
  /** A record that somebody else made is left as it is. */
  onlyOwn?: boolean;
}

interface Known {
  names: ChatNames;
  shape: ChatShape;
}

async function known(c: CrmContext): Promise<Known | null> {
  const names = await chatNames(c);
  return names && { names, shape: await shapeOfChat(c, names) };
}

/** null: there is none, or this CRM keeps no chats. Read anew each time. @throws CrmError */
export async function chatRecord(c: CrmContext, { conversationId }: { conversationId: string }) {
  const here = await known(c);
  return here && read(c, here, conversationId);
}

async function read(c: CrmContext, { names, shape }: Known, conversationId: string) {
  const own = equals(ID, recordId(conversationId));
  const column = shape.conversationId;
  const filter = any(column && equals(column, valueOf(column.kind, conversationId)), own);
  const rows = await readRows(c.crm, names.entity, {
    ...fieldsOf(shape),
    filter,
    orderby: 'CreatedOn',
    top: 1,
  });
  return rows[0] ? recordOf(shape, rows[0]) : null;
}

/** A column of ids takes them bare. */
const valueOf = (kind: string, conversationId: string): string =>
  kind === 'guid' ? recordId(conversationId) : conversationId;

/**
 * Changes what differs, or creates.
 * @throws CrmError with the server's own words; `missing`: this CRM keeps no chats, or has no such record and none is to be made
 */
export async function writeChatRecord(c: CrmContext, write: ChatRecordWrite): Promise<ChatRecord> {
  const here = await known(c);
  if (!here) throw new CrmError('missing');
  const { conversationId } = write;
  const id = recordId(conversationId);
  const values = await wantedValues(c, here.shape, { conversationId, ...write.values });
  const once = await wantedValues(c, here.shape, write.once ?? {});
  const update = async (there: ChatRecord): Promise<ChatRecord> => {
    if (write.onlyOwn && there.id !== id) return there;
    const missing = pick(once, (logical) => (there.values[logical] ?? null) === null);
    return told(c, here, there, await change(c, here, there, { ...missing, ...values }), write.brief);
  };
  const there = await read(c, here, conversationId);
  if (there) return update(there);
  if (!write.create) throw new CrmError('missing');
  try {
    const filled = pick({ ...once, ...values }, (_, value) => value !== null);
    await c.crm(`odata/${here.names.entity}`, {
      method: 'POST',
      body: { Id: id, ...bodyOf(here.shape, filled) },
    });
    return await told(c, here, { id, name: '', conversationId, values: {} }, filled, write.brief);
  } catch (error) {
    if (!(error instanceof CrmError) || error.kind !== 'refused') throw error;
    // Refused because it is there already: another tab was quicker.
    const made = await read(c, here, conversationId);
    if (!made) throw error;
    return update(made);
  }
}

type Values = ChatRecord['values'];

function pick(values: Values, which: (logical: ChatColumn, value: ChatValue) => boolean): Values {
  const entries = Object.entries(values) as [ChatColumn, ChatValue][];
  return Object.fromEntries(entries.filter(([logical, value]) => which(logical, value)));
}

/** @returns what was changed */
async function change(c: CrmContext, here: Known, there: ChatRecord, wanted: Values): Promise<Values> {
  const differing = pick(
    wanted,
    (logical, value) => !isSame(here.shape[logical]!, there.values[logical], value),
  );
  if (Object.keys(differing).length > 0)
    await c.crm(`odata/${here.names.entity}(${there.id})`, {
      method: 'PATCH',
      body: bodyOf(here.shape, differing),
    });
  return differing;
}

/** The record as it is after the change; read again only when a name in it is not known. */
async function told(c: CrmContext, here: Known, there: ChatRecord, changed: Values, brief = false) {
  const nameless =
    !brief &&
    Object.values(changed).some((value) => typeof value === 'object' && value !== null && value.name === '');
  const fresh = nameless ? await read(c, here, there.conversationId).catch(() => null) : null;
  if (fresh) return fresh;
  const values = { ...there.values, ...changed };
  return { ...there, name: typeof values.name === 'string' ? values.name : there.name, values };
}
