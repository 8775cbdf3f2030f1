/** Settings as a file: from one computer to another, or to a colleague. Of what comes in every value is looked at like a typed one. */
import { mended } from './mend.ts';
import { isRecord, pick, place } from './paths.ts';
import { isValidSetting, SETTING_PATHS, type SettingPath } from './setting-fields.ts';
import type { SettingChanges } from './write-settings.ts';

const KIND = 'webitel-desk-settings';
/** A file of settings is a few kilobytes, bytes. */
export const MOST_BYTES = 1_000_000;

/** What was set here, as text: what holds by policy, by Creatio or by default is not this operator's to hand on. */
export function settingsFile(stored: unknown, version: string): string {
  const settings: Record<string, unknown> = { version: 1 };
  for (const path of SETTING_PATHS) {
    const own = mended(path, pick(stored, path));
    if (own !== undefined && isValidSetting(path, own)) place(settings, path, own);
  }
  return `${JSON.stringify({ kind: KIND, writtenBy: version, settings }, null, 2)}\n`;
}

const YELLOW = 'trafficLight.yellowSeconds' satisfies SettingPath;
const RED = 'trafficLight.redSeconds' satisfies SettingPath;

export interface Import {
  changes: SettingChanges;
  /** Makes no sense here. */
  refused: SettingPath[];
  /** Fixed by the administrator. */
  locked: SettingPath[];
  /** How many values in the file this version does not know. */
  unknown: number;
}

/** @returns null where the text is no settings file; a policy of the same keys is one as well */
export function readSettingsFile(text: string, isLocked: (path: SettingPath) => boolean): Import | null {
  const file = parsed(text);
  const settings = isRecord(file) && file.kind === KIND ? file.settings : file;
  if (!isRecord(settings)) return null;
  const found: Import = { changes: {}, refused: [], locked: [], unknown: 0 };
  for (const path of SETTING_PATHS) {
    const value = mended(path, pick(settings, path));
    if (value === undefined) continue;
    if (isLocked(path)) found.locked.push(path);
    else if (isValidSetting(path, value)) found.changes[path] = value;
    else found.refused.push(path);
  }
  const [yellow, red] = [found.changes[YELLOW], found.changes[RED]] as (number | undefined)[];
  if (yellow !== undefined && red !== undefined && yellow >= red) {
    found.refused.push(YELLOW, RED);
    for (const path of [YELLOW, RED] as const) delete found.changes[path];
  }
  found.unknown = countUnknown(settings, '');
  const isEmpty = Object.keys(found.changes).length + found.refused.length + found.locked.length === 0;
  return isEmpty ? null : found;
}

function parsed(text: string): unknown {
  try {
    return text.length > MOST_BYTES ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Values under no path that this version has; how deep somebody has gone under an unknown name does not matter. */
function countUnknown(at: Record<string, unknown>, prefix: string): number {
  return Object.entries(at).reduce((count, [key, value]) => {
    const path = `${prefix}${key}`;
    if (path === 'version' || SETTING_PATHS.some((one) => one === path)) return count;
    const leads = SETTING_PATHS.some((one) => one.startsWith(`${path}.`));
    return count + (leads && isRecord(value) ? countUnknown(value, `${path}.`) : 1);
  }, 0);
}
