/** What the extension's own pages do with the browser: settings written, access to addresses asked for. */
import { browser } from '../browser.ts';
import { lineOf } from '../bridge/connect.ts';
import { DeskClient } from '../bridge/client.ts';
import type { StorageArea } from '../storage/area.ts';
import { SETTINGS_KEY, type Settings } from '../storage/settings.ts';
import { OPEN_DESK } from '../bridge/view.ts';
import { writeSettings, type SettingChanges } from '../storage/write-settings.ts';

export interface PagePlatform {
  client: DeskClient;
  version: string;
  uiLanguage: string;
  /** As they are stored, whoever wrote them. */
  readSettings(): Promise<unknown>;
  /** Reads, changes and stores at one go, whatever other windows do at the same time. */
  writeSettings(change: (stored: Settings) => SettingChanges): Promise<void>;
  /** The browser asks only inside a press: nothing may be awaited before. */
  requestAccess(pattern: string): Promise<boolean>;
  hasAccess(pattern: string): Promise<boolean>;
  dropAccess(pattern: string): Promise<void>;
  onAccessChange(run: () => void): void;
  closeTab(): Promise<void>;
  /** Address of the tab in front; null where the extension has no access. */
  addressInFront(): Promise<URL | null>;
  /** The browser's own key that opens the desk, as the browser writes it; '' if there is none. */
  browserKey(): Promise<string>;
  /** Where the browser lets its keys be changed. */
  openBrowserKeys(): Promise<void>;
}

export function browserPagePlatform(): PagePlatform {
  const { commands, permissions, runtime, storage, tabs } = browser;
  return {
    client: new DeskClient(lineOf('page')),
    version: runtime.getManifest().version,
    uiLanguage: navigator.language,
    readSettings: async () => (await storage.local.get(SETTINGS_KEY))[SETTINGS_KEY],
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
    async addressInFront() {
      const [tab] = await tabs.query({ active: true, currentWindow: true });
      return tab?.url ? new URL(tab.url) : null;
    },
    async browserKey() {
      const all = await commands.getAll();
      // The browser spells the signs out.
      return all.find(({ name }) => name === OPEN_DESK)?.shortcut?.replace('Period', '.') ?? '';
    },
    async openBrowserKeys() {
      await tabs.create({ url: 'chrome://extensions/shortcuts' });
    },
  };
}

const noop = (): void => {};
