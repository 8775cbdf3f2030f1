/** The browser behind the desk's services. */
import { browser } from '../browser.ts';
import { patternOf } from '../creatio/hosts.ts';
import { deleteDeskDb, openDeskDb, storedAccounts } from '../storage/db.ts';
import { systemClock } from '../clock.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { RawSocket } from '../webitel/socket-types.ts';
import { SESSION_KEY } from './account.ts';
import { browserAlerts } from '../notify/worker-alerts.ts';
import type { Badge } from '../light/badge.ts';
import { injectGateway, injectIntoOpenTabs, registerHosts } from './host-scripts.ts';
import { fetchOnce } from './once.ts';
import type { Platform } from './ports.ts';

export function browserPlatform(): Platform {
  const locked = lockStorage();
  locked.catch(() => {});
  return {
    clock: systemClock,
    random: Math.random,
    openSocket: (url) => new WebSocket(url) as RawSocket,
    fetch: (url, init) => fetch(url, init),
    fetchOnce,
    newId: () => crypto.randomUUID(),
    local: {
      get: (key) => browser.storage.local.get(key),
      async set(items) {
        if (SESSION_KEY in items)
          await locked.catch(() => {
            throw new WebitelError('refused', 'storage-open');
          });
        await browser.storage.local.set(items);
      },
      remove: (key) => browser.storage.local.remove(key),
    },
    session: {
      get: (key) => browser.storage.session.get(key),
      set: (items) => browser.storage.session.set(items),
      remove: (key) => browser.storage.session.remove(key),
    },
    alerts: browserAlerts(),
    policy: () => browser.storage.managed.get(null).catch(() => ({})),
    alarms: {
      create: (name, when) => void browser.alarms.create(name, { when }),
      clear: (name) => void browser.alarms.clear(name),
    },
    openDb: (account, watch) => openDeskDb(account, { ...watch, after: systemClock.after }),
    accounts: storedAccounts,
    deleteDatabase: deleteDeskDb,
    extensionId: browser.runtime.id,
    extensionOrigin: new URL(browser.runtime.getURL('/')).origin,
    grantedAtInstall: browser.runtime.getManifest().host_permissions ?? [],
    isDevelopment: import.meta.env.COMMAND === 'serve',
    version: browser.runtime.getManifest().version,
    uiLanguage: () => browser.i18n.getUILanguage(),
    setBadge,
    openOptions: () => void browser.runtime.openOptionsPage(),
    async focusTab(tabId, windowId) {
      await browser.tabs.update(tabId, { active: true });
      if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    },
    async tabsOn(origins) {
      const url = origins.map(patternOf);
      // Without a pattern it would be every tab.
      const tabs = url.length === 0 ? [] : await browser.tabs.query({ url });
      return tabs
        .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
        .flatMap(({ id, windowId }) => (id === undefined ? [] : [{ tabId: id, windowId }]));
    },
    openTab: async (url) => (await browser.tabs.create({ url })).id,
    openGateway: injectGateway,
    async syncHosts(origins) {
      const added = await registerHosts(origins);
      await injectIntoOpenTabs(added);
    },
  };
}

function setBadge(badge: Omit<Badge, 'nextAt'>): void {
  void browser.action.setBadgeText({ text: badge.text });
  void browser.action.setBadgeBackgroundColor({ color: badge.background });
  void browser.action.setBadgeTextColor?.({ color: badge.color });
  void browser.action.setTitle({ title: badge.title });
}

const lock = async (area: object): Promise<void> =>
  (area as { setAccessLevel?: (o: { accessLevel: string }) => Promise<void> }).setAccessLevel?.({
    accessLevel: 'TRUSTED_CONTEXTS',
  });

/**
 * Keeps what the worker stores, the policy included, out of reach of content scripts, and so of a compromised page: by default they
 * may read `storage.local`. Resolves when it is so; of the other two areas one is closed by default and one holds no secret.
 */
async function lockStorage(): Promise<void> {
  const { local, session, managed } = browser.storage;
  for (const area of [session, managed]) lock(area).catch(() => {});
  await lock(local);
}
