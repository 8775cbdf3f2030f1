import type { StorageArea } from './area.ts';
import type { SettingPath } from './setting-fields.ts';
import { place, readSettings, SETTINGS_KEY, type Settings } from './settings.ts';

export type SettingChanges = Partial<Record<SettingPath, unknown>>;

/** Unknown keys stay: a newer version, or the other side of an import, may know them. */
export async function writeSettings(
  area: StorageArea,
  change: (stored: Settings) => SettingChanges,
): Promise<void> {
  const stored = (await area.get(SETTINGS_KEY))[SETTINGS_KEY];
  const isRecord = typeof stored === 'object' && stored !== null && !Array.isArray(stored);
  const next: object = { ...(isRecord ? structuredClone(stored) : {}), version: 1 };
  for (const [path, value] of Object.entries(change(readSettings(stored).settings))) {
    place(next, path as SettingPath, value);
  }
  await area.set({ [SETTINGS_KEY]: next });
}
