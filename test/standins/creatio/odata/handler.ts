import { HttpError, sendEmpty, sendJson, sendText } from '../net/http.ts';
import type { Exchange } from '../types.ts';
import { runBatch } from './batch.ts';
import { rowId, runCall } from './call.ts';
import { innerError, noOData, noSuchSet, readDenied, writeDenied } from './errors.ts';
import { metadata } from './metadata.ts';

/** Answers everything below `odata/` (creatio.md §5.1). */
export function odata(x: Exchange, path: string) {
  if (x.ctx.options.odataForbidden) throw noOData();
  if (path === '' && x.method === 'GET') return sendSets(x);
  if (path === '$metadata') return sendText(x, 200, 'application/xml; charset=utf-8', metadata(x.ctx));
  if (path === '$batch' && x.method === 'POST') return sendOdata(x, 200, {}, runBatch(x));
  const stream = /^(\w+)\(([^)]*)\)\/(\w+)$/.exec(path);
  if (stream) return streamColumn(x, stream[1] ?? '', stream[2] ?? '', stream[3] ?? '');

  const answer = runCall(x.ctx, {
    method: x.method,
    path,
    query: x.url.searchParams,
    body: x.method === 'GET' ? null : bodyOf(x),
  });
  if (answer.body === null) return sendEmpty(x, answer.status, answer.headers);
  if (answer.headers['Content-Type'] === 'text/plain') {
    return sendText(x, answer.status, 'text/plain', String(answer.body));
  }
  return sendOdata(x, answer.status, answer.headers, answer.body);
}

function sendOdata(x: Exchange, status: number, headers: Record<string, string>, payload: unknown) {
  sendJson(x, status, payload, {
    'Content-Type': 'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8',
    'OData-Version': '4.0',
    ...headers,
  });
}

function sendSets(x: Exchange) {
  const value = x.ctx.db
    .schemas()
    .filter(({ name }) => !x.ctx.db.isBehind(name))
    .map(({ name }) => ({ name, kind: 'EntitySet', url: name }));
  sendOdata(x, 200, {}, { '@odata.context': `${x.ctx.ws}/odata/$metadata`, value });
}

/** Reads or replaces a stream column, such as `ContactFile(<id>)/Data`. */
function streamColumn(x: Exchange, entity: string, key: string, name: string) {
  const { db, denied } = x.ctx;
  if (!db.has(entity)) throw noSuchSet(entity, x.url.href);
  const column = db.schema(entity).columns.find((one) => one.key === name && one.type === 'stream');
  const id = rowId(key);
  if (!column) throw innerError(400, `'${name}' is not a stream of '${entity}'.`);
  if (!db.get(entity, id)) return sendEmpty(x, 404);
  const address = `${entity}/${id}/${name}`;
  if (x.method === 'GET') {
    if (denied.has(entity)) throw readDenied(entity);
    return sendText(x, 200, 'application/octet-stream', db.streams.get(address) ?? Buffer.alloc(0));
  }
  if (denied.has(entity)) throw writeDenied(entity);
  if (x.method !== 'PUT' && x.method !== 'PATCH')
    throw new HttpError(405, { Message: 'Method not allowed.' });
  db.streams.set(address, x.body);
  if (db.schema(entity).columns.some((one) => one.key === 'Size')) {
    db.update(entity, id, { Size: x.body.length });
  }
  return sendEmpty(x, 200);
}

function bodyOf(x: Exchange): unknown {
  if (x.body.length === 0) return {};
  try {
    return JSON.parse(x.body.toString('utf8')) as unknown;
  } catch {
    throw innerError(400, 'The request body is not valid JSON.', 'Newtonsoft.Json.JsonReaderException');
  }
}
