// A real browser with the built extension in it.
import { resolve } from 'node:path';
import {
  launch,
  type Browser,
  type CDPSession,
  type Page,
  type Target,
  type Viewport,
  type WebWorker,
} from 'puppeteer';
import type { CallResult, Command, ViewMessage, WorkerMessage } from '../../../lib/bridge/protocol.ts';
import {
  applyConversationPatch,
  portName,
  type ConversationView,
  type DeskView,
} from '../../../lib/bridge/view.ts';
import { findBrowser } from '../../../scripts/lib/browser.mjs';
import { TEST_BUILD } from './paths.ts';
import { DEFAULT_TIMEOUT, until } from './wait.ts';

export interface LaunchOptions {
  /** Default: true, unless HEADED is set in the environment. */
  headless?: boolean;
  /** Folder of the unpacked extension. Default: the test build. */
  extension?: string;
  /** A profile to keep between launches. Default: a new one, removed on close. */
  userDataDir?: string;
  viewport?: Viewport;
  /** What `navigator.language` says, e.g. `ru`, `uk`, `en-US` (default). The browser's own menus may stay English. */
  lang?: string;
  /** More command-line switches. */
  args?: string[];
}

export interface OpenOptions {
  tab?: boolean;
}

export type StorageArea = 'local' | 'session' | 'sync' | 'managed';

export interface DeskBrowser {
  readonly browser: Browser;
  readonly extensionId: string;
  /**
   * Opens a page in a window of its own, so that no page hides another one.
   * With `tab` it opens beside the tab in front, which becomes hidden (and stops painting), as in daily work.
   */
  openPage(url: string, options?: OpenOptions): Promise<Page>;
  /** The same for `options.html`, `popup.html`… */
  extensionPage(path: string, options?: OpenOptions): Promise<Page>;
  extensionUrl(path: string): string;
  /** Whether the service worker runs right now; does not touch it. */
  workerRuns(): boolean;
  /** The service worker, to evaluate code in. Holding it keeps the worker alive until `releaseWorker()`. */
  worker(): Promise<WebWorker>;
  releaseWorker(): Promise<void>;
  /** Stops the service worker as the browser does, and resolves when it is gone (it may start anew at once). */
  killWorker(): Promise<void>;
  setStorage(area: StorageArea, values: Record<string, unknown>): Promise<void>;
  getStorage(area: StorageArea, keys?: string | string[]): Promise<Record<string, unknown>>;
  /** Runs a function in a bare page of the extension's origin, where `chrome.*` is at hand. */
  inExtension<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
  /** Asks the worker as any page of the extension does: what had no answer when the worker went away is asked again. */
  call(command: Command): Promise<CallResult>;
  /** What the worker tells such a page now. */
  view(): Promise<DeskView>;
  /** One conversation of it; waits until there is one. */
  conversation(id: string): Promise<ConversationView>;
  close(): Promise<void>;
}

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  '--metrics-recording-only',
  '--mute-audio',
  '--password-store=basic',
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,InterestFeedContentSuggestions',
];

export async function launchDesk(options: LaunchOptions = {}): Promise<DeskBrowser> {
  const { headless = !process.env.HEADED, lang = 'en-US' } = options;
  const viewport = options.viewport ?? { width: 1280, height: 800 };
  const extension = resolve(options.extension ?? TEST_BUILD);
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge found. Run: npm run setup');

  const root = process.getuid?.() === 0;
  const browser = await launch({
    executablePath,
    headless,
    defaultViewport: viewport,
    ...(options.userDataDir && { userDataDir: options.userDataDir }),
    enableExtensions: [extension],
    // Without a UTF-8 locale the browser cannot open files whose names are not ASCII.
    env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: lang.replace('-', '_') },
    args: [
      ...QUIET,
      ...(root ? ['--no-sandbox'] : []),
      `--lang=${lang}`,
      `--accept-lang=${lang}`,
      `--window-size=${viewport.width},${viewport.height}`,
      ...(options.args ?? []),
    ],
  });

  try {
    return await attach(browser, extension);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function attach(browser: Browser, extension: string): Promise<DeskBrowser> {
  const extensionId = await until(
    async () => [...(await browser.extensions()).values()].find((one) => one.path === extension)?.id,
    { what: `the extension of ${extension} to be loaded` },
  );
  const extensionUrl = (path: string) => `chrome-extension://${extensionId}/${path.replace(/^\//, '')}`;

  const isWorker = (target: Target) =>
    target.type() === 'service_worker' && target.url().startsWith(extensionUrl(''));
  const workerTarget = () => browser.targets().find(isWorker);
  await browser.waitForTarget(isWorker, { timeout: DEFAULT_TIMEOUT });

  // The first tab becomes the control page: the extension's origin with none of its code. It ends when the extension is reloaded.
  let own = (await browser.pages())[0] ?? (await browser.newPage());
  let session: CDPSession;
  const take = async (): Promise<Page> => {
    await own.goto(extensionUrl('manifest.json'));
    session = await own.createCDPSession();
    await session.send('ServiceWorker.enable');
    return own;
  };
  const control = async (): Promise<Page> => {
    if (own.isClosed()) own = await browser.newPage({ type: 'window' });
    // Left over from before, it has lost its line to the extension.
    else if (await own.evaluate(() => chrome.runtime?.id !== undefined)) return own;
    return until(take, { what: 'the extension to be there again' });
  };
  await take();

  /** Opens a line to the worker, says this, and waits for a message of that kind, for half a minute at most. */
  const ask = async <K extends WorkerMessage['kind']>(say: ViewMessage[], kind: K) =>
    (await control()).evaluate(
      (name, messages, wanted) =>
        new Promise<Extract<WorkerMessage, { kind: K }>>((answer, fail) => {
          setTimeout(() => fail(new Error(`The worker tells no ${wanted}`)), 30_000);
          const connect = (): void => {
            const port = chrome.runtime!.connect({ name });
            port.onDisconnect.addListener(connect);
            port.onMessage.addListener((message) => {
              // With whatever else is new a conversation comes inside of a patch.
              const inside = wanted === 'conversation' && message.kind === 'patch' && message.conversation;
              if (message.kind !== wanted && !inside) return;
              port.disconnect();
              answer((inside ? { kind: wanted, patch: inside } : message) as never);
            });
            for (const message of messages) port.postMessage(message);
          };
          connect();
        }),
      portName('page'),
      say,
      kind,
    );

  const openPage = async (url: string, { tab = false }: OpenOptions = {}) => {
    const page = await browser.newPage({ type: tab ? 'tab' : 'window' });
    await page.goto(url);
    return page;
  };

  let held: WebWorker | null = null;

  return {
    browser,
    extensionId,
    openPage,
    extensionUrl,
    extensionPage: (path, options) => openPage(extensionUrl(path), options),

    workerRuns: () => workerTarget() !== undefined,

    async worker() {
      const target = await browser.waitForTarget(isWorker, { timeout: DEFAULT_TIMEOUT });
      held = await target.worker();
      if (!held) throw new Error('The service worker went away');
      return held;
    },

    async releaseWorker() {
      await held?.client.detach();
      held = null;
    },

    async killWorker() {
      const target = workerTarget();
      if (!target) return;
      held = null;
      await control();
      // Asked again until it is gone: a worker that is busy at that very moment may outlive the first order.
      await until(
        async () => {
          await session.send('ServiceWorker.stopAllWorkers');
          return !browser.targets().includes(target);
        },
        { what: 'the service worker to be stopped' },
      );
    },

    async setStorage(area, values) {
      await (await control()).evaluate((name, items) => chrome.storage[name].set(items), area, values);
    },

    getStorage: async (area, keys) =>
      (await control()).evaluate((name, wanted) => chrome.storage[name].get(wanted), area, keys ?? null),

    inExtension: (fn, ...args) =>
      control().then((page) => page.evaluate(fn as never, ...args)) as Promise<never>,

    async call(command) {
      const answer = await ask([{ kind: 'call', callId: 'test', command }], 'result');
      return answer.result;
    },

    view: async () => (await ask([], 'state')).view,

    async conversation(conversationId) {
      const asked = async () => (await ask([{ kind: 'watch', conversationId }], 'conversation')).patch;
      return applyConversationPatch(null, await until(asked, { what: 'the conversation' }));
    },

    close: () => browser.close(),
  };
}

/** What the control page needs of the extension API. */
declare const chrome: {
  runtime?: {
    id?: string;
    connect(options: { name: string }): {
      onMessage: { addListener(listener: (message: WorkerMessage) => void): void };
      onDisconnect: { addListener(listener: () => void): void };
      postMessage(message: ViewMessage): void;
      disconnect(): void;
    };
  };
  storage: Record<
    StorageArea,
    {
      set(items: Record<string, unknown>): Promise<void>;
      get(keys: string | string[] | null): Promise<Record<string, unknown>>;
    }
  >;
};
