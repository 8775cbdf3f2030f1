/**
 * The worker's questions to the CRM, which only a tab on it can answer. Every operation may be asked twice and acts once.
 *
 *   asked ──taken──▸ waiting for the answer ──▸ answered
 *     │ nothing within 2 s: a frozen tab; the next one is asked too, at once or when it comes, and this one last from now on
 *     └ the tab went away: another one; if there is none, the one that comes back within 15 s (a page that is loaded anew)
 */
import type { CallResult } from './protocol.ts';

const DEADLINE_MS = 60_000;
const SILENT_MS = 2_000;
const COMES_BACK_MS = 15_000;

export interface CrmQuestion {
  callId: string;
  op: string;
  args: unknown;
}

interface Ports<Tab> {
  /** On the CRM of that origin, best first. */
  tabs: (origin: string) => Tab[];
  post: (tab: Tab, question: CrmQuestion) => void;
  after: (ms: number, run: () => void) => () => void;
}

interface Pending<Tab> extends CrmQuestion {
  /** The tabs that may answer, best first; those that were asked are in `asked`. */
  tabs: () => Tab[];
  asked: Set<Tab>;
  taken: boolean;
  resolve: (result: CallResult) => void;
  cancel: Set<() => void>;
}

export class CrmCalls<Tab> {
  readonly #ports: Ports<Tab>;
  readonly #pending = new Map<string, Pending<Tab>>();
  readonly #silent = new Set<Tab>();
  #ids = 0;

  constructor(ports: Ports<Tab>) {
    this.#ports = ports;
  }

  /** `no-crm-tab`: nobody to ask; `crm-unreachable`: nobody answered in time. */
  ask(op: string, args: unknown, origin: string): Promise<CallResult> {
    return this.#start(op, args, () => {
      const tabs = this.#ports.tabs(origin);
      return [...tabs.filter((t) => !this.#silent.has(t)), ...tabs.filter((t) => this.#silent.has(t))];
    });
  }

  /** A question that concerns this very page. */
  askTab(op: string, args: unknown, tab: Tab): Promise<CallResult> {
    return this.#start(op, args, () => [tab]);
  }

  taken(tab: Tab, callId: string): void {
    this.#silent.delete(tab);
    const call = this.#pending.get(callId);
    if (call?.asked.has(tab)) call.taken = true;
  }

  answered(tab: Tab, callId: string, result: CallResult | null): void {
    if (this.#pending.get(callId)?.asked.has(tab))
      this.#end(callId, result ?? { ok: false, code: 'crm-server' });
  }

  lost(tab: Tab): void {
    this.#silent.delete(tab);
    for (const call of this.#pending.values()) {
      if (!call.asked.delete(tab) || call.asked.size > 0) continue;
      call.taken = false;
      this.#askNext(call);
      if (call.asked.size === 0)
        this.#later(call, COMES_BACK_MS, () => call.asked.size === 0 && this.#nobody(call));
    }
  }

  /** Another tab can be asked now. */
  came(): void {
    for (const call of this.#pending.values()) {
      // All that were asked are frozen, or gone.
      if (!call.taken && [...call.asked].every((tab) => this.#silent.has(tab))) this.#askNext(call);
    }
  }

  #start(op: string, args: unknown, tabs: () => Tab[]): Promise<CallResult> {
    return new Promise((resolve) => {
      const callId = `crm${++this.#ids}`;
      const call: Pending<Tab> = {
        callId,
        op,
        args,
        tabs,
        asked: new Set(),
        taken: false,
        resolve,
        cancel: new Set(),
      };
      this.#pending.set(callId, call);
      this.#askNext(call);
      if (call.asked.size === 0) this.#nobody(call);
      else this.#later(call, DEADLINE_MS, () => this.#end(callId, { ok: false, code: 'crm-unreachable' }));
    });
  }

  #askNext(call: Pending<Tab>): void {
    const tab = call.tabs().find((one) => !call.asked.has(one));
    if (tab === undefined) return;
    call.asked.add(tab);
    this.#later(call, SILENT_MS, () => {
      if (call.taken || !call.asked.has(tab)) return;
      this.#silent.add(tab);
      this.#askNext(call);
    });
    this.#ports.post(tab, { callId: call.callId, op: call.op, args: call.args });
  }

  #later(call: Pending<Tab>, ms: number, run: () => void): void {
    const cancel = this.#ports.after(ms, () => {
      call.cancel.delete(cancel);
      run();
    });
    call.cancel.add(cancel);
  }

  #nobody({ callId }: Pending<Tab>): void {
    this.#end(callId, { ok: false, code: 'no-crm-tab' });
  }

  #end(callId: string, result: CallResult): void {
    const call = this.#pending.get(callId);
    if (!call) return;
    for (const cancel of call.cancel) cancel();
    this.#pending.delete(callId);
    call.resolve(result);
  }
}
