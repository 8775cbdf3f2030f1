/**
 * Settings: shape, defaults, and the reading of values that anybody may have written (options page, policy, import, a test).
 * A broken value falls back to its default and is reported by its path; unknown keys are kept.
 */
import { DEFAULT_NOTIFY_RULES, type NotifyRules } from '../notify/setting.ts';
import { DEFAULT_SHORTCUTS, type ShortcutRules } from '../keys/rules.ts';
import { DEFAULT_LIGHT_RULES, type LightRules, type Palette } from '../chat/traffic-light.ts';
import type { ListOrder } from '../chat/order.ts';
import { isRecord, pick, place } from './paths.ts';
import { mended, normaliseOrigin, withoutPlain } from './mend.ts';
import { SETTING_FIELDS, type SettingPath } from './setting-fields.ts';

export { normaliseOrigin, pick, place };

export const SETTINGS_KEY = 'settings';

export type LanguageSetting = 'auto' | 'ru' | 'uk' | 'en';
export type ThemeSetting = 'auto' | 'light' | 'dark';

/** The key that sends what is in the composer; the other one makes a new line. */
export type SendWith = 'enter' | 'ctrl-enter';

/** Creatio's lookup of ready-made texts, by the names of this customer's configuration. */
export interface TemplatesObject {
  entity: string;
  columns: { name: string; text: string };
}

/** What is not named is found out; a column that is null is not there. */
export interface ChatObject {
  entity?: string;
  writtenBy?: 'extension' | 'connector' | 'auto';
  columns?: Record<string, string | null>;
}

export type LightCodes = Partial<Record<'enabled' | 'yellowSeconds' | 'redSeconds' | 'basis', string>>;

export interface Settings {
  version: 1;
  language: LanguageSetting;
  /** auto: light beside Creatio, the extension's own pages as the system has it. */
  theme: ThemeSetting;
  webitel: { origin: string; domain: string };
  creatio: {
    origins: string[];
    /** Of those, the one that a chat belongs to which was settled in none; '': the operator is asked. */
    main: string;
    objects: { chat: ChatObject | null; templates: TemplatesObject | null };
    processes: { createCase: string | null };
    /** Codes of the traffic light's system settings in Creatio, which only an administrator can look for. */
    lightCodes: LightCodes | null;
  };
  composer: { sendWith: SendWith };
  /** Transfer to operators is off by default: an absent one leaves the client waiting for ever. */
  transfer: { toOperators: boolean };
  /** autoAccept: what a queue wants accepted by itself (`wbt_auto_answer`) is. */
  invitations: { autoAccept: boolean };
  /** Messengers in which this customer's operators may write first. */
  /** `countryCode`: digits before a phone that was typed without its country; '' for none. */
  outgoing: { messengers: string[]; countryCode: string };
  trafficLight: LightRules & { palette: Palette; favicon: boolean };
  notifications: NotifyRules;
  list: { order: ListOrder };
  /** What stays on this computer; days since a login was last seen here. `httpsOnly`: no server and no CRM by http, this machine included. */
  privacy: { keepAfterSignOut: boolean; forgetAfterDays: number; httpsOnly: boolean };
  shortcuts: ShortcutRules;
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  language: 'auto',
  theme: 'auto',
  webitel: { origin: '', domain: '' },
  creatio: {
    origins: [],
    main: '',
    objects: { chat: null, templates: null },
    processes: { createCase: null },
    lightCodes: null,
  },
  composer: { sendWith: 'enter' },
  transfer: { toOperators: false },
  invitations: { autoAccept: true },
  outgoing: { messengers: ['telegram', 'gotd'], countryCode: '380' },
  trafficLight: { ...DEFAULT_LIGHT_RULES, palette: 'default', favicon: false },
  notifications: DEFAULT_NOTIFY_RULES,
  list: { order: 'urgency' },
  privacy: { keepAfterSignOut: true, forgetAfterDays: 30, httpsOnly: false },
  shortcuts: DEFAULT_SHORTCUTS,
};

export interface ReadSettings {
  settings: Settings;
  /** Paths whose stored value made no sense; 'settings', told by who reads the disk: all of it. */
  problems: (SettingPath | typeof SETTINGS_KEY)[];
  /** Paths that the administrator's policy fixes. */
  locked: SettingPath[];
}

/**
 * Policy over what is set in the options over Creatio's own settings over default, value by value.
 * @param creatio the light as Creatio has it, mended
 */
export function readSettings(
  stored: unknown,
  policy: unknown = {},
  creatio: Partial<LightRules> = {},
): ReadSettings {
  const settings = structuredClone(
    isRecord(stored) ? { ...DEFAULT_SETTINGS, ...stored } : DEFAULT_SETTINGS,
  ) as Settings;
  const problems: ReadSettings['problems'] = [];
  const locked: SettingPath[] = [];
  settings.version = 1;
  for (const [path, schema] of Object.entries(SETTING_FIELDS) as [
    SettingPath,
    (typeof SETTING_FIELDS)[SettingPath],
  ][]) {
    const forced = mended(path, pick(policy, path));
    if (forced !== undefined && schema.safeParse(forced).success) {
      place(settings, path, forced);
      locked.push(path);
      continue;
    }
    const own = mended(path, pick(stored, path));
    const valid = own !== undefined && schema.safeParse(own).success;
    if (forced !== undefined || (own !== undefined && !valid)) problems.push(path);
    const theirs = valid ? undefined : pick({ trafficLight: creatio }, path);
    place(settings, path, valid ? own : (theirs ?? pick(DEFAULT_SETTINGS, path)));
  }
  const refused: SettingPath[] = settings.privacy.httpsOnly ? withoutPlain(settings) : [];
  problems.push(...refused);
  // An administrator's own http address is none either: the operator may enter another.
  return { settings, problems, locked: locked.filter((path) => !refused.includes(path)) };
}
