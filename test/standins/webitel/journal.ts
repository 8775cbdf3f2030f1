/** One frame a client sent. Secrets are masked. */
export interface LoggedFrame {
  /** Milliseconds of the server's clock. */
  at: number;
  socketId: string;
  /** Login of the signed-in user; empty before authentication. */
  login: string;
  seq: number;
  action: string;
  data: Record<string, unknown>;
}

/** One HTTP request a client made. Secrets are masked. */
export interface LoggedRequest {
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  /** Number of the connection it came on: requests with the same one shared it. */
  connection: number;
  /** 0 while the answer is not sent. */
  status: number;
}

/** What clients sent: for assertions of tests. */
export interface Journal {
  frames: LoggedFrame[];
  requests: LoggedRequest[];
  clear(): void;
  /** Frames of one action, oldest first. */
  sent(action: string): LoggedFrame[];
}

const SECRETS = new Set([
  'token',
  'access_token',
  'password',
  'totp',
  'signature',
  'id_token',
  'refresh_token',
]);

/** A copy with every secret masked. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRETS.has(name) ? '***' : masked(inner)]),
  );
}

export function createJournal(): Journal {
  const journal: Journal = {
    frames: [],
    requests: [],
    clear() {
      journal.frames.length = 0;
      journal.requests.length = 0;
    },
    sent: (action) => journal.frames.filter((frame) => frame.action === action),
  };
  return journal;
}
