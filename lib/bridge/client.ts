/**
 * A view's end of the bridge. It keeps the last state, reconnects when the worker was put to sleep or killed, and sends again the
 * calls that had no answer: every command is idempotent, so a call may arrive twice but acts once.
 */
import type { ClientPort, DeskClientOptions } from './client-options.ts';
import type { CallResult, Command, ResultOf, ViewMessage, WorkerMessage } from './protocol.ts';
import { withKept, type Kept } from '../kept/fields.ts';
import type { PageRecord } from '../creatio/page-record.ts';
import type { CrmSettings } from '../creatio/context.ts';
import {
  applyConversationPatch,
  applyPatch,
  type ConversationPatch,
  type ConversationView,
  type DeskView,
  type CrmQuestionView,
  type LauncherView,
} from './view.ts';

/** Must not reject. */
export type AnswerCrm = (op: string, args: unknown, settings: CrmSettings) => Promise<CallResult>;

const RECONNECT_MS = [0, 50, 200, 1000, 3000];

export class DeskClient {
  view: DeskView | null = null;
  conversation: ConversationView | null = null;
  /** What a CRM page gets in place of `view`. */
  launcher: LauncherView | null = null;
  /** In its place, where nobody has named this CRM. */
  question: CrmQuestionView | null = null;
  /** The record on the CRM's screen; null: nobody's, or not told. */
  place: PageRecord | null = null;
  /** The extension is gone from under this page: only a reload helps. */
  orphaned = false;
  /** The worker does not know who has put this view where it is. */
  refused = false;

  readonly #options: DeskClientOptions;
  readonly #listeners = new Set<() => void>();
  readonly #showListeners = new Set<(conversationId: string | null) => void>();
  #answerCrm: AnswerCrm | null = null;
  readonly #calls = new Map<string, { command: Command; resolve: (result: CallResult) => void }>();
  #port: ClientPort | null = null;
  /** What a new worker must hear again, by kind. */
  readonly #told = new Map<string, ViewMessage>();
  #watched: string | null = null;
  #looking: string | null = null;
  #failures = 0;
  #closed = false;
  #cancelReconnect: () => void = () => {};

  constructor(options: DeskClientOptions) {
    this.#options = options;
    this.#connect();
  }

  /** Called after every change of `view`, `conversation` or `orphaned`. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The worker asks this view to show itself, and a chat in it (popup's «Открыть чаты», a notification). */
  onShow(listener: (conversationId: string | null) => void): () => void {
    this.#showListeners.add(listener);
    return () => this.#showListeners.delete(listener);
  }

  /** Who answers the worker's questions to the CRM of this page. */
  onCrm(answer: AnswerCrm): void {
    this.#answerCrm = answer;
  }

  /** Whether the operator has this tab before him. */
  setFront(front: boolean): void {
    this.#tell({ kind: 'front', front });
  }

  /** What the CRM's page shows. */
  tellPlace(place: PageRecord | null): void {
    this.#tell({ kind: 'place', place });
  }

  call<C extends Command>(command: C): Promise<ResultOf<C>> {
    if (this.orphaned) return Promise.resolve({ ok: false, code: 'orphaned' });
    const callId = this.#options.newId();
    const result = new Promise<ResultOf<C>>((resolve) => {
      // The worker has answered in the type of its own table.
      this.#calls.set(callId, { command, resolve: resolve as (result: CallResult) => void });
      this.#post({ kind: 'call', callId, command });
    });
    // The worker does not echo it to the view that it came from.
    if (command.type === 'text.keep' && this.conversation?.id === command.conversationId) {
      const kept = withKept(this.conversation.kept, { [command.field]: command.text });
      this.conversation = { ...this.conversation, kept };
      this.#changed();
    }
    return result;
  }

  /** Chooses the conversation whose messages this view shows; null for none. */
  watch(conversationId: string | null): void {
    if (conversationId === this.#watched) return;
    this.#watched = conversationId;
    if (this.conversation?.id !== conversationId) this.conversation = null;
    this.#tell({ kind: 'watch', conversationId });
    this.#changed();
  }

  /** Says which chat is before the operator's eyes here; null for none. */
  look(conversationId: string | null): void {
    if (conversationId === this.#looking) return;
    this.#looking = conversationId;
    this.#tell({ kind: 'looking', conversationId });
  }

  /** For a page that comes back from the back/forward cache, where ports are closed silently. */
  reconnect(): void {
    this.#port?.disconnect();
    this.#port = null;
    this.#connect();
  }

  /** To be asked from time to time. */
  checkAlive(): void {
    if (this.orphaned || this.#closed || this.#options.isAlive?.() !== false) return;
    this.#port = null;
    this.#orphan();
  }

  /** The worker is there again: no need to wait for the next attempt. A line that stands is left alone. */
  hurry(): void {
    if (!this.#port && !this.#closed) this.#connect();
  }

  close(): void {
    this.#closed = true;
    this.#cancelReconnect();
    this.#port?.disconnect();
    this.#port = null;
  }

  #connect(): void {
    this.#cancelReconnect();
    let port: ClientPort;
    try {
      port = this.#options.connect();
    } catch {
      this.#orphan();
      return;
    }
    this.#port = port;
    port.onMessage.addListener((message) => port === this.#port && this.#receive(message as WorkerMessage));
    port.onDisconnect.addListener(() => {
      if (port === this.#port) this.#disconnected();
    });
    // What had no answer comes first: a draft among it must be known before the conversation is told anew.
    for (const [callId, { command }] of this.#calls) this.#post({ kind: 'call', callId, command });
    for (const message of this.#told.values()) this.#post(message);
  }

  #orphan(): void {
    this.orphaned = true;
    for (const { resolve } of this.#calls.values()) resolve({ ok: false, code: 'orphaned' });
    this.#calls.clear();
    this.#changed();
  }

  #disconnected(): void {
    this.#port = null;
    if (this.#closed) return;
    const delay = RECONNECT_MS[Math.min(this.#failures++, RECONNECT_MS.length - 1)]!;
    this.#cancelReconnect = this.#options.after(delay, () => this.#connect());
  }

  #tell(message: ViewMessage): void {
    this.#told.set(message.kind, message);
    this.#post(message);
  }

  #post(message: ViewMessage): void {
    try {
      this.#port?.postMessage(message);
    } catch {
      this.#disconnected();
    }
  }

  #receive(message: WorkerMessage): void {
    this.#failures = 0;
    switch (message.kind) {
      case 'state':
        this.view = message.view;
        break;
      case 'patch':
        if (this.view) this.view = applyPatch(this.view, message.patch);
        if (message.conversation) this.#receiveConversation(message.conversation);
        break;
      case 'conversation':
        this.#receiveConversation(message.patch);
        break;
      case 'result':
        this.#calls.get(message.callId)?.resolve(message.result);
        this.#calls.delete(message.callId);
        return;
      case 'show':
        for (const listener of this.#showListeners) listener(message.conversationId);
        return;
      case 'crm': {
        const { callId, op, args, settings } = message;
        this.#post({ kind: 'crm-taken', callId });
        void this.#answerCrm?.(op, args, settings).then((result) =>
          this.#post({ kind: 'crm-answer', callId, result }),
        );
        return;
      }
      case 'launcher':
        this.launcher = message.view;
        this.question = null;
        break;
      case 'question':
        this.question = message;
        this.launcher = null;
        break;
      case 'place':
        this.place = message.place;
        break;
      case 'refused':
        this.refused = true;
        this.close();
    }
    this.#changed();
  }

  #receiveConversation(patch: ConversationPatch | null): void {
    if (!patch) this.conversation = null;
    else if (patch.id === this.#watched)
      this.conversation = applyConversationPatch(this.conversation, this.#withOwn(patch));
  }

  /** What was typed here and has not reached the worker yet is newer than what it tells. */
  #withOwn(patch: ConversationPatch): ConversationPatch {
    const own: Kept = {};
    for (const { command } of this.#calls.values()) {
      if (!('conversationId' in command) || command.conversationId !== patch.id) continue;
      if (command.type === 'text.keep') own[command.field] = command.text;
      // What is being sent or reported empties its field.
      if (command.type === 'message.send') delete own.message;
      if (command.type === 'processing.finish') delete own.comment;
    }
    return { ...patch, kept: { ...patch.kept, ...own } };
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
