/** Values of a chat record: from OData's rows and back, and which of them differ. */
import { CHAT_COLUMNS, type ChatColumn } from '../chat/chat-columns.ts';
import { chatNames } from './chat-names.ts';
import type { ChatNames } from './names.ts';
import { chatLookup, findValue, type LookupValue } from './chat-lookup.ts';
import type { Column } from './column.ts';
import { readableColumns, withoutUnknown } from './columns.ts';
import type { CrmContext } from './context.ts';
import { guid, guidOrNull, type Query, type Row } from './odata.ts';

/** A lookup is its value's id and name; a date is ISO; null: empty. */
export type ChatValue = string | number | LookupValue | null;

export interface ChatRecord {
  id: string;
  name: string;
  conversationId: string;
  values: Partial<Record<ChatColumn, ChatValue>>;
  /** ISO; of a row of the history. */
  createdOn?: string;
}

/**
 * Status and source may be given in words. `guess`: what nobody has said: it is written where there is nothing, or what was a guess.
 */
export type ChatInput = Partial<Record<ChatColumn, string | number | null | { id: string; guess?: true }>>;

/** The columns that this CRM has of those that are asked for. */
export type ChatShape = Partial<Record<ChatColumn, Column>>;

export async function shapeOfChat(context: CrmContext, names: ChatNames): Promise<ChatShape> {
  const columns = await readableColumns(context, names.entity);
  const unreadable = Object.keys(columns).length === 0;
  return Object.fromEntries(
    CHAT_COLUMNS.flatMap((logical) => {
      const name = names.columns[logical];
      if (name === null) return [];
      const column = unreadable ? supposed(logical, name) : columns[name];
      return column ? [[logical, column]] : [];
    }),
  );
}

const KINDS: Partial<Record<ChatColumn, Column['kind']>> = {
  ...Object.fromEntries(
    ['status', 'source', 'contact', 'operator', 'account', 'activity', 'case', 'result'].map((one) => [
      one,
      'lookup',
    ]),
  ),
  acceptedOn: 'date',
  completedOn: 'date',
  rating: 'number',
};

/** Where columns cannot be read, those that were set by name are what their meaning says. */
function supposed(logical: ChatColumn, name: string): Column {
  const kind = KINDS[logical] ?? 'text';
  return { name, key: kind === 'lookup' ? `${name}Id` : name, kind, target: null };
}

export interface ChatObject {
  names: ChatNames;
  shape: ChatShape;
}

/** Runs with what this CRM keeps chats in; again without a column that OData does not know. null: it keeps none. @throws CrmError */
export async function onChats<T>(
  context: CrmContext,
  run: (here: ChatObject) => Promise<T>,
): Promise<T | null> {
  const names = await chatNames(context);
  if (!names) return null;
  return withoutUnknown(context, names.entity, async () =>
    run({ names, shape: await shapeOfChat(context, names) }),
  );
}

const shown = (logical: ChatColumn, { target }: Column): string =>
  target === 'Activity' || logical === 'activity'
    ? 'Title'
    : target === 'Case' || logical === 'case'
      ? 'Number'
      : 'Name';

/** What to ask for, so that `recordOf` can read it. */
export function fieldsOf(shape: ChatShape): Pick<Query, 'select' | 'expand'> {
  const columns = Object.entries(shape) as [ChatColumn, Column][];
  return {
    select: ['Id', ...columns.map(([, column]) => column.key)],
    expand: columns
      .filter(([, column]) => column.kind === 'lookup')
      .map(([logical, column]) => `${column.name}($select=Id,${shown(logical, column)})`),
  };
}

export function recordOf(shape: ChatShape, row: Row): ChatRecord {
  const values = Object.fromEntries(
    (Object.entries(shape) as [ChatColumn, Column][]).map(([logical, column]) => [
      logical,
      valueOf(row, column, shown(logical, column)),
    ]),
  ) as ChatRecord['values'];
  return {
    id: guidOrNull(row.Id) ?? '',
    name: text(values.name),
    conversationId: text(values.conversationId),
    values,
  };
}

const text = (value: ChatValue | undefined): string => (typeof value === 'string' ? value : '');

function valueOf(row: Row, { kind, key, name }: Column, display: string): ChatValue {
  const raw = row[key];
  if (kind === 'lookup') {
    const id = guidOrNull(raw);
    const words = (row[name] as Row | null | undefined)?.[display];
    return id && { id, name: typeof words === 'string' ? words : '' };
  }
  if (kind === 'date') return dateOf(raw);
  if (kind === 'guid') return guidOrNull(raw);
  // A number that was not filled in reads as zero.
  return (typeof raw === 'number' || typeof raw === 'string') && raw !== 0 && raw !== '' ? raw : null;
}

/** An empty date reads as the first of January of year one. */
function dateOf(raw: unknown): string | null {
  const at = typeof raw === 'string' ? Date.parse(raw) : NaN;
  return Number.isNaN(at) || raw === '' || new Date(at).getUTCFullYear() < 1900
    ? null
    : new Date(at).toISOString();
}

/** What is wanted, as values of this CRM's columns: words of a lookup that has no such value are left out. */
export async function wantedValues(
  context: CrmContext,
  shape: ChatShape,
  input: ChatInput,
): Promise<ChatRecord['values']> {
  const wanted: ChatRecord['values'] = {};
  for (const [logical, value] of Object.entries(input) as [ChatColumn, ChatInput[ChatColumn]][]) {
    const column = shape[logical];
    if (!column || value === undefined) continue;
    const found = await wantedValue(context, logical, column, value);
    if (found !== undefined) wanted[logical] = found;
  }
  return wanted;
}

async function wantedValue(
  context: CrmContext,
  logical: ChatColumn,
  { kind }: Column,
  value: string | number | null | { id: string; guess?: true },
): Promise<ChatValue | undefined> {
  if (value === null || value === '') return null;
  if (typeof value === 'object') {
    const { guess: _, ...said } = value;
    return { name: '', ...said, id: guid(value.id) };
  }
  if (kind === 'date') return dateOf(value) ?? undefined;
  if (kind === 'number') return Number.isFinite(Number(value)) ? Number(value) : undefined;
  if (kind !== 'lookup') return String(value);
  const id = guidOrNull(value);
  if (id) return { id, name: '' };
  if (logical !== 'status' && logical !== 'source' && logical !== 'result') return undefined;
  return findValue(logical, await chatLookup(context, { column: logical }), String(value)) ?? undefined;
}

/** Some databases cut milliseconds off. */
const SAME_TIME_MS = 1000;

export function isSame(column: Column, a: ChatValue | undefined, b: ChatValue): boolean {
  if (a === undefined || a === null || b === null) return (a ?? null) === b;
  if (typeof a === 'object' || typeof b === 'object')
    return typeof a === 'object' && typeof b === 'object' && a.id === b.id;
  if (column.kind === 'date') return Math.abs(Date.parse(String(a)) - Date.parse(String(b))) < SAME_TIME_MS;
  return a === b;
}

/** As OData writes them. */
export function bodyOf(shape: ChatShape, values: ChatRecord['values']): Row {
  return Object.fromEntries(
    (Object.entries(values) as [ChatColumn, ChatValue][]).map(([logical, value]) => {
      const column = shape[logical]!;
      const empty = column.kind === 'text' ? '' : null;
      return [column.key, typeof value === 'object' && value !== null ? value.id : (value ?? empty)];
    }),
  );
}
