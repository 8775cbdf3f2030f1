import type { Context } from '../types.ts';
import type { Row } from '../schema/types.ts';
import { innerError } from './errors.ts';
import { compare, fits } from './evaluate.ts';
import { parseFilter, type Expression } from './filter.ts';
import { checkDepth, checkFilter, checkPath } from './limits.ts';
import { columnByKey, valueAt } from './path.ts';
import { parseExpand, type Expand } from './expand.ts';
import { FilterSyntaxError } from './tokens.ts';

/** Largest answer, as `MaxEntityRowCount` (creatio.md §5.1). */
const maxRows = 20_000;

export interface Query {
  filter: Expression | null;
  select: string[] | null;
  expand: Expand[];
  orderBy: { path: string[]; descending: boolean }[];
  top: number;
  skip: number;
  count: boolean;
}

const known = new Set(['$filter', '$select', '$expand', '$orderby', '$top', '$skip', '$count', '$format']);

/** Reads the system query options of a request. */
export function parseQuery(params: URLSearchParams): Query {
  for (const name of params.keys()) {
    if (name.startsWith('$') && !known.has(name)) {
      throw innerError(
        400,
        `The query parameter '${name}' is not supported.`,
        'Microsoft.OData.ODataException',
      );
    }
  }
  const filter = params.get('$filter');
  const select = params.get('$select');
  return {
    filter: filter ? guarded(() => parseFilter(filter)) : null,
    select: select ? select.split(',').map((name) => name.trim()) : null,
    expand: guarded(() => checkDepth(parseExpand(params.get('$expand') ?? ''))),
    orderBy: (params.get('$orderby') ?? '')
      .split(',')
      .filter((item) => item.trim() !== '')
      .map((item) => {
        const [path = '', direction] = item.trim().split(/\s+/);
        return { path: path.split('/'), descending: direction === 'desc' };
      }),
    top: whole(params, '$top', maxRows),
    skip: whole(params, '$skip', 0),
    count: params.get('$count') === 'true',
  };
}

/** Rows that fit, in order, and how many there are without paging. */
export function runQuery(ctx: Context, entity: string, query: Query): { rows: Row[]; total: number } {
  const { db } = ctx;
  const { culture } = ctx.options;
  const { filter } = query;
  if (filter) checkFilter(db, entity, filter);
  for (const { path } of query.orderBy) checkPath(db, entity, path);
  const rows = db.filter(
    entity,
    (row) => !ctx.hidden.has(String(row['Id'])) && (!filter || fits({ db, entity, culture }, row, filter)),
  );
  rows.sort((a, b) => order(ctx, entity, query, a, b));
  const end = query.skip + Math.min(query.top, maxRows);
  return { rows: rows.slice(query.skip, end), total: rows.length };
}

function order(ctx: Context, entity: string, query: Query, a: Row, b: Row): number {
  for (const { path, descending } of query.orderBy) {
    const left = valueAt(ctx.db, entity, a, path, ctx.options.culture).value;
    const right = valueAt(ctx.db, entity, b, path, ctx.options.culture).value;
    const result = compare(left, right) ?? (left === null ? -1 : 1);
    if (result !== 0) return descending ? -result : result;
  }
  return 0;
}

/** Checks that selected columns exist. */
export function checkSelect(ctx: Context, entity: string, select: string[] | null) {
  for (const name of select ?? []) if (name !== '*') columnByKey(ctx.db, entity, name);
}

function whole(params: URLSearchParams, name: string, fallback: number): number {
  const text = params.get(name);
  if (text === null) return fallback;
  if (!/^\d+$/.test(text)) throw innerError(400, `Invalid value '${text}' for ${name}.`);
  return Number(text);
}

function guarded<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof FilterSyntaxError) {
      throw innerError(400, error.message, 'Microsoft.OData.ODataException');
    }
    throw error;
  }
}
