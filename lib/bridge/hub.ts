/**
 * The worker's end of the bridge: checks who speaks, runs commands, and pushes what changed, at most one message per frame and view.
 */
import type { ConversationId } from '../chat/types.ts';
import {
  parseCallResult,
  parseCommand,
  parseViewMessage,
  type CallResult,
  type Command,
  type WorkerMessage,
} from './protocol.ts';
import { CrmCalls } from './crm-calls.ts';
import { diffConversation, diffView } from './diff.ts';
import type { ConversationPatch, ConversationView, DeskView } from './view.ts';

/** The part of a runtime port that is used, with what the browser says of its other end. */
export interface HubPort {
  sender?: {
    id?: string;
    url?: string;
    origin?: string;
    frameId?: number;
    tab?: { id?: number; windowId?: number };
  };
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface HubOptions {
  extensionId: string;
  /** `chrome-extension://…`: pages of this origin are trusted. */
  extensionOrigin: string;
  mayShowDeskOn: (origin: string) => boolean;
  view: () => DeskView;
  conversation: (id: ConversationId) => ConversationView | null;
  execute: (command: Command) => Promise<CallResult>;
  /** Somebody looks at another chat now, or at none. */
  onLook?: () => void;
  /** A CRM page has a desk now. */
  onCrmTab?: () => void;
  after: (ms: number, run: () => void) => () => void;
}

const FRAME_MS = 16;

export interface Connection {
  port: HubPort;
  trusted: boolean;
  watched: ConversationId | null;
  looking: ConversationId | null;
  sentView: DeskView | null;
  sentConversation: ConversationView | null;
}

export interface TabRef {
  tabId: number;
  windowId: number | undefined;
}

export class Hub {
  readonly #options: HubOptions;
  readonly #connections = new Set<Connection>();
  readonly #crm: CrmCalls<Connection>;
  #pending = false;
  /** Nothing was told within the last frame. */
  #rested = true;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#crm = new CrmCalls({
      tabs: (origin) =>
        [...this.#connections]
          .filter((c) => !c.trusted && (origin === null || originOf(c.port) === origin))
          .toReversed(),
      post: (tab, message) => this.#post(tab, message),
      after: options.after,
    });
  }

  /**
   * Asks the CRM through the tab that came last; when that goes away, through another. Never rejects.
   * @param origin of the CRM that is meant: tabs on another one are not asked
   */
  askCrm(op: string, args: unknown, origin: string | null = null): Promise<CallResult> {
    return this.#crm.ask(op, args, origin);
  }

  /** Origins of the CRMs with an open tab, the last to connect first. */
  crmOrigins(): string[] {
    const tabs = [...this.#connections].filter((c) => !c.trusted).toReversed();
    return [...new Set(tabs.flatMap((c) => originOf(c.port) ?? []))];
  }

  /** Accepts a view, or hangs up on anything that is none. */
  connect(port: HubPort): void {
    const trust = this.#trustOf(port);
    if (trust === null) {
      port.disconnect();
      return;
    }
    const connection: Connection = {
      port,
      trusted: trust,
      watched: null,
      looking: null,
      sentView: null,
      sentConversation: null,
    };
    this.#connections.add(connection);
    port.onDisconnect.addListener(() => {
      this.#connections.delete(connection);
      this.#crm.lost(connection);
    });
    port.onMessage.addListener((raw) => void this.#receive(connection, raw));
    this.#flush(connection);
    if (!trust) this.#options.onCrmTab?.();
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

  /** CRM tabs with a desk on them, in the order they connected. */
  deskTabs(): TabRef[] {
    return [...this.#connections].flatMap(({ port, trusted }) =>
      !trusted && port.sender?.tab?.id !== undefined
        ? [{ tabId: port.sender.tab.id, windowId: port.sender.tab.windowId }]
        : [],
    );
  }

  /** Chats that are before the operator's eyes in some view. */
  looking(): Set<ConversationId> {
    return new Set([...this.#connections].flatMap((c) => c.looking ?? []));
  }

  /** Asks the desk in one tab to open itself, at a chat if one is named. */
  show(tabId: number, conversationId: ConversationId | null = null): void {
    for (const connection of this.#connections) {
      if (connection.port.sender?.tab?.id === tabId && !connection.trusted)
        this.#post(connection, { kind: 'show', conversationId });
    }
  }

  /** null: not one of ours. A CRM page counts only in its top frame and only on an address that was allowed. */
  #trustOf(port: HubPort): boolean | null {
    const sender = port.sender;
    if (!sender || sender.id !== this.#options.extensionId) return null;
    const origin = originOf(port);
    if (origin === this.#options.extensionOrigin) return true;
    return sender.frameId === 0 && origin !== undefined && this.#options.mayShowDeskOn(origin) ? false : null;
  }

  async #receive(connection: Connection, raw: unknown): Promise<void> {
    const message = parseViewMessage(raw);
    if (!message) return;
    if (message.kind === 'watch') {
      connection.watched = message.conversationId;
      connection.sentConversation = null;
      this.#flush(connection);
      return;
    }
    if (message.kind === 'looking') {
      connection.looking = message.conversationId;
      this.#options.onLook?.();
      return;
    }
    if (message.kind === 'crm-answer') {
      this.#crm.answered(connection, message.callId, parseCallResult(message.result));
      return;
    }
    const command = parseCommand(message.command, connection.trusted);
    if (!command) {
      this.#post(connection, {
        kind: 'result',
        callId: message.callId,
        result: { ok: false, code: 'not-understood' },
      });
      return;
    }
    if (command.type === 'draft' && connection.sentConversation?.id === command.conversationId) {
      connection.sentConversation = { ...connection.sentConversation, draft: command.text };
    }
    const result = await this.#options.execute(command);
    this.#flush(connection);
    this.#post(connection, { kind: 'result', callId: message.callId, result });
  }

  #flush(connection: Connection): void {
    const view = this.#options.view();
    const before = connection.sentView;
    connection.sentView = view;
    if (before === null) this.#post(connection, { kind: 'state', view });
    const patch = before && view !== before ? diffView(before, view) : null;
    const conversation = this.#conversationPatch(connection);
    if (patch) this.#post(connection, { kind: 'patch', patch, ...(conversation ? { conversation } : {}) });
    else if (conversation) this.#post(connection, { kind: 'conversation', patch: conversation });
  }

  /** null: it has seen all of it, or watches none. */
  #conversationPatch(connection: Connection): ConversationPatch | null {
    if (connection.watched === null) return null;
    const before = connection.sentConversation;
    const now = this.#options.conversation(connection.watched);
    if (!now || now === before) return null;
    connection.sentConversation = now;
    return diffConversation(before, now);
  }

  #post(connection: Connection, message: WorkerMessage): void {
    try {
      connection.port.postMessage(message);
    } catch {
      this.#connections.delete(connection);
    }
  }
}

function originOf({ sender }: HubPort): string | undefined {
  return sender?.url ? new URL(sender.url).origin : sender?.origin;
}

/** Keeps what a view says while the worker is still waking up, for the listener that comes later. */
export function holdMessages(port: HubPort): HubPort {
  const early: unknown[] = [];
  let deliver = (message: unknown): void => void early.push(message);
  port.onMessage.addListener((message) => deliver(message));
  return {
    ...(port.sender ? { sender: port.sender } : {}),
    postMessage: (message) => port.postMessage(message),
    disconnect: () => port.disconnect(),
    onDisconnect: port.onDisconnect,
    onMessage: {
      addListener(listener) {
        deliver = listener;
        for (const message of early.splice(0)) listener(message);
      },
    },
  };
}
