/** Everything of the browser's that the desk uses: real in `platform.ts`, a plain object in tests. */
import type { StorageArea } from '../storage/area.ts';
import type { DeskDb } from '../storage/db.ts';
import type { DiskOptions } from '../storage/disk.ts';
import type { TabRef } from '../bridge/hub-options.ts';
import type { Clock } from '../clock.ts';
import type { Fetch } from '../webitel/rest.ts';
import type { RawSocket } from '../webitel/socket-types.ts';
import type { AlarmApi } from './alarms.ts';
import type { Badge } from '../light/badge.ts';
import type { AlertsApi } from '../notify/worker.ts';

export type DiskWatch = Pick<DiskOptions, 'report' | 'onState' | 'onReturn'>;

export interface Platform {
  clock: Clock;
  random: () => number;
  newId: () => string;
  openSocket: (url: string) => RawSocket;
  fetch: Fetch;
  /** As `fetch`, but never sent twice by the browser itself; see docs/once.md. Rejects with WebitelError 'never-left' if it was not sent. */
  fetchOnce: Fetch;
  local: StorageArea;
  policy: () => Promise<unknown>;
  alarms: AlarmApi;
  openDb: (account: string, watch: DiskWatch) => Promise<DeskDb>;
  /** Accounts whose database is on this computer. */
  accounts: () => Promise<string[]>;
  deleteDatabase: (account: string) => Promise<void>;
  extensionId: string;
  extensionOrigin: string;
  /** Patterns of the sites that the manifest names. */
  grantedAtInstall: readonly string[];
  /** Run by `wxt dev`. */
  isDevelopment: boolean;
  version: string;
  uiLanguage: () => string;
  /** Forgotten when the browser closes, kept when the worker dies. */
  session: StorageArea;
  alerts: AlertsApi;
  setBadge: (badge: Omit<Badge, 'nextAt'>) => void;
  openOptions: () => void;
  focusTab: (tabId: number, windowId: number | undefined) => Promise<void>;
  /** Tabs on these origins, the one used last first, whether their page is loaded or was thrown away to save memory. */
  tabsOn: (origins: readonly string[]) => Promise<TabRef[]>;
  /** @returns its id, if it has one */
  openTab: (url: string) => Promise<number | undefined>;
  /** Loads what asks the CRM into a CRM page. */
  openGateway: (tabId: number) => void;
  /** Puts the desk on the CRM addresses that the operator allowed. */
  syncHosts: (origins: string[]) => Promise<void>;
}
