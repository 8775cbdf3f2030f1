/** People of the CRM: read, found by what the operator typed, and created. */
import type { ContactFound as Contact } from './rules.ts';
import { purposeOf } from '../creatio/addresses.ts';
import { communicationTypes, phoneSettings } from '../creatio/communication.ts';
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
import { readableColumns } from '../creatio/columns.ts';
import type { CrmContext } from '../creatio/context.ts';
import { fold } from '../creatio/fold.ts';
import { changeAll, guid, guidOrNull, readEach, readRows, type Change, type Row } from '../creatio/odata.ts';
import { digitsOf } from '../phones/digits.ts';
import { isSamePhone, phoneVariants } from '../phones/same.ts';
import { safeName } from '../text/names.ts';
import { namedLike } from '../creatio/named-like.ts';
import { backwards } from '../creatio/phone.ts';
import { writeSaid } from '../creatio/plain-signs.ts';
import { recordId } from '../creatio/record-id.ts';
import { CrmError } from '../creatio/session-fetch.ts';

const FIELDS = {
  select: ['Id', 'Name', 'MobilePhone', 'PhotoId', 'TypeId'],
  expand: ['Account($select=Id,Name)'],
} as const;
const MOST = 20;
const NAME = textField('Name');
const SEARCHED = textField('SearchNumber');

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const contactOf = (row: Row): Contact => ({
  id: guidOrNull(row.Id) ?? '',
  name: text(row.Name),
  accountName: text((row.Account as Row | null | undefined)?.Name),
  phone: text(row.MobilePhone),
  photoId: guidOrNull(row.PhotoId),
});

/** In the order of the ids; those that are gone, or not for this user's eyes, are left out. */
export async function readContacts(context: CrmContext, ids: readonly string[]): Promise<Contact[]> {
  if (ids.length === 0) return [];
  const found = (await readEach(context.crm, 'Contact', ID, ids, { ...FIELDS, top: ids.length })).map(
    contactOf,
  );
  return ids.flatMap((id) => found.find((one) => one.id === id.toLowerCase()) ?? []);
}

/** null: there is none. @throws CrmError */
export async function contact(context: CrmContext, { id }: { id: string }): Promise<Contact | null> {
  return (await readContacts(context, [id]))[0] ?? null;
}

export interface ContactSearch {
  name: string;
  phone: string;
  email: string;
  /** Digits of the default country code. */
  countryCode?: string;
}

/** Who may be meant: those with the same phone or e-mail first, then by name. @throws CrmError */
export async function findContacts(
  context: CrmContext,
  { name, phone, email, countryCode }: ContactSearch,
): Promise<Contact[]> {
  const byName = name.trim().length > 1 ? namedLike(NAME, name) : '';
  const filter = any(email.trim() && equals(textField('Email'), email.trim()), byName);
  const [same, rows] = await Promise.all([
    digitsOf(phone).length < 4 ? ([] as string[]) : idsByPhone(context, phone, countryCode, true),
    filter ? readRows(context.crm, 'Contact', { ...FIELDS, filter, orderby: 'Name', top: MOST }) : [],
  ]);
  const found = rows.map(contactOf);
  const more = same.filter((id) => !found.some((one) => one.id === id));
  const people = [...(await readContacts(context, more)), ...found];
  return people.toSorted((a, b) => Number(same.includes(b.id)) - Number(same.includes(a.id)));
}

/**
 * Ids of contacts with this very number, as Creatio's own telephony finds them (creatio.md §5.1).
 * @param ofOld numbers that are kept for memory's sake count too: somebody else may have them by now
 */
export async function idsByPhone(
  context: CrmContext,
  phone: string,
  countryCode = '',
  ofOld = false,
): Promise<string[]> {
  const { searchLength, internalLength } = await phoneSettings(context);
  const digits = digitsOf(phone);
  const look = async (filter: Condition, fits: (number: string) => boolean): Promise<string[]> => {
    const rows = await readRows(context.crm, 'ContactCommunication', {
      select: ['Id', 'Number', 'ContactId', 'CommunicationTypeId', 'NonActual'],
      expand: ['CommunicationType($select=Id,Name)'],
      filter,
      top: 50,
    });
    const ids = rows.flatMap((row) =>
      fits(text(row.Number)) && !isMessengerId(row) && (ofOld || row.NonActual !== true)
        ? (guidOrNull(row.ContactId) ?? [])
        : [],
    );
    return [...new Set(ids)];
  };
  if (digits !== '' && digits.length <= internalLength) {
    const found = await look(equals(SEARCHED, backwards(digits)), (number) => digitsOf(number) === digits);
    return employeesOf(context, found);
  }
  const keys = phoneVariants(phone, countryCode, searchLength).map(backwards);
  if (keys.length === 0) return [];
  const isIt = (number: string): boolean => isSamePhone(number, phone, countryCode);
  const found = await look(any(...keys.map((key) => startsWith(SEARCHED, key))), isIt);
  if (found.length > 0) return found;
  // An extension or a second number in the field stands before it, backwards.
  return look(any(...keys.map((key) => contains(SEARCHED, key))), isIt);
}

/** Messengers whose ids are no phones, though they may look like one. */
const NO_PHONES = new Set(['telegram', 'instagram', 'messenger', 'vk']);

function isMessengerId({ CommunicationTypeId, CommunicationType }: Row): boolean {
  const name = text((CommunicationType as Row | null | undefined)?.Name);
  return NO_PHONES.has(purposeOf(text(CommunicationTypeId).toLowerCase(), name) ?? '');
}

const EMPLOYEE_ID = '60733efc-f36b-1410-a883-16d83cab0980';
/** Of a CRM that has made its own. */
const EMPLOYEE = ['Employee', 'Наш сотрудник', 'Сотрудник', 'Наш співробітник', 'Співробітник'].map(fold);

/** A short number is a colleague's: of that type, or a user of this CRM. */
async function employeesOf(context: CrmContext, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const [people, users] = await Promise.all([
    readEach(context.crm, 'Contact', ID, ids, {
      select: ['Id', 'TypeId'],
      expand: ['Type($select=Name)'],
      top: 50,
    }),
    // Closed to whoever is no administrator.
    readEach(context.crm, 'SysAdminUnit', lookupField('Contact'), ids, {
      select: ['Id', 'ContactId'],
      top: 50,
    }).catch((error: unknown) => {
      if (error instanceof CrmError && error.kind === 'refused') return [];
      throw error;
    }),
  ]);
  const typed = people.filter(
    ({ TypeId, Type }) =>
      guidOrNull(TypeId) === EMPLOYEE_ID || EMPLOYEE.includes(fold(text((Type as Row | null)?.Name))),
  );
  const known = [...typed.map((row) => row.Id), ...users.map((row) => row.ContactId)].map(guidOrNull);
  return ids.filter((id) => known.includes(id));
}

export interface ContactCreation {
  /** Made by the asker: the same creation asked twice makes one contact. */
  id: string;
  name: string;
  phone: string;
  email: string;
  provider: string;
  externalId: string;
}

const CLIENT = '00783ef6-f36b-1410-a883-16d83cab0980';
const MOBILE = 'd4a2dc80-30ca-df11-9b2a-001d60e938c6';
const EMAIL = 'ee1c85c3-cfcb-df11-9b2a-001d60e938c6';

/** The contact and all his means of communication, or nothing. @throws CrmError with the server's words */
export async function createContact(context: CrmContext, wanted: ContactCreation): Promise<Contact> {
  const id = guid(wanted.id);
  const there = await contact(context, { id });
  if (there) return there;
  const messenger = wanted.externalId ? await communicationTypes(context, wanted.provider) : [];
  const columns = await readableColumns(context, 'Contact');
  const communications: [string, string][] = [
    [MOBILE, wanted.phone.trim()],
    [EMAIL, wanted.email.trim()],
    [messenger[0]?.id ?? '', wanted.externalId],
  ];
  const person = { Id: id, Name: safeName(wanted.name), ...(columns.Type && { TypeId: CLIENT }) };
  const means = communications.flatMap(([type, number]): Change[] => {
    const body = {
      Id: recordId(`${id} ${type}`),
      ContactId: id,
      CommunicationTypeId: type,
      Number: number,
    };
    return type && number ? [{ method: 'POST', url: 'ContactCommunication', body }] : [];
  });
  try {
    await writeSaid(person, (body) =>
      changeAll(context.crm, [{ method: 'POST', url: 'Contact', body }, ...means]),
    );
  } catch (error) {
    // Refused because it is there already: the first answer was lost.
    const made =
      error instanceof CrmError && error.kind === 'refused' ? await contact(context, { id }) : null;
    if (!made) throw error;
    return made;
  }
  const made = await contact(context, { id });
  if (!made) throw new CrmError('server', 'the contact was made and is not there');
  return made;
}
