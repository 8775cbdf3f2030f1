/**
 * A page's line to the worker. It connects again when the worker was put to sleep or killed, and says again what had no answer: every
 * command is idempotent, so a call may arrive twice but acts once.
 */
import { again, type Asked } from './asked.ts';
import type { ClientPort, DeskClientOptions } from './client-options.ts';
import type { CallResult, Command, ResultOf, ViewMessage, WorkerMessage } from './protocol.ts';
import type { PageRecord } from '../creatio/page-record.ts';
import type { CrmSettings } from '../creatio/context.ts';
import type { CrmQuestionView, LauncherView } from './view.ts';

/** Must not reject. */
export type AnswerCrm = (op: string, args: unknown, settings: CrmSettings) => Promise<CallResult>;

const RECONNECT_MS = [0, 50, 200, 1000, 3000];

/** What a CRM's page needs of it: no word of an operator's or a customer's comes here. */
export class WorkerLine {
  /** What a CRM page gets. */
  launcher: LauncherView | null = null;
  /** In its place, where nobody has named this CRM. */
  question: CrmQuestionView | null = null;
  /** The extension is gone from under this page: only a reload helps. */
  orphaned = false;
  /** The worker does not know who has put this view where it is. */
  refused = false;

  protected readonly options: DeskClientOptions;
  protected readonly calls = new Map<string, Asked>();
  readonly #listeners = new Set<() => void>();
  readonly #showListeners = new Set<(conversationId: string | null) => void>();
  #answerCrm: AnswerCrm | null = null;
  #port: ClientPort | null = null;
  /** What a new worker must hear again, by kind. */
  readonly #told = new Map<string, ViewMessage>();
  #failures = 0;
  #closed = false;
  #cancelReconnect: () => void = () => {};

  constructor(options: DeskClientOptions) {
    this.options = options;
    this.#connect();
  }

  /** Called after every change of what is shown here, or `orphaned`. */
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
    this.tell({ kind: 'front', front });
  }

  /** What the CRM's page shows. */
  tellPlace(place: PageRecord | null): void {
    this.tell({ kind: 'place', place });
  }

  call<C extends Command>(command: C): Promise<ResultOf<C>> {
    if (this.orphaned) return Promise.resolve({ ok: false, code: 'orphaned' });
    const callId = this.options.newId();
    return new Promise((resolve) => {
      // The worker has answered in the type of its own table.
      this.calls.set(callId, { command, resolve: resolve as (result: CallResult) => void });
      this.#post({ kind: 'call', callId, command });
    });
  }

  /** For a page that comes back from the back/forward cache, where ports are closed silently. */
  reconnect(): void {
    this.#port?.disconnect();
    this.#port = null;
    this.#connect();
  }

  /** To be asked from time to time. */
  checkAlive(): void {
    if (this.orphaned || this.#closed || this.options.isAlive?.() !== false) return;
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
      port = this.options.connect();
    } catch {
      this.#orphan();
      return;
    }
    this.#port = port;
    port.onMessage.addListener((message) => {
      if (port !== this.#port) return;
      this.#failures = 0;
      this.receive(message as WorkerMessage);
    });
    port.onDisconnect.addListener(() => {
      if (port === this.#port) this.#disconnected();
    });
    // What had no answer comes first: a draft among it must be known before the conversation is told anew.
    for (const [callId, call] of this.calls) {
      call.isHeld = false;
      this.#post({ kind: 'call', callId, command: again(call.command) });
    }
    for (const message of this.#told.values()) this.#post(message);
  }

  #orphan(): void {
    this.orphaned = true;
    for (const { resolve } of this.calls.values()) resolve({ ok: false, code: 'orphaned' });
    this.calls.clear();
    this.changed();
  }

  #disconnected(): void {
    this.#port = null;
    if (this.#closed) return;
    const delay = RECONNECT_MS[Math.min(this.#failures++, RECONNECT_MS.length - 1)]!;
    this.#cancelReconnect = this.options.after(delay, () => this.#connect());
  }

  protected tell(message: ViewMessage): void {
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

  protected receive(message: WorkerMessage): void {
    switch (message.kind) {
      case 'result':
        this.answered(message.callId, message.result);
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
      case 'refused':
        this.refused = true;
        this.close();
    }
    this.changed();
  }

  protected answered(callId: string, result: CallResult): void {
    this.calls.get(callId)?.resolve(result);
    this.calls.delete(callId);
  }

  protected changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
