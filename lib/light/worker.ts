/**
 * Reads the traffic light's settings from the main Creatio: when a page of it comes, once an hour at most, and when the administrator
 * asks. With several and no main one the light goes by the operator's own settings: it is one for all chats.
 */
import type { Acts } from '../bridge/command.ts';
import type { crmCommands } from '../bridge/desk-commands.ts';
import type { StorageArea } from '../storage/area.ts';
import { lightShape, type CrmAnswer } from '../worker/crm-tab-answers.ts';
import type { CrmDoor } from '../worker/crm-door.ts';
import { CRM_LIGHT_KEY, type CrmLight as Stored, type LightOfCrm } from './sources.ts';

const READ_EVERY_MS = 60 * 60_000;
/** After an attempt that failed. */
const RETRY_MS = 60_000;

export interface CrmLightPorts {
  area: StorageArea;
  now: () => number;
  known: () => LightOfCrm | null;
  crm: Pick<CrmDoor, 'ask' | 'askFor' | 'main'>;
  /** What was read is in storage. */
  changed: () => Promise<void>;
}

export class CrmLight {
  readonly #ports: CrmLightPorts;
  #triedAt = -Infinity;
  #triedOrigin = '';

  constructor(ports: CrmLightPorts) {
    this.#ports = ports;
  }

  async onCrmTab(): Promise<void> {
    const origin = this.#ports.crm.main();
    const now = this.#ports.now();
    const known = this.#ports.known();
    if (origin === null || (known?.origin === origin && Math.abs(now - known.at) < READ_EVERY_MS)) return;
    if (this.#triedOrigin === origin && Math.abs(now - this.#triedAt) < RETRY_MS) return;
    this.#triedOrigin = origin;
    this.#triedAt = now;
    const answer = await this.#ports.crm.ask('light-settings', undefined, origin);
    if (answer.ok) await this.take(origin, answer.value);
    // The next page may be asked at once: the operator may have signed in on it.
    else if (answer.code === 'no-crm-tab' || answer.code === 'crm-session') this.#triedAt = -Infinity;
  }

  readonly acts: Acts<typeof crmCommands> = {
    /** What a view has found out of the light is in force at once. */
    'crm.ask': async ({ op, args, origin = this.#ports.crm.main() ?? undefined }) => {
      const answer = await this.#ports.crm.askFor(op, args, origin);
      const found = op === 'discovery' && answer.ok ? (answer.value as { light?: unknown } | null) : null;
      const light = lightShape.safeParse(found?.light);
      if (light.success && origin !== undefined && origin === this.#ports.crm.main())
        await this.take(origin, light.data);
      return answer;
    },
  };

  async take(origin: string, light: CrmAnswer<'light-settings'>): Promise<void> {
    const values: Stored['values'] = {};
    for (const field of ['enabled', 'yellowSeconds', 'redSeconds', 'basis'] as const) {
      const value = light[field]?.value;
      if (typeof value === 'boolean' || typeof value === 'number') values[field] = value;
      else if (typeof value === 'string') values[field] = value.slice(0, 40);
    }
    const stored: Stored = { origin, at: this.#ports.now(), values };
    await this.#ports.area.set({ [CRM_LIGHT_KEY]: stored });
    await this.#ports.changed();
  }
}
