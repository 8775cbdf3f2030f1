import { HttpError, isObject, jsonBody, sendEmpty, sendJson } from '../net/http.ts';
import type { Context, Exchange } from '../types.ts';
import { errorAnswer, prop, ServiceError, text } from './json.ts';
import { runtimeSchema } from './schema.ts';
import { select } from './select.ts';
import { postSettings, querySettings } from './settings.ts';
import { insert, remove, update } from './write.ts';

const methods: Record<string, (ctx: Context, query: unknown) => unknown> = {
  selectquery: select,
  insertquery: insert,
  updatequery: update,
  deletequery: remove,
  batchquery: batch,
  querysyssettings: querySettings,
  postsyssettingsvalues: postSettings,
  runtimeentityschemarequest: runtimeSchema,
};

/** Answers `DataService/json/SyncReply/<Method>` (creatio.md §5.3); refusals are HTTP 200 with `success: false`, or 500. */
export function dataService(x: Exchange, method: string) {
  const run = methods[method.toLowerCase()];
  if (!run || x.method !== 'POST') return sendEmpty(x, 404);
  const answer = guarded(run, x.ctx, jsonBody(x));
  const refused = answer as { success?: boolean; responseStatus?: unknown };
  if (refused.success !== false || x.ctx.options.refusals === 'both') return sendJson(x, 200, answer);
  if (x.ctx.options.refusals === 'bare') return sendJson(x, 200, { success: false });
  return sendJson(x, 500, { responseStatus: refused.responseStatus });
}

function guarded(run: (ctx: Context, query: unknown) => unknown, ctx: Context, query: unknown): unknown {
  try {
    return run(ctx, query);
  } catch (error) {
    if (error instanceof ServiceError) return errorAnswer(error.code, error.message);
    if (error instanceof HttpError) return errorAnswer('DbOperationException', messageOf(error.payload));
    throw error;
  }
}

/** `BatchQuery`: its items one after another, each of the kind that `__type` names. */
function batch(ctx: Context, query: unknown) {
  const inner = prop(query, 'items');
  const queryResults = (Array.isArray(inner) ? inner : []).map((item: unknown) => {
    const kind = /\.(\w+Query)$/.exec(text(item, '__type'))?.[1]?.toLowerCase() ?? '';
    const run = methods[kind];
    if (!run || kind === 'batchquery') throw new ServiceError('NotSupportedException', 'Unknown query type.');
    return guarded(run, ctx, item);
  });
  const hasErrors = queryResults.some((result) => isObject(result) && result['success'] === false);
  return { success: !hasErrors, hasErrors, queryResults };
}

function messageOf(payload: unknown): string {
  if (isObject(payload) && typeof payload['ExceptionMessage'] === 'string')
    return payload['ExceptionMessage'];
  const inner = isObject(payload) && isObject(payload['error']) ? payload['error']['innererror'] : null;
  return isObject(inner) ? String(inner['message']) : 'An error has occurred.';
}
