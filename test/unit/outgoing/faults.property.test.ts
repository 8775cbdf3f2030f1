/** Any course of things: lines that break before or after the server has stored, refusals, deaths, orders given again. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OutgoingEntry } from '../../../lib/outgoing/message.ts';
import { OutgoingSender } from '../../../lib/outgoing/worker-sender.ts';
import { OutgoingStore } from '../../../lib/outgoing/worker-store.ts';
import type { DeskDb } from '../../../lib/storage/db.ts';
import { WebitelError } from '../../../lib/webitel/errors.ts';

/** What becomes of the next broadcast. */
type Fate = 'answered' | 'stored-and-cut' | 'cut-before' | 'never-left' | 'refused' | 'bad-gateway';
type Move =
  | { do: 'order'; id: string; text: string }
  | { do: 'fate'; fate: Fate }
  | { do: 'history'; mode: 'readable' | 'forbidden' | 'down' }
  | { do: 'online'; is: boolean }
  | { do: 'die'; after: number }
  | { do: 'wait'; ms: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant('order' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      text: fc.constantFrom('так', 'ні'),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('fate' as const),
      fate: fc.constantFrom<Fate>(
        'answered',
        'stored-and-cut',
        'cut-before',
        'never-left',
        'refused',
        'bad-gateway',
      ),
    }),
    weight: 3,
  },
  fc.record({
    do: fc.constant('history' as const),
    mode: fc.constantFrom('readable' as const, 'forbidden' as const, 'down' as const),
  }),
  fc.record({ do: fc.constant('online' as const), is: fc.boolean() }),
  fc.record({ do: fc.constant('die' as const), after: fc.nat({ max: 8 }) }),
  {
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(100, 6_000, 60_000) }),
    weight: 2,
  },
);

const PEER = { type: 'telegram', id: '520924760', via: '9' };

const turn = (): Promise<void> => Promise.resolve();

class World {
  readonly disk = new Map<string, OutgoingEntry>();
  /** Broadcasts that the server has stored, and the message each was made for. */
  readonly stored: { localId: string; text: string; at: number }[] = [];
  fate: Fate = 'answered';
  history: 'readable' | 'forbidden' | 'down' = 'readable';
  online = true;
  time = 1_000_000;
  #timers: { at: number; run: () => void }[] = [];
  #life = 0;
  #dieIn = Infinity;
  store!: OutgoingStore;
  sender!: OutgoingSender;

  async bear(): Promise<void> {
    const life = ++this.#life;
    this.#timers = [];
    this.#dieIn = Infinity;
    /** A dead worker's step never ends. */
    const step = async <T>(run: () => T): Promise<T> => {
      if (life !== this.#life) return new Promise(() => {});
      const result = run();
      await turn();
      if (this.#dieIn-- <= 0) this.#life++;
      return life === this.#life ? result : new Promise(() => {});
    };
    const db = {
      loadOutgoing: async () => [...this.disk.values()],
      saveOutgoing: (put: OutgoingEntry[], remove: string[]) =>
        step(() => {
          for (const e of put) this.disk.set(e.localId, e);
          for (const id of remove) this.disk.delete(id);
        }),
    } as unknown as DeskDb;
    const clock = {
      now: () => this.time,
      monotonic: () => this.time,
      after: (ms: number, run: () => void) => {
        const timer = { at: this.time + ms, run };
        this.#timers.push(timer);
        return () => void (this.#timers = this.#timers.filter((t) => t !== timer));
      },
    };
    this.store = new OutgoingStore(clock.now, () => {});
    this.sender = new OutgoingSender({
      store: this.store,
      clock,
      serverNow: () => this.time,
      isOnline: () => this.online,
      reader: () => ({
        fetch: () => step(() => this.#dialogs()),
        origin: 'https://w.example',
        token: 't',
        userId: 10,
        onRefused: () => {},
      }),
      fetchOnce: () => step(() => this.#broadcast()),
      onSent: () => {},
    });
    await this.store.use(db);
    this.sender.kick();
  }

  async act(m: Move): Promise<void> {
    if (m.do === 'order') {
      const order = { localId: m.id, label: '', contactId: null, gatewayName: '', peer: PEER, text: m.text };
      void this.store.apply({ type: 'queued', order, at: this.time, recordKey: m.id });
      await this.settle();
      this.sender.kick();
    } else if (m.do === 'fate') this.fate = m.fate;
    else if (m.do === 'history') this.history = m.mode;
    else if (m.do === 'online') this.online = m.is;
    else if (m.do === 'die') this.#dieIn = m.after;
    else await this.pass(m.ms);
    await this.settle();
  }

  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    for (;;) {
      await this.settle();
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > until) break;
      this.#timers = this.#timers.filter((t) => t !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = until;
  }

  async settle(): Promise<void> {
    for (let i = 0; i < 60; i++) await turn();
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#dieIn < 0) {
      await this.bear();
      for (let i = 0; i < 60; i++) await turn();
    }
  }

  /** The message that is being sent is the only one marked so on disk. */
  #broadcast(): Response {
    const entry = [...this.disk.values()].find((e) => e.state === 'sending')!;
    const { fate } = this;
    if (fate === 'never-left') throw new WebitelError('never-left', '');
    if (fate === 'answered' || fate === 'stored-and-cut')
      this.stored.push({ localId: entry.localId, text: entry.text, at: this.time });
    if (fate === 'stored-and-cut' || fate === 'cut-before') throw new TypeError('Failed to fetch');
    if (fate === 'bad-gateway') return new Response('<h1>502</h1>', { status: 502 });
    const failure = fate === 'refused' ? [{ error: { code: 404, message: 'peer is not found' } }] : [];
    return Response.json({ failure });
  }

  #dialogs(): Response {
    if (this.history === 'down') throw new TypeError('Failed to fetch');
    if (this.history === 'forbidden')
      return Response.json({ id: 'api.context.permissions.app_error', code: 403 }, { status: 403 });
    const data = this.stored.map(({ text, at }, i) => ({
      id: String(i + 1).padStart(32, '0'),
      started: String(at),
      from: { id: PEER.id, type: PEER.type },
      message: { id: String(i + 1), text, date: String(at) },
    }));
    return Response.json({ data });
  }
}

it('no message is stored twice, none is called sent that is not there, none failed that is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 25 }), async (moves) => {
      const world = new World();
      await world.bear();
      for (const m of moves) await world.act(m);
      // In the end everything works: nothing may stay on its way.
      for (const m of [
        { do: 'fate', fate: 'answered' },
        { do: 'history', mode: 'readable' },
        { do: 'online', is: true },
      ] as Move[])
        await world.act(m);
      world.sender.kick();
      await world.pass(120_000);
      for (const { localId, state } of world.store.entries) {
        const copies = world.stored.filter((s) => s.localId === localId).length;
        expect([localId, state, copies]).toEqual([
          localId,
          expect.stringMatching(/^(sent|failed|unclear)$/),
          state === 'sent' ? 1 : state === 'failed' ? 0 : expect.toSatisfy((n: number) => n <= 1),
        ]);
        expect(world.disk.get(localId)?.state).toBe(state);
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);
