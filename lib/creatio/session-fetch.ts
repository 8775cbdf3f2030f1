/**
 * Creatio's API with the operator's own CRM session, same-origin, on demand only: polling would keep that session alive for ever.
 * What an answer means is decided in the order of creatio.md §11.2; a session that is over has four shapes.
 */

/**
 * session: over, or no rights at all · missing: no such object or record; the words name the object · odata: closed to this user
 * altogether · busy: asked too often · server: not an answer of Creatio's.
 */
export type CrmFailure = 'session' | 'refused' | 'missing' | 'odata' | 'busy' | 'unreachable' | 'server';

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
  /** Of the page: no other CRM than its own is asked, or told the token against forged requests. */
  origin?: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The page's cookies: the token against forged requests changes while the page lives. */
  cookies: () => string;
  now: () => number;
  /** Before each call goes out, the repeated ones too. */
  onCall?: () => void;
}

export type Crm = (path: string, request?: CrmRequest) => Promise<unknown>;

/** @returns asks `path` below the workspace; rejects with CrmError alone */
export function openCrm({ workspace, origin, fetch, cookies, now, onCall }: CrmPorts): Crm {
  if (origin !== undefined && new URL(workspace).origin !== origin)
    throw new CrmError('refused', 'the page names another CRM');
  let notBefore = 0;
  const queue = inTurn(AT_ONCE);

  const once = async (
    path: string,
    { method = 'GET', body, bytes, headers, signal, keepalive }: CrmRequest,
    token: string | undefined,
  ): Promise<Response> => {
    onCall?.();
    return fetch(`${workspace}/${path}`, {
      method,
      credentials: 'same-origin',
      redirect: 'manual',
      ...(keepalive && { keepalive }),
      ...(!bytes && {
        signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(signal ? [signal] : [])]),
      }),
      headers: {
        Accept: 'application/json',
        ForceUseSession: 'true',
        ...(token && { BPMCSRF: decoded(token) }),
        ...(body !== undefined && {
          'Content-Type': 'application/json; charset=utf-8; IEEE754Compatible=true',
        }),
        ...headers,
      },
      ...(bytes && { body: bytes }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };

  let accepted: string | undefined;

  /** The same cookie may be there twice, of two paths, and be renewed by any answer: what was refused for it has done nothing yet. */
  const withToken = async (path: string, request: CrmRequest): Promise<Response> => {
    const tried = new Set<string | undefined>();
    for (;;) {
      const there = csrfTokens(cookies());
      const [token] = [...there.filter((one) => one === accepted), ...there].filter((one) => !tried.has(one));
      const answer = await once(path, request, token);
      if (answer.status !== 403) accepted = token;
      tried.add(token);
      const more = csrfTokens(cookies()).some((one) => !tried.has(one));
      if (answer.status !== 403 || !more || tried.size >= MOST_TOKENS) return answer;
    }
  };

  return async (path, { signal, ...asked } = {}) => {
    // A change that is cut off may have been made or not: only readings are.
    const isReading = (asked.method ?? 'GET') === 'GET';
    const request: CrmRequest = { ...asked, ...(signal && isReading && { signal }) };
    // Further off than any server asks: the clock was set back.
    if (now() < notBefore && notBefore - now() <= MAX_WAIT_MS) throw new CrmError('busy');
    try {
      const answer = await queue(isFree(path), () => withToken(path, request));
      if (answer.status === 429 || answer.status === 503) notBefore = now() + retryAfterMs(answer, now());
      return await readAnswer(answer, path);
    } catch (error) {
      throw error instanceof CrmError ? error : new CrmError('unreachable', String(error));
    }
  };
}

/** What has not been answered by then is given up; whether a change was made is looked for by whoever made it. */
const PATIENCE_MS = 45_000;

/** One that is there twice, and one that was renewed meanwhile. */
const MOST_TOKENS = 3;

/** Against forged requests; it also changes with each signing in. */
export const csrfToken = (cookies: string): string | undefined => csrfTokens(cookies)[0];

const csrfTokens = (cookies: string): string[] => [
  ...new Set([...cookies.matchAll(/(?:^|;\s*)BPMCSRF=([^;]*)/g)].map((match) => match[1]!)),
];

/** A broken one is sent as it is, and refused. */
function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** Requests of one session wait for each other at the server: more at once would only make the page's own wait behind them. */
const AT_ONCE = 3;
/** Services that take no turn there. */
const isFree = (path: string): boolean =>
  /^rest\/(?:FileApi|File|Esn|SocialSubscription)Service\//.test(path);

/** @returns runs so many at a time, in the order they come */
function inTurn(most: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(takesNoTurn: boolean, run: () => Promise<T>): Promise<T> => {
    if (takesNoTurn) return run();
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

const LOOKS_LIKE_LOGIN = /\/Login\/|"bootstrap\.login"/;

/** @throws CrmError */
export async function readAnswer(answer: Response, path = ''): Promise<unknown> {
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
  if (answer.status === 403 && /csrf/i.test(refusal ?? '')) throw new CrmError('session');
  if (isBusy(answer) || isUsedUp(answer, refusal)) throw new CrmError('busy', refusal ?? '');
  if (path.startsWith('odata/') && refusal !== null && /CanUseODataService|use\W+odata/i.test(refusal))
    throw new CrmError('odata', refusal);
  if (answer.status === 403) throw new CrmError('refused', refusal ?? '');
  if (refusal !== null)
    throw /No type was found|No HTTP resource/.test(refusal)
      ? new CrmError('missing', /controller named '(\w+)'/.exec(refusal)?.[1] ?? refusal)
      : new CrmError('refused', refusal);
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
  // With HTTP 500 too, and in either place, or without a word.
  const status = data.responseStatus ?? data.ResponseStatus;
  const words = isRecord(status) && status.ErrorCode ? (status.Message ?? '') : undefined;
  if (data.success === false || words !== undefined)
    return String((isRecord(data.errorInfo) ? data.errorInfo.message : undefined) ?? words ?? '');
  return null;
}

/** The day's calls of some plans: what is answered then is not documented. */
const isUsedUp = ({ status }: Response, words: string | null): boolean =>
  status >= 400 && status < 500 && /\b(?:limit|quota)\b.*\b(?:exceed|reach|used)/i.test(words ?? '');

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
