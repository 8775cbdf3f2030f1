/** OData 4 as Creatio speaks it (reference creatio.md §5.1): queries with their escaping, rows, and transactional batches. */
import { oneOf, pieces, type Condition, type Field } from './condition.ts';
import { percent } from '../text/percent.ts';
import { CrmError, refusalOf, type Crm } from './session-fetch.ts';

export type Row = Record<string, unknown>;

export { guid, guidOrNull, NO_GUID } from './condition.ts';

export interface Query {
  select?: readonly string[];
  /** e.g. `Account($select=Id,Name)` */
  expand?: readonly string[];
  filter?: Condition;
  orderby?: string;
  top?: number;
  skip?: number;
}

/** `?$select=…`, its values escaped. */
export function query({ select, expand, filter, orderby, top, skip }: Query): string {
  const parts = Object.entries({
    select: select?.join(','),
    expand: expand?.join(','),
    filter,
    orderby,
    top,
    skip,
  }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`$${name}=${percent(String(value))}`],
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** What a row says; '' for what are no words. One bad row never drops the others. */
export const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** @throws CrmError when the answer holds no rows */
export function rowsOf(answer: unknown): Row[] {
  const rows = (answer as { value?: unknown } | null)?.value;
  if (!Array.isArray(rows)) throw new CrmError('server', 'no rows');
  return rows.filter((row): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row));
}

/** Of a path below the workspace: servers and what stands before them may take no more than 2,000 of the whole address. */
const MOST_ADDRESS = 1800;

/** A question that is too long for an address goes in a batch. @throws CrmError */
export async function readRows(crm: Crm, set: string, q: Query): Promise<Row[]> {
  const address = `${set}${query(q)}`;
  if (address.length <= MOST_ADDRESS) return rowsOf(await crm(`odata/${address}`));
  return readInBatch(crm, set, q);
}

/** @throws CrmError */
export async function readInBatch(crm: Crm, set: string, q: Query): Promise<Row[]> {
  const [rows] = await inBatch(crm, [{ method: 'GET', url: `${set}${query(q)}` }]);
  return rowsOf(rows);
}

/** With how many there are in all. @throws CrmError */
export async function readCounted(crm: Crm, set: string, q: Query): Promise<{ rows: Row[]; count: number }> {
  const answer = await crm(`odata/${set}${query(q)}&$count=true`);
  const rows = rowsOf(answer);
  const count = Number((answer as Record<string, unknown>)['@odata.count']);
  return { rows, count: Number.isFinite(count) ? count : rows.length };
}

const NO_COLUMN = /Could not find a property|not found in schema|The property '\w+' does not exist/;

/** The other way where the first one needs a column that this CRM has not got. @throws CrmError */
export async function orElse<T>(one: () => Promise<T>, other: () => Promise<T>): Promise<T> {
  try {
    return await one();
  } catch (error) {
    if (error instanceof CrmError && error.kind === 'refused' && NO_COLUMN.test(error.message))
      return other();
    throw error;
  }
}

/** Rows of all these, however many: in pieces that a server takes. In no order. @throws CrmError */
export async function readEach(
  crm: Crm,
  set: string,
  field: Field,
  values: readonly string[],
  q: Omit<Query, 'filter' | 'skip'>,
): Promise<Row[]> {
  const read = (some: string[]) => readRows(crm, set, { ...q, filter: oneOf(field, some) });
  return (await Promise.all(pieces(values).map(read))).flat();
}

export interface Change {
  method: 'POST' | 'PATCH' | 'DELETE';
  /** e.g. `Contact`, `Contact(<id>)` */
  url: string;
  body?: Row;
}

/** All or none. @throws CrmError with the words of the change that was refused */
export async function changeAll(crm: Crm, changes: readonly Change[]): Promise<void> {
  await inBatch(crm, changes, 'all');
}

interface Part extends Omit<Change, 'method'> {
  method: Change['method'] | 'GET';
}

/** @returns their answers, in their order */
async function inBatch(crm: Crm, parts: readonly Part[], atomicityGroup?: string): Promise<unknown[]> {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', Accept: 'application/json' };
  const answer = await crm('odata/$batch', {
    method: 'POST',
    body: {
      requests: parts.map(({ method, url, body }, i) => ({
        id: String(i + 1),
        method,
        url,
        ...(atomicityGroup && { atomicityGroup }),
        headers,
        ...(body && { body }),
      })),
    },
  });
  const responses = (answer as { responses?: { status?: number; body?: unknown }[] } | null)?.responses;
  if (!Array.isArray(responses) || responses.length === 0) throw new CrmError('server', 'no responses');
  for (const { status = 500, body } of responses) {
    // As outside of a batch, a refusal may come as a success.
    const words = refusalOf(body);
    if (status === 401) throw new CrmError('session');
    if (status >= 400 || words !== null) throw new CrmError('refused', words || `HTTP ${status}`);
  }
  return responses.map(({ body }) => body);
}
