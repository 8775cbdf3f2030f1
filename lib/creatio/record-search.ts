/** Look-ups over the CRM's own objects, as the card's fields need them: what an operator types, found in what such a record is known by. */
import type { CrmContext } from './context.ts';
import { all, any, contains, equals, lookupField, textField } from './condition.ts';
import { guidOrNull, readRows, type Row } from './odata.ts';

export type SearchedEntity = 'Contact' | 'Account' | 'Activity' | 'Case';

export interface RecordSearch {
  entity: SearchedEntity;
  /** '' for the newest. */
  text: string;
  /** Only records of this contact. */
  contactId?: string;
}

export interface FoundRecord {
  id: string;
  name: string;
  /** A second line that tells records of one name apart. */
  note: string;
}

interface Place {
  name: string;
  /** Looked into besides the name. */
  also: string[];
  select: string[];
  expand: string[];
  note: (row: Row) => string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const inside = (row: Row, lookup: string): string => text((row[lookup] as Row | null)?.Name);
const joined = (...parts: string[]): string => parts.filter(Boolean).join(' · ');

const PLACES: Record<SearchedEntity, Place> = {
  Contact: {
    name: 'Name',
    also: ['MobilePhone', 'Email'],
    select: ['MobilePhone'],
    expand: ['Account($select=Id,Name)'],
    note: (row) => joined(inside(row, 'Account'), text(row.MobilePhone)),
  },
  Account: {
    name: 'Name',
    also: ['Phone'],
    select: ['Phone'],
    expand: [],
    note: (row) => text(row.Phone),
  },
  Activity: {
    name: 'Title',
    also: [],
    select: ['StartDate'],
    expand: ['Contact($select=Id,Name)'],
    note: (row) => joined(text(row.StartDate).slice(0, 10), inside(row, 'Contact')),
  },
  Case: {
    name: 'Number',
    also: ['Subject'],
    select: ['Subject'],
    expand: ['Contact($select=Id,Name)'],
    note: (row) => joined(text(row.Subject), inside(row, 'Contact')),
  },
};

const MOST = 20;

/** @throws CrmError */
export async function recordSearch(c: CrmContext, asked: RecordSearch): Promise<FoundRecord[]> {
  const { name, also, select, expand, note } = PLACES[asked.entity];
  const wanted = asked.text.trim();
  const said = wanted && any(...[name, ...also].map((column) => contains(textField(column), wanted)));
  const rows = await readRows(c.crm, asked.entity, {
    select: ['Id', name, ...select],
    expand,
    filter: all(said, asked.contactId && equals(lookupField('Contact'), asked.contactId)),
    // Of people and companies the alphabet helps, of what happened the time.
    orderby: name === 'Name' ? name : 'CreatedOn desc',
    top: MOST,
  });
  return rows.flatMap((row) => {
    const id = guidOrNull(row.Id);
    return id ? [{ id, name: text(row[name]), note: note(row) }] : [];
  });
}
