// The CRM page is a guest's house: where the desk appears, and what it leaves alone.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startCreatio, type CreatioStandIn } from '../standins/creatio/index.ts';
import { click, find, launcherRoot, press, until, value, waitDesk } from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

declare const chrome: typeof import('wxt/browser').browser;

let stage: Stage;
const more: CreatioStandIn[] = [];

beforeAll(async () => {
  stage = await setStage({ creatio: { inertMs: 2800, csp: 'block', latencyMs: [0, 0] } });
});
afterAll(async () => {
  await stage?.close();
  await Promise.all(more.map((c) => c.stop()));
});

test('works while the shell keeps its body inert, on a page with blocking CSP, without noise', async () => {
  const noise: string[] = [];
  const page = await stage.desk.openPage('about:blank');
  page.on('console', (m) => noise.push(m.text()));
  page.on('pageerror', (e) => noise.push(String(e)));
  await page.goto(stage.creatio.freedomUrl());
  await click(page, 'button', 'Чаты');
  await waitDesk(page, '.desk:not([hidden])');
  expect(await page.evaluate(() => document.body.inert)).toBe(true);
  await until(() => page.evaluate(() => !document.body.inert));
  await waitDesk(page, '.empty');
  expect(stage.creatio.cspViolations).toEqual([]);
  expect(noise).toEqual([]);
  await page.close();
});

test('a press of the launcher opens the desk, another closes it', async () => {
  const page = await stage.openDesk();
  await click(page, 'button', 'Чаты');
  await waitDesk(page, '.desk[hidden]');
  await click(page, 'button', 'Чаты');
  await waitDesk(page, '.desk:not([hidden])');
  await press(page, 'Escape');
  await waitDesk(page, '.desk[hidden]');
  await page.close();
});

test('working in the desk closes no pop-up of Creatio and leaves its own keys alone', async () => {
  const page = await stage.openDesk('classic');
  await page.evaluate(() => (window as unknown as { openMiniPage(): void }).openMiniPage());
  await click(page, 'tab', 'Закрытые');
  await click(page, 'tab', 'Активные');
  const state = () =>
    page.evaluate(() => {
      const w = window as unknown as { __popupOpen: boolean; __saves: number };
      return { popup: w.__popupOpen, saves: w.__saves };
    });
  expect(await state()).toEqual({ popup: true, saves: 0 });
  await page.mouse.click(300, 500);
  await press(page, 'Control+s');
  expect(await state()).toEqual({ popup: false, saves: 1 });
  await page.close();
});

test('no style leaks either way', async () => {
  const page = await stage.desk.openPage(stage.creatio.classicUrl());
  const styles = () =>
    page.evaluate(() => {
      const s = getComputedStyle(document.querySelector('#mainHeader')!);
      return [
        s.font,
        s.color,
        s.boxSizing,
        document.adoptedStyleSheets.length,
        document.head.children.length,
      ];
    });
  await waitDesk(page, '.launcher');
  const before = await styles();
  await click(page, 'button', 'Чаты');
  await waitDesk(page, '.desk:not([hidden])');
  expect(await styles()).toEqual(before);
  const size = await (await waitDesk(page, '.tabs [role=tab]')).evaluate((e) => getComputedStyle(e).fontSize);
  expect(size).toBe('13px');
  expect(await page.evaluate(() => document.querySelector('[data-webitel-desk]')!.shadowRoot)).toBeNull();
  await page.close();
});

test('the host comes back when the page throws it out', async () => {
  const page = await stage.desk.openPage(stage.creatio.freedomUrl());
  await waitDesk(page, '.launcher');
  await page.evaluate(() => document.querySelector('[data-webitel-desk]')!.remove());
  await waitDesk(page, '.launcher');
  await click(page, 'button', 'Чаты');
  await find(page, 'tab', 'Активные');
  await page.close();
});

test('Creatio is asked for its traffic light once, and for nothing in the background', async () => {
  const ours = () =>
    stage.creatio.requests
      .filter((r) => r.kind !== 'page' && r.kind !== 'static')
      .filter((r) => r.headers['x-request-source'] !== 'ajax-provider')
      .map((r) => r.path.split('/').at(-1));
  const light = ['SysSettings', 'QuerySysSettings'];
  await until(() => ours().length === light.length);
  const page = await stage.openDesk();
  await find(page, 'button', 'Статус оператора');
  await page.close();
  expect(ours()).toEqual(light);
});

describe('pages that are no CRM page', () => {
  test.each([
    ['login', (c: CreatioStandIn) => c.loginUrl()],
    ['marketing', (c: CreatioStandIn) => c.marketingUrl()],
    ['another server', () => `${stage.webitel.origin}/customer`],
  ])('%s: nothing is shown', async (_name, url) => {
    const page = await stage.desk.openPage(url(stage.creatio));
    await until(() => page.evaluate(() => document.readyState === 'complete'));
    const crm = await stage.openDesk();
    expect(await launcherRoot(page)).toBeNull();
    await crm.close();
    await page.close();
  });
});

describe.each([
  ['', ''],
  ['/0', '/studio'],
] as const)('prefix «%s», virtual directory «%s»', (prefix, vdir) => {
  test.each(['freedom', 'classic'] as const)('%s page', async (kind) => {
    const creatio = await startCreatio({ prefix, vdir, inertMs: 0, latencyMs: [0, 0] });
    more.push(creatio);
    await stage.settings({ creatio: { origins: [stage.creatio.origin, creatio.origin] } });
    const page = await openWhenRegistered(kind === 'freedom' ? creatio.freedomUrl() : creatio.classicUrl());
    await click(page, 'button', 'Чаты');
    await find(page, 'tab', 'Активные');
    await page.close();
  });
});

let tries = 0;
test('two tabs show one desk: a draft typed in one stands in the other', async () => {
  stage.webitel.agent().setStatus('online');
  const customer = stage.webitel.customer({ name: `Дві вкладки ${++tries}` });
  const a = await stage.openDesk();
  const b = await stage.openDesk('classic');
  onTestFinished(async () => {
    customer.leaves();
    await a.close();
    await b.close();
  });
  customer.writes('Вітаю');
  await click(a, 'button', 'Принять');
  await waitDesk(a, 'textarea:focus');
  await a.keyboard.type('начато в первой');
  await waitDesk(b, 'li[data-chat-status="new"]');
  await click(b, 'button', customer.name);
  const typed = async (of: Page) => value(await find(of, 'textbox', 'Текст сообщения'));
  await until(async () => (await typed(b)) === 'начато в первой', {
    what: async () => `the draft; the second has «${await typed(b)}», the first «${await typed(a)}»`,
  });
  await press(b, 'Enter');
  await customer.heard('начато в первой');
  await until(async () => (await typed(a)) === '');
});

/** The worker registers scripts a moment after the settings were written. */
async function openWhenRegistered(url: string): Promise<Page> {
  const origin = new URL(url).origin;
  await until(() =>
    stage.desk.inExtension(
      async (o) =>
        (await chrome.scripting.getRegisteredContentScripts()).some((s) => s.matches?.includes(`${o}/*`)),
      origin,
    ),
  );
  return stage.desk.openPage(url);
}
