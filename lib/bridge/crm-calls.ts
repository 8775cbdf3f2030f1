/** The worker's questions to the CRM, which only a tab on it can answer. Every operation may be asked twice and acts once. */
import type { CallResult, WorkerMessage } from './protocol.ts';

const DEADLINE_MS = 60_000;

interface Ports<Tab> {
  /** Whom to ask, best first; only those on the CRM of that origin when one is named. */
  tabs: (origin: string | null) => Tab[];
  post: (tab: Tab, message: WorkerMessage) => void;
  after: (ms: number, run: () => void) => () => void;
}

interface Pending<Tab> {
  op: string;
  args: unknown;
  origin: string | null;
  tab: Tab;
  resolve: (result: CallResult) => void;
  cancel: () => void;
}

export class CrmCalls<Tab> {
  readonly #ports: Ports<Tab>;
  readonly #pending = new Map<string, Pending<Tab>>();
  #ids = 0;

  constructor(ports: Ports<Tab>) {
    this.#ports = ports;
  }

  /** `no-crm-tab`: nobody to ask; `crm-unreachable`: nobody answered in time. */
  ask(op: string, args: unknown, origin: string | null): Promise<CallResult> {
    return new Promise((resolve) => this.#send(`crm${++this.#ids}`, { op, args, origin, resolve }));
  }

  answered(tab: Tab, callId: string, result: CallResult | null): void {
    const call = this.#pending.get(callId);
    if (call?.tab === tab) this.#end(callId, result ?? { ok: false, code: 'crm-server' });
  }

  lost(tab: Tab): void {
    for (const [callId, call] of this.#pending) {
      if (call.tab !== tab) continue;
      call.cancel();
      this.#pending.delete(callId);
      this.#send(callId, call);
    }
  }

  #send(callId: string, question: Omit<Pending<Tab>, 'tab' | 'cancel'>): void {
    const { op, args, origin, resolve } = question;
    const tab = this.#ports.tabs(origin)[0];
    if (tab === undefined) {
      resolve({ ok: false, code: 'no-crm-tab' });
      return;
    }
    const cancel = this.#ports.after(DEADLINE_MS, () =>
      this.#end(callId, { ok: false, code: 'crm-unreachable' }),
    );
    this.#pending.set(callId, { op, args, origin, resolve, tab, cancel });
    this.#ports.post(tab, { kind: 'crm', callId, op, args });
  }

  #end(callId: string, result: CallResult): void {
    const call = this.#pending.get(callId);
    call?.cancel();
    this.#pending.delete(callId);
    call?.resolve(result);
  }
}
