/** A socket whose other end and whose time belong to the test. */
import type { Clock } from '../../../lib/clock.ts';
import { WebitelSocket } from '../../../lib/webitel/socket.ts';
import type { Hello, RawSocket, SocketOptions } from '../../../lib/webitel/socket-types.ts';

export const T0 = 1_787_300_000_000;

/** Time that stands still until it is pushed. */
export class ManualClock implements Clock {
  timers: { at: number; run: () => void }[] = [];
  #now = T0;

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((t) => t !== timer));
  }

  async advance(ms: number): Promise<void> {
    const target = this.#now + ms;
    for (;;) {
      const next = [...this.timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > target) break;
      this.#now = next.at;
      this.timers = this.timers.filter((t) => t !== next);
      next.run();
      await calm();
    }
    this.#now = target;
    await calm();
  }
}

export const calm = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

interface Sent {
  seq: number;
  action: string;
  data?: Record<string, unknown>;
}

export class FakeRaw implements RawSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly sent: Sent[] = [];
  closed = false;
  broken = false;

  send(data: string): void {
    if (this.broken) throw new DOMException('not open', 'InvalidStateError');
    this.sent.push(JSON.parse(data) as Sent);
  }

  close(): void {
    this.closed = true;
  }

  last(action: string): Sent {
    return this.sent.findLast((s) => s.action === action)!;
  }

  async raw(data: unknown): Promise<void> {
    this.onmessage?.({ data });
    await calm();
  }

  frame(frame: object): Promise<void> {
    return this.raw(JSON.stringify(frame));
  }

  ok(request: Sent, data?: unknown): Promise<void> {
    return this.frame({ status: 'OK', seq_reply: request.seq, ...(data === undefined ? {} : { data }) });
  }

  fail(request: Sent, id: string, code = 500, detail = ''): Promise<void> {
    return this.frame({ status: 'FAIL', seq_reply: request.seq, error: { id, code, detail, status: 'x' } });
  }
}

export interface SocketStage {
  clock: ManualClock;
  socket: WebitelSocket;
  raws: FakeRaw[];
  raw: FakeRaw;
  states: string[];
  hellos: Hello[];
  events: [string, unknown][];
  offsets: number[];
  /** Ids. */
  troubles: string[];
  /** Opens the newest raw socket and lets it in. */
  online: () => Promise<void>;
  refuseToOpen: boolean;
  /** Of the next backoff, in [0, 1). */
  random: number;
}

export function socketStage(over: Partial<SocketOptions> = {}): SocketStage {
  const clock = new ManualClock();
  const stage = {
    clock,
    raws: [] as FakeRaw[],
    states: [] as string[],
    hellos: [] as Hello[],
    events: [] as [string, unknown][],
    offsets: [] as number[],
    troubles: [] as string[],
    refuseToOpen: false,
    random: 0.5,
    get raw() {
      return stage.raws.at(-1)!;
    },
    async online() {
      stage.raw.onopen!();
      await stage.raw.ok(stage.raw.last('authentication_challenge'));
    },
  };
  const socket = new WebitelSocket({
    url: 'wss://host/ws/websocket',
    token: 'T',
    open: () => {
      if (stage.refuseToOpen) throw new DOMException('bad', 'SecurityError');
      const raw = new FakeRaw();
      stage.raws.push(raw);
      return raw;
    },
    clock,
    random: () => stage.random,
    onRefused: () => {},
    onState: (state) => stage.states.push(state),
    onHello: (hello) => stage.hellos.push(hello),
    onEvent: (name, data) => stage.events.push([name, data]),
    onOffset: (offset) => void (offset !== null && stage.offsets.push(offset)),
    onTrouble: (error) => stage.troubles.push(error.id),
    ...over,
  });
  return Object.assign(stage, { socket });
}
