/**
 * The line to Webitel: one socket for the signed-in operator, and the truth read again after every connect and every 30 s while
 * online, because the server replays nothing and may fall silent without closing (protocol §1.6).
 */
import type { ConnectionView, LinkState } from '../bridge/view.ts';
import type { ChatEvent, SnapshotChat } from '../chat/events.ts';
import { listChats, subscribeChats, type Ask } from '../webitel/actions.ts';
import type { Clock } from '../webitel/clock.ts';
import { WebitelError } from '../webitel/errors.ts';
import { WebitelSocket } from '../webitel/socket.ts';
import type { Hello, RawSocket, SocketState } from '../webitel/socket-types.ts';
import { translateChatEvent, translateSnapshot, type Context } from '../webitel/translate.ts';

/** A message stored between subscription and snapshot may be in neither: look again after this (§1.6). */
const GAP_MS = 2_000;
export const RESYNC_EVERY_MS = 30_000;
/** A message that the snapshot knows this long before we asked, and we did not: events no longer reach us. */
const DEAF_MS = 3_000;

/** A command about a chat that is not known yet waits this long for the first reading. */
const SYNC_WITHIN_MS = 5_000;

export interface LinkOptions {
  clock: Clock;
  random: () => number;
  open: (url: string) => RawSocket;
  /** Receives every chat event; returns nothing. */
  onChat: (event: ChatEvent) => void;
  onAgentStatus: (data: unknown) => void;
  onChannel: (data: unknown) => void;
  /** Runs after authentication, before the chats are read. */
  onConnected: (hello: Hello) => Promise<void>;
  /** A snapshot was merged; `askedAt` is local clock, ms. */
  onSynced: (askedAt: number, ids: string[], complete: boolean) => void;
  onSessionOver: () => void;
  onChange: () => void;
  knows: (conversationId: string) => boolean;
  hasMessage: (conversationId: string, messageId: number) => boolean;
  report: (what: string) => void;
}

const LINK_STATE: Record<SocketState, LinkState> = {
  stopped: 'off',
  refused: 'off',
  connecting: 'connecting',
  authenticating: 'connecting',
  online: 'connecting',
  waiting: 'offline',
};

export class Link {
  view: ConnectionView;
  offset = 0;
  readonly #o: LinkOptions;
  #socket: WebitelSocket | null = null;
  #hello: Hello | null = null;
  #synced = false;
  #awaiting: (() => void)[] = [];
  /** Several who want the truth at once share one answer. */
  #resyncing: Promise<void> | null = null;
  #cancelResync: () => void = () => {};
  /** Online once in this session: from then on «connecting» is a loss of connection, not a beginning. */
  #wasOnline = false;

  constructor(options: LinkOptions) {
    this.#o = options;
    this.view = { state: 'off', since: options.clock.now(), freshAt: null };
  }

  get isOnline(): boolean {
    return this.#socket?.state === 'online' && this.#synced;
  }

  /** Server clock, ms. */
  serverNow(): number {
    return this.#o.clock.now() + this.offset;
  }

  readonly ask: Ask = (action, data, withinMs) => {
    return (
      this.#socket?.request(action, data, withinMs) ??
      Promise.reject(new WebitelError('never-left', 'offline'))
    );
  };

  start(url: string, token: string): void {
    this.stop();
    const socket = new WebitelSocket({
      url,
      token,
      open: this.#o.open,
      clock: this.#o.clock,
      random: this.#o.random,
      onState: (state) => socket === this.#socket && this.#onState(state),
      onHello: (hello) => (this.#hello = hello),
      onEvent: (name, data) => this.#onEvent(name, data),
      onOffset: (offset) => this.#onOffset(offset),
    });
    this.#socket = socket;
    socket.start();
  }

  stop(): void {
    this.#cancelResync();
    const socket = this.#socket;
    this.#socket = null;
    this.#synced = false;
    this.#wasOnline = false;
    socket?.stop();
    this.#show('off');
  }

  wake(): void {
    this.#socket?.wake();
  }

  /** Resolves when the chats have been read, or will not be for now: a worker that just woke up knows few of them. */
  synced(): Promise<void> {
    if (this.#synced || this.#socket === null) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#o.clock.after(SYNC_WITHIN_MS, resolve);
      this.#awaiting.push(() => {
        cancel();
        resolve();
      });
    });
  }

  /** Reads the truth now. @throws WebitelError */
  resync(): Promise<void> {
    this.#resyncing ??= this.#snapshot(listChats).then(
      () => void (this.#resyncing = null),
      (error: unknown) => {
        this.#resyncing = null;
        throw error;
      },
    );
    return this.#resyncing;
  }

  #onState(state: SocketState): void {
    if (state === 'online') {
      void this.#begin();
      return;
    }
    this.#synced = false;
    this.#cancelResync();
    const shown = LINK_STATE[state];
    this.#show(shown === 'connecting' && this.#wasOnline ? 'offline' : shown);
    if (state === 'refused') this.#o.onSessionOver();
  }

  async #begin(): Promise<void> {
    const socket = this.#socket;
    try {
      await this.#o.onConnected(this.#hello ?? { userId: 0, userName: '', canChat: true });
      await this.#snapshot(subscribeChats);
    } catch (error) {
      if (socket !== this.#socket || socket?.state !== 'online') return;
      this.#o.report(`connect: ${error instanceof WebitelError ? error.id : 'failed'}`);
      this.#later(GAP_MS, () => void this.#begin());
      return;
    }
    if (socket !== this.#socket || socket?.state !== 'online') return;
    this.#later(GAP_MS, () => void this.#loop());
  }

  async #loop(): Promise<void> {
    try {
      const deaf = await this.#snapshot(listChats);
      if (deaf) {
        this.#o.report('deaf: subscribed again');
        await this.#o.onConnected(this.#hello!);
        await this.#snapshot(subscribeChats);
      }
    } catch {
      // The socket says itself when it is lost; a refused snapshot is tried again with the next turn.
    }
    if (this.#socket?.state === 'online') this.#later(RESYNC_EVERY_MS, () => void this.#loop());
  }

  /** @returns whether the snapshot knew messages that should have come as events long before */
  async #snapshot(read: (ask: Ask) => Promise<unknown>): Promise<boolean> {
    const askedAt = this.#o.clock.now();
    const serverAskedAt = askedAt + this.offset;
    const event = translateSnapshot(await read(this.ask), askedAt, serverAskedAt, this.#context());
    const deaf = this.#synced && event.chats.some((c) => this.#unheard(c, serverAskedAt));
    this.#synced = true;
    for (const tell of this.#awaiting.splice(0)) tell();
    this.#wasOnline = true;
    this.#o.onChat(event);
    this.view = { ...this.view, freshAt: this.#o.clock.now() };
    this.#show('online');
    this.#o.onSynced(
      askedAt,
      event.chats.map((c) => c.id),
      event.complete,
    );
    return deaf;
  }

  /** An event should have told of it long before we asked: a chat offered, or a message said since the last reading. */
  #unheard(chat: SnapshotChat, serverAskedAt: number): boolean {
    const due = serverAskedAt - DEAF_MS;
    if (!this.#o.knows(chat.id)) return chat.invitedAt < due;
    return chat.messages.some(
      (m) => m.at < due && m.at > this.#lastSyncAt() && !this.#o.hasMessage(chat.id, m.id),
    );
  }

  /** Server clock, ms: messages older than the last snapshot were its business. */
  #lastSyncAt(): number {
    return (this.view.freshAt ?? 0) + this.offset;
  }

  #onEvent(name: string, data: unknown): void {
    if (name === 'agent_status') return this.#o.onAgentStatus(data);
    if (name === 'channel') return this.#o.onChannel(data);
    if (name !== 'chat') return;
    const events = translateChatEvent(data, this.#context());
    for (const event of events) {
      const unknown = 'id' in event && event.type !== 'invited' && !this.#o.knows(event.id);
      this.#o.onChat(event);
      if (unknown && this.#synced) void this.resync().catch(() => {});
    }
  }

  #onOffset(offset: number): void {
    // Jitter of the line is no news; a changed clock is.
    if (Math.abs(offset - this.offset) < 250) return;
    this.offset = offset;
    this.#o.onChange();
  }

  #context(): Context {
    return {
      userId: this.#hello?.userId ?? 0,
      now: this.serverNow(),
      onRefused: (what) => this.#o.report(`shape refused: ${what}`),
    };
  }

  #later(ms: number, run: () => void): void {
    this.#cancelResync();
    this.#cancelResync = this.#o.clock.after(ms, run);
  }

  #show(state: LinkState): void {
    if (state !== this.view.state) this.view = { ...this.view, state, since: this.#o.clock.now() };
    this.#o.onChange();
  }
}
