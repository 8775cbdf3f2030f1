/**
 * One authenticated websocket to Webitel that repairs itself.
 *
 *            start()              open                  OK
 *   stopped ────────► connecting ──────► authenticating ─────► online
 *      ▲                 │  ▲  ▲                │                │
 *      │            close│  │  └─backoff┐       │FAIL 401        │ close · no sign of life · event `error`
 *      │                 ▼  │wake()     │       ▼                │ · not authenticated
 *      └──stop()────── waiting ◄────────┴── (any other end) ◄────┤
 *                                           refused ◄────────────┘ (only FAIL 401; stays until a new start)
 *
 * Only a FAIL with 401 ends the session. The event `error` and «not authenticated» say no more than that this socket takes no
 * requests: the service that knows the sessions may just be away. The same token is tried again on a new socket, with growing
 * pauses; where the server says that this login may not come in (no licence, forbidden), with long ones.
 *
 * Answers come out of order and carry `seq_reply`; events carry no id (protocol §1.2). Requests in flight when the socket ends are
 * rejected as 'lost', those made while it is not online as 'never-left'. A second authentication on one socket gets no answer at
 * all (§1.3), so every new try means a new socket.
 */
import { backoffMs, BARRED_BASE_MS, BARRED_CAP_MS } from './backoff.ts';
import { needsNewSocket, refusal, WebitelError } from './errors.ts';
import { readFrame, readHello, serverTimeOf } from './frames.ts';
import { LateAnswers, type Pending } from './late-answers.ts';
import { errorEvent } from './shapes.ts';
import type { RawSocket, SocketOptions, SocketState } from './socket-types.ts';

/** Chrome keeps a worker alive only while data frames pass within each 30 s; a half-open line must be found within 15 s. */
export const PING_EVERY_MS = 8_000;
export const PONG_WITHIN_MS = 4_000;
const OPEN_WITHIN_MS = 10_000;
const AUTH_WITHIN_MS = 10_000;
/** A socket that takes no requests any more answers those it has within this time. */
const LAST_ANSWERS_MS = 1_000;
export const ANSWER_WITHIN_MS = 35_000;

export class WebitelSocket {
  readonly #options: SocketOptions;
  #raw: RawSocket | null = null;
  #state: SocketState = 'stopped';
  #seq = 0;
  #attempt = 0;
  #pending = new Map<number, Pending>();
  readonly #late = new LateAnswers();
  #cancelTimer: () => void = () => {};
  /** The server let nobody in, and said so: only a person, or a long pause, is a reason to ask again. */
  #barred = false;
  /** It tells the server's clock too; an old server may know `ping` alone. */
  #signOfLife: 'latency_start' | 'ping' = 'latency_start';

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  get state(): SocketState {
    return this.#state;
  }

  start(): void {
    if (this.#state === 'stopped') this.#connect();
  }

  /** Ends a backoff early: the network is back, or an alarm fired. */
  wake(): void {
    if (this.#state === 'waiting' && !this.#barred) this.#connect();
  }

  /** A person asks: even what the server barred is tried at once. */
  retry(): void {
    if (this.#state === 'waiting') this.#connect();
  }

  stop(): void {
    this.#drop();
    this.#enter('stopped');
  }

  /**
   * Sends an action and resolves with the answer's `data`.
   * @throws WebitelError 'never-left' | 'lost' | 'refused' | 'session'
   */
  request(action: string, data?: Record<string, unknown>, withinMs = ANSWER_WITHIN_MS): Promise<unknown> {
    if (this.#state !== 'online') return Promise.reject(new WebitelError('never-left', 'offline'));
    return this.#ask(action, data, withinMs);
  }

  #connect(): void {
    this.#drop();
    this.#barred = false;
    this.#enter('connecting');
    let raw: RawSocket;
    try {
      raw = this.#options.open(this.#options.url);
    } catch {
      return this.#wait();
    }
    this.#raw = raw;
    this.#seq = 0;
    this.#deadline(OPEN_WITHIN_MS);
    raw.onopen = () => this.#authenticate(raw);
    raw.onmessage = (event) => this.#receive(raw, event.data);
    raw.onclose = () => this.#lost(raw);
    raw.onerror = () => {};
  }

  #authenticate(raw: RawSocket): void {
    if (raw !== this.#raw) return;
    this.#enter('authenticating');
    this.#deadline(AUTH_WITHIN_MS);
    this.#ask('authentication_challenge', { token: this.#options.token }, AUTH_WITHIN_MS).then(
      () => {
        if (raw !== this.#raw) return;
        this.#schedulePing();
        this.#enter('online');
      },
      (error: WebitelError) => {
        if (raw !== this.#raw) return;
        if (error.kind === 'session') return this.#refuse();
        if (error.kind === 'refused') this.#options.onTrouble(error);
        this.#barred = error.kind === 'refused' && error.code >= 400 && error.code < 500;
        this.#lost(raw);
      },
    );
  }

  #receive(raw: RawSocket, data: unknown): void {
    if (raw !== this.#raw || typeof data !== 'string') return;
    const frame = readFrame(data, this.#options.onRefused);
    if (frame?.kind === 'event') return this.#event(frame.name, frame.data);
    if (!frame) return;
    const pending = this.#pending.get(frame.seq) ?? this.#late.take(frame.seq);
    this.#pending.delete(frame.seq);
    pending?.cancelTimer();
    if (frame.ok) pending?.resolve(frame.data);
    else this.#reject(pending, refusal(frame.error));
  }

  #event(name: string, data: unknown): void {
    if (name === 'hello') {
      const hello = readHello(data);
      if (!hello) return this.#options.onRefused('hello');
      if (hello.serverTime) this.#options.onOffset(hello.serverTime - this.#options.clock.now());
      this.#options.onHello(hello);
    } else if (name === 'error') {
      const told = errorEvent.safeParse(data);
      this.#retire(refusal(told.success ? told.data.error : null));
    } else {
      this.#options.onEvent(name, data);
    }
  }

  #reject(pending: Pending | undefined, error: WebitelError): void {
    pending?.reject(error);
    if (this.#state !== 'online') return;
    if (error.kind === 'session') this.#refuse();
    else if (needsNewSocket(error)) this.#retire(error);
  }

  /** This socket takes no requests any more. Those that it has are still answered: what was not done should not count as lost. */
  #retire(error: WebitelError): void {
    if (this.#state !== 'online') return;
    this.#options.onTrouble(error);
    this.#enter('waiting');
    this.#deadline(this.#pending.size > 0 ? LAST_ANSWERS_MS : 0);
  }

  #schedulePing(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(PING_EVERY_MS, () => {
      const { clock } = this.#options;
      const raw = this.#raw;
      const askedAt = clock.monotonic();
      const asks = this.#signOfLife;
      this.#ask(asks, asks === 'ping' ? { ping: 1 } : {}, PONG_WITHIN_MS).then(
        (data) => {
          if (raw !== this.#raw || this.#state !== 'online') return;
          // A line that answers has come to stay: from here on a loss is a new one.
          this.#attempt = 0;
          const told = serverTimeOf(data);
          const halfWay = (clock.monotonic() - askedAt) / 2;
          this.#options.onOffset(told === null ? null : Math.round(told + halfWay - clock.now()));
          this.#schedulePing();
        },
        (error: WebitelError) => {
          if (!raw || raw !== this.#raw || this.#state !== 'online') return;
          // A refusal is a sign of life too.
          if (error.kind === 'refused') {
            this.#signOfLife = 'ping';
            this.#schedulePing();
          } else if (error.kind !== 'session') this.#lost(raw);
        },
      );
    });
  }

  #ask(action: string, data: Record<string, unknown> | undefined, withinMs: number): Promise<unknown> {
    const seq = ++this.#seq;
    return new Promise((resolve, reject) => {
      const cancelTimer = this.#options.clock.after(withinMs, () => {
        this.#pending.delete(seq);
        reject(new WebitelError('lost', 'timeout', '', { late: this.#late.listen(seq) }));
      });
      this.#pending.set(seq, { resolve, reject, cancelTimer });
      try {
        this.#raw?.send(JSON.stringify(data ? { seq, action, data } : { seq, action }));
      } catch {
        this.#pending.delete(seq);
        cancelTimer();
        reject(new WebitelError('never-left', 'offline'));
      }
    });
  }

  #deadline(ms: number): void {
    this.#cancelTimer();
    const raw = this.#raw;
    this.#cancelTimer = this.#options.clock.after(ms, () => raw && this.#lost(raw));
  }

  #lost(raw: RawSocket): void {
    if (raw !== this.#raw) return;
    this.#drop();
    this.#wait();
  }

  #refuse(): void {
    this.#drop();
    this.#enter('refused');
  }

  #wait(): void {
    this.#enter('waiting');
    const pause = this.#barred ? [BARRED_BASE_MS, BARRED_CAP_MS] : [];
    const delay = backoffMs(this.#attempt++, this.#options.random(), ...pause);
    this.#cancelTimer = this.#options.clock.after(delay, () => this.#connect());
  }

  #drop(): void {
    this.#cancelTimer();
    this.#cancelTimer = () => {};
    const raw = this.#raw;
    this.#raw = null;
    if (raw) {
      raw.onopen = raw.onmessage = raw.onclose = raw.onerror = null;
      raw.close();
    }
    this.#late.end();
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const p of pending) {
      p.cancelTimer();
      p.reject(new WebitelError('lost', 'disconnected'));
    }
  }

  #enter(state: SocketState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
