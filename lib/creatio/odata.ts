/** OData 4 as Creatio speaks it (reference creatio.md §5.1): queries with their escaping, rows, and transactional batches. */
import { CrmError, refusalOf, type Crm } from './session-fetch.ts';

export type Row = Record<string, unknown>;

/** A text in a filter. */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const NO_GUID = '00000000-0000-0000-0000-000000000000';

/** Ids stand bare in addresses and filters: anything else is no id. @throws CrmError */
export function guid(value: string): string {
  if (!GUID.test(value)) throw new CrmError('server', `no id: ${value}`);
  return value.toLowerCase();
}

/** An empty reference reads as zeros. */
export const guidOrNull = (value: unknown): string | null =>
  typeof value === 'string' && GUID.test(value) && value !== NO_GUID ? value.toLowerCase() : null;

export interface Query {
  select?: readonly string[];
  /** e.g. `Account($select=Id,Name)` */
  expand?: readonly string[];
  filter?: string;
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
    value === undefined || value === '' ? [] : [`$${name}=${encodeURIComponent(value)}`],
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** @throws CrmError when the answer holds no rows */
export function rowsOf(answer: unknown): Row[] {
  const rows = (answer as { value?: unknown } | null)?.value;
  if (!Array.isArray(rows)) throw new CrmError('server', 'no rows');
  return rows.filter((row): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row));
}

export async function readRows(crm: Crm, set: string, q: Query): Promise<Row[]> {
  return rowsOf(await crm(`odata/${set}${query(q)}`));
}

export interface Change {
  method: 'POST' | 'PATCH' | 'DELETE';
  /** e.g. `Contact`, `Contact(<id>)` */
  url: string;
  body?: Row;
}

/** All or none. @throws CrmError with the words of the change that was refused */
export async function changeAll(crm: Crm, changes: readonly Change[]): Promise<void> {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', Accept: 'application/json' };
  const answer = await crm('odata/$batch', {
    method: 'POST',
    body: {
      requests: changes.map(({ method, url, body }, i) => ({
        id: String(i + 1),
        method,
        url,
        atomicityGroup: 'all',
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
}
