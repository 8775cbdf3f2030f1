/**
 * The line to Webitel: one socket for the signed-in operator, and the truth read again after every connect and every 30 s while
 * online, because the server replays nothing and may fall silent without closing (protocol §1.6).
 */
import type { ConnectionView, LinkState } from '../bridge/view.ts';
import { listChats, subscribeChats, type Ask } from '../webitel/actions.ts';
import { backoffMs } from '../webitel/backoff.ts';
import { WebitelError } from '../webitel/errors.ts';
import { ServerTime } from '../webitel/server-time.ts';
import { WebitelSocket } from '../webitel/socket.ts';
import type { Hello, SocketState } from '../webitel/socket-types.ts';
import { translateChatEvent, translateSnapshot, type Context } from '../webitel/translate.ts';
import { wordOf } from '../recorder/redact.ts';
import { Awaiting } from './awaiting.ts';
import { DEAF_MS, Deafness } from './deafness.ts';
import { linkStateOf, troubleOf, type LinkOptions } from './link-types.ts';

/** A message stored between subscription and snapshot may be in neither: look again after this (§1.6). */
const GAP_MS = 2_000;
export const RESYNC_EVERY_MS = 30_000;
/** A refused beginning is begun again after pauses that grow up to this. */
const BEGIN_CAP_MS = 300_000;
/** A command about a chat that is not known yet waits this long for the first reading. */
const SYNC_WITHIN_MS = 5_000;

const NOBODY: Hello = { userId: 0, userName: '', canChat: true, version: '' };

export class Link {
  view: ConnectionView;
  /** Server clock minus wall clock, ms, as the views know it. */
  offset = 0;
  readonly #time: ServerTime;
  readonly #ports: LinkOptions;
  #socket: WebitelSocket | null = null;
  #hello: Hello | null = null;
  #synced = false;
  readonly #awaiting: Awaiting;
  /** Several who want the truth at once share one answer. */
  #resyncing: Promise<void> | null = null;
  #cancelResync: () => void = () => {};
  /** Beginnings that the server refused, one after another. */
  #refusedBegins = 0;
  readonly #deafness: Deafness;
  /** Online once in this session: from then on «connecting» is a loss of connection, not a beginning. */
  #wasOnline = false;

  constructor(ports: LinkOptions) {
    this.#ports = ports;
    this.view = { state: 'off', since: ports.clock.now(), freshAt: null, trouble: null };
    this.#awaiting = new Awaiting(ports.clock);
    this.#deafness = new Deafness(ports.clock);
    this.#time = new ServerTime(ports.clock, () => this.#socket?.state === 'online');
  }

  get isOnline(): boolean {
    return this.#socket?.state === 'online' && this.#synced;
  }

  /** Server clock, ms. */
  serverNow(): number {
    return this.#time.now();
  }

  /** What another worker knew of the server's clock; what the server says itself replaces it. */
  restore(offset: unknown): void {
    if (Number.isFinite(offset)) this.#time.learn((this.offset = Number(offset)));
  }

  readonly ask: Ask = (action, data, withinMs) =>
    this.#socket?.request(action, data, withinMs) ??
    Promise.reject(new WebitelError('never-left', 'offline'));

  start(url: string, token: string): void {
    this.hangUp();
    const socket = new WebitelSocket({
      url,
      token,
      open: this.#ports.open,
      clock: this.#ports.clock,
      random: this.#ports.random,
      onState: (state) => socket === this.#socket && this.#onState(state),
      onHello: (hello) => (this.#hello = hello),
      onEvent: (name, data) => this.#onEvent(name, data),
      onOffset: (offset) => this.#onOffset(offset),
      onTrouble: (error) => socket === this.#socket && this.#trouble(error),
      onRefused: this.#refused,
    });
    this.#socket = socket;
    socket.start();
  }

  hangUp(): void {
    this.#cancelResync();
    const socket = this.#socket;
    this.#socket = null;
    this.#synced = false;
    this.#wasOnline = false;
    this.#resyncing = null;
    this.#refusedBegins = 0;
    socket?.stop();
    this.#awaiting.tell();
    this.view = { ...this.view, trouble: null };
    this.#show('off');
  }

  /** Another operator: what was read is not his. */
  stop(): void {
    this.hangUp();
    this.view = { ...this.view, freshAt: null };
  }

  readonly project = () => ({ connection: this.view, offset: this.offset });

  wake(): void {
    this.#socket?.wake();
  }

  /** A person asks for another try, now. */
  retry(): void {
    this.#refusedBegins = 0;
    this.#socket?.retry();
    if (this.#socket?.state === 'online' && !this.#synced) void this.#begin();
  }

  /** Resolves when the chats have been read, or will not be for now: a worker that just woke up knows few of them. */
  synced(): Promise<void> {
    if (this.#synced || this.#socket === null) return Promise.resolve();
    return this.#awaiting.wait(SYNC_WITHIN_MS);
  }

  /** Reads the truth now. @throws WebitelError */
  resync(): Promise<void> {
    if (this.#resyncing) return this.#resyncing;
    const reading: Promise<void> = this.#snapshot(listChats).finally(() => {
      if (this.#resyncing === reading) this.#resyncing = null;
    });
    return (this.#resyncing = reading);
  }

  #onState(state: SocketState): void {
    if (state === 'online') {
      void this.#begin();
      return;
    }
    this.#synced = false;
    this.#cancelResync();
    const shown = linkStateOf(state);
    this.#show(shown === 'connecting' && this.#wasOnline ? 'offline' : shown);
    if (state === 'refused') this.#ports.onSessionOver();
  }

  async #begin(): Promise<void> {
    this.#cancelResync();
    this.#deafness.reset();
    const socket = this.#socket;
    try {
      await this.#ports.onConnected(this.#hello ?? NOBODY);
      await this.#snapshot(subscribeChats);
    } catch (error) {
      if (socket !== this.#socket || socket?.state !== 'online') return;
      this.#ports.report(`connect: ${error instanceof WebitelError ? wordOf(error.id) : 'failed'}`);
      if (error instanceof WebitelError && error.kind !== 'session') this.#trouble(error);
      const pause = GAP_MS + backoffMs(this.#refusedBegins++, this.#ports.random(), GAP_MS, BEGIN_CAP_MS);
      this.#later(pause, () => void this.#begin(), socket);
      return;
    }
    this.#refusedBegins = 0;
    this.#later(GAP_MS, () => void this.#loop(), socket);
  }

  async #loop(): Promise<void> {
    const socket = this.#socket;
    try {
      await this.#snapshot(listChats);
      const deaf = await this.#ports.onTruth();
      if (this.#deafness.judge() || deaf) {
        this.#ports.report('deaf: subscribed again');
        await this.#ports.onConnected(this.#hello ?? NOBODY);
        await this.#snapshot(subscribeChats);
      }
    } catch (error) {
      // The socket says itself when it is lost; what was refused is asked again with the next turn.
      if (socket === this.#socket && error instanceof WebitelError && error.kind === 'refused')
        this.#trouble(error);
    }
    this.#later(this.#deafness.suspects ? DEAF_MS : RESYNC_EVERY_MS, () => void this.#loop(), socket);
  }

  /** The server answers, but with faults: nobody is signed out, one line says so. */
  #trouble(error: WebitelError): void {
    const trouble = troubleOf(error, this.view.trouble, this.#ports.clock.now());
    if (trouble === this.view.trouble) return;
    this.view = { ...this.view, trouble };
    this.#ports.onChange();
  }

  async #snapshot(read: (ask: Ask) => Promise<unknown>): Promise<void> {
    const socket = this.#socket;
    const askedAt = this.#ports.clock.monotonic();
    const serverAskedAt = this.serverNow();
    const answer = await read(this.ask);
    // Another operator, or another line: whoever waits for it hears of that from there.
    if (socket !== this.#socket) throw new WebitelError('lost', 'disconnected');
    const event = translateSnapshot(answer, askedAt, serverAskedAt, this.#context());
    const known = this.#ports.chats();
    this.#synced = true;
    this.#awaiting.tell();
    this.#wasOnline = true;
    this.#ports.onChat(event);
    this.#deafness.compare(event, known, this.#ports.chats());
    this.view = { ...this.view, freshAt: this.#ports.clock.now(), trouble: null };
    this.#show('online');
    const present = event.chats.map((c) => c.id);
    this.#ports.onSynced({ askedAt, present, complete: event.complete });
  }

  #onEvent(name: string, data: unknown): void {
    this.#time.hear(data);
    this.#onOffset(null);
    if (name === 'agent_status') return this.#ports.onAgentStatus(data);
    if (name === 'channel') return this.#ports.onChannel(data);
    if (name !== 'chat') return;
    const events = translateChatEvent(data, this.#context());
    for (const event of events) {
      const unknown = 'id' in event && event.type !== 'invited' && !(event.id in this.#ports.chats());
      this.#deafness.told(event);
      this.#ports.onChat(event);
      if (unknown && this.#synced) void this.resync().catch(() => {});
    }
  }

  #onOffset(told: number | null): void {
    if (told !== null) this.#time.learn(told);
    const { offset } = this.#time;
    // Jitter of the line is no news to the views; a changed clock is.
    if (Math.abs(offset - this.offset) < 250) return;
    this.offset = offset;
    this.#ports.onOffset(offset);
    this.#ports.onChange();
  }

  readonly #refused = (what: string): void => this.#ports.report(`shape refused: ${what}`);

  #context(): Context {
    const userId = this.#hello?.userId || this.#ports.userId();
    return { userId, now: this.serverNow(), onRefused: this.#refused };
  }

  /** @param socket the line that it was meant for: on another one nothing happens */
  #later(ms: number, run: () => void, socket: WebitelSocket | null): void {
    if (socket !== this.#socket || socket?.state !== 'online') return;
    this.#cancelResync();
    this.#cancelResync = this.#ports.clock.after(ms, run);
  }

  #show(state: LinkState): void {
    if (state !== this.view.state) this.view = { ...this.view, state, since: this.#ports.clock.now() };
    this.#ports.onChange();
  }
}
