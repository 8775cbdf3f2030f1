/**
 * The record of a conversation in the CRM. Its id is the conversation's own, so that a creation that is repeated, or whose answer
 * was lost, finds what the first one made. At most three requests per change: read, write, and read again for names not known.
 */
import {
  bodyOf,
  fieldsOf,
  isSame,
  onChats,
  recordOf,
  wantedValues,
  type ChatInput,
  type ChatObject,
  type ChatRecord,
  type ChatValue,
} from './chat-values.ts';
import { clashes } from '../card/rules.ts';
import type { ChatColumn } from '../chat/chat-columns.ts';
import type { CrmContext } from './context.ts';
import { any, equals, ID } from './condition.ts';
import { readRows, type Row } from './odata.ts';
import { writeSaid } from './plain-signs.ts';
import { recordId } from './record-id.ts';
import { CrmError } from './session-fetch.ts';

export type { ChatInput, ChatRecord } from './chat-values.ts';

export interface ChatRecordWrite {
  conversationId: string;
  values: ChatInput;
  /** false: only a record that is there is changed. */
  create: boolean;
  /** Written where the record has nothing yet. */
  once?: ChatInput;
  /** What a record has besides when it is made, or made anew. */
  whole?: ChatInput;
  /** What was written here before: a guess among it may be another by now. */
  was?: ChatInput;
  /** Nobody looks at the answer: names that are not known are not read. */
  brief?: boolean;
  /** Somebody else is to make the record and may be about to: it is waited for. */
  patient?: boolean;
  /** A record that somebody else made is left as it is. */
  onlyOwn?: boolean;
  /** What the fields were when typing began. Where one of them is another by now, nothing is written: the record is told as it is. */
  expected?: ChatRecord['values'];
}

/** null: there is none, or this CRM keeps no chats. Read anew each time. @throws CrmError */
export const chatRecord = (context: CrmContext, { conversationId }: { conversationId: string }) =>
  onChats(context, (here) => read(context, here, conversationId));

async function read(context: CrmContext, { names, shape }: ChatObject, conversationId: string) {
  const own = equals(ID, recordId(conversationId));
  const column = shape.conversationId;
  const filter = any(column && equals(column, valueOf(column.kind, conversationId)), own);
  const rows = await readRows(context.crm, names.entity, {
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
export async function writeChatRecord(context: CrmContext, write: ChatRecordWrite): Promise<ChatRecord> {
  const done = await onChats(context, (here) => writeTo(context, here, write));
  if (!done) throw new CrmError('missing');
  return done;
}

async function writeTo(context: CrmContext, here: ChatObject, write: ChatRecordWrite): Promise<ChatRecord> {
  // A record of nothing but its id helps nobody, and the connector's own would stand beside it.
  if (Object.keys(here.shape).length === 0)
    throw new CrmError('refused', `${here.names.entity}: no columns could be read`);
  const { conversationId } = write;
  const id = recordId(conversationId);
  const [said, guessed] = byGuess(write.values);
  const values = await wantedValues(context, here.shape, { conversationId, ...said });
  const once = await wantedValues(context, here.shape, { ...write.once, ...guessed });
  const was = await wantedValues(context, here.shape, byGuess(write.was ?? {})[1]);
  const update = async (there: ChatRecord): Promise<ChatRecord> => {
    if (write.onlyOwn && there.id !== id) return there;
    if (write.expected && clashes(values, write.expected, there.values).length > 0) return there;
    const missing = pick(once, (logical) => {
      const now = there.values[logical] ?? null;
      return now === null || isSame(here.shape[logical]!, was[logical], now);
    });
    return told(
      context,
      here,
      there,
      await change(context, here, there, { ...missing, ...values }),
      write.brief,
    );
  };
  const there = await awaited(context, here, write);
  if (there) return update(there);
  if (!write.create) throw new CrmError('missing');
  try {
    const whole = await wantedValues(context, here.shape, write.whole ?? {});
    const filled = pick({ ...whole, ...once, ...values }, (_, value) => value !== null);
    await send(filled, { Id: id, ...bodyOf(here.shape, filled) }, (body) =>
      context.crm(`odata/${here.names.entity}`, { method: 'POST', body }),
    );
    return await told(context, here, { id, name: '', conversationId, values: {} }, filled, write.brief);
  } catch (error) {
    if (!(error instanceof CrmError) || error.kind !== 'refused') throw error;
    // Refused because it is there already: another tab was quicker.
    const made = await read(context, here, conversationId);
    if (!made) throw error;
    return update(made);
  }
}

const isGuess = ([, value]: [string, unknown]): boolean =>
  typeof value === 'object' && value !== null && 'guess' in value;

/** What somebody has said, and what nobody has. */
function byGuess(input: ChatInput): [said: ChatInput, guessed: ChatInput] {
  const all = Object.entries(input);
  return [all.filter((one) => !isGuess(one)), all.filter(isGuess)].map(
    (some) => Object.fromEntries(some) as ChatInput,
  ) as [ChatInput, ChatInput];
}

/** The connector's ten seconds, and what the worker needs for its own after them. */
const PATIENCE_MS = 16_000;
const LOOK_EVERY_MS = 2_000;

async function awaited(context: CrmContext, here: ChatObject, { conversationId, patient }: ChatRecordWrite) {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const there = await read(context, here, conversationId);
    if (there || !patient || waited >= PATIENCE_MS) return there;
    await context.wait(LOOK_EVERY_MS);
  }
}

type Values = ChatRecord['values'];

function pick(values: Values, which: (logical: ChatColumn, value: ChatValue) => boolean): Values {
  const entries = Object.entries(values) as [ChatColumn, ChatValue][];
  return Object.fromEntries(entries.filter(([logical, value]) => which(logical, value)));
}

/** Notes are markup themselves, and the operator's to make plain. */
const send = (values: Values, row: Row, write: (row: Row) => Promise<unknown>): Promise<unknown> =>
  'notes' in values ? write(row) : writeSaid(row, write);

/** @returns what was changed */
async function change(
  context: CrmContext,
  here: ChatObject,
  there: ChatRecord,
  wanted: Values,
): Promise<Values> {
  const differing = pick(
    wanted,
    (logical, value) => !isSame(here.shape[logical]!, there.values[logical], value),
  );
  if (Object.keys(differing).length > 0)
    await send(differing, bodyOf(here.shape, differing), (body) =>
      context.crm(`odata/${here.names.entity}(${there.id})`, { method: 'PATCH', body }),
    );
  return differing;
}

/** The record as it is after the change; read again only when a name in it is not known. */
async function told(
  context: CrmContext,
  here: ChatObject,
  there: ChatRecord,
  changed: Values,
  brief = false,
) {
  const nameless =
    !brief &&
    Object.values(changed).some((value) => typeof value === 'object' && value !== null && value.name === '');
  const fresh = nameless ? await read(context, here, there.conversationId).catch(() => null) : null;
  if (fresh) return fresh;
  const values = { ...there.values, ...changed };
  return { ...there, name: typeof values.name === 'string' ? values.name : there.name, values };
}
