// The desk's life in a page that it does not own: the extension changes under it, the page goes away and comes back, forbids, zooms.
import type { HTTPRequest, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import {
  click,
  deskFrame,
  fill,
  find,
  focused,
  launcherRoot,
  textOf,
  until,
  value,
  waitDesk,
} from './support/page.ts';
import { extensionsPage, reloadExtension, say, setStage, type Stage } from './support/stage.ts';

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

/** A page that is loaded anew, with its worker, on a machine whose cores are busy. */
const SLOWLY = { timeout: 20_000 };

const draftOf = async (page: Page) => value(await find(page, 'textbox', 'Текст сообщения'));

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
    const old = deskFrame(page);
    await reloadExtension(stage);
    await until(() => deskFrame(page) && deskFrame(page) !== old, { timeout: 20_000 });
    expect(await draftOf(page)).toBe('недописане');
    await worksIn(page);
  });

  test('switched off: one sentence says what to do; switched on: the desk is back', async () => {
    const page = await stage.openDesk();
    await chatIn(page);
    const extensions = await extensionsPage(stage);
    const turn = (on: boolean) =>
      extensions.evaluate(
        (id, wanted) => chrome.management.setEnabled(id, wanted),
        stage.desk.extensionId,
        on,
      );
    await turn(false);
    await page.bringToFront();
    const note = await until(async () => (await launcherRoot(page))?.$('[role=alert]'), { timeout: 30_000 });
    expect(await note.evaluate((it) => it.textContent)).toContain('Обновите страницу');
    expect(await (await launcherRoot(page))!.$('.frame')).toBeNull();
    await turn(true);
    await until(async () => !(await (await launcherRoot(page))?.$('[role=alert]')), { timeout: 20_000 });
    await find(page, 'textbox', 'Текст сообщения', { timeout: 20_000 });
    await worksIn(page);
  });
});

describe('the page', () => {
  beforeAll(open);
  afterAll(close);
  afterEach(() => customer?.leaves());

  test('goes into the back/forward cache and comes back: the desk is as it was, and hears', async () => {
    const page = await stage.openDesk();
    await chatIn(page);
    const field = (await (await find(page, 'textbox', 'Текст сообщения')).boundingBox())!;
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => (document.body.dataset.kept = String(persisted))),
    );
    await page.goto(`${stage.webitel.origin}/customer`);
    await page.goBack();
    await find(page, 'button', /^Чаты/);
    if ((await page.evaluate(() => document.body.dataset.kept)) === 'true') {
      // The protocol does not know a frame that came back: by hand, then.
      await page.mouse.click(field.x + field.width / 2, field.y + field.height / 2);
      await page.keyboard.type('я снова здесь');
      await page.keyboard.press('Enter');
    } else {
      await click(page, 'button', /^Чаты/);
      await click(page, 'button', customer.name);
      await say(page, 'я снова здесь');
    }
    await customer.heard('я снова здесь');
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
    await until(isAsleep, SLOWLY);
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
    }, SLOWLY);
    expect(await textOf(await waitDesk(woken, '.conversation .name', SLOWLY.timeout))).toContain(
      customer.name,
    );
    expect(await woken.evaluate(() => document.visibilityState)).toBe('visible');
    expect(await stage.desk.inExtension(async (p) => (await chrome.tabs.query({ url: p })).length, url)).toBe(
      1,
    );
    await woken.close();
    await before.close();
  });

  test('is told the extension’s id nowhere', async () => {
    const page = await stage.desk.openPage('about:blank');
    await page.evaluateOnNewDocument(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      const tell = (...what: unknown[]) => void told.push(...what.map(String));
      for (const type of ['message', 'error', 'unhandledrejection', 'securitypolicyviolation'])
        addEventListener(
          type,
          (e) => tell(JSON.stringify((e as MessageEvent).data), (e as MessageEvent).origin),
          true,
        );
      new MutationObserver(() => tell(document.documentElement.outerHTML)).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
      });
      new PerformanceObserver((list) => tell(JSON.stringify(list.getEntries()))).observe({
        type: 'resource',
        buffered: true,
      });
      for (const own of [window, document, document.documentElement])
        own.addEventListener(
          'click',
          (e) => tell(e.composedPath().map((one) => (one as Element).outerHTML)),
          true,
        );
    });
    await page.goto(stage.creatio.freedomUrl());
    await click(page, 'button', 'Чаты');
    await chatIn(page);
    const told = await page.evaluate(() => [
      ...(window as unknown as { told: string[] }).told,
      document.documentElement.outerHTML,
      ...[...document.styleSheets].map((sheet) => String(sheet.href)),
    ]);
    expect(told.join('\n')).toContain('data-webitel-desk');
    expect(told.join('\n')).not.toContain(stage.desk.extensionId);
    await page.close();
  });

  test('whose session in the CRM has ended: the link to sign in leads to the CRM', async () => {
    const page = await stage.openDesk();
    stage.creatio.expireSessions();
    await chatIn(page);
    const link = await waitDesk(page, '[data-notice="crm-session"] a', 30_000);
    expect(await link.evaluate((it) => new URL((it as HTMLAnchorElement).href).origin)).toBe(
      stage.creatio.origin,
    );
    await page.close();
  });

  test('by keyboard: from the launcher into the desk and back, at every size', async () => {
    const page = await stage.openDesk();
    await chatIn(page);
    const inDesk = () =>
      deskFrame(page)!.evaluate(() => document.hasFocus() && document.activeElement?.localName);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await waitDesk(page, '.desk[hidden]');
    expect(await (await focused(page))!.evaluate((it) => it.className)).toBe('launcher');
    await page.keyboard.press('Enter');
    await until(inDesk);
    await page.keyboard.press('Escape');
    await waitDesk(page, '.desk[hidden]');
    await page.keyboard.press(' ');
    await until(inDesk);
    const names = await (await launcherRoot(page))!.$eval('.frame', (it) => (it as HTMLIFrameElement).title);
    expect(names).toBe('Чаты Webitel');
    await click(page, 'button', customer.name);
    await until(async () => (await inDesk()) === 'textarea');
    await (await find(page, 'button', 'Увеличить размер окна чата')).focus();
    for (const size of ['wide', 'full', 'panel']) {
      await page.keyboard.press('Enter');
      await waitDesk(page, `.desk.${size}`);
      const name = size === 'full' ? 'Уменьшить размер окна чата' : 'Увеличить размер окна чата';
      expect(await deskFrame(page)!.evaluate(() => document.activeElement?.ariaLabel)).toBe(name);
    }
    await page.close();
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

  test.each([
    [
      'CSP',
      {
        'content-security-policy':
          "default-src 'self'; frame-src 'none'; child-src 'none'; style-src 'self'; media-src 'none'",
      },
    ],
    [
      'COEP and COOP',
      { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
    ],
    ['COEP alone', { 'cross-origin-embedder-policy': 'require-corp' }],
    [
      'Permissions-Policy',
      {
        'permissions-policy':
          'clipboard-read=(), clipboard-write=(), autoplay=(), fullscreen=(), microphone=()',
      },
    ],
  ] as const)('forbids by %s: the desk works', async (_name, headers) => {
    const page = await stage.desk.openPage('about:blank');
    await page.setRequestInterception(true);
    page.on('request', (request) => void forward(request, headers));
    await page.goto(stage.creatio.freedomUrl());
    await click(page, 'button', 'Чаты');
    await chatIn(page);
    await say(page, `сквозь запреты ${serial}`);
    await customer.heard(`сквозь запреты ${serial}`);
    expect(stage.creatio.cspViolations).toEqual([]);
    await page.close();
  });
});

/** The same answer, with these headers on documents of the top frame. */
async function forward(request: HTTPRequest, headers: Record<string, string>): Promise<void> {
  if (!request.isNavigationRequest() || !request.url().startsWith(stage.creatio.origin))
    return request.continue();
  const answer = await fetch(request.url(), { headers: request.headers(), redirect: 'manual' });
  await request.respond({
    status: answer.status,
    headers: { ...Object.fromEntries(answer.headers), ...headers },
    body: Buffer.from(await answer.arrayBuffer()),
  });
}
