// The desk's life in a page that it does not own: the extension changes under it, the page goes away and comes back, forbids, zooms.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import {
  click,
  deskFrame,
  fill,
  find,
  launcherRoot,
  textOf,
  until,
  value,
  waitDesk,
  waitDeskGone,
} from './support/page.ts';
import { say, setStage, type Stage } from './support/stage.ts';

declare const chrome: typeof import('wxt/browser').browser;

let stage: Stage;
let customer: Customer;
let serial = 0;

const open = async (): Promise<void> => {
  stage = await setStage();
  stage.webitel.agent().setStatus('online');
};
const close = (): Promise<void> => stage?.close();

/** A chat is accepted and open in this page's desk. */
async function chatIn(page: Page): Promise<void> {
  customer = stage.webitel.customer({ name: `Марія ${++serial}` });
  customer.writes('Добрий день');
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
}

const draftOf = async (page: Page) => value(await find(page, 'textbox', 'Текст сообщения'));

/** The browser's own page for extensions: what it does to one, by hand. */
async function atExtensions<A extends unknown[]>(run: (id: string, ...args: A) => unknown, ...args: A) {
  const page = await stage.desk.openPage('chrome://extensions');
  await page.evaluate(run as never, stage.desk.extensionId, ...args);
  return page;
}

/** As a person works on: types, sends, drags. */
async function worksIn(page: Page): Promise<void> {
  await say(page, `после обновления ${serial}`);
  await customer.heard(`после обновления ${serial}`);
  customer.writes(`бачу ${serial}`);
  await until(async () => (await textOf(await find(page, 'log', 'Сообщения'))).includes(`бачу ${serial}`));
  expect(await page.$$('html > [data-webitel-desk]')).toHaveLength(1);
}

describe('the extension under an open page', () => {
  beforeEach(open);
  afterEach(close);

  test('reloaded: the new desk stands where the old one stood, at its chat, with its draft', async () => {
    const page = await stage.openDesk();
    await chatIn(page);
    await fill(page, 'textbox', 'Текст сообщения', 'недописане');
    await until(async () => {
      const other = await stage.desk.extensionPage('popup.html', { tab: true });
      await other.close();
      return true;
    });
    const old = deskFrame(page);
    await reload();
    await until(() => deskFrame(page) && deskFrame(page) !== old, { timeout: 20_000 });
    expect(await draftOf(page)).toBe('недописане');
    await worksIn(page);
  });

  test('switched off: one sentence says what to do; switched on: the desk is back', async () => {
    const page = await stage.openDesk();
    await chatIn(page);
    const extensions = await atExtensions((id) =>
      (chrome as unknown as Developer).developerPrivate.updateExtensionConfiguration({
        extensionId: id,
        enabled: false,
      } as never),
    ).catch((error: unknown) => {
      throw error;
    });
    void extensions;
    await page.bringToFront();
    const note = await until(async () => (await launcherRoot(page))?.$('[role=alert]'), { timeout: 12_000 });
    expect(await note.evaluate((it) => it.textContent)).toContain('Обновите страницу');
    expect(deskFrame(page)).toBeNull();
    await click(page, 'button', 'Чаты');
    await extensions.evaluate(
      (id) =>
        (chrome as unknown as Developer).developerPrivate.updateExtensionConfiguration({
          extensionId: id,
          enabled: true,
        } as never),
      stage.desk.extensionId,
    );
    await page.bringToFront();
    await until(async () => !(await (await launcherRoot(page))?.$('[role=alert]')), { timeout: 20_000 });
    await find(page, 'button', /^Чаты/);
  });
});

interface Developer {
  developerPrivate: { updateExtensionConfiguration(o: never): Promise<void> };
}

/** In the worker itself, as an update does; its answer never comes. */
async function reload(): Promise<void> {
  const worker = await stage.desk.worker();
  await worker.evaluate(() => void setTimeout(() => chrome.runtime.reload())).catch(() => {});
}

describe('the page', () => {
  beforeAll(open);
  afterAll(close);
  afterEach(() => customer?.leaves());

  test('goes into the back/forward cache and comes back: the desk is as it was, and hears', async () => {
    const page = await stage.openDesk();
    await chatIn(page);
    await page.evaluate(() =>
      addEventListener('pageshow', (e) => (document.body.dataset.kept = String(e.persisted))),
    );
    await page.goto(`${stage.webitel.origin}/customer`);
    await page.goBack();
    await find(page, 'button', /^Чаты/);
    if (!(await (await launcherRoot(page))!.$('.root[data-open]'))) await click(page, 'button', 'Чаты');
    if (!(await deskFrame(page)!.$('.conversation'))) await click(page, 'button', customer.name);
    await worksIn(page);
    await page.close();
  });

  test('throws the desk out: it is back at its chat with its draft', async () => {
    const page = await stage.openDesk();
    await chatIn(page);
    await fill(page, 'textbox', 'Текст сообщения', 'не загубити');
    await page.evaluate(() => document.querySelector('[data-webitel-desk]')!.remove());
    await until(async () => (await draftOf(page)) === 'не загубити');
    await page.close();
  });

  test('thrown away to save memory: a press on the notification brings it back, at the chat', async () => {
    const page = await stage.openDesk();
    await chatIn(page);
    const { conversationId } = customer;
    const before = await stage.desk.openPage('about:blank');
    await before.bringToFront();
    const url = `${stage.creatio.origin}/*`;
    await stage.desk.inExtension(async (pattern) => {
      for (const tab of await chrome.tabs.query({ url: pattern })) await chrome.tabs.discard(tab.id!);
    }, url);
    const isAsleep = () =>
      stage.desk.inExtension(
        async (pattern) => (await chrome.tabs.query({ url: pattern })).every((tab) => tab.discarded),
        url,
      );
    await until(isAsleep);
    const worker = await stage.desk.worker();
    await worker.evaluate((id) => {
      const { onClicked } = chrome.notifications as unknown as { onClicked: { dispatch(id: string): void } };
      onClicked.dispatch(`message:${id}`);
    }, conversationId);
    await stage.desk.releaseWorker();
    const woken = await until(async () => {
      for (const one of await stage.desk.browser.pages())
        if (one.url().startsWith(stage.creatio.origin) && deskFrame(one)) return one;
      return null;
    });
    expect(await textOf(await waitDesk(woken, '.conversation .name'))).toContain(customer.name);
    expect(await woken.evaluate(() => document.visibilityState)).toBe('visible');
    expect(await stage.desk.inExtension(async (p) => (await chrome.tabs.query({ url: p })).length, url)).toBe(
      1,
    );
    await woken.close();
    await before.close();
  });

  test.each([0.67, 0.8, 1.25, 1.5, 2])(
    'zoomed to %s: launcher and desk are inside the window and work',
    async (zoom) => {
      const page = await stage.openDesk();
      await chatIn(page);
      await stage.desk.inExtension(
        async (pattern, factor) => {
          const [tab] = await chrome.tabs.query({ url: pattern });
          await chrome.tabs.setZoom(tab!.id!, factor);
        },
        `${stage.creatio.origin}/*`,
        zoom,
      );
      await until(() => page.evaluate((z) => Math.abs(devicePixelRatio - z) < 0.02, zoom));
      const box = await (await launcherRoot(page))!.evaluate((it) => {
        const { left, top, right, bottom } = it.querySelector('.frame')!.getBoundingClientRect();
        return { left, top, right: innerWidth - right, bottom: innerHeight - bottom };
      });
      for (const side of Object.values(box)) expect(side).toBeGreaterThanOrEqual(0);
      const inside = await deskFrame(page)!.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        tall: document.documentElement.scrollHeight - innerHeight,
      }));
      expect(inside.wide).toBeLessThanOrEqual(0);
      expect(inside.tall).toBeLessThanOrEqual(0);
      await say(page, `масштаб ${zoom}`);
      await customer.heard(`масштаб ${zoom}`);
      await page.close();
    },
  );
});
void waitDeskGone;
void createServer;
void (null as unknown as Server | AddressInfo | Frame);
