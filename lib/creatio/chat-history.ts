/** Earlier chats in the CRM, of one contact or of all, newest first. */
import { chatLookup, findValue } from './chat-lookup.ts';
import { type ChatColumn } from '../chat/chat-columns.ts';
import { chatNames } from './chat-names.ts';
import { fieldsOf, recordOf, shapeOfChat, type ChatRecord, type ChatShape } from './chat-values.ts';
import type { CrmContext } from './context.ts';
import { guid, guidOrNull, literal, readRows } from './odata.ts';

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

/** @throws CrmError; none when this CRM keeps no chats, or cannot tell whose they are */
export async function chatHistory(c: CrmContext, asked: ChatHistory): Promise<ChatRecord[]> {
  const names = await chatNames(c);
  if (!names) return [];
  const shape = await shapeOfChat(c, names);
  if (asked.contactId && !shape.contact) return [];
  const filter = await filterOf(c, shape, asked);
  const rows = await readRows(c.crm, names.entity, {
    ...fieldsOf(shape),
    filter,
    orderby: `${whenOf(shape)} desc,Id`,
    top: Math.min(Math.max(1, Math.trunc(asked.top) || 1), MOST),
    skip: Math.max(0, Math.trunc(asked.skip) || 0),
  });
  return rows.map((row) => recordOf(shape, row));
}

const whenOf = (shape: ChatShape): string => shape.acceptedOn?.key ?? 'CreatedOn';

async function filterOf(c: CrmContext, shape: ChatShape, asked: ChatHistory): Promise<string> {
  const { contactId, text, from, to } = asked;
  return [
    contactId && shape.contact && `${shape.contact.key} eq ${guid(contactId)}`,
    text?.trim() && textFilter(shape, text.trim()),
    from && `${whenOf(shape)} ge ${iso(from)}`,
    to && `${whenOf(shape)} lt ${iso(to)}`,
    await valueFilter(c, shape, 'source', asked.source),
    await valueFilter(c, shape, 'status', asked.status),
  ]
    .filter(Boolean)
    .join(' and ');
}

function textFilter({ name, contact, lastMessage }: ChatShape, text: string): string {
  const places = [name?.key, contact && `${contact.name}/Name`, lastMessage?.key].filter(Boolean);
  const any = places.map((place) => `contains(${place},${literal(text)})`).join(' or ');
  return any && `(${any})`;
}

async function valueFilter(c: CrmContext, shape: ChatShape, column: ChatColumn, value = ''): Promise<string> {
  const { kind, key, name } = shape[column] ?? {};
  if (!value || !kind || (column !== 'source' && column !== 'status')) return '';
  if (kind !== 'lookup') return `${key} eq ${literal(value)}`;
  const id = guidOrNull(value) ?? findValue(column, await chatLookup(c, { column }), value)?.id;
  return id ? `${key} eq ${id}` : `${name}/Name eq ${literal(value)}`;
}

const iso = (date: string): string => new Date(date).toISOString();
