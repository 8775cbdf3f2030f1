/** What can go wrong with a request, in the four kinds that callers act on differently. */
export type FailureKind =
  /** Nothing left this machine: safe to try again. */
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
  /** Of a lost answer that may still come: settles as the request would have; 'lost' once more when the line ends first. */
  readonly late: Promise<unknown> | null;

  constructor(kind: FailureKind, id: string, detail = '', late: Promise<unknown> | null = null) {
    super(detail || id || kind);
    this.name = 'WebitelError';
    this.kind = kind;
    this.id = id;
    this.detail = detail;
    this.late = late;
  }
}

const SESSION_IDS = new Set([
  'app.session.unauthenticated',
  'api.web_socket_router.not_authenticated.app_error',
]);

/** An answer's error object as an error. `detail` may hold a gRPC string with the true error inside as JSON (protocol §1.2). */
export function refusal(
  error: { id?: string | null; detail?: string | null; code?: number | null } | null | undefined,
): WebitelError {
  const id = error?.id ?? '';
  const inner = innerError(error?.detail ?? '');
  const session = SESSION_IDS.has(id) || error?.code === 401;
  return new WebitelError(
    session ? 'session' : 'refused',
    inner?.id || id,
    inner?.detail || (error?.detail ?? ''),
  );
}

function innerError(detail: string): { id: string; detail: string } | null {
  const start = detail.indexOf('{');
  if (start < 0) return null;
  try {
    const parsed = JSON.parse(detail.slice(start)) as { id?: unknown; detail?: unknown };
    return { id: String(parsed.id ?? ''), detail: String(parsed.detail ?? '') };
  } catch {
    return null;
  }
}
