import { HttpError, isObject, jsonBody } from '../net/http.ts';
import type { Context, Exchange } from '../types.ts';
import { runCall, type Answer } from './call.ts';
import { innerError } from './errors.ts';

interface Item {
  id: string;
  method: string;
  url: string;
  group: string | null;
  body: unknown;
}

const most = 100;

/**
 * JSON `$batch` (creatio.md §5.1): at most 100 requests; stops at the first failure unless
 * `Prefer: continue-on-error`; requests of one `atomicityGroup` are written all or none.
 */
export function runBatch(x: Exchange): unknown {
  const items = readItems(jsonBody(x)['requests']);
  const goOn = /continue-on-error/i.test(x.record.headers['prefer'] ?? '');
  const responses: unknown[] = [];
  for (let at = 0; at < items.length;) {
    const group = items[at]?.group ?? null;
    const end = group === null ? at + 1 : endOfGroup(items, at, group);
    const part = items.slice(at, end);
    const { answers, failed } = group === null ? runAlone(x.ctx, part) : runTogether(x.ctx, part);
    responses.push(...answers);
    if (failed && !goOn) break;
    at = end;
  }
  return { responses };
}

function endOfGroup(items: Item[], from: number, group: string): number {
  const other = items.findIndex((item, at) => at > from && item.group !== group);
  return other < 0 ? items.length : other;
}

function runAlone(ctx: Context, items: Item[]) {
  const answers = items.map((item) => describe(item, attempt(ctx, item)));
  return { answers, failed: answers.some((answer) => answer.status >= 400) };
}

/** A transaction: the first failure takes back what the group has written, and is its only answer. */
function runTogether(ctx: Context, items: Item[]) {
  const takeBack = ctx.db.snapshot();
  const answers: ReturnType<typeof describe>[] = [];
  for (const item of items) {
    const answer = attempt(ctx, item);
    if (answer.status >= 400) {
      takeBack();
      return { answers: [describe(item, answer)], failed: true };
    }
    answers.push(describe(item, answer));
  }
  return { answers, failed: false };
}

function attempt(ctx: Context, item: Item): Answer {
  try {
    const url = new URL(item.url.replace(/^\/+/, ''), `${ctx.ws}/odata/`);
    const path = decodeURIComponent(url.pathname.split('/odata/').at(-1) ?? '');
    return runCall(ctx, { method: item.method, path, query: url.searchParams, body: item.body });
  } catch (error) {
    if (error instanceof HttpError) return { status: error.status, headers: {}, body: error.payload };
    throw error;
  }
}

function describe(item: Item, answer: Answer) {
  return {
    id: item.id,
    ...(item.group === null ? {} : { atomicityGroup: item.group }),
    status: answer.status,
    headers: { 'odata-version': '4.0', ...lowerCase(answer.headers) },
    ...(answer.body === null ? {} : { body: answer.body }),
  };
}

function lowerCase(headers: Record<string, string>) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function readItems(requests: unknown): Item[] {
  if (!Array.isArray(requests)) throw innerError(400, "The batch has no 'requests'.");
  if (requests.length > most) throw innerError(400, `A batch may hold ${most} requests at most.`);
  return requests.map((request: unknown) => {
    if (!isObject(request) || typeof request['url'] !== 'string' || typeof request['method'] !== 'string') {
      throw innerError(400, 'A request of the batch has no method or url.');
    }
    return {
      id: String(request['id'] ?? ''),
      method: request['method'].toUpperCase(),
      url: request['url'],
      group: typeof request['atomicityGroup'] === 'string' ? request['atomicityGroup'] : null,
      body: request['body'],
    };
  });
}
