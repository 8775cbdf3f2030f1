/** Cases of the CRM's service desk: a contact's, one made from a chat, and the tie between a case and a chat. */
import { mayCreate, type RecordOf } from '../card/rules.ts';
import { chatNames } from './chat-names.ts';
import { chatRecord, writeChatRecord } from './chat-record.ts';
import type { CrmContext } from './context.ts';
import { all, any, contains, dateField, equals, ID, lookupField, since, textField } from './condition.ts';
import { guid, guidOrNull, readRows, type Row } from './odata.ts';
import { CrmError } from './session-fetch.ts';

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

const MOST = 50;
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
  expand: ['Status($select=Id,Name)'],
} as const;

const caseOf = (row: Row): CrmCase => ({
  id: guidOrNull(row.Id) ?? '',
  number: text(row.Number),
  subject: text(row.Subject),
  status: text((row.Status as Row | null | undefined)?.Name),
  isOpen: !FINAL.includes(guidOrNull(row.StatusId) ?? ''),
  registeredOn: text(row.RegisteredOn).startsWith('0001') ? '' : text(row.RegisteredOn),
  contactId: guidOrNull(row.ContactId),
});

/** Open ones first, then the newest. @param search part of number or subject. @throws CrmError */
export async function contactCases(
  c: CrmContext,
  { contactId, search = '' }: { contactId: string; search?: string },
): Promise<CrmCase[]> {
  const wanted = search.trim();
  const said = wanted && any(contains(NUMBER, wanted), contains(ABOUT, wanted));
  const rows = await readRows(c.crm, 'Case', {
    ...FIELDS,
    filter: all(equals(CONTACT, contactId), said),
    orderby: 'RegisteredOn desc',
    top: MOST,
  });
  return rows.map(caseOf).toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen));
}

/** null: there is none. @throws CrmError */
export async function crmCase(c: CrmContext, { id }: { id: string }): Promise<CrmCase | null> {
  const rows = await readRows(c.crm, 'Case', { ...FIELDS, filter: equals(ID, id), top: 1 });
  return rows[0] ? caseOf(rows[0]) : null;
}

export interface CaseCreation {
  /** Made by the asker: asked twice, one case is made. A process makes ids of its own. */
  id: string;
  contactId: string;
  conversationId: string;
  subject: string;
  /** What was said in the chat. */
  symptoms: string;
  /** It was asked for before, and the answer did not come: what a process has made since then is looked for first. */
  again: boolean;
  /** The process is known to have begun: it is not begun once more. */
  begun?: boolean;
  /** The contact's newest case before it was asked for first (`newestCase`): whatever is not older was made since. */
  since: CaseMark;
}

/** On the server's own clock, ISO; '' for no case at all. */
export interface CaseMark {
  createdOn: string;
  /** Of the cases made in that very moment. */
  ids: string[];
}

/** null: no process makes cases here, so that each has an id of the asker's own. @throws CrmError */
export async function newestCase(
  c: CrmContext,
  { contactId }: { contactId: string },
): Promise<CaseMark | null> {
  if (!c.settings().processes.createCase) return null;
  const rows = await readRows(c.crm, 'Case', {
    select: ['Id', 'CreatedOn'],
    filter: equals(CONTACT, contactId),
    orderby: 'CreatedOn desc',
    top: 5,
  });
  const createdOn = text(rows[0]?.CreatedOn);
  const same = rows.filter((row) => row.CreatedOn === rows[0]!.CreatedOn);
  return { createdOn, ids: same.flatMap((row) => guidOrNull(row.Id) ?? []) };
}

const SUBJECT = 500;

/** @returns null: a process goes on making it. @throws CrmError with the server's own words */
export async function createCase(c: CrmContext, wanted: CaseCreation): Promise<CrmCase | null> {
  const process = c.settings().processes.createCase;
  const subject = wanted.subject.trim().slice(0, SUBJECT);
  const id = process
    ? await run(c, process, { ...wanted, subject })
    : await insert(c, { ...wanted, subject });
  if (id === null) return null;
  const made = await crmCase(c, { id });
  if (!made) throw new CrmError('server', 'the case was made and is not there');
  return made;
}

async function insert(c: CrmContext, wanted: CaseCreation): Promise<string> {
  const id = guid(wanted.id);
  const { subject: Subject, symptoms: Symptoms } = wanted;
  const body = { Id: id, Subject, Symptoms, ContactId: guid(wanted.contactId) };
  try {
    await c.crm('odata/Case', { method: 'POST', body });
  } catch (error) {
    // Refused because it is there already: the first answer was lost.
    const refused = error instanceof CrmError && error.kind === 'refused';
    if (!refused || !(await crmCase(c, { id }))) throw error;
  }
  return id;
}

/** A process sets what it likes, and may go on in the background: its answer, when it has one, names the case; else it is looked for. */
async function run(c: CrmContext, schemaName: string, wanted: CaseCreation): Promise<string | null> {
  if (wanted.again || wanted.begun) {
    const earlier = await awaited(c, wanted, wanted.begun ? BACKGROUND_MS : LOST_MS);
    if (earlier || wanted.begun) return earlier;
  }
  const values = {
    ContactId: guid(wanted.contactId),
    ConversationId: wanted.conversationId,
    Subject: wanted.subject,
    Symptoms: wanted.symptoms,
  };
  const answer = await c.crm('ServiceModel/ProcessEngineService.svc/RunProcess', {
    method: 'POST',
    body: {
      schemaName,
      parameterValues: Object.entries(values).map(([name, value]) => ({ name, value })),
      resultParameterNames: ['CaseId'],
    },
  });
  const results = (answer as { resultParameterValues?: Record<string, unknown> } | null)
    ?.resultParameterValues;
  return guidOrNull(results?.CaseId) ?? awaited(c, wanted, BACKGROUND_MS);
}

/** Pauses between looks for what a process has made: after its answer was lost, and while it works in the background. */
const LOST_MS = [0, 2000, 4000];
const BACKGROUND_MS = [1000, 2000, 3000, 5000, 8000];

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function awaited(
  c: CrmContext,
  wanted: CaseCreation,
  pauses: readonly number[],
): Promise<string | null> {
  for (const pause of pauses) {
    if (pause > 0) await (c.pause ?? sleep)(pause);
    const made = await madeSince(c, wanted);
    if (made) return made;
  }
  return null;
}

/** A case of this contact that was not there before: by the subject that was asked for, else the only one. */
async function madeSince(
  c: CrmContext,
  { contactId, since: mark, subject }: CaseCreation,
): Promise<string | null> {
  const rows = await readRows(c.crm, 'Case', {
    select: ['Id', 'Subject', 'CreatedOn'],
    filter: all(equals(CONTACT, contactId), mark.createdOn && since(dateField('CreatedOn'), mark.createdOn)),
    orderby: 'CreatedOn',
    top: MOST,
  });
  const made = rows.filter((row) => !mark.ids.includes(guidOrNull(row.Id) ?? ''));
  const found = made.find((row) => row.Subject === subject) ?? (made.length === 1 ? made[0] : undefined);
  return guidOrNull(found?.Id);
}

/** Which of the two ends of the tie are filled: the chat's field «Обращение», and the case's contact. */
export interface CaseTie {
  /** null: this CRM keeps no records of chats; `later`: this one's is not there yet. */
  chat: boolean | null | 'later';
  contact: boolean;
}

/** Writes the case into the chat's record and reads both ends again. @throws CrmError */
export async function tieCase(
  c: CrmContext,
  { conversationId, caseId, chat }: { conversationId: string; caseId: string; chat: RecordOf },
): Promise<CaseTie> {
  const id = guid(caseId);
  let missing: null | 'later' | undefined;
  try {
    const names = await chatNames(c);
    missing = names ? 'later' : null;
    const create = names !== null && mayCreate(names.writtenBy, chat);
    await writeChatRecord(c, { conversationId, values: { case: { id } }, create, brief: true });
    missing = undefined;
  } catch (error) {
    if (!(error instanceof CrmError) || error.kind !== 'missing') throw error;
    missing ??= null;
  }
  const [record, made] = await Promise.all([
    missing === undefined ? chatRecord(c, { conversationId }) : null,
    crmCase(c, { id }),
  ]);
  const value = record?.values.case;
  const written = typeof value === 'object' && value?.id === id;
  return { chat: missing === undefined ? written : missing, contact: made?.contactId != null };
}
