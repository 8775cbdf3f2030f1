/**
 * One authenticated websocket to Webitel that repairs itself.
 *
 *            start()              open                  OK
 *   stopped ────────► connecting ──────► authenticating ─────► online
 *      ▲                 │  ▲  ▲                │                │
 *      │            close│  │  └─backoff┐       │FAIL 401        │ close · no pong within the deadline
 *      │                 ▼  │wake()     │       ▼                │ `error` event: session is over
 *      └──stop()────── waiting ◄────────┴── (any other end) ◄────┤
 *                                           refused ◄────────────┘ (only for session errors; stays until a new start)
 *
 * Answers come out of order and carry `seq_reply`; events carry no id (protocol §1.2). Requests in flight when the socket ends are
 * rejected as 'lost', those made while it is not online as 'never-left'. A second authentication on one socket gets no answer at
 * all (§1.3), so every new token means a new socket.
 */
import { backoffMs } from './backoff.ts';
import { refusal, WebitelError } from './errors.ts';
import { answerFrame, eventFrame, helloData, pongData } from './shapes.ts';
import { LateAnswers, type Pending } from './late-answers.ts';
import type { RawSocket, SocketOptions, SocketState } from './socket-types.ts';

/** Chrome keeps a worker alive only while data frames pass within each 30 s; a half-open line must be found within 15 s. */
export const PING_EVERY_MS = 8_000;
export const PONG_WITHIN_MS = 4_000;
const OPEN_WITHIN_MS = 10_000;
const AUTH_WITHIN_MS = 10_000;
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
    this.#cancelTimer();
    this.#enter('connecting');
    let raw: RawSocket;
    try {
      raw = this.#options.open(this.#options.url);
    } catch {
      this.#wait();
      return;
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
        this.#attempt = 0;
        this.#schedulePing();
        this.#enter('online');
      },
      (error: unknown) => {
        if (raw !== this.#raw) return;
        const session = error instanceof WebitelError && error.kind === 'session';
        if (session) this.#refuse();
        else this.#lost(raw);
      },
    );
  }

  #receive(raw: RawSocket, data: unknown): void {
    if (raw !== this.#raw || typeof data !== 'string') return;
    const frame = parseJson(data);
    // Most frames are events: to refuse them as answers first would cost more than to read them.
    const answer = isAnswer(frame) ? answerFrame.safeParse(frame) : null;
    if (answer?.success) {
      const seq = answer.data.seq_reply;
      const pending = this.#pending.get(seq) ?? this.#late.take(seq);
      this.#pending.delete(seq);
      pending?.cancelTimer();
      if (answer.data.status === 'OK') pending?.resolve(answer.data.data);
      else this.#reject(pending, refusal(answer.data.error));
      return;
    }
    const event = eventFrame.safeParse(frame);
    if (event.success) this.#event(event.data.event, event.data.data);
  }

  #event(name: string, data: unknown): void {
    if (name === 'hello') {
      const hello = helloData.safeParse(data);
      if (!hello.success) return;
      const { session, server_time: serverTime, use_cc: useCc } = hello.data;
      if (serverTime) this.#options.onOffset(serverTime - this.#options.clock.now());
      this.#options.onHello({
        userId: session?.user_id ?? 0,
        userName: session?.name ?? '',
        canChat: useCc !== false,
      });
    } else if (name === 'error') {
      // Session expiry without a close: events stop and every request fails (§1.5).
      this.#refuse();
    } else {
      this.#options.onEvent(name, data);
    }
  }

  #reject(pending: Pending | undefined, error: WebitelError): void {
    pending?.reject(error);
    if (error.kind === 'session' && this.#state === 'online') this.#refuse();
  }

  #schedulePing(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(PING_EVERY_MS, () => {
      const raw = this.#raw;
      const askedAt = this.#options.clock.now();
      this.#ask('ping', { ping: 1 }, PONG_WITHIN_MS).then(
        (data) => {
          if (raw !== this.#raw) return;
          const pong = pongData.safeParse(data);
          const receivedAt = this.#options.clock.now();
          if (pong.success && pong.data.server_ts) {
            this.#options.onOffset(pong.data.server_ts - (askedAt + receivedAt) / 2);
          }
          this.#schedulePing();
        },
        (error: WebitelError) => {
          if (!raw || raw !== this.#raw) return;
          // A refusal is a sign of life too.
          if (error.kind === 'refused') this.#schedulePing();
          else if (error.kind !== 'session') this.#lost(raw);
        },
      );
    });
  }

  #ask(action: string, data: Record<string, unknown> | undefined, withinMs: number): Promise<unknown> {
    const seq = ++this.#seq;
    return new Promise((resolve, reject) => {
      const cancelTimer = this.#options.clock.after(withinMs, () => {
        this.#pending.delete(seq);
        reject(new WebitelError('lost', 'timeout', '', this.#late.listen(seq)));
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
    const delay = backoffMs(this.#attempt++, this.#options.random());
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

const isAnswer = (frame: unknown): boolean =>
  typeof frame === 'object' && frame !== null && 'seq_reply' in frame;

/** Four NUL characters are filler of a proxy (§1.4); anything else that is no JSON is as meaningless. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
