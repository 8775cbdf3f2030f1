/** The rival's desk in the same browser, on the same seed: signed in, all fifty chats in its list. */
import type { Page } from 'puppeteer';
import { setStage } from '../../e2e/support/stage.ts';
import { rest } from '../browser/probe.ts';
import { CHATS, inPagesOwn, press, seedChats, there, type Scene } from '../browser/scene.ts';
import { serveRival } from './serve.ts';

/** Its socket goes to port 80 of where it came from, so it gets a host of its own on that port. */
const HOST = 'rival.localhost';

/** Parts of its page. */
export const AT = {
  welcome: '.wt-popup .p-button--wide',
  /** The same, once it has asked for microphone, camera and notifications. */
  ok: '.wt-popup .p-button--wide:not(.p-button--loading)',
  tab: '.queue-section__tabs .wt-tab:nth-child(2)',
  row: '.active-queue-container__chat > :first-child',
  more: '.load-more-button',
  /** Transparent for 0.7 s after a chat was chosen, whatever it has to show. */
  box: '.current-chat__messages',
  message: '.current-chat__messages:not(.current-chat__messages--processing) .chat-message',
  newest: '.current-chat__messages .chat-message:last-child',
  draft: '.chat-messaging-text-entry textarea',
  emoji: '.chat-messaging__emoji button',
} as const;

export interface RivalScene extends Scene {
  url: string;
  dist: string;
}

/** Our extension is in the browser as well, but signed in nowhere: it does nothing. */
export async function openRivalScene(dist: string): Promise<RivalScene> {
  const server = await serveRival(dist);
  const rule = `--host-resolver-rules=MAP ${HOST}:80 127.0.0.1:${server.port}`;
  const stage = await setStage({ signedIn: false, browser: { args: [rule] } });
  server.standIn = stage.webitel.origin;
  const customers = seedChats(stage);
  const answer = await fetch(`${stage.webitel.origin}/api/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'operator', password: 'secret', domain: 'acme' }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return {
    stage,
    customers,
    dist,
    url: `http://${HOST}/workspace/?accessToken=${token}`,
    async close() {
      await stage.close();
      await server.close();
    },
  };
}

/** Its page, loaded: the welcome is there, nobody has pressed it away. */
export async function loadRival({ stage, url }: RivalScene, cache = true): Promise<Page> {
  const page = await stage.desk.browser.newPage({ type: 'window' });
  await page.setCacheEnabled(cache);
  await page.evaluateOnNewDocument(prepare, AT.welcome);
  await page.goto(url);
  await page.bringToFront();
  await inPagesOwn(page);
  await there(page, AT.ok);
  return page;
}

/** At work: chats in its list, as many as asked for. */
export async function openRival(scene: RivalScene, rows = CHATS): Promise<Page> {
  const page = await loadRival(scene);
  await chooseTab(page);
  await press(page, AT.ok);
  await there(page, AT.row);
  while ((await countRows(page)) < rows) {
    await press(page, AT.more);
    await rest(300);
  }
  return page;
}

export async function chooseTab(page: Page): Promise<void> {
  await there(page, AT.tab);
  await page.evaluate((tab) => document.querySelector<HTMLElement>(tab)!.click(), AT.tab);
}

export const countRows = (page: Page): Promise<number> =>
  page.evaluate((row) => document.querySelectorAll(row).length, AT.row);

export async function chooseChat(page: Page, name: string): Promise<void> {
  await press(page, AT.row, name);
  await there(page, AT.message);
  await rest(800);
}

/** When the welcome was painted, ms since navigation began. */
export const welcomePainted = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { __welcome: number }).__welcome);

/**
 * Runs before the page does. Its document is the root that the probes look into. It waits five seconds for its telephone before it asks
 * for chats; here is none, and the wait is left out.
 */
function prepare(welcome: string): void {
  const own = window as unknown as { __webitelDeskRoot: Document; __welcome: number };
  own.__webitelDeskRoot = document;
  const observer = new MutationObserver(() => {
    if (!document.querySelector(welcome)) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => (own.__welcome = performance.now()));
      port1.start();
      port2.postMessage(0);
    });
  });
  observer.observe(document, { subtree: true, childList: true });
  const native = window.setTimeout.bind(window);
  let waited = false;
  const patched = (work: TimerHandler, ms?: number, ...more: unknown[]): number => {
    const isTelephone = !waited && ms === 5000;
    waited ||= isTelephone;
    return native(work, isTelephone ? 0 : ms, ...more);
  };
  window.setTimeout = patched as typeof window.setTimeout;
}
