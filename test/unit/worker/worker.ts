/** A worker that can be killed at any of its steps: whatever it asks of the world after its death never happens. */
import { Desk } from '../../../lib/worker/desk.ts';
import type { Platform } from '../../../lib/worker/ports.ts';
import { memoryArea, type StorageArea } from '../../../lib/storage/area.ts';
import { deleteDeskDb, openDeskDb, storedAccounts, type DeskDb } from '../../../lib/storage/db.ts';
import type { RawSocket } from '../../../lib/webitel/socket-types.ts';
import type { HubPort } from '../../../lib/bridge/connection.ts';
import { EXTENSION_ID, EXTENSION_ORIGIN } from './ports.ts';
import type { TestClock } from './test-clock.ts';

export interface Network {
  /** Something is on its way: a handshake, or a request without its answer. */
  busy: () => boolean;
  /** A request over HTTP is on its way as long as this lasts. */
  during: <T>(request: Promise<T>) => Promise<T>;
  open: (url: string) => { raw: RawSocket; cut: () => void };
}

export interface WorkerOptions {
  clock: TestClock;
  network: Network;
  local: StorageArea;
  /** Outlives the worker, not the browser. */
  session?: StorageArea;
  /** What the administrator has fixed. */
  policy?: () => unknown;
  /** Called before every step that leaves the worker. */
  onStep?: (what: string) => void;
}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

export class Worker {
  readonly desk: Desk;
  readonly badges: Parameters<Platform['setBadge']>[0][] = [];
  readonly opened: string[] = [];
  /** CRM tabs whose page is not loaded. */
  readonly asleep: { tabId: number; windowId: number | undefined }[] = [];
  /** What happens while a tab is brought to the front. */
  readonly focusing: (() => void)[] = [];
  readonly sounds: string[] = [];
  readonly notices: string[] = [];
  /** Title and body of each, by its name. */
  readonly noticeWords = new Map<string, string>();
  readonly cleared: string[] = [];
  readonly alarms = new Map<string, number>();
  alive = true;
  readonly #cuts: (() => void)[] = [];
  readonly #timers = new Set<() => void>();

  constructor(options: WorkerOptions) {
    this.desk = new Desk(this.#platform(options));
  }

  connect(port: HubPort): void {
    void this.desk.connect({
      ...port,
      postMessage: (message) => {
        if (this.alive) port.postMessage(message);
      },
      onMessage: {
        addListener: (listener) =>
          port.onMessage.addListener((message) => {
            if (this.alive) listener(message);
          }),
      },
    });
  }

  kill(): void {
    this.alive = false;
    for (const cut of [...this.#cuts, ...this.#timers]) cut();
  }

  onDeath(cut: () => void): void {
    this.#cuts.push(cut);
  }

  /** Its timers die with it. */
  #after(clock: TestClock, ms: number, run: () => void): () => void {
    const cancel = clock.after(ms, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
    return () => {
      this.#timers.delete(cancel);
      cancel();
    };
  }

  #platform({ clock, network, local, session = memoryArea(), policy, onStep }: WorkerOptions): Platform {
    /** A step that may be the last: asked while dead it never ends; asked alive, its end is heard only by the living. */
    const step = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
      if (this.alive) onStep?.(what);
      if (!this.alive) return never();
      const result = await run();
      if (this.alive) onStep?.(`${what} done`);
      return this.alive ? result : never();
    };
    return {
      clock: {
        now: clock.now,
        monotonic: clock.monotonic,
        after: (ms, run) => this.#after(clock, ms, run),
      },
      random: () => 0.5,
      openSocket: (url) => {
        const { raw, cut } = network.open(url);
        this.onDeath(cut);
        const send = raw.send.bind(raw);
        raw.send = (data) => {
          const action = String((JSON.parse(data) as { action: string }).action);
          if (this.alive) onStep?.(`frame ${action}`);
          if (!this.alive) return;
          send(data);
          onStep?.(`frame ${action} left`);
        };
        return raw;
      },
      fetch: (url, init) => step('fetch', () => network.during(fetch(url, init))),
      fetchOnce: (url, init) => step('fetch once', () => network.during(fetch(url, init))),
      newId: () => crypto.randomUUID(),
      local: {
        get: (key) => step('read', () => local.get(key)),
        set: (items) => step('write', () => local.set(items)),
        remove: (key) => step('remove', () => local.remove(key)),
      },
      policy: async () => policy?.() ?? {},
      alarms: {
        create: (name, when) => void this.alarms.set(name, when),
        clear: (name) => void this.alarms.delete(name),
      },
      openDb: async (account, watch) => {
        const db = await openDeskDb(account, {
          ...watch,
          after: (ms, run) => this.#after(clock, ms, run),
        });
        this.onDeath(() => db.close());
        return stepwise(db, step);
      },
      accounts: storedAccounts,
      deleteDatabase: deleteDeskDb,
      extensionId: EXTENSION_ID,
      extensionOrigin: EXTENSION_ORIGIN,
      grantedAtInstall: ['https://*.creatio.com/*'],
      isDevelopment: false,
      openGateway: () => {},
      version: '1.2.3',
      uiLanguage: () => 'en',
      session,
      alerts: {
        play: (sound) => void this.sounds.push(sound),
        show: (id, { title, body }) => {
          this.notices.push(id);
          this.noticeWords.set(id, `${title} | ${body}`);
        },
        clear: (id) => void this.cleared.push(id),
      },
      setBadge: (badge) => void this.badges.push(badge),
      openOptions: () => void this.opened.push('options'),
      tabsOn: async () => this.asleep,
      focusTab: async (tabId) => {
        this.opened.push(`tab ${tabId}`);
        for (const happen of this.focusing.splice(0)) happen();
        await new Promise((resolve) => setTimeout(resolve));
      },
      openTab: async (url) => {
        this.opened.push(url);
        return 99;
      },
      syncHosts: async () => {},
    };
  }
}

const stepwise = (db: DeskDb, step: <T>(what: string, run: () => Promise<T>) => Promise<T>): DeskDb => ({
  account: db.account,
  load: () => step('load', () => db.load()),
  putChats: (chats) => step('putChats', () => db.putChats(chats)),
  deleteChats: (ids) => step('deleteChats', () => db.deleteChats(ids)),
  saveOutbox: (put, remove) => step('saveOutbox', () => db.saveOutbox(put, remove)),
  saveKept: (draft) => step('saveKept', () => db.saveKept(draft)),
  saveFile: (file, bytes) => step('saveFile', () => db.saveFile(file, bytes)),
  readFile: (id) => step('readFile', () => db.readFile(id)),
  deleteFiles: (ids) => step('deleteFiles', () => db.deleteFiles(ids)),
  loadRecordJobs: () => step('loadRecordJobs', () => db.loadRecordJobs()),
  saveRecordJob: (job) => step('saveRecordJob', () => db.saveRecordJob(job)),
  deleteRecordJob: (id) => step('deleteRecordJob', () => db.deleteRecordJob(id)),
  loadContacts: () => step('loadContacts', () => db.loadContacts()),
  saveContact: (link) => step('saveContact', () => db.saveContact(link)),
  deleteContacts: (ids) => step('deleteContacts', () => db.deleteContacts(ids)),
  loadTemplates: () => db.loadTemplates(),
  saveTemplates: (stored) => db.saveTemplates(stored),
  loadOutgoing: () => step('loadOutgoing', () => db.loadOutgoing()),
  saveOutgoing: (put, remove) => step('saveOutgoing', () => db.saveOutgoing(put, remove)),
  close: () => db.close(),
});
