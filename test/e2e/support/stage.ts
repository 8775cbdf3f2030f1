// Both servers and the browser, ready for a scene: signed in, on a CRM page, with the desk open.
import type { Page } from 'puppeteer';
import type { Settings } from '../../../lib/storage/settings.ts';
import { startCreatio, type CreatioStandIn, type CreatioStartOptions } from '../../standins/creatio/index.ts';
import { startWebitel, type WebitelOptions, type WebitelStandIn } from '../../standins/webitel/index.ts';
import { launchDesk, type DeskBrowser, type LaunchOptions } from './browser.ts';
import { click, fill, find, keysCome } from './page.ts';

/** Single settings of a group; the rest of it are defaults. */
export type SettingsPatch = { [K in keyof Settings]?: Settings[K] | Partial<Settings[K]> };

export interface Stage {
  webitel: WebitelStandIn;
  creatio: CreatioStandIn;
  /** May be replaced by the next start of the browser. */
  desk: DeskBrowser;
  /** Writes settings over the stage's own (servers' addresses, Russian). */
  settings(patch?: SettingsPatch): Promise<void>;
  /** Signs in as an operator does, short of the form (`options.test.ts` and `popup.test.ts` fill that in). */
  signIn(login?: string): Promise<void>;
  /** Opens the Freedom or Classic page and the desk on it. */
  openDesk(kind?: 'freedom' | 'classic'): Promise<Page>;
  close(): Promise<void>;
}

export interface StageOptions {
  webitel?: WebitelOptions;
  creatio?: CreatioStartOptions;
  browser?: LaunchOptions;
  settings?: SettingsPatch;
  /** Default true. */
  signedIn?: boolean;
}

export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const webitel = await startWebitel({ processingSec: 0, inviteTimeoutSec: 0, ...options.webitel });
  const creatio = await startCreatio({ culture: 'ru-RU', inertMs: 0, latencyMs: [0, 0], ...options.creatio });
  const desk = await launchDesk({ lang: 'ru', ...options.browser });
  const stage: Stage = {
    webitel,
    creatio,
    desk,
    settings: (patch = {}) =>
      stage.desk.setStorage('local', {
        settings: {
          version: 1,
          language: 'ru',
          webitel: { origin: webitel.origin, domain: 'acme' },
          creatio: { origins: [creatio.origin] },
          ...patch,
        },
      }),
    async signIn(login = 'operator') {
      const { origin } = webitel;
      const who = { origin, domain: 'acme', username: login, password: 'secret' };
      const result = await stage.desk.call({ type: 'account.signIn', ...who });
      if (!result.ok) throw new Error(`Could not sign in: ${result.code}`);
    },
    async openDesk(kind = 'freedom') {
      const page = await stage.desk.openPage(
        kind === 'freedom' ? creatio.freedomUrl() : creatio.classicUrl(),
      );
      await open(page);
      if (await keysCome(page)) return page;
      // A browser without a screen may send a page's keys nowhere from its first moment on: known of Chromium under load, and gone with a reload.
      console.warn('keys come to no frame: the page is loaded anew');
      await page.reload();
      await open(page);
      return page;
    },
    async close() {
      await stage.desk.close();
      await Promise.all([webitel.stop(), creatio.stop()]);
    },
  };
  await stage.settings(options.settings);
  if (options.signedIn !== false) await stage.signIn();
  return stage;
}

/** The desk makes the chats' records itself, at once: nobody's connector is given its ten seconds first. */
export const keepsRecords = (stage: Stage): Promise<void> =>
  stage.settings({
    creatio: {
      origins: [stage.creatio.origin],
      objects: { chat: { writtenBy: 'extension' }, templates: null },
    },
  });

/** Chooses a status in the operator's menu of the open desk. */
export async function setStatus(page: Page, item: string): Promise<void> {
  await click(page, 'button', 'Статус оператора');
  await click(page, 'menuitemradio', item);
}

/** Types into the composer and sends with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await fill(page, 'textbox', 'Текст сообщения', text);
  await page.keyboard.press('Enter');
}

async function open(page: Page): Promise<void> {
  await click(page, 'button', 'Чаты');
  await find(page, 'tab', 'Активные');
}

/** Texts typed and not sent, as they lie on the disk. */
export const draftsOnDisk = ({ desk }: Stage): Promise<string[]> =>
  desk.inExtension(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
    const db = await done(indexedDB.open(name));
    const rows = await done(db.transaction('drafts').objectStore('drafts').getAll());
    db.close();
    return rows.map(({ text }) => text as string);
  });

/** What the page out of sight was asked to play, oldest first; it counts from when it was opened. */
export async function played({ desk }: Stage): Promise<string[]> {
  const target = desk.browser.targets().find((one) => one.url().endsWith('/offscreen.html'));
  const offscreen = await target?.asPage().catch(() => null);
  const list = await offscreen?.evaluate(() => document.documentElement.dataset.played ?? '').catch(() => '');
  return list ? list.split(' ') : [];
}

/** The browser's page for extensions, with its developer mode on: without it an unpacked extension does not come back. */
export async function extensionsPage({ desk }: Stage): Promise<Page> {
  const page = await desk.openPage('chrome://extensions');
  await page.evaluate(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
  return page;
}

/** In the worker itself, as an update does; its answer never comes. */
export async function reloadExtension(stage: Stage): Promise<void> {
  await (await extensionsPage(stage)).close();
  const worker = await stage.desk.worker();
  await worker.evaluate(() => void setTimeout(() => chrome.runtime.reload())).catch(() => {});
}

declare const chrome: {
  runtime: { reload(): void };
  developerPrivate: { updateProfileConfiguration(o: { inDeveloperMode: boolean }): Promise<void> };
};
