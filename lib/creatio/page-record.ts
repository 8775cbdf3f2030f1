/** What the record on the CRM's page is, and whose: by its page's name and, where that does not tell, one question. */
import { own } from '../text/own.ts';
import { chatNames } from './chat-names.ts';
import { columnsOf } from './columns.ts';
import type { CrmContext } from './context.ts';
import type { RecordRef } from './location.ts';
import { equals, ID } from './condition.ts';
import { asText, guid, guidOrNull, readRows } from './odata.ts';
import { CrmError } from './session-fetch.ts';

export interface PageRecord {
  entity: string;
  id: string;
  /** The contact himself, or the one it belongs to. */
  contactId: string | null;
  /** A case's number; '' of anything else. */
  number: string;
  /** The conversation whose own tab «Чат» is open on this page; none: no such tab is. */
  chat?: string | undefined;
}

/** Pages whose names do not say what they show (creatio.md §1.4). */
const PAGES: Record<string, string> = {
  Tasks_FormPage: 'Activity',
  KnowledgeBase_FormPage: 'KnowledgeBase',
  Opportunities_FormPage: 'Opportunity',
};

/** By the rule of names; null: none that could be an object. */
export function entityOfPage(schema: string): string | null {
  const known = own(PAGES, schema);
  if (known) return known;
  const form = /^(\w+)_(?:Form|List|Mini)Page\w*$/.exec(schema)?.[1];
  if (form) return singular(form);
  return /^(\w+?)(?:PageV2|MiniPage|Page|SectionV2)$/.exec(schema)?.[1] ?? null;
}

/** `Contacts` → `Contact`; a customer's own object keeps its name: `UsrCats_FormPage` shows `UsrCats`. */
function singular(name: string): string {
  if (name.startsWith('Usr')) return name;
  return name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');
}

/** null: a page that shows nobody's record. At most two questions, and none of a contact. @throws CrmError */
export function pageRecord(context: CrmContext, { schema, id }: Pick<RecordRef, 'schema' | 'id'>) {
  const entity = entityOfPage(schema);
  if (!entity || !id) return Promise.resolve(null);
  return context.cached(`page:${schema}:${id}`, (shared) => read(shared, entity, guid(id)));
}

async function read(context: CrmContext, entity: string, id: string): Promise<PageRecord | null> {
  if (entity === 'Contact') return { entity, id, contactId: id, number: '' };
  try {
    const column = entity === 'Case' ? 'ContactId' : await contactColumn(context, entity);
    if (!column) return { entity, id, contactId: null, number: '' };
    const select = ['Id', column, ...(entity === 'Case' ? ['Number'] : [])];
    const [row] = await readRows(context.crm, entity, { select, filter: equals(ID, id), top: 1 });
    if (!row) return null;
    return { entity, id, contactId: guidOrNull(row[column]), number: asText(row.Number) };
  } catch (error) {
    // The rule of names guessed an object that there is not, or that this user may not read.
    if (error instanceof CrmError && (error.kind === 'missing' || error.kind === 'refused')) return null;
    throw error;
  }
}

async function contactColumn(context: CrmContext, entity: string): Promise<string | null> {
  const columns = Object.values(await columnsOf(context, entity));
  return columns.find((one) => one.kind === 'lookup' && /^(Usr)?Contact$/.test(one.name))?.key ?? null;
}

/** Whose conversation a record is; null: it is no chat's. @throws CrmError */
export async function conversationOf(
  context: CrmContext,
  { entity, id }: Pick<PageRecord, 'entity' | 'id'>,
): Promise<string | null> {
  const names = await chatNames(context);
  if (names?.entity !== entity) return null;
  const column = names.columns.conversationId;
  // Where none is kept, the record's id is the conversation's.
  if (!column) return id;
  const [row] = await readRows(context.crm, entity, {
    select: ['Id', column],
    filter: equals(ID, id),
    top: 1,
  });
  const told = row?.[column];
  return typeof told === 'string' && told !== '' ? told : id;
}
