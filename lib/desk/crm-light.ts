/** Reads the traffic light's settings from Creatio: when a CRM page comes, once an hour at most, and when the administrator asks. */
import type { CallResult } from '../bridge/protocol.ts';
import type { StorageArea } from '../storage/area.ts';
import { CRM_LIGHT_KEY, type CrmLight as Stored, type LightOfCrm } from '../storage/crm-light.ts';

const READ_EVERY_MS = 60 * 60_000;
/** After an attempt that failed. */
const RETRY_MS = 60_000;

export interface CrmLightPorts {
  area: StorageArea;
  now: () => number;
  known: () => LightOfCrm | null;
  askCrm: (op: string, args: unknown, origin: string) => Promise<CallResult>;
  /** Whose light counts; undefined: no CRM is open. */
  crm: () => string | undefined;
  /** What was read is in storage. */
  changed: () => Promise<void>;
}

export class CrmLight {
  readonly #p: CrmLightPorts;
  #triedAt = -Infinity;
  #triedOrigin = '';

  constructor(ports: CrmLightPorts) {
    this.#p = ports;
  }

  async crmTabCame(): Promise<void> {
    const origin = this.#p.crm();
    const now = this.#p.now();
    const known = this.#p.known();
    if (origin === undefined || (known?.origin === origin && now - known.at < READ_EVERY_MS)) return;
    if (this.#triedOrigin === origin && now - this.#triedAt < RETRY_MS) return;
    this.#triedOrigin = origin;
    this.#triedAt = now;
    const answer = await this.#p.askCrm('light-settings', undefined, origin);
    if (answer.ok) await this.take(origin, answer.value);
    // The page was reloaded meanwhile: the next one may be asked at once.
    else if (answer.code === 'no-crm-tab') this.#triedAt = -Infinity;
  }

  /** @param light as `light-settings` tells it; it comes from a page, so nothing of it is taken for granted */
  async take(origin: string, light: unknown): Promise<void> {
    const values: Stored['values'] = {};
    for (const field of ['enabled', 'yellowSeconds', 'redSeconds', 'basis'] as const) {
      const value = (light as Record<string, { value?: unknown } | null> | null)?.[field]?.value;
      if (typeof value === 'boolean' || typeof value === 'number') values[field] = value;
      else if (typeof value === 'string') values[field] = value.slice(0, 40);
    }
    const stored: Stored = { origin, at: this.#p.now(), values };
    await this.#p.area.set({ [CRM_LIGHT_KEY]: stored });
    await this.#p.changed();
  }
}
