/** Whom the CRM knows: contacts by name, phone in any form, id in a messenger or username. At most two requests each. */
import type { Address } from './recipient-ways.ts';
import { addressesOf } from '../creatio/addresses.ts';
import type { CrmContext } from '../creatio/context.ts';
import {
  any,
  contains,
  equals,
  ID,
  lookupField,
  startsWith,
  textField,
  type Condition,
} from '../creatio/condition.ts';
import { asText, guid, guidOrNull, readEach, readRows, type Query, type Row } from '../creatio/odata.ts';
import { digitsOf, plainDigits } from '../phones/digits.ts';
import { linkedNumber, phonesIn } from '../phones/field.ts';
import { isSamePhone, phoneVariants } from '../phones/same.ts';
import { fold } from '../text/fold.ts';
import { backwards } from '../creatio/phone.ts';
import { namedLike } from '../creatio/named-like.ts';

export interface FoundRecipient {
  contactId: string;
  name: string;
  account: string;
  addresses: Address[];
  /** All addresses are here; otherwise `recipient` tells them. */
  complete: boolean;
}

export interface RecipientQuery {
  query: string;
  /** Digits of the default country code, for phones on file without one. */
  countryCode?: string;
}

const TOP = 20;
const MIN_CHARS = 2;
const MIN_DIGITS = 3;
/** From so many digits on, Creatio's own key tells people apart. */
const KEY_DIGITS = 7;
const NUMBER = textField('Number');
const SEARCHED = textField('SearchNumber');

const COMMUNICATION: Pick<Query, 'select'> = {
  select: ['Id', 'Number', 'ContactId', 'CommunicationTypeId', 'NonActual'],
};
const TYPE = 'CommunicationType($select=Id,Name)';
const CONTACT = 'Contact($select=Id,Name;$expand=Account($select=Id,Name))';

/** @returns in the order of likelihood; nobody for a question that is too short */
export async function findRecipients(
  context: CrmContext,
  { query, countryCode = '' }: RecipientQuery,
): Promise<FoundRecipient[]> {
  const text = query.trim().slice(0, 200);
  if (text.length < MIN_CHARS) return [];
  const number = numberIn(text, countryCode);
  if (number !== null) {
    if (digitsOf(number).length < MIN_DIGITS) return [];
    const hits = await byCommunication(context, numberFilter(number, countryCode));
    const fits = hits.filter((row) => fitsNumber(asText(row.Number), number, countryCode));
    return withAddresses(context, peopleOf(fits), countryCode);
  }
  const username = text.replace(/^(?:https?:\/\/)?t\.me\//i, '@');
  if (username.startsWith('@')) {
    const name = username.slice(1);
    if (name.length < MIN_CHARS) return [];
    const hits = await byCommunication(context, contains(NUMBER, name));
    return withAddresses(context, peopleOf(hits), countryCode);
  }
  if (!/^\w+$/.test(text)) return withAddresses(context, await byName(context, text), countryCode);
  // A word of Latin letters may be a name or a username without its «@»: both are asked for at once.
  const [named, hits] = await Promise.all([
    byName(context, text),
    byCommunication(context, contains(NUMBER, text)),
  ]);
  const people = [...new Map([...named, ...peopleOf(hits)].map((p) => [p.contactId, p])).values()];
  return people.slice(0, TOP).map((person) => {
    const own = hits.filter((row) => guidOrNull(row.ContactId) === person.contactId);
    return { ...person, addresses: addressesOf(own, countryCode), complete: false };
  });
}

/** All addresses of one contact; null: there is no such contact. */
export async function recipient(
  context: CrmContext,
  { contactId, countryCode = '' }: { contactId: string; countryCode?: string },
): Promise<FoundRecipient | null> {
  const id = guid(contactId);
  const [[contact], rows] = await Promise.all([
    readRows(context.crm, 'Contact', {
      select: ['Id', 'Name'],
      expand: ['Account($select=Id,Name)'],
      filter: equals(ID, id),
      top: 1,
    }),
    readRows(context.crm, 'ContactCommunication', {
      ...COMMUNICATION,
      expand: [TYPE],
      filter: equals(lookupField('Contact'), id),
      top: 50,
    }),
  ]);
  if (!contact) return null;
  return { ...personOf(contact, id), addresses: addressesOf(rows, countryCode), complete: true };
}

type Person = Pick<FoundRecipient, 'contactId' | 'name' | 'account'>;

async function byName(context: CrmContext, text: string): Promise<Person[]> {
  const filter = namedLike(textField('Name'), text);
  if (filter === '') return [];
  const rows = await readRows(context.crm, 'Contact', {
    select: ['Id', 'Name'],
    expand: ['Account($select=Id,Name)'],
    filter,
    orderby: 'Name',
    top: TOP,
  });
  const start = fold(text);
  const people = rows.flatMap((row) => {
    const id = guidOrNull(row.Id);
    return id ? [personOf(row, id)] : [];
  });
  const begins = (p: Person): number => Number(!fold(p.name).startsWith(start));
  return people.toSorted((a, b) => begins(a) - begins(b));
}

const byCommunication = (context: CrmContext, filter: Condition): Promise<Row[]> =>
  readRows(context.crm, 'ContactCommunication', {
    ...COMMUNICATION,
    expand: [TYPE, CONTACT],
    filter,
    top: TOP * 2,
  });

/** A number, a part of one, an address that leads to one, or one with a note beside it; null: it is none. */
export function numberIn(text: string, countryCode: string): string | null {
  const linked = linkedNumber(text);
  if (linked !== null) return linked;
  if (/^\+?[\d\s().\-–/]+$/.test(plainDigits(text).trim())) return text;
  return phonesIn(text, countryCode)[0]?.find((one) => one.known)?.value ?? null;
}

/** Numbers are stored as people typed them; beside each stands the same backwards, digits alone, an extension first (§5.1). */
export function numberFilter(number: string, countryCode: string): Condition {
  const digits = digitsOf(number);
  const keys = digits.length < KEY_DIGITS ? [] : phoneVariants(number, countryCode, KEY_DIGITS);
  return any(
    contains(SEARCHED, backwards(digits)),
    startsWith(NUMBER, digits),
    ...keys.map((key) => contains(SEARCHED, backwards(key))),
  );
}

export function fitsNumber(stored: string, number: string, countryCode: string): boolean {
  const digits = digitsOf(number);
  return (
    digitsOf(stored).includes(digits) ||
    (digits.length >= KEY_DIGITS && isSamePhone(stored, number, countryCode))
  );
}

function peopleOf(rows: readonly Row[]): Person[] {
  const people = new Map<string, Person>();
  for (const row of rows) {
    const id = guidOrNull(row.ContactId);
    if (id && !people.has(id)) people.set(id, personOf((row.Contact ?? {}) as Row, id));
  }
  return [...people.values()].slice(0, TOP);
}

function personOf(row: Row, contactId: string): Person {
  const account = (row.Account ?? null) as Row | null;
  return { contactId, name: asText(row.Name), account: asText(account?.Name) };
}

async function withAddresses(
  context: CrmContext,
  people: readonly Person[],
  countryCode: string,
): Promise<FoundRecipient[]> {
  if (people.length === 0) return [];
  const ids = people.map((person) => person.contactId);
  const what = { ...COMMUNICATION, expand: [TYPE], top: 300 };
  const rows = await readEach(context.crm, 'ContactCommunication', lookupField('Contact'), ids, what);
  return people.map((person) => ({
    ...person,
    addresses: addressesOf(
      rows.filter((row) => guidOrNull(row.ContactId) === person.contactId),
      countryCode,
    ),
    complete: true,
  }));
}
