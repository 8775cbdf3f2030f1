/** Counts what the extension asks of each CRM, whichever tab asks it and whether a desk is open there; on disk, by day. */
import type { Acts } from '../bridge/command.ts';
import type { StorageArea } from '../storage/area.ts';
import { CALLS_KEY, dayOf, readCalls, stepOf, withCalls, type CallsByCrm, type NearLimit } from './rules.ts';
import type { callCommands } from './commands.ts';

interface Ports {
  area: StorageArea;
  /** Local clock, ms. */
  now: () => number;
  changed: () => void;
}

export class CallCounts {
  readonly #ports: Ports;
  #calls: CallsByCrm = {};
  #near: NearLimit | null = null;
  #written: Promise<void> = Promise.resolve();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    const stored = await this.#ports.area.get(CALLS_KEY).catch((): Record<string, unknown> => ({}));
    this.#calls = readCalls(stored[CALLS_KEY]);
  }

  /** Resolves when it is on disk, or there is no room for it. */
  count(origin: string, calls: number): Promise<void> {
    return this.#keep(withCalls(this.#calls, origin, calls, this.#ports.now()));
  }

  told(origin: string): Promise<void> {
    const crm = this.#calls[origin];
    const day = dayOf(this.#ports.now());
    const told = { day, step: stepOf(crm?.days[day] ?? 0) };
    return crm ? this.#keep({ ...this.#calls, [origin]: { ...crm, told } }) : Promise.resolve();
  }

  get all(): CallsByCrm {
    return this.#calls;
  }

  /** The same object until there is more to tell. */
  project() {
    const day = dayOf(this.#ports.now());
    const [near = null] = Object.entries(this.#calls).flatMap(([origin, { days, told }]): NearLimit[] => {
      const count = days[day] ?? 0;
      return stepOf(count) > (told?.day === day ? told.step : 0) ? [{ origin, count }] : [];
    });
    if (said(near) !== said(this.#near)) this.#near = near;
    return { crmCalls: this.#near };
  }

  readonly acts: Acts<typeof callCommands> = {
    'calls.told': ({ origin }) => this.told(origin),
  };

  /** One after another, the newest last: each writes all there is. */
  #keep(calls: CallsByCrm): Promise<void> {
    const before = this.#near;
    this.#calls = calls;
    if (this.project().crmCalls !== before) this.#ports.changed();
    this.#written = this.#written
      .then(() => this.#ports.area.set({ [CALLS_KEY]: this.#calls }))
      .catch(() => {});
    return this.#written;
  }
}

const said = (near: NearLimit | null): string => (near ? `${stepOf(near.count)} ${near.origin}` : '');
