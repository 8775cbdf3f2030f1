/**
 * Reading settings, which anybody may have written (options page, policy, import, a test).
 * A broken value falls back to its default and is reported by its path; unknown keys are kept.
 */
import type { LightRules } from '../chat/traffic-light.ts';
import { mended, normaliseOrigin, withoutPlain } from './mend.ts';
import { isRecord, pick, place } from './paths.ts';
import {
  DEFAULT_SETTINGS,
  isValidSetting,
  SETTING_PATHS,
  type SettingPath,
  type Settings,
} from './setting-fields.ts';

export { DEFAULT_SETTINGS, normaliseOrigin, pick, place, type Settings };

export const SETTINGS_KEY = 'settings';

export type LanguageSetting = Settings['language'];
export type ThemeSetting = Settings['theme'];
export type SendWith = Settings['composer']['sendWith'];
export type ChatObject = NonNullable<Settings['creatio']['objects']['chat']>;
export type TemplatesObject = NonNullable<Settings['creatio']['objects']['templates']>;
export type LightCodes = NonNullable<Settings['creatio']['lightCodes']>;

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
  for (const path of SETTING_PATHS) {
    const forced = mended(path, pick(policy, path));
    if (forced !== undefined && isValidSetting(path, forced)) {
      place(settings, path, forced);
      locked.push(path);
      continue;
    }
    const own = mended(path, pick(stored, path));
    const valid = own !== undefined && isValidSetting(path, own);
    if (forced !== undefined || (own !== undefined && !valid)) problems.push(path);
    const theirs = valid ? undefined : pick({ trafficLight: creatio }, path);
    place(settings, path, valid ? own : (theirs ?? pick(DEFAULT_SETTINGS, path)));
  }
  const refused: SettingPath[] = settings.privacy.httpsOnly ? withoutPlain(settings) : [];
  problems.push(...refused);
  // An administrator's own http address is none either: the operator may enter another.
  return { settings, problems, locked: locked.filter((path) => !refused.includes(path)) };
}
