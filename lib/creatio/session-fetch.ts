/**
 * Creatio's API with the operator's own CRM session, same-origin, on demand only: polling would keep that session alive for ever.
 * What an answer means is decided in the order of creatio.md §11.2; a session that is over has four shapes.
 */

/** session: over, or no rights at all · missing: no such object · busy: asked too often · server: not an answer of Creatio's. */
export type CrmFailure = 'session' | 'refused' | 'missing' | 'busy' | 'unreachable' | 'server';

export class CrmError extends Error {
  readonly kind: CrmFailure;
  constructor(kind: CrmFailure, message = '') {
    super(message);
    this.kind = kind;
  }
}

export interface CrmRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Sent as they are, in place of a body. */
  bytes?: Blob;
  headers?: Record<string, string>;
  /** Whoever asked has gone. */
  signal?: AbortSignal;
  /** Outlives the page. */
  keepalive?: boolean;
}

export interface CrmPorts {
  /** e.g. `https://acme.creatio.com/0` */
  workspace: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The page's cookies: the token against forged requests changes while the page lives. */
  cookies: () => string;
  now: () => number;
}

export type Crm = (path: string, request?: CrmRequest) => Promise<unknown>;

/** @returns asks `path` below the workspace; rejects with CrmError alone */
export function openCrm({ workspace, fetch, cookies, now }: CrmPorts): Crm {
  let notBefore = 0;

  const once = async (
    path: string,
    { method = 'GET', body, bytes, headers, signal, keepalive }: CrmRequest,
    token: string | undefined,
  ): Promise<Response> => {
    return fetch(`${workspace}/${path}`, {
      method,
      credentials: 'same-origin',
      redirect: 'manual',
      ...(keepalive && { keepalive }),
      ...(signal && { signal }),
      headers: {
        Accept: 'application/json',
        ForceUseSession: 'true',
        ...(token && { BPMCSRF: decodeURIComponent(token) }),
        ...(body !== undefined && {
          'Content-Type': 'application/json; charset=utf-8; IEEE754Compatible=true',
        }),
        ...headers,
      },
      ...(bytes && { body: bytes }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };

  return async (path, { signal, ...asked } = {}) => {
    // A change that is cut off may have been made or not: only readings are.
    const isReading = (asked.method ?? 'GET') === 'GET';
    const request: CrmRequest = { ...asked, ...(signal && isReading && { signal }) };
    if (now() < notBefore) throw new CrmError('busy');
    try {
      const token = csrfToken(cookies());
      let answer = await once(path, request, token);
      // Renewed by another tab, or by this very answer: what was refused so has done nothing yet.
      const renewed = csrfToken(cookies());
      if (answer.status === 403 && renewed !== token) answer = await once(path, request, renewed);
      if (answer.status === 429 || answer.status === 503) notBefore = now() + retryAfterMs(answer, now());
      return await readAnswer(answer);
    } catch (error) {
      throw error instanceof CrmError ? error : new CrmError('unreachable', String(error));
    }
  };
}

/** Against forged requests; it also changes with each signing in. */
export const csrfToken = (cookies: string): string | undefined =>
  /(?:^|;\s*)BPMCSRF=([^;]*)/.exec(cookies)?.[1];

const LOOKS_LIKE_LOGIN = /\/Login\/|"bootstrap\.login"/;

/** @throws CrmError */
export async function readAnswer(answer: Response): Promise<unknown> {
  if (answer.type === 'opaqueredirect' || answer.redirected || answer.status === 401)
    throw new CrmError('session');
  const text = await answer.text();
  const data = /json/i.test(answer.headers.get('content-type') ?? '') ? parse(text) : undefined;
  if (data === undefined) {
    if (LOOKS_LIKE_LOGIN.test(text.slice(0, 4096))) throw new CrmError('session');
    if (answer.status === 403) throw new CrmError('session');
    if (isBusy(answer)) throw new CrmError('busy');
    if (answer.ok && text === '') return null;
    throw new CrmError('server', `HTTP ${answer.status}`);
  }
  if (isRecord(data) && data.Message === 'Authentication failed.') throw new CrmError('session');
  const refusal = refusalOf(data);
  if (answer.status === 403)
    throw /csrf/i.test(refusal ?? '') ? new CrmError('session') : new CrmError('refused', refusal ?? '');
  if (isBusy(answer)) throw new CrmError('busy', refusal ?? '');
  if (refusal !== null)
    throw new CrmError(/No type was found|No HTTP resource/.test(refusal) ? 'missing' : 'refused', refusal);
  if (!answer.ok) throw new CrmError('server', `HTTP ${answer.status}`);
  return data;
}

/** The server's own words if the answer is an error, whatever its HTTP status; null when it is none. */
export function refusalOf(data: unknown): string | null {
  if (!isRecord(data)) return null;
  if (isRecord(data.error)) {
    const inner = isRecord(data.error.innererror) ? data.error.innererror.message : undefined;
    return String(inner ?? data.error.message ?? '');
  }
  if ('ExceptionMessage' in data || 'ExceptionType' in data || 'StackTrace' in data)
    return String(data.ExceptionMessage ?? data.Message ?? '');
  const keys = Object.keys(data);
  if (keys.includes('Message') && keys.every((k) => k === 'Message' || k === 'MessageDetail'))
    return [data.Message, data.MessageDetail].filter(Boolean).join(' ');
  if (data.success === false)
    return String((isRecord(data.errorInfo) ? data.errorInfo.message : undefined) ?? '');
  return null;
}

const isBusy = (answer: Response): boolean => answer.status === 429 || answer.status === 503;

const DEFAULT_WAIT_MS = 30_000;
const MAX_WAIT_MS = 10 * 60_000;

/** Seconds or a date, as HTTP has it. */
function retryAfterMs(answer: Response, now: number): number {
  const header = answer.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? DEFAULT_WAIT_MS : Math.min(Math.max(ms, 0), MAX_WAIT_MS);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);
