/** What the extension's own pages do with the browser: settings written, access to addresses asked for. */
import { browser } from '../browser.ts';
import { connectDesk } from '../bridge/connect.ts';
import type { DeskClient } from '../bridge/client.ts';
import type { StorageArea } from '../storage/area.ts';
import { place, readSettings, SETTINGS_KEY, type SettingPath, type Settings } from '../storage/settings.ts';

export type SettingChanges = Partial<Record<SettingPath, unknown>>;

export interface PagePlatform {
  client: DeskClient;
  version: string;
  uiLanguage: string;
  /** Reads, changes and stores at one go, whatever other windows do at the same time. */
  writeSettings(change: (stored: Settings) => SettingChanges): Promise<void>;
  /** The browser asks only inside a press: nothing may be awaited before. */
  requestAccess(pattern: string): Promise<boolean>;
  hasAccess(pattern: string): Promise<boolean>;
  dropAccess(pattern: string): Promise<void>;
  onAccessChange(run: () => void): void;
  closeTab(): Promise<void>;
}

export function browserPagePlatform(): PagePlatform {
  const { permissions, runtime, storage, tabs } = browser;
  return {
    client: connectDesk(),
    version: runtime.getManifest().version,
    uiLanguage: navigator.language,
    writeSettings: (change) =>
      navigator.locks.request(SETTINGS_KEY, () => writeSettings(storage.local as StorageArea, change)),
    requestAccess: (pattern) => permissions.request({ origins: [pattern] }).catch(() => false),
    hasAccess: (pattern) => permissions.contains({ origins: [pattern] }),
    // What was granted at install cannot be given back one by one.
    dropAccess: (pattern) => permissions.remove({ origins: [pattern] }).then(noop, noop),
    onAccessChange(run) {
      permissions.onAdded.addListener(run);
      permissions.onRemoved.addListener(run);
    },
    async closeTab() {
      const { id } = await tabs.getCurrent();
      if (id !== undefined) await tabs.remove(id);
    },
  };
}

const noop = (): void => {};

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
