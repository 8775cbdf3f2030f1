/**
 * The worker's end of the bridge: checks who speaks, runs commands, and pushes what changed, at most one message per frame and view.
 */
import type { ConversationId } from '../chat/types.ts';
import { doneOf } from './command.ts';
import {
  parseCommand,
  parseViewMessage,
  type CallResult,
  type Command,
  type WorkerMessage,
} from './protocol.ts';
import { admit, isTab, ofDesk, placeKey, showsOwn, type Connection, type HubPort } from './connection.ts';
import { Gateways } from './gateways.ts';
import type { HubOptions, TabRef } from './hub-options.ts';
import { newsFor } from './push.ts';

const FRAME_MS = 16;
/** After the worker's own restart both ends of a tab come back, in any order. */
const MATCH_MS = 6_000;

export class Hub {
  readonly #options: HubOptions;
  readonly #connections = new Set<Connection>();
  /** Frames whose tab has not told their secret yet. */
  readonly #unmatched = new Set<Connection>();
  readonly #crm: Gateways;
  /** So many pages of a CRM have come. */
  crmsCame = 0;
  #fronts = 0;
  #pending = false;
  /** Nothing was told within the last frame. */
  #rested = true;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#crm = new Gateways({
      tabs: (origin) => this.#launchers().flatMap((c) => (c.origin === origin ? placeKey(c) : [])),
      gateway: (page) => this.#of('gateway').findLast((c) => placeKey(c) === page),
      openGateway: options.openGateway,
      settings() {
        const { objects, processes, lightCodes } = options.view().settings.creatio;
        return { objects, processes, lightCodes };
      },
      post: (gateway, message) => this.#post(gateway, message),
      after: options.after,
    });
  }

  /** Asks a tab on the CRM of that origin, the one in front first. Never rejects. @param origin undefined: there is none */
  askCrm(op: string, args: unknown, origin: string | undefined): Promise<CallResult> {
    return origin === undefined
      ? Promise.resolve({ ok: false, code: 'no-crm-tab' })
      : this.#crm.ask(op, args, origin);
  }

  /** Origins of the CRMs with an open tab, in the order in which they were named. */
  crmOrigins(): string[] {
    const open = new Set(this.#launchers().map((c) => c.origin));
    return this.#options.crms().filter((origin) => open.has(origin));
  }

  /** After the list of CRMs may have changed: who is on it no more is cut off, who has come to it connects anew. */
  recheck(): void {
    const crms = this.#options.crms();
    for (const connection of this.#connections) {
      const { kind, origin } = connection;
      if (origin !== null && crms.includes(origin) === (kind === 'stranger')) this.#refuse(connection);
    }
  }

  /** Accepts a view, or hangs up on anything that is none. */
  connect(port: HubPort): void {
    const connection = admit(port, this.#options);
    if (!connection) {
      port.disconnect();
      return;
    }
    port.onDisconnect.addListener(() => this.#gone(connection));
    if (connection.kind !== 'desk' || this.#options.isDevelopment) this.#accept(connection);
    else {
      this.#unmatched.add(connection);
      this.#match();
      this.#options.after(MATCH_MS, () => this.#unmatched.has(connection) && this.#refuse(connection));
    }
  }

  #accept(connection: Connection): void {
    const { kind } = connection;
    this.#unmatched.delete(connection);
    this.#connections.add(connection);
    // What it has said meanwhile was kept (`holdMessages`).
    connection.port.onMessage.addListener((raw) => void this.#receive(connection, raw));
    if (kind === 'gateway') return this.#crm.opened(connection);
    this.#flush(connection);
    if (kind === 'desk') this.#tellPlace(connection);
    if (kind !== 'launcher') return;
    this.#match();
    this.crmsCame++;
    this.#crm.came();
    this.#options.onCrmTab?.(connection.tabId!);
  }

  /** A frame belongs to the content script of its own tab that knows its secret, and to that one's CRM. */
  #match(): void {
    for (const frame of this.#unmatched) {
      const owner = this.#launchers().find((c) => c.tabId === frame.tabId && c.secret === frame.secret);
      if (!owner || frame.secret === '') continue;
      frame.origin = owner.origin;
      this.#accept(frame);
    }
  }

  #refuse(connection: Connection): void {
    if (connection.kind === 'desk') this.#post(connection, { kind: 'refused' });
    this.#gone(connection);
    connection.port.disconnect();
  }

  #gone(connection: Connection): void {
    this.#unmatched.delete(connection);
    if (!this.#connections.delete(connection)) return;
    if (isTab(connection)) this.#crm.lost(connection);
  }

  /** CRM pages, the one in front first. */
  #launchers(): Connection[] {
    return this.#of('launcher')
      .toReversed()
      .sort((a, b) => b.front - a.front);
  }

  #of(kind: Connection['kind'], tabId?: number): Connection[] {
    return [...this.#connections].filter((c) => c.kind === kind && (tabId ?? c.tabId) === c.tabId);
  }

  #tellPlace(desk: Connection): void {
    const gateway = this.#of('gateway').findLast((c) => placeKey(c) === placeKey(desk));
    if (gateway?.place !== undefined) this.#post(desk, { kind: 'place', place: gateway.place });
  }

  /** Something changed: views hear of it at once, and of what follows at most once per frame. */
  publish(): void {
    this.#pending = true;
    if (!this.#rested) return;
    this.#rested = false;
    this.#options.after(0, () => this.#beat());
  }

  #beat(): void {
    this.#rested = !this.#pending;
    if (this.#rested) return;
    this.#pending = false;
    for (const connection of this.#connections) this.#flush(connection);
    this.#options.after(FRAME_MS, () => this.#beat());
  }

  /** CRM tabs, the one in front first. */
  deskTabs(): TabRef[] {
    return this.#launchers().map((c) => ({ tabId: c.tabId!, windowId: c.port.sender?.tab?.windowId }));
  }

  /** Chats that are before the operator's eyes in some view. @param how `watched`: or are open in one that lies hidden */
  looking(how: 'looking' | 'watched' = 'looking'): Set<ConversationId> {
    return new Set([...this.#connections].flatMap((c) => c[how] ?? []));
  }

  /** Asks the desk in one tab to open itself, at a chat if one is named. @returns whether there is a page to hear it */
  show(tabId: number, conversationId: ConversationId | null = null): boolean {
    const launchers = this.#of('launcher', tabId);
    for (const launcher of launchers) this.#post(launcher, { kind: 'show', conversationId });
    return launchers.some((launcher) => this.#connections.has(launcher));
  }

  async #receive(connection: Connection, raw: unknown): Promise<void> {
    const message = parseViewMessage(raw);
    const { kind, tabId } = connection;
    if (!message) return this.#options.onRefused?.(`message of a ${kind}`);
    switch (message.kind) {
      case 'watch':
        if (isTab(connection)) return;
        connection.watched = message.conversationId;
        delete connection.sentConversation;
        this.#flush(connection);
        return;
      case 'looking':
        if (isTab(connection)) return;
        connection.looking = message.conversationId;
        this.#options.onLook?.();
        return;
      case 'front':
        connection.front = message.front ? ++this.#fronts : 0;
        return;
      case 'place':
        if (kind !== 'gateway') return;
        connection.place = message.place;
        for (const desk of this.#of('desk', tabId!)) this.#tellPlace(desk);
        return;
      case 'crm-taken':
        if (kind === 'gateway') this.#crm.taken(connection, message.callId);
        return;
      case 'crm-answer':
        if (kind === 'gateway') this.#crm.answered(connection, message.callId, message.result);
        return;
      case 'call': {
        const command = parseCommand(message.command, kind);
        const result = await this.#run(connection, command);
        this.#post(connection, { kind: 'result', callId: message.callId, result });
        // What others typed there meanwhile it took for older than its own.
        if (showsOwn(connection, command)) this.#flush(connection);
      }
    }
  }

  async #run(connection: Connection, command: Command | null): Promise<CallResult> {
    const { kind, tabId, origin } = connection;
    const { onFault } = this.#options;
    if (!this.#connections.has(connection) || !command) {
      this.#options.onRefused?.(`command of a ${kind}`);
      return { ok: false, code: 'not-understood' };
    }
    if (command.type === 'crm.confirm') return doneOf(this.#options.confirmCrm(origin!), onFault);
    if (command.type === 'calls.add')
      return doneOf(this.#options.countCalls(origin!, command.calls), onFault);
    if (command.type === 'page.ask') {
      if (kind !== 'desk' || tabId === null) return { ok: false, code: 'no-crm-tab' };
      const answer = await this.#crm.askPage(command.op, command.args, placeKey(connection));
      return this.#options.readAnswer(command.op, answer);
    }
    showsOwn(connection, command);
    const result = await this.#options.execute(ofDesk(command, origin));
    this.#flush(connection);
    return result;
  }

  /** What one view cannot be told keeps nothing from the others. */
  #flush(connection: Connection): void {
    const { watched } = connection;
    const { view, conversation, onFault } = this.#options;
    try {
      const said = watched === null ? null : conversation(watched);
      for (const message of newsFor(connection, view(), said)) this.#post(connection, message);
    } catch (error) {
      onFault?.(error, 'a view');
    }
  }

  #post(connection: Connection, message: WorkerMessage): void {
    try {
      connection.port.postMessage(message);
    } catch {
      // Closed, or too much for one message: its end comes back and hears all anew. The CRM's questions go elsewhere meanwhile.
      this.#gone(connection);
      connection.port.disconnect();
    }
  }
}
