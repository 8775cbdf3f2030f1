/** What the operator and his administrator have chosen, as it is in force now. */
import type { Acts } from '../bridge/command.ts';
import type { uiCommands } from '../bridge/desk-commands.ts';
import { uiState } from '../bridge/ui-state.ts';
import { DEFAULT_UI, type UiState } from '../bridge/view.ts';
import { mainCrm } from '../contacts/whose-crm.ts';
import type { ListOrder } from '../chat/order.ts';
import type { StorageArea } from '../storage/area.ts';
import {
  CRM_LIGHT_KEY,
  lightSources,
  readCrmLight,
  type LightOfCrm,
  type LightSources,
} from '../light/sources.ts';
import {
  readSettings,
  SETTINGS_KEY,
  type ReadSettings,
  type SendWith,
  type Settings,
} from '../storage/settings.ts';
import { isPlain } from '../text/addresses.ts';
import { isRecord } from '../storage/paths.ts';
import { writeSettings } from '../storage/write-settings.ts';

const UI_KEY = 'ui';

/** @param changed views see what was chosen at once, stored or not */
export function uiActs(preferences: Preferences, changed: () => void): Acts<typeof uiCommands> {
  const shown = (stored: Promise<void>): Promise<void> => {
    changed();
    return stored;
  };
  return {
    'ui.remember': ({ ui }) => shown(preferences.remember(ui)),
    'ui.sendWith': ({ sendWith }) => shown(preferences.chooseSendWith(sendWith)),
    'ui.listOrder': ({ order }) => shown(preferences.setListOrder(order)),
  };
}

export class Preferences {
  read: ReadSettings = readSettings({});
  ui: UiState = DEFAULT_UI;
  light: LightOfCrm | null = null;
  lightSources: LightSources = lightSources({}, this.read);
  readonly #area: StorageArea;
  readonly #policy: () => Promise<unknown>;

  constructor(area: StorageArea, policy: () => Promise<unknown>) {
    this.#area = area;
    this.#policy = policy;
  }

  project() {
    const { settings, problems: settingProblems, locked: lockedSettings } = this.read;
    const { ui, lightSources: sources, light: crmLight } = this;
    return { settings, settingProblems, lockedSettings, ui, lightSources: sources, crmLight };
  }

  get settings(): Settings {
    return this.read.settings;
  }

  /** The one server that the policy lets anybody sign in to; '': any. */
  get #fixedServer(): string {
    return this.read.locked.includes('webitel.origin') ? this.settings.webitel.origin : '';
  }

  /** By http, where that is forbidden. */
  readonly isForbidden = (origin: string): boolean => this.settings.privacy.httpsOnly && isPlain(origin);

  /** Why nobody may sign in there; null: he may. @param origin as `normaliseOrigin` writes it */
  readonly refusalOf = (origin: string): 'bad-address' | 'https-only' | null => {
    if (this.isForbidden(origin)) return 'https-only';
    return this.#fixedServer !== '' && origin !== this.#fixedServer ? 'bad-address' : null;
  };

  /** Reads everything anew: whoever wrote it, it counts at once. */
  async load(): Promise<void> {
    const [stored, ui, light, policy] = await Promise.all([
      this.#area.get(SETTINGS_KEY),
      this.#area.get(UI_KEY),
      this.#area.get(CRM_LIGHT_KEY),
      this.#policy(),
    ]);
    const own = stored[SETTINGS_KEY];
    this.read = readSettings(own, policy);
    const known = readCrmLight(light[CRM_LIGHT_KEY]);
    this.light = known && known.origin === mainCrm(this.settings.creatio) ? known : null;
    if (this.light) this.read = readSettings(own, policy, this.light.rules);
    if (own !== undefined && !isRecord(own)) this.read.problems.push(SETTINGS_KEY);
    this.lightSources = lightSources(own, this.read, this.light?.rules);
    const parsed = uiState.safeParse(ui[UI_KEY]);
    if (parsed.success) this.ui = parsed.data;
  }

  /** A setting that is also changed where it is used, beside «Отправить». What the policy fixes stays. */
  async chooseSendWith(sendWith: SendWith): Promise<void> {
    if (this.read.locked.includes('composer.sendWith')) return;
    this.read.settings = { ...this.settings, composer: { ...this.settings.composer, sendWith } };
    await navigator.locks.request(SETTINGS_KEY, () =>
      writeSettings(this.#area, () => ({ 'composer.sendWith': sendWith })),
    );
  }

  /** The operator has said that this is his CRM. Where the policy names CRMs he is not asked. */
  async confirmCrm(origin: string): Promise<void> {
    if (this.read.locked.includes('creatio.origins') || this.isForbidden(origin)) return;
    await navigator.locks.request(SETTINGS_KEY, () =>
      writeSettings(this.#area, ({ creatio: { origins } }) =>
        origins.includes(origin) ? {} : { 'creatio.origins': [...origins, origin] },
      ),
    );
  }

  /** Chosen above the list itself. What the policy fixes stays. */
  async setListOrder(order: ListOrder): Promise<void> {
    if (this.read.locked.includes('list.order')) return;
    this.read.settings = { ...this.settings, list: { ...this.settings.list, order } };
    await navigator.locks.request(SETTINGS_KEY, () =>
      writeSettings(this.#area, () => ({ 'list.order': order })),
    );
  }

  async remember(patch: Partial<UiState>): Promise<void> {
    this.ui = { ...this.ui, ...patch, launcherTop: { ...this.ui.launcherTop, ...patch.launcherTop } };
    await this.#area.set({ [UI_KEY]: this.ui });
  }
}
