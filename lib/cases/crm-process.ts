/** A case that a process of the customer's makes: once, though its answer may be lost, or never tell what it has made. */
import type { CaseCreation, CaseMark } from './rules.ts';
import { all, any, dateField, equals, lookupField, since, textField } from '../creatio/condition.ts';
import type { CrmContext } from '../creatio/context.ts';
import { guid, guidOrNull, readRows } from '../creatio/odata.ts';
import { user } from '../creatio/user.ts';

/** @returns the case's id; null: the process goes on making it. @throws CrmError */
export async function runForCase(
  c: CrmContext,
  schemaName: string,
  wanted: CaseCreation,
): Promise<string | null> {
  // It is known to have begun, and told nothing: it is not begun again.
  if (wanted.begun) return awaited(c, wanted, PROCESS_MS);
  // Its answer was lost: what it has made meanwhile, or is making still, is looked for first.
  const earlier = wanted.again ? await awaited(c, wanted, AGAIN_MS) : null;
  if (earlier) return earlier;
  const values = {
    ...(wanted.contactId !== null && { ContactId: guid(wanted.contactId) }),
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
  // One that goes on in the background tells its result to nobody.
  return guidOrNull(results?.CaseId) ?? awaited(c, wanted, PROCESS_MS);
}

/** So long a process in the background is waited for, and so long one whose answer was lost. */
const MOST = 50;
const PROCESS_MS = 20_000;
const AGAIN_MS = 6_000;
const LOOK_EVERY_MS = 2_000;

async function awaited(c: CrmContext, wanted: CaseCreation, forMs: number): Promise<string | null> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const made = await madeSince(c, wanted);
    if (made || waited >= forMs) return made;
    await c.wait(LOOK_EVERY_MS);
  }
}

const CONTACT = lookupField('Contact');
const CREATED_BY = lookupField('CreatedBy');
const SUBJECT = textField('Subject');

/** The contact's newest case, or else the newest of all, so that what is made since can be told. null: no process makes cases here. @throws CrmError */
export async function newestCase(
  c: CrmContext,
  { contactId }: { contactId: string | null },
): Promise<CaseMark | null> {
  if (!c.settings().processes.createCase) return null;
  const rows = await readRows(c.crm, 'Case', {
    select: ['Id', 'CreatedOn'],
    ...(contactId !== null && { filter: equals(CONTACT, contactId) }),
    orderby: 'CreatedOn desc',
    top: 5,
  });
  const newest = rows[0]?.CreatedOn;
  const same = rows.filter((row) => row.CreatedOn === newest);
  return {
    createdOn: typeof newest === 'string' ? newest : '',
    ids: same.flatMap((row) => guidOrNull(row.Id) ?? []),
  };
}

/** A case of the contact (none: of the operator, or of this subject) that was not there before: by its subject, else, as a process may set another, by who made it, or the only one. */
async function madeSince(
  c: CrmContext,
  { contactId, since: mark, subject }: CaseCreation,
): Promise<string | null> {
  const whose =
    contactId === null
      ? any(equals(CREATED_BY, (await user(c)).contactId), equals(SUBJECT, subject))
      : equals(CONTACT, contactId);
  const rows = await readRows(c.crm, 'Case', {
    select: ['Id', 'Subject', 'CreatedById', 'CreatedOn'],
    filter: all(whose, mark.createdOn && since(dateField('CreatedOn'), mark.createdOn)),
    orderby: 'CreatedOn',
    top: MOST,
  });
  const made = rows.filter((row) => !mark.ids.includes(guidOrNull(row.Id) ?? ''));
  const bySubject = made.find((row) => row.Subject === subject);
  if (bySubject || made.length < 2) return guidOrNull((bySubject ?? made[0])?.Id);
  const me = (await user(c)).contactId;
  return guidOrNull(made.find((row) => guidOrNull(row.CreatedById) === guidOrNull(me))?.Id);
}
