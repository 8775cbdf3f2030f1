/** Cases of the CRM's service desk: a contact's, one made from a chat, and the tie between a case and a chat. */
import { MOST_CASES, MOST_OPEN_CASES } from '../card/limits.ts';
import { chatNames } from '../creatio/chat-names.ts';
import { chatRecord, writeChatRecord } from '../creatio/chat-record.ts';
import type { CrmContext } from '../creatio/context.ts';
import { runForCase } from './crm-process.ts';
import type { CaseCreation } from './rules.ts';
import {
  all,
  any,
  contains,
  equals,
  flagField,
  ID,
  lookupField,
  MOST_OR,
  textField,
  through,
  type Condition,
} from '../creatio/condition.ts';
import { namedLike } from '../creatio/named-like.ts';
import { guid, guidOrNull, orElse, readRows, type Row } from '../creatio/odata.ts';
import { writeSaid } from '../creatio/plain-signs.ts';
import { headOf } from '../text/names.ts';
import { CrmError } from '../creatio/session-fetch.ts';

export interface CrmCase {
  id: string;
  number: string;
  subject: string;
  status: string;
  isOpen: boolean;
  /** ISO; '' when not said. */
  registeredOn: string;
  contactId: string | null;
}

const FINAL = [
  'ae7f411e-f46b-1410-009b-0050ba5d6c38',
  '3e7f420c-f46b-1410-fc9a-0050ba5d6c38',
  '6e5f4218-f46b-1410-fe9a-0050ba5d6c38',
];

const CONTACT = lookupField('Contact');
const NUMBER = textField('Number');
const ABOUT = textField('Subject');

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const FIELDS = {
  select: ['Id', 'Number', 'Subject', 'RegisteredOn', 'StatusId', 'ContactId'],
  expand: ['Status($select=Id,Name,IsFinal,IsResolved)'],
};
const PLAIN = { ...FIELDS, expand: ['Status($select=Id,Name)'] };

/** As its status says of itself; by the delivered ids where it does not. */
function isOpen(row: Row): boolean {
  const status = row.Status as Row | null | undefined;
  if (typeof status?.IsFinal === 'boolean') return !status.IsFinal && status.IsResolved !== true;
  return !FINAL.includes(guidOrNull(row.StatusId) ?? '');
}

const caseOf = (row: Row): CrmCase => ({
  id: guidOrNull(row.Id) ?? '',
  number: text(row.Number),
  subject: text(row.Subject),
  status: text((row.Status as Row | null | undefined)?.Name),
  isOpen: isOpen(row),
  registeredOn: text(row.RegisteredOn).startsWith('0001') ? '' : text(row.RegisteredOn),
  contactId: guidOrNull(row.ContactId),
});

/**
 * Open ones first, all of them, then the newest of the rest.
 * @param search part of number or subject @throws CrmError
 */
export async function contactCases(
  context: CrmContext,
  { contactId, search = '' }: { contactId: string; search?: string },
): Promise<CrmCase[]> {
  const wanted = search.trim();
  const said = wanted && any(contains(NUMBER, wanted), namedLike(ABOUT, wanted, MOST_OR - 4));
  const of = all(equals(CONTACT, contactId), said);
  const read =
    (fields: typeof FIELDS, ...which: Condition[]) =>
    (skip: number) =>
      readRows(context.crm, 'Case', {
        ...fields,
        filter: all(of, ...which),
        orderby: 'RegisteredOn desc,Id',
        top: MOST_CASES,
        skip,
      });
  const [final, resolved] = [
    through('Status', flagField('IsFinal')),
    through('Status', flagField('IsResolved')),
  ];
  const rows = await orElse(
    async () => {
      const open = await pages(read(FIELDS, equals(final, false), equals(resolved, false)));
      const closed = await read(FIELDS, any(equals(final, true), equals(resolved, true)))(0);
      return [...open, ...closed];
    },
    () => pages(read(PLAIN)),
  );
  return rows.map(caseOf).toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen));
}

const MOST_PAGES = MOST_OPEN_CASES / MOST_CASES;

/** One page after another, to the end. */
async function pages(read: (skip: number) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const some = await read(page * MOST_CASES);
    rows.push(...some);
    if (some.length < MOST_CASES) break;
  }
  return rows;
}

/** null: there is none. @throws CrmError */
export async function crmCase(context: CrmContext, { id }: { id: string }): Promise<CrmCase | null> {
  const read = (fields: typeof FIELDS) =>
    readRows(context.crm, 'Case', { ...fields, filter: equals(ID, id), top: 1 });
  const rows = await orElse(
    () => read(FIELDS),
    () => read(PLAIN),
  );
  return rows[0] ? caseOf(rows[0]) : null;
}

const SUBJECT = 500;

/** @returns null: a process goes on making it. @throws CrmError with the server's own words */
export async function createCase(context: CrmContext, wanted: CaseCreation): Promise<CrmCase | null> {
  const process = context.settings().processes.createCase;
  const subject = headOf(wanted.subject.trim(), SUBJECT);
  const id = process
    ? await runForCase(context, process, { ...wanted, subject })
    : await insert(context, { ...wanted, subject });
  if (id === null) return null;
  const made = await crmCase(context, { id });
  if (!made) throw new CrmError('server', 'the case was made and is not there');
  return made;
}

async function insert(context: CrmContext, wanted: CaseCreation): Promise<string> {
  const id = guid(wanted.id);
  const { subject: Subject, symptoms: Symptoms } = wanted;
  const whose = wanted.contactId !== null && { ContactId: guid(wanted.contactId) };
  const body = { Id: id, Subject, Symptoms, ...whose };
  try {
    await writeSaid(body, (row) => context.crm('odata/Case', { method: 'POST', body: row }));
  } catch (error) {
    // Refused because it is there already: the first answer was lost.
    const refused = error instanceof CrmError && error.kind === 'refused';
    if (!refused || !(await crmCase(context, { id }))) throw error;
  }
  return id;
}

/** What was made from a chat before its client was known. */
export interface Alone {
  conversationId: string;
  contactId: string;
  caseIds: readonly string[];
}

/** Writes the contact where there is none: into these cases, and into the chat's record if this extension has made it. @throws CrmError */
export async function giveContact(
  context: CrmContext,
  { conversationId, contactId, caseIds }: Alone,
): Promise<void> {
  const id = guid(contactId);
  for (const caseId of caseIds) {
    const made = await crmCase(context, { id: caseId });
    if (made?.contactId === null)
      await context.crm(`odata/Case(${made.id})`, { method: 'PATCH', body: { ContactId: id } });
  }
  await writeChatRecord(context, {
    conversationId,
    values: {},
    once: { contact: { id } },
    create: false,
    brief: true,
    onlyOwn: true,
  }).catch((error: unknown) => {
    if (!(error instanceof CrmError) || error.kind !== 'missing') throw error;
  });
}

/** Which of the two ends of the tie are filled: the chat's field «Обращение», and the case's contact. */
export interface CaseTie {
  /** null: this CRM keeps no records of chats; `later`: this one's is not there yet. */
  chat: boolean | null | 'later';
  contact: boolean;
}

/** Writes the case into the chat's record and reads both ends again. @throws CrmError */
export async function tieCase(
  context: CrmContext,
  { conversationId, caseId }: { conversationId: string; caseId: string },
): Promise<CaseTie> {
  const id = guid(caseId);
  let missing: null | 'later' | undefined;
  try {
    missing = (await chatNames(context)) ? 'later' : null;
    await writeChatRecord(context, {
      conversationId,
      values: { case: { id } },
      create: false,
      brief: true,
      patient: true,
    });
    missing = undefined;
  } catch (error) {
    if (!(error instanceof CrmError) || error.kind !== 'missing') throw error;
    missing ??= null;
  }
  const [record, made] = await Promise.all([
    missing === undefined ? chatRecord(context, { conversationId }) : null,
    crmCase(context, { id }),
  ]);
  const value = record?.values.case;
  const written = typeof value === 'object' && value?.id === id;
  return { chat: missing === undefined ? written : missing, contact: made?.contactId != null };
}
