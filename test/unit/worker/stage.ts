/** The whole desk against the stand-in server: a worker that may die, views that reconnect, a clock that tests push. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { DeskClient } from '../../../lib/bridge/client.ts';
import type { HubPort } from '../../../lib/bridge/connection.ts';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import type { DeskView } from '../../../lib/bridge/view.ts';
import type { Line } from '../../../lib/chat/lines.ts';
import type { OutgoingForm } from '../../../lib/outgoing/message.ts';
import { FIRST_MESSAGE } from '../../../lib/kept/fields.ts';
import { memoryArea } from '../../../lib/storage/area.ts';
import type { RawSocket } from '../../../lib/webitel/socket-types.ts';
import {
  startWebitel,
  type Customer,
  type WebitelOptions,
  type WebitelStandIn,
} from '../../standins/webitel/index.ts';
import { SETTINGS_KEY } from '../../../lib/storage/settings.ts';
import { frameOf, FROM_CRM, FROM_PAGE, NAMED, portPair, type PortPair } from './ports.ts';
import { TestClock } from './test-clock.ts';
import { Worker, type Network } from './worker.ts';

/**
 * An answer that has not come within this time (ms), and within so many turns of the event loop, is not awaited any more. The server
 * runs in the same loop: on a machine under load both are slow, and the turns alone still tell that it has had its chance.
 */
const ANSWERS_WITHIN_MS = 25;
const ANSWERS_WITHIN_TURNS = 400;
/** A mutant is waited for less (`scripts/mutation`). */
const UNTIL_MS = Number(process.env.UNTIL_MS ?? 30_000);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class Stage {
  readonly server: WebitelStandIn;
  readonly clock: TestClock;
  readonly local = memoryArea();
  readonly session = memoryArea();
  worker!: Worker;
  policy: unknown = {};
  /** A CRM tab. */
  crm!: DeskClient;
  /** The extension's own page, where one signs in. */
  page!: DeskClient;
  /** Called at every step of the worker; may kill it. */
  onStep: (what: string) => void = () => {};
  readonly network = network();
  #pairs: PortPair[] = [];
  /** What went through the ports, those that are closed too. */
  #posted: unknown[][] = [];
  #ids = 0;
  /** Server clock minus this machine's, ms. */
  readonly #shift: { by: number };

  private constructor(server: WebitelStandIn, clock: TestClock, shift: { by: number }) {
    this.server = server;
    this.#shift = shift;
    this.clock = clock;
  }

  /** @param ahead how far the server's clock is ahead of this machine's, ms */
  static async start(options: WebitelOptions = {}, ahead = 0): Promise<Stage> {
    globalThis.indexedDB = new IDBFactory();
    let settle = turn;
    const clock = new TestClock(() => settle());
    const shift = { by: ahead };
    const server = await startWebitel({ clock: () => clock.now() + shift.by, ...options });
    const stage = new Stage(server, clock, shift);
    settle = () => stage.settle();
    stage.server.faults.missedRestMs = 5;
    await stage.local.set({ [SETTINGS_KEY]: { version: 1, creatio: { origins: NAMED, main: NAMED[0] } } });
    stage.bear();
    stage.crm = stage.open(FROM_CRM);
    stage.page = stage.open(FROM_PAGE);
    await stage.until(() => stage.page.view);
    return stage;
  }

  /** Somebody sets this machine's clock; the server's goes on as it went. */
  setClock(by: number): void {
    this.clock.set(by);
    this.#shift.by -= by;
  }

  /** Somebody sets the server's clock. */
  setServerClock(by: number): void {
    this.#shift.by += by;
  }

  /** Waits until nothing is on its way, or long enough to know that it is lost, and until the views have been told. */
  async settle(): Promise<void> {
    do {
      for (let calm = 0; calm < 12;) {
        await turn();
        this.network.turned();
        calm = this.network.busy() ? 0 : calm + 1;
      }
    } while (this.clock.runShort());
  }

  async until<T>(probe: () => T, what = ''): Promise<T> {
    const giveUp = performance.now() + UNTIL_MS;
    for (;;) {
      const value = probe();
      if (value) return value;
      if (performance.now() > giveUp) throw new Error(`did not come: ${what || String(probe)}`);
      await turn();
    }
  }

  /** Pushes time until it is so: at most `seconds`, in small steps. @returns how many seconds it took */
  async within(seconds: number, probe: () => unknown): Promise<number> {
    const from = this.clock.now();
    for (;;) {
      await this.settle();
      if (probe()) return (this.clock.now() - from) / 1000;
      if (this.clock.now() - from > seconds * 1000)
        throw new Error(`not within ${seconds} s: ${String(probe)}`);
      await this.clock.advance(250);
    }
  }

  /** A page of the extension; or a CRM page with all that is in it: launcher, gateway, and the desk in its frame. */
  open(sender: NonNullable<HubPort['sender']>): DeskClient {
    if (sender.frameId !== 0 || sender.tab === undefined) return this.#view(sender, 'page');
    const secret = `secret-${++this.#ids}`;
    const launcher = this.#view(sender, `launcher ${secret}`);
    const gateway = this.#view(sender, 'gateway');
    const desk = this.#view(frameOf(sender as typeof FROM_CRM), `desk ${secret}`);
    const close = desk.close.bind(desk);
    desk.onCrm = (answer) => gateway.onCrm(answer);
    desk.onShow = (listener) => launcher.onShow(listener);
    desk.close = () => {
      for (const one of [launcher, gateway]) one.close();
      close();
    };
    return desk;
  }

  /** What asks the CRM from its page, alone. */
  gateway(sender: NonNullable<HubPort['sender']> = FROM_CRM): DeskClient {
    return this.#view(sender, 'gateway');
  }

  #view(sender: NonNullable<HubPort['sender']>, name: string): DeskClient {
    return new DeskClient({
      connect: () => {
        const { worker } = this;
        const pair = portPair(sender, name);
        this.#pairs = [...this.ports(), pair];
        this.#posted.push(pair.posted);
        worker.onDeath(pair.cut);
        worker.connect(pair.worker);
        return pair.view;
      },
      after: (ms, run) => {
        const timer = setTimeout(run, Math.min(ms, 5));
        return () => clearTimeout(timer);
      },
      newId: () => `call-${++this.#ids}`,
      now: () => this.clock.now(),
    });
  }

  /** A new worker on the same disk. */
  bear(): void {
    this.worker = new Worker({
      clock: this.clock,
      network: this.network,
      local: this.local,
      session: this.session,
      policy: () => this.policy,
      onStep: (what) => this.onStep(what),
    });
  }

  /** The worker dies and is started again, as by the next message of a view. */
  rebirth(): void {
    this.worker.kill();
    this.onStep = () => {};
    this.bear();
  }

  get view(): DeskView {
    return this.crm.view!;
  }

  signIn(username = 'operator'): Promise<CallResult> {
    return this.page.call({
      type: 'account.signIn',
      origin: this.server.origin,
      domain: 'acme',
      username,
      password: 'secret',
    });
  }

  async online(username = 'operator'): Promise<void> {
    const result = await this.signIn(username);
    if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
    await this.untilOnline();
  }

  untilOnline(): Promise<unknown> {
    return this.until(() => this.view.connection.state === 'online', 'online');
  }

  /** The line breaks, and the desk knows it. */
  async drop(): Promise<void> {
    this.server.dropSockets();
    await this.until(() => this.view.connection.state === 'offline', 'offline');
  }

  /** A customer's chat that was offered. */
  async invited(name = 'Ірина', text = 'Добрий день'): Promise<{ customer: Customer; id: string }> {
    const customer = this.server.customer({ name });
    customer.writes(text);
    customer.invite({ timeoutSec: 0 });
    const id = customer.conversationId;
    await this.until(() => this.view.chats[id]?.status === 'invited', 'invitation');
    return { customer, id };
  }

  /** A customer's chat that was accepted; the CRM tab shows it. */
  async accepted(name = 'Ірина', text = 'Добрий день'): Promise<{ customer: Customer; id: string }> {
    const chat = await this.invited(name, text);
    const result = await this.crm.call({ type: 'chat.accept', conversationId: chat.id });
    if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
    this.crm.watch(chat.id);
    await this.until(() => this.crm.conversation?.id === chat.id);
    return chat;
  }

  send(conversationId: string, text: string, localId = text): Promise<CallResult> {
    return this.crm.call({ type: 'message.send', conversationId, localId, text });
  }

  /** The line of the watched conversation with this text. */
  line(text: string): Line | undefined {
    return this.crm.conversation?.lines.find((l) => l.text === text);
  }

  lines(text: string): Line[] {
    return this.crm.conversation?.lines.filter((l) => l.text === text) ?? [];
  }

  untilState(text: string, state: Line['state']): Promise<unknown> {
    return this.until(
      () => this.line(text)?.state === state,
      `«${text}» ${state}, but ${this.line(text)?.state}`,
    );
  }

  /** Everything that the worker posted to the views so far. */
  posted(): unknown[] {
    return this.#posted.flat();
  }

  /** For courses so long that keeping it all would outweigh what is measured. */
  forgetPosted(): void {
    this.#posted = this.ports().map(({ posted }) => posted);
    for (const posted of this.#posted) posted.length = 0;
  }

  /** Ports that are open now. */
  ports(): PortPair[] {
    return this.#pairs.filter((pair) => pair.isOpen());
  }

  async stop(): Promise<void> {
    this.crm.close();
    this.page.close();
    this.worker.kill();
    await this.server.stop();
  }
}

/** How many copies of a text the server stored, delivered or not. */
export const copies = (stage: Stage, id: string, text: string): number =>
  stage.server
    .conversations()
    .find((c) => c.id === id)!
    .messages.filter((m) => m.text === text).length;

function network(): Network & { turned: () => void } {
  const opening = new Set<WebSocket>();
  const waiting = new Map<object, { at: number; turn: number }>();
  let turns = 0;
  const begun = () => ({ at: performance.now(), turn: turns });
  const isRecent = ({ at, turn: began }: ReturnType<typeof begun>): boolean =>
    performance.now() - at < ANSWERS_WITHIN_MS || turns - began < ANSWERS_WITHIN_TURNS;
  return {
    turned: () => void turns++,
    busy: () => opening.size > 0 || [...waiting.values()].some(isRecent),
    async during(request) {
      const question = {};
      waiting.set(question, begun());
      return request.finally(() => waiting.delete(question));
    },
    open(url) {
      const socket = new WebSocket(url);
      const asked = new Map<number, object>();
      const done = (): void => {
        opening.delete(socket);
        for (const question of asked.values()) waiting.delete(question);
        asked.clear();
      };
      opening.add(socket);
      const raw: RawSocket = {
        send(data) {
          const question = {};
          asked.set((JSON.parse(data) as { seq: number }).seq, question);
          waiting.set(question, begun());
          socket.send(data);
        },
        close: () => {
          done();
          socket.close();
        },
        onopen: null,
        onmessage: null,
        onclose: null,
        onerror: null,
      };
      socket.onopen = () => {
        opening.delete(socket);
        raw.onopen?.();
      };
      socket.onmessage = ({ data }) => {
        const reply = /"seq_reply":(\d+)/.exec(String(data))?.[1];
        const question = reply && asked.get(Number(reply));
        if (question) waiting.delete(question);
        raw.onmessage?.({ data });
      };
      socket.onclose = () => {
        done();
        raw.onclose?.();
      };
      socket.onerror = () => {
        opening.delete(socket);
        raw.onerror?.();
      };
      return {
        raw,
        cut() {
          raw.onopen = raw.onmessage = raw.onclose = raw.onerror = null;
          raw.close();
        },
      };
    },
  };
}

/** A first message to whoever has this id in Telegram. */
export const FIRST_ORDER = {
  type: 'outgoing.send',
  localId: 'first',
  label: 'Ірина',
  contactId: null,
  gatewayName: 'ТехноДім бот',
  peer: { type: 'telegram', id: '777', via: '9' },
  text: 'Замовлення готове',
} as const;

/** The form of a first message, as it is kept. */
export const firstMessage = (form: OutgoingForm | null) => ({
  type: 'text.keep' as const,
  conversationId: FIRST_MESSAGE,
  field: 'message' as const,
  text: form ? JSON.stringify(form) : '',
});
