/** How a question reaches the CRM: through the gateway of a tab, which its page loads when it is first asked. */
import type { CrmSettings } from '../creatio/context.ts';
import type { Connection } from './connection.ts';
import { CrmCalls, type CrmQuestion } from './crm-calls.ts';
import { parseCallResult, type CallResult, type WorkerMessage } from './protocol.ts';

/** A page that has not loaded its gateway by then (it was loading itself) is asked again by the next question. */
const OPENS_MS = 5_000;

interface Ports {
  /** Tabs on the CRM of that origin, the one in front first. */
  tabs: (origin: string) => number[];
  /** The gateway of a tab, if it is there. */
  gateway: (tabId: number) => Connection | undefined;
  openGateway: (tabId: number) => void;
  settings: () => CrmSettings;
  post: (connection: Connection, message: WorkerMessage) => void;
  after: (ms: number, run: () => void) => () => void;
}

export class Gateways {
  readonly #ports: Ports;
  readonly #calls: CrmCalls<number>;
  /** Tabs that are loading their gateway. Asked once: every further copy would have to run in the guest's page. */
  readonly #opening = new Map<number, () => void>();
  /** By tab, until its gateway is there. */
  readonly #waiting = new Map<number, CrmQuestion[]>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#calls = new CrmCalls({
      tabs: ports.tabs,
      post: (tabId, question) => this.#send(tabId, question),
      after: ports.after,
    });
  }

  ask(op: string, args: unknown, origin: string): Promise<CallResult> {
    return this.#calls.ask(op, args, origin);
  }

  /** On the page of this very tab. */
  askTab(op: string, args: unknown, tabId: number): Promise<CallResult> {
    return this.#calls.askTab(op, args, tabId);
  }

  /** A CRM page has come. */
  came(): void {
    this.#calls.came();
  }

  opened(gateway: Connection): void {
    for (const question of this.#waiting.get(gateway.tabId!) ?? []) this.#put(gateway, question);
    this.#waiting.delete(gateway.tabId!);
    this.#opened(gateway.tabId!);
  }

  /** The page is gone, or its gateway alone. */
  lost({ kind, tabId }: Connection): void {
    if (kind === 'launcher') {
      this.#waiting.delete(tabId!);
      this.#opened(tabId!);
    }
    this.#calls.lost(tabId!);
  }

  taken({ tabId }: Connection, callId: string): void {
    this.#calls.taken(tabId!, callId);
  }

  answered({ tabId }: Connection, callId: string, result: unknown): void {
    this.#calls.answered(tabId!, callId, parseCallResult(result));
  }

  #send(tabId: number, question: CrmQuestion): void {
    const gateway = this.#ports.gateway(tabId);
    if (gateway) return this.#put(gateway, question);
    this.#waiting.set(tabId, [...(this.#waiting.get(tabId) ?? []), question]);
    if (this.#opening.has(tabId)) return;
    this.#opening.set(
      tabId,
      this.#ports.after(OPENS_MS, () => this.#opening.delete(tabId)),
    );
    this.#ports.openGateway(tabId);
  }

  #opened(tabId: number): void {
    this.#opening.get(tabId)?.();
    this.#opening.delete(tabId);
  }

  #put(gateway: Connection, question: CrmQuestion): void {
    this.#ports.post(gateway, { kind: 'crm', ...question, settings: this.#ports.settings() });
  }
}
