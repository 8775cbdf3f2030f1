/** Servers that never do what they are asked, in memory: eight hours of one pass in seconds. */
import type { RawSocket } from '../../../lib/webitel/socket-types.ts';
import type { Network } from './worker.ts';

export type Mode =
  | 'away'
  | 'hangs'
  | 'refuses'
  | 'bars'
  | 'refuses-all-but-sign-in'
  | 'hangs-after-sign-in'
  /** The socket is well, what goes over HTTP is not. */
  | 'rest-away'
  | 'rest-hangs'
  | 'rest-refuses'
  | 'well';

interface Request {
  seq: number;
  action: string;
}
type Answer = { error: object } | { data: object } | 'none';

const FAULT = { id: 'app.session.app_error', code: 500, detail: '', status: 'Internal Server Error' };
const NO_LICENCE = {
  id: 'api.context.permissions.license',
  code: 412,
  detail: '',
  status: 'Precondition Failed',
};
const SIGN_IN = new Set(['authentication_challenge', 'latency_start', 'ping']);

const realFetch = globalThis.fetch;

export class BadServer {
  mode: Mode = 'away';
  connects = 0;
  frames = 0;
  requests = 0;

  readonly network: Network;
  readonly #well: Network;
  readonly #bad = new Set<RawSocket>();

  /** @param well what leads to the real server */
  constructor(well: Network) {
    this.#well = well;
    this.network = { ...well, open: (url) => this.#open(url) };
  }

  readonly fetch: typeof fetch = (input, init) => {
    this.requests += 1;
    const { mode } = this;
    if (mode === 'well') return realFetch(input, init);
    if (mode.endsWith('away')) return Promise.reject(new TypeError('fetch failed'));
    if (mode.includes('hangs')) return hanging(init?.signal ?? null);
    const [status, body] = mode === 'bars' ? [403, NO_LICENCE] : [500, FAULT];
    return Promise.resolve(Response.json(body, { status }));
  };

  /** It is put right, and starts anew: sockets of before are closed. */
  recover(): void {
    this.mode = 'well';
    for (const raw of this.#bad) raw.onclose?.();
    this.#bad.clear();
  }

  #open(url: string): ReturnType<Network['open']> {
    this.connects += 1;
    return isWell(this.mode) ? this.#well.open(url) : this.#badSocket();
  }

  #badSocket(): ReturnType<Network['open']> {
    let cut = false;
    const tell = (work: () => void): void => void setImmediate(() => cut || work());
    const say = (frame: object): void =>
      tell(() => raw.onmessage?.({ data: JSON.stringify(frame) } as never));
    const raw: RawSocket = {
      send: (data) => {
        this.frames += 1;
        const { seq, action } = JSON.parse(data) as Request;
        const answer = this.#answer(action);
        if (answer === 'none') return;
        if (action === 'authentication_challenge' && 'data' in answer)
          say({ event: 'hello', data: HELLO, seq: 0 });
        const status = 'error' in answer ? 'FAIL' : 'OK';
        say({ status, seq_reply: seq, ...answer });
      },
      close: () => {
        cut = true;
        this.#bad.delete(raw);
      },
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
    };
    this.#bad.add(raw);
    tell(() => (this.mode === 'away' ? raw.onclose?.() : raw.onopen?.()));
    return { raw, cut: () => void (cut = true) };
  }

  #answer(action: string): Answer {
    const { mode } = this;
    if (mode === 'refuses') return { error: FAULT };
    if (mode === 'bars') return { error: NO_LICENCE };
    if (mode === 'hangs' || !SIGN_IN.has(action)) {
      return mode === 'refuses-all-but-sign-in' ? { error: FAULT } : 'none';
    }
    return { data: action === 'latency_start' ? { server_ts: Date.now() } : {} };
  }
}

const isWell = (mode: Mode): boolean => mode === 'well' || mode.startsWith('rest-');

const HELLO = {
  sock_id: 's',
  server_time: Date.now(),
  session: { user_id: 10, name: 'Лысенко Виктория', domain_name: 'acme', expire: 0 },
  use_cc: true,
  use_chat: true,
};

const hanging = (signal: AbortSignal | null): Promise<Response> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
