/** A case that a process of the customer's makes: once, though its answer may be lost, or never tell what it has made. */
import type { CaseCreation } from './cases.ts';
import { all, dateField, equals, lookupField, since } from './condition.ts';
import type { CrmContext } from './context.ts';
import { guid, guidOrNull, readRows } from './odata.ts';
import { CrmError } from './session-fetch.ts';
import { user } from './user.ts';

/** @returns the case's id @throws CrmError */
export async function runForCase(c: CrmContext, schemaName: string, wanted: CaseCreation): Promise<string> {
  // Its answer was lost, or it had none: what it has made meanwhile, or is making still, is looked for first.
  const earlier = wanted.again ? await awaited(c, wanted, AGAIN_MS) : null;
  if (earlier) return earlier;
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
  const id = guidOrNull(results?.CaseId);
  if (id) return id;
  // It goes on in the background, and tells its result to nobody.
  const made = await awaited(c, wanted, PROCESS_MS);
  if (!made) throw new CrmError('server', `${schemaName}: CaseId`);
  return made;
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

/** What the process made for this contact: by its subject, else, as a process may set another, by who made it. */
async function madeSince(
  c: CrmContext,
  { contactId, askedAt, subject }: CaseCreation,
): Promise<string | null> {
  const rows = await readRows(c.crm, 'Case', {
    select: ['Id', 'Subject', 'CreatedById'],
    filter: all(equals(lookupField('Contact'), contactId), since(dateField('CreatedOn'), askedAt)),
    orderby: 'CreatedOn',
    top: MOST,
  });
  const me = (await user(c)).contactId;
  const made =
    rows.find((row) => row.Subject === subject) ??
    rows.find((row) => guidOrNull(row.CreatedById) === guidOrNull(me));
  return guidOrNull(made?.Id);
}
