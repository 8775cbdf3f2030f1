/** Earlier chats in the CRM, of one contact or of all, newest first. */
import { chatLookup, findValue } from '../creatio/chat-lookup.ts';
import { type ChatColumn } from '../chat/chat-columns.ts';
import {
  fieldsOf,
  onChats,
  recordOf,
  type ChatObject,
  type ChatRecord,
  type ChatShape,
} from '../creatio/chat-values.ts';
import type { CrmContext } from '../creatio/context.ts';
import {
  all,
  any,
  before,
  contains,
  dateField,
  equals,
  since,
  textField,
  through,
  type Condition,
  type Field,
} from '../creatio/condition.ts';
import { namedLike } from '../creatio/named-like.ts';
import { asText, guidOrNull, readRows } from '../creatio/odata.ts';

export interface ChatHistory {
  contactId?: string;
  /** Looked for in the chat's name, the contact's and the last message. */
  text?: string;
  /** ISO; the first moment that counts, and the first that does not. */
  from?: string;
  to?: string;
  /** A value's id or its words. */
  source?: string;
  status?: string;
  skip: number;
  top: number;
}

const MOST = 50;
/** Long texts, notes with their pictures first of all: a page of a list does not show them. */
const UNLISTED = new Set(['notes', 'ratingComment', 'resultDetails', 'activity', 'account']);

/** @throws CrmError; none when this CRM keeps no chats, or cannot tell whose they are */
export async function chatHistory(context: CrmContext, asked: ChatHistory): Promise<ChatRecord[]> {
  return (await onChats(context, (here) => readHistory(context, here, asked))) ?? [];
}

async function readHistory(context: CrmContext, { names, shape }: ChatObject, asked: ChatHistory) {
  if (asked.contactId && !shape.contact) return [];
  const listed = Object.fromEntries(Object.entries(shape).filter(([logical]) => !UNLISTED.has(logical)));
  const filter = await filterOf(context, shape, asked);
  const fields = fieldsOf(listed);
  const rows = await readRows(context.crm, names.entity, {
    ...fields,
    select: [...new Set([...(fields.select ?? []), 'CreatedOn'])],
    filter,
    // Never empty: a missed chat was never accepted, and a database may put what is empty first.
    orderby: 'CreatedOn desc,Id',
    top: Math.min(Math.max(1, Math.trunc(asked.top) || 1), MOST),
    skip: Math.max(0, Math.trunc(asked.skip) || 0),
  });
  return rows.map((row) => ({ ...recordOf(listed, row), createdOn: asText(row.CreatedOn) }));
}

const whenOf = (shape: ChatShape): Field => shape.acceptedOn ?? dateField('CreatedOn');

async function filterOf(context: CrmContext, shape: ChatShape, asked: ChatHistory): Promise<Condition> {
  const { contactId, text, from, to } = asked;
  return all(
    contactId && shape.contact && equals(shape.contact, contactId),
    // All his chats bear his name.
    text?.trim() && textFilter(contactId ? { ...shape, contact: undefined } : shape, text.trim()),
    from && since(whenOf(shape), from),
    to && before(whenOf(shape), to),
    await valueFilter(context, shape, 'source', asked.source),
    await valueFilter(context, shape, 'status', asked.status),
  );
}

function textFilter(
  { name, contact, lastMessage }: Partial<Record<ChatColumn, Field | undefined>>,
  text: string,
): Condition {
  const places = [name, contact && through(contact, textField('Name')), lastMessage];
  return any(...places.map((place) => place && (namedLike(place, text, 3) || contains(place, text))));
}

async function valueFilter(context: CrmContext, shape: ChatShape, column: ChatColumn, value = '') {
  const field = shape[column];
  if (!value || !field || (column !== 'source' && column !== 'status')) return '';
  if (field.kind !== 'lookup') return equals(field, value);
  const id = guidOrNull(value) ?? findValue(column, await chatLookup(context, { column }), value)?.id;
  return id ? equals(field, id) : equals(through(field, textField('Name')), value);
}
