/** What can go wrong with a request, in the four kinds that callers act on differently. */
export type FailureKind =
  /** Nothing left this machine, or the server has not looked at it: safe to try again. */
  | 'never-left'
  /** It was sent and no answer came: the server may have done it. */
  | 'lost'
  /** The server said no. */
  | 'refused'
  /** The session is over: sign in again. */
  | 'session';

export class WebitelError extends Error {
  readonly kind: FailureKind;
  /** Server's dotted error id, the innermost one there is; '' if none. */
  readonly id: string;
  /** The server's own words; '' if none. */
  readonly detail: string;
  /** Status code that belongs to the id, as of HTTP; 0 if none was told. */
  readonly code: number;
  /** Of a lost answer that may still come: settles as the request would have; 'lost' once more when the line ends first. */
  readonly late: Promise<unknown> | null;

  constructor(
    kind: FailureKind,
    id: string,
    detail = '',
    { code = 0, late = null }: { code?: number; late?: Promise<unknown> | null } = {},
  ) {
    super(detail || id || kind);
    this.name = 'WebitelError';
    this.kind = kind;
    this.id = id;
    this.code = code;
    this.detail = detail;
    this.late = late;
  }
}

export interface WireError {
  id?: string | null | undefined;
  detail?: string | null | undefined;
  code?: number | null | undefined;
}

/**
 * The socket's own check failed: because the session is over, or because the service that would know does not answer. Either way
 * the request was not carried out, and only signing in again on a new socket tells which it is.
 */
const NOT_AUTHENTICATED = 'api.web_socket_router.not_authenticated.app_error';

/** An answer's error object as an error. `detail` may hold a gRPC string with the true error inside as JSON (protocol §1.2). */
export function refusal(error: WireError | null | undefined): WebitelError {
  const id = error?.id ?? '';
  const inner = innerError(error?.detail ?? '');
  const code = error?.code ?? 0;
  const kind = code === 401 ? 'session' : id === NOT_AUTHENTICATED ? 'never-left' : 'refused';
  return new WebitelError(kind, inner?.id || id, inner?.detail || (error?.detail ?? ''), {
    code: (inner?.id && inner.code) || code,
  });
}

/** The socket must be opened anew: it takes no requests any more. */
export const needsNewSocket = (error: WebitelError): boolean => error.id === NOT_AUTHENTICATED;

/** Storage has no 401: a session that it does not know, or could not ask about, is a 500 with one of these. */
const STORAGE_SESSION = new Set([
  'app.session.unauthorized.app_error',
  'api.context.session_expired.app_error',
]);
/** The gateway's 401 while the service that knows the sessions is away; id and detail change places. */
const NOBODY_TO_ASK = /failed to get userinfo/i;

/**
 * An HTTP answer that is no success. From 500 on it is the line's failure, whoever wrote the page: the server has not said no.
 * @param error null: the body was none of Webitel's
 * @param changes the request may have changed something before it failed
 */
export function httpRefusal(
  status: number,
  error: WireError | null,
  { hasToken, changes }: { hasToken: boolean; changes: boolean },
): WebitelError {
  const id = error?.id ?? '';
  const detail = error?.detail ?? '';
  const said = id || (status >= 500 || error ? `http.${status}` : 'not-webitel');
  const make = (kind: FailureKind): WebitelError => new WebitelError(kind, said, detail, { code: status });
  if (STORAGE_SESSION.has(id)) return make('session');
  if (status === 401 && hasToken)
    return make(NOBODY_TO_ASK.test(`${id} ${detail}`) ? 'never-left' : 'session');
  if (status >= 500 || status === 429) return make(changes && status !== 429 ? 'lost' : 'never-left');
  return make('refused');
}

/** A right that this login does not have: an object class missing from its scope, or closed to it. */
export const isRightMissing = (error: unknown): boolean =>
  error instanceof WebitelError &&
  error.kind === 'refused' &&
  (/^api\.context\.permissions\.app_error|objclass\.access\.denied$/.test(error.id) ||
    (error.code === 403 && !isLicenceMissing(error)));

export const isLicenceMissing = (error: unknown): boolean =>
  error instanceof WebitelError && /licen[sc]e/i.test(error.id);

function innerError(detail: string): { id: string; detail: string; code: number } | null {
  const start = detail.indexOf('{');
  if (start < 0) return null;
  try {
    const parsed = JSON.parse(detail.slice(start)) as { id?: unknown; detail?: unknown; code?: unknown };
    return {
      id: String(parsed.id ?? ''),
      detail: String(parsed.detail ?? ''),
      code: Number(parsed.code) || 0,
    };
  } catch {
    return null;
  }
}
