import { HttpError } from '../net/http.ts';
import type { Context } from '../types.ts';
import { noSuchSet, readDenied, writeDenied } from './errors.ts';
import { project } from './project.ts';
import { checkSelect, parseQuery, runQuery } from './query.ts';
import { insertChecked, readValues, updateChecked } from './write.ts';

/** One OData operation, from its own request or from a batch. */
export interface Call {
  method: string;
  /** Below `odata/`, decoded: `Contact(…)`. */
  path: string;
  query: URLSearchParams;
  body: unknown;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Closed to a user who is no administrator, as a hardened site has it. */
const systemTables = new Set([
  'SysSettings',
  'SysSettingsValue',
  'SysSchema',
  'VwSysSchemaInfo',
  'SysAdminUnit',
]);

/** Runs reads and writes of rows (creatio.md §5.1). */
export function runCall(ctx: Context, call: Call): Answer {
  const target = /^(\w+)(?:\(([^)]*)\))?(\/\$count)?$/.exec(call.path);
  const entity = target?.[1] ?? '';
  if (!target || !ctx.db.has(entity) || ctx.db.isBehind(entity))
    throw noSuchSet(entity || call.path, `${ctx.ws}/odata/${call.path}`);
  const key = target[2];
  const denied = ctx.denied.has(entity) || (ctx.options.ordinaryUser && systemTables.has(entity));
  if (call.method === 'GET') {
    if (denied) throw readDenied(entity);
    if (target[3]) return count(ctx, entity, call.query);
    return key === undefined ? readMany(ctx, entity, call.query) : readOne(ctx, entity, key, call.query);
  }
  if (denied || ctx.hidden.has(key?.toLowerCase() ?? '')) throw writeDenied(entity);
  if (call.method === 'POST' && key === undefined) return create(ctx, entity, call.body);
  if (call.method === 'PATCH' && key !== undefined) return change(ctx, entity, key, call.body);
  if (call.method === 'DELETE' && key !== undefined) {
    if (!ctx.db.remove(entity, rowId(key))) throw notFound();
    return { status: 204, headers: {}, body: null };
  }
  throw new HttpError(405, {
    Message: `The requested resource does not support http method '${call.method}'.`,
  });
}

function readMany(ctx: Context, entity: string, params: URLSearchParams): Answer {
  const query = parseQuery(params);
  checkSelect(ctx, entity, query.select);
  const { rows, total } = runQuery(ctx, entity, query);
  // Rows per answer where none are asked for by number.
  const more = !params.has('$top') && query.skip + rows.length < total;
  const shape = [...(query.select ?? []), ...query.expand.map((item) => `${item.name}()`)].join(',');
  return {
    status: 200,
    headers: {},
    body: {
      '@odata.context': `${ctx.ws}/odata/$metadata#${entity}${shape ? `(${shape})` : ''}`,
      ...(query.count ? { '@odata.count': total } : {}),
      value: rows.map((row) => project(ctx, entity, row, query.select, query.expand)),
      ...(more && { '@odata.nextLink': `${ctx.ws}/odata/${entity}?$skip=${query.skip + rows.length}` }),
    },
  };
}

function readOne(ctx: Context, entity: string, key: string, params: URLSearchParams): Answer {
  const query = parseQuery(params);
  const row = ctx.db.get(entity, rowId(key));
  if (!row || ctx.hidden.has(rowId(key))) throw notFound();
  return {
    status: 200,
    headers: {},
    body: {
      '@odata.context': `${ctx.ws}/odata/$metadata#${entity}/$entity`,
      ...project(ctx, entity, row, query.select, query.expand),
    },
  };
}

/** `/$count` answers plain text. */
function count(ctx: Context, entity: string, params: URLSearchParams): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/plain' },
    body: String(runQuery(ctx, entity, parseQuery(params)).total),
  };
}

function create(ctx: Context, entity: string, body: unknown): Answer {
  const row = insertChecked(ctx, entity, readValues(ctx, entity, body));
  const location = `${ctx.ws}/odata/${entity}(${String(row['Id'])})`;
  return {
    status: 201,
    headers: { Location: location, 'OData-Version': '4.0' },
    body: {
      '@odata.context': `${ctx.ws}/odata/$metadata#${entity}/$entity`,
      ...project(ctx, entity, row, null, []),
    },
  };
}

function change(ctx: Context, entity: string, key: string, body: unknown): Answer {
  const id = rowId(key);
  if (!ctx.db.get(entity, id)) throw notFound();
  updateChecked(ctx, entity, id, readValues(ctx, entity, body));
  return { status: 204, headers: {}, body: null };
}

/** Keys are bare guids; quotes or `guid'…'` are refused (creatio.md §5.1). */
export function rowId(key: string): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(key)) {
    throw new HttpError(400, { Message: 'The request is invalid.', MessageDetail: `Bad key '${key}'.` });
  }
  return key.toLowerCase();
}

function notFound() {
  return new HttpError(404, null);
}
