/** How a question reaches the CRM: through the gateway of a tab, which its page loads when it is first asked. */
import type { CrmSettings } from '../creatio/context.ts';
import { placeKey, type Connection, type PlaceKey } from './connection.ts';
import { CrmCalls, type CrmQuestion } from './choose-tab.ts';
import { parseCallResult, type CallResult, type WorkerMessage } from './protocol.ts';

/** A page that has not loaded its gateway by then (it was loading itself) is asked again by the next question. */
const OPENS_MS = 5_000;

interface Ports {
  /** Tabs on the CRM of that origin, the one in front first. */
  tabs: (origin: string) => PlaceKey[];
  /** The gateway of a page, if it is there. */
  gateway: (page: PlaceKey) => Connection | undefined;
  openGateway: (tabId: number) => void;
  settings: () => CrmSettings;
  post: (connection: Connection, message: WorkerMessage) => void;
  after: (ms: number, run: () => void) => () => void;
}

export class Gateways {
  readonly #ports: Ports;
  readonly #calls: CrmCalls<PlaceKey>;
  /** Pages that are loading their gateway. Asked once: every further copy would have to run in the guest's page. */
  readonly #opening = new Map<PlaceKey, () => void>();
  /** By page, until its gateway is there. */
  readonly #waiting = new Map<PlaceKey, CrmQuestion[]>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#calls = new CrmCalls({
      tabs: ports.tabs,
      post: (page, question) => this.#send(page, question),
      after: ports.after,
    });
  }

  ask(op: string, args: unknown, origin: string): Promise<CallResult> {
    return this.#calls.ask(op, args, origin);
  }

  /** On this very page. */
  askPage(op: string, args: unknown, page: PlaceKey): Promise<CallResult> {
    return this.#calls.askTab(op, args, page);
  }

  /** A CRM page has come. */
  came(): void {
    this.#calls.came();
  }

  opened(gateway: Connection): void {
    const page = placeKey(gateway);
    for (const question of this.#waiting.get(page) ?? []) this.#put(gateway, question);
    this.#waiting.delete(page);
    this.#opened(page);
  }

  /** The page is gone, or its gateway alone. */
  lost(gone: Connection): void {
    const page = placeKey(gone);
    if (gone.kind === 'launcher') {
      this.#waiting.delete(page);
      this.#opened(page);
    }
    this.#calls.lost(page);
  }

  taken(by: Connection, callId: string): void {
    this.#calls.taken(placeKey(by), callId);
  }

  answered(by: Connection, callId: string, result: unknown): void {
    this.#calls.answered(placeKey(by), callId, parseCallResult(result));
  }

  #send(page: PlaceKey, question: CrmQuestion): void {
    const gateway = this.#ports.gateway(page);
    if (gateway) return this.#put(gateway, question);
    this.#waiting.set(page, [...(this.#waiting.get(page) ?? []), question]);
    if (this.#opening.has(page)) return;
    this.#opening.set(
      page,
      this.#ports.after(OPENS_MS, () => this.#opening.delete(page)),
    );
    this.#ports.openGateway(parseInt(page));
  }

  #opened(page: PlaceKey): void {
    this.#opening.get(page)?.();
    this.#opening.delete(page);
  }

  #put(gateway: Connection, question: CrmQuestion): void {
    this.#ports.post(gateway, { kind: 'crm', ...question, settings: this.#ports.settings() });
  }
}
