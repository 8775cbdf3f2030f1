import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { securityHeaders } from './net/csp.ts';
import { HttpError, isObject, readBody, sendEmpty, sendJson } from './net/http.ts';
import { kindOf } from './net/kind.ts';
import { faultsOf, tooLong } from './odata/independent.ts';
import { MOST_QUERY } from './odata/limits.ts';
import type { Sessions } from './net/sessions.ts';
import { route } from './routes.ts';
import { Random } from './seed/random.ts';
import type { Context, Exchange, RecordedRequest } from './types.ts';

export interface ServerParts {
  ctx: Context;
  sessions: Sessions;
  requests: RecordedRequest[];
  /** What an independent reader of OData finds wrong with the questions of others than the stand-in's own pages. */
  faults: string[];
}

const delayed = new Set(['odata', 'dataservice', 'service', 'rest', 'file']);

/** Makes the HTTP server: records each request, adds headers, finds the session, waits, answers. */
export function makeServer(parts: ServerParts): Server {
  const random = new Random(20_261_014);
  return createServer((req, res) => {
    void answer(parts, random, req, res);
  });
}

async function answer(parts: ServerParts, random: Random, req: IncomingMessage, res: ServerResponse) {
  const { ctx, sessions, requests } = parts;
  const url = new URL(req.url ?? '/', ctx.origin);
  const record: RecordedRequest = {
    method: req.method ?? 'GET',
    path: decoded(url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)])),
    body: null,
    at: Date.now(),
    kind: kindOf(url.pathname),
    status: 0,
    warnings: [],
  };
  if (!url.pathname.startsWith('/__test/')) requests.push(record);
  res.once('finish', () => (record.status = res.statusCode));
  const x: Exchange = {
    req,
    res,
    method: record.method,
    url,
    rootPath: below(url.pathname, ctx.options.vdir) ?? url.pathname,
    wsPath: below(url.pathname, ctx.options.vdir + ctx.options.prefix),
    body: Buffer.alloc(0),
    record,
    session: sessions.find(req),
    ctx,
  };
  try {
    x.body = await readBody(req);
    record.body = describeBody(x);
    for (const [name, value] of Object.entries(securityHeaders(ctx))) res.setHeader(name, value);
    res.setHeader('Cache-Control', 'no-store');
    if (x.session) sessions.refreshCsrf(req, res, x.session);
    noteFaults(x, parts.faults);
    if (ctx.options.prefix === '/0' && url.search.length - 1 > MOST_QUERY) throw new HttpError(404, null);
    if (delayed.has(record.kind) && ctx.options.restarting > 0) return restart(x);
    runLater(ctx);
    if (x.session && ctx.options.sessionLock && delayed.has(record.kind) && !isFree(url.pathname)) {
      return await inTurn(x.session.id, () => pause(ctx.options, random).then(() => route(x, parts))).catch(
        (error: unknown) => fail(x, error),
      );
    }
    if (delayed.has(record.kind)) await pause(ctx.options, random);
    await route(x, parts);
  } catch (error) {
    fail(x, error);
  }
}

/** As a site answers for a minute or so after it was told to restart. */
function restart(x: Exchange) {
  const turn = x.ctx.options.restarting--;
  if (turn % 3 === 0) return sendEmpty(x, 404);
  if (turn % 3 === 1) return sendEmpty(x, 500);
  return sendEmpty(x, 307, { Location: `${x.ctx.options.vdir}/Login/Login.html` });
}

function runLater(ctx: Context) {
  for (const work of ctx.later.splice(0)) {
    if (work.after-- > 0) ctx.later.push(work);
    else work.run();
  }
}

/** Services that take no turn: they read the session only. */
const isFree = (path: string): boolean => /\/(FileApi|File|Esn|SocialSubscription)Service\//i.test(path);
const turns = new Map<string, Promise<void>>();

function inTurn(session: string, run: () => Promise<void>): Promise<void> {
  const mine = (turns.get(session) ?? Promise.resolve()).then(run);
  turns.set(
    session,
    mine.catch(() => {}),
  );
  return mine;
}

function noteFaults(x: Exchange, faults: string[]) {
  if (x.record.kind !== 'odata' || x.record.headers['x-request-source'] === 'ajax-provider') return;
  const address = x.url.href.split(/\/odata\//i)[1] ?? '';
  if (x.ctx.options.restarting > 0) return;
  const inner = isObject(x.record.body) && address === '$batch' ? x.record.body['requests'] : null;
  const inBatch = (Array.isArray(inner) ? inner : []).map((one: unknown) =>
    String(isObject(one) ? one['url'] : ''),
  );
  const found = [address, ...inBatch].flatMap((one) => faultsOf(x.ctx.db, one)).concat(tooLong(x.url.href));
  x.record.warnings.push(...found);
  faults.push(...found.map((one) => `${one} in ${x.method} ${address}`));
}

function fail(x: Exchange, error: unknown) {
  if (x.res.headersSent) {
    x.res.destroy();
    return;
  }
  if (error instanceof HttpError) {
    if (error.payload === null) sendEmpty(x, error.status);
    else sendJson(x, error.status, error.payload);
    return;
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  sendJson(x, 500, {
    Message: 'An error has occurred.',
    ExceptionMessage: message,
    ExceptionType: name,
    StackTrace: stack,
  });
}

/** Path for the record; a broken escape stays as it came. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Rest of a path below a base, with its leading slash; `null` when the path is elsewhere. */
function below(path: string, base: string): string | null {
  if (base === '') return path;
  if (path === base) return '/';
  return path.startsWith(`${base}/`) ? path.slice(base.length) : null;
}

function describeBody(x: Exchange): unknown {
  if (x.body.length === 0) return null;
  if (/octet-stream|^image\/|^video\/|^audio\//.test(x.req.headers['content-type'] ?? ''))
    return x.body.length;
  if (x.record.kind === 'file') return x.body.length;
  const text = x.body.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

async function pause(options: Context['options'], random: Random) {
  const [min, max] = options.latencyMs;
  if (max <= 0) return;
  const until = performance.now() + min + random.next() * (max - min);
  // A server that is fast again holds nobody who came before.
  for (let rest; options.latencyMs[1] > 0 && (rest = until - performance.now()) > 0;)
    await new Promise((resolve) => setTimeout(resolve, Math.min(rest, 100)));
}
