/** Look-ups over the CRM's own objects, as the card's fields need them: what an operator types, found in what such a record is known by. */
import type { CrmContext } from '../creatio/context.ts';
import { digitsOf } from '../phones/digits.ts';
import { dateFormat } from '../text/days.ts';
import { all, any, contains, equals, ID, lookupField, MOST_OR, textField } from '../creatio/condition.ts';
import { namedLike } from '../creatio/named-like.ts';
import { fitsNumber, numberFilter, numberIn } from '../outgoing/crm.ts';
import { guidOrNull, readEach, readRows, type Row } from '../creatio/odata.ts';

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
/** «25.11.2026» in this computer's zone: as a day is written in all languages that operators here have. */
function dayOf(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at)
    ? ''
    : dateFormat('ru', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);
}
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
    note: (row) => joined(dayOf(text(row.StartDate)), inside(row, 'Contact')),
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

/** Ids of the contacts, or the companies, with that number, however either is written. */
async function withNumber(context: CrmContext, entity: SearchedEntity, wanted: string): Promise<string[]> {
  const number = entity === 'Contact' || entity === 'Account' ? numberIn(wanted, '') : null;
  if (number === null || digitsOf(number).length < 4) return [];
  const owner = `${entity}Id`;
  const rows = await readRows(context.crm, `${entity}Communication`, {
    select: ['Id', 'Number', owner],
    filter: numberFilter(number, ''),
    top: 40,
  });
  const ids = rows.flatMap((row) =>
    fitsNumber(text(row.Number), number, '') ? (guidOrNull(row[owner]) ?? []) : [],
  );
  return [...new Set(ids)].slice(0, MOST);
}

/** @throws CrmError */
export async function recordSearch(context: CrmContext, asked: RecordSearch): Promise<FoundRecord[]> {
  const { name, also, select, expand, note } = PLACES[asked.entity];
  const wanted = asked.text.trim();
  // Numbers and addresses are not looked for where there are only words.
  const others = also.filter((column) =>
    (column === 'Email' ? /[a-z\d@]/i : column === 'Subject' ? /./u : /\d/).test(wanted),
  );
  const most = Math.floor(MOST_OR / (others.length + 1));
  const said =
    wanted &&
    any(
      namedLike(textField(name), wanted, most),
      ...others.map((column) => contains(textField(column), wanted)),
    );
  const what = { select: ['Id', name, ...select], expand, top: MOST };
  const byNumber = async (): Promise<Row[]> =>
    readEach(context.crm, asked.entity, ID, await withNumber(context, asked.entity, wanted), what);
  const byWords = readRows(context.crm, asked.entity, {
    ...what,
    filter: all(said, asked.contactId && equals(lookupField('Contact'), asked.contactId)),
    // Of people and companies the alphabet helps, of what happened the time.
    orderby: name === 'Name' ? name : 'CreatedOn desc',
  });
  const [numbered, named] = await Promise.all([byNumber(), byWords]);
  // Newer cases whose numbers begin so may leave no room for the one whose number was typed in full.
  const isFull =
    asked.entity === 'Case' && named.length === MOST && !named.some((row) => row[name] === wanted);
  const whole =
    isFull && wanted
      ? await readRows(context.crm, 'Case', { ...what, filter: equals(textField(name), wanted), top: 1 })
      : [];
  const found = [...numbered, ...whole, ...named].flatMap((row) => {
    const id = guidOrNull(row.Id);
    return id ? [{ id, name: text(row[name]), note: note(row) }] : [];
  });
  return [...new Map(found.map((one) => [one.id, one])).values()].slice(0, MOST);
}
