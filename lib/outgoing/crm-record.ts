/**
 * The record «OutgoingChat-№» of a message that started a conversation. Its id is made beforehand, so that it cannot be made twice;
 * its number is Creatio's. At most three requests: look, create, read the name back.
 */
import { headOf } from '../text/names.ts';
import { bodyOf, onChats, wantedValues, type ChatObject } from '../creatio/chat-values.ts';
import type { CrmContext } from '../creatio/context.ts';
import { all, any, dateField, equals, ID, since, startsWith } from '../creatio/condition.ts';
import { guid, guidOrNull, readRows, type Row } from '../creatio/odata.ts';
import { writeSaid } from '../creatio/plain-signs.ts';
import { CrmError } from '../creatio/session-fetch.ts';
import { user } from '../creatio/user.ts';

export interface OutgoingRecordOrder {
  /** Of the record to be. */
  id: string;
  /** Recipient's contact in this CRM; null: not known. */
  contactId: string | null;
  /** Messenger. */
  source: string;
  text: string;
  operatorName: string;
  /** ms. */
  sentAt: number;
  /** Records of other messages. */
  taken: string[];
}

/** `name` is null while Creatio has not given it; null altogether: the connector is to make it and has not yet. */
export type OutgoingRecordResult = { id: string; name: string | null } | null;

/** Clocks of both servers differ a little. */
const SLACK_MS = 60_000;
/** What a column of text usually takes. */
const MOST_TEXT = 250;
const NAME = 'OutgoingChat';

/** @throws CrmError `missing`: this CRM keeps no chats */
export async function outgoingRecord(
  context: CrmContext,
  order: OutgoingRecordOrder,
): Promise<OutgoingRecordResult> {
  const done = await onChats(context, async (here) => ({ result: await make(context, here, order) }));
  if (!done) throw new CrmError('missing');
  return done.result;
}

async function make(context: CrmContext, { names, shape }: ChatObject, order: OutgoingRecordOrder) {
  const own = guid(order.id);
  const contactId = guidOrNull(order.contactId);
  const name = shape.name?.key ?? null;

  const find = async (): Promise<OutgoingRecordResult> => {
    const theirs =
      names.writtenBy !== 'extension' && name && contactId && shape.contact
        ? all(
            startsWith(shape.name!, NAME),
            equals(shape.contact, contactId),
            since(dateField('CreatedOn'), new Date(order.sentAt - SLACK_MS).toISOString()),
          )
        : '';
    const rows = await readRows(context.crm, names.entity, {
      select: ['Id', ...(name ? [name] : [])],
      filter: any(equals(ID, own), theirs),
      orderby: 'CreatedOn',
      top: 10,
    });
    const ours = rows.find((row) => guidOrNull(row.Id) === own);
    const found = ours ?? rows.find((row) => !order.taken.includes(guidOrNull(row.Id) ?? ''));
    return found ? told(found, name) : null;
  };

  const there = await find();
  if (there || names.writtenBy === 'connector') return there;
  const at = new Date(order.sentAt).toISOString();
  const operator = shape.operator ? await user(context).catch(() => null) : null;
  const values = await wantedValues(context, shape, {
    contact: contactId && { id: contactId },
    operator: operator?.contactId ? { id: operator.contactId } : null,
    source: order.source,
    status: 'completed',
    acceptedOn: at,
    completedOn: at,
    lastMessage: headOf(order.text, MOST_TEXT),
    lastMessageBy: order.operatorName,
    closedBy: order.operatorName,
  });
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  try {
    const made = await writeSaid({ Id: own, ...bodyOf(shape, filled) }, (body) =>
      context.crm(`odata/${names.entity}`, { method: 'POST', body }),
    );
    const result = told((made ?? {}) as Row, name);
    if (result.id === own && (result.name || !name)) return result;
  } catch (error) {
    // Refused because it is there already: another tab was quicker.
    const made = error instanceof CrmError && error.kind === 'refused' ? await find() : null;
    if (!made) throw error;
    return made;
  }
  return (await find()) ?? { id: own, name: null };
}

function told(row: Row, name: string | null): { id: string; name: string | null } {
  const words = name && row[name];
  return { id: guidOrNull(row.Id) ?? '', name: typeof words === 'string' && words !== '' ? words : null };
}
