import { launch, type Browser, type Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedIds, startCreatio, type CreatioStandIn } from '../index.ts';

let browser: Browser;
let creatio: CreatioStandIn;
let page: Page;
let broken: string[];

beforeAll(async () => {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  browser = await launch({ executablePath, args: ['--no-sandbox'] });
  creatio = await startCreatio({ inertMs: 200, csp: 'block' });
});
afterAll(async () => {
  await browser.close();
  await creatio.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  broken = [];
  page.on('pageerror', (error) => broken.push(String(error)));
});
afterEach(async () => {
  await page.close();
  const faults = [...broken, ...creatio.cspViolations.map((violation) => JSON.stringify(violation))];
  if (faults.length > 0) throw new Error(`The page is at fault: ${faults.join('; ')}`);
});

const text = (words: string) =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);
const state = <T>(expression: string) => page.evaluate(expression) as Promise<T>;

describe('Freedom in a browser', () => {
  it('is inert at first, then shows the contact with orders and cases', async () => {
    await page.evaluateOnNewDocument(() =>
      addEventListener('DOMContentLoaded', () => Object.assign(window, { wasInert: document.body.inert })),
    );
    await page.goto(creatio.freedomUrl());
    expect(await state('window.wasInert')).toBe(true);
    await page.waitForSelector('body:not([inert])');
    await text('ЗК-4 518 207');
    await text('SR-00020614');
    await text('@oleksandra_km');
    expect(await state('document.title')).toBe('Коваленко-Мироненко Олександра');
    expect(await state("document.querySelector('#ShellHeader').offsetHeight")).toBe(56);
    expect(await state("document.querySelector('#LeftNavigationPanel').offsetWidth")).toBe(242);
  });

  it('goes by pushState without hashchange, and follows an assigned hash', async () => {
    await page.goto(creatio.freedomUrl('#Section/Contacts_ListPage'));
    await state("window.hashes = 0; addEventListener('hashchange', () => window.hashes++)");
    await page.waitForSelector('body:not([inert])');
    await page.click('#LeftNavigationPanel a[data-hash="Section/Cases_ListPage"]');
    await text('SR-00020614');
    expect(await state('location.hash')).toBe('#Section/Cases_ListPage');
    expect(await state('window.hashes')).toBe(0);
    await state(`location.hash = 'CardModuleV2/CasePage/edit/${seedIds.heroCase}'`);
    await page.waitForSelector('crt-7x-schema:not(.display-none) .stage-bar');
    await state(
      `location.hash = 'Card/Contacts_FormPage/edit/${seedIds.hero}[modal=Contacts_MiniPage/edit/${seedIds.hero}]'`,
    );
    await page.waitForSelector('.cdk-overlay-container .crt-mini-page h3');
  });

  it('opens and closes the right panel of 424 px', async () => {
    await page.goto(creatio.freedomUrl());
    await page.waitForSelector('body:not([inert])');
    await page.click('[data-action="right-panel"]');
    expect(await state("document.querySelector('#RightPanelContainer').offsetWidth")).toBe(424);
    expect(await state("document.body.getAttribute('right-panel-collapsed')")).toBe('false');
    await page.click('[data-action="close-right-panel"]');
    expect(await state("document.body.getAttribute('right-panel-collapsed')")).toBe('true');
  });

  it('hides the rest of the body behind a dialog', async () => {
    await page.goto(creatio.freedomUrl());
    await page.waitForSelector('body:not([inert])');
    await state('window.openDialog()');
    expect(await state("document.querySelector('crt-root').getAttribute('aria-hidden')")).toBe('true');
    await state('window.closeDialog()');
    expect(await state("document.querySelector('crt-root').hasAttribute('aria-hidden')")).toBe(false);
  });
});

describe('Classic in a browser', () => {
  it('shows the case with its stages', async () => {
    await page.goto(creatio.classicUrl());
    await page.waitForSelector('.stage.done');
    await text('Обращение SR-00020614');
    expect(await state("document.querySelector('#leftPanel').offsetWidth")).toBe(210);
    expect(await state("document.querySelector('#communicationPanel').offsetWidth")).toBe(48);
    await page.click('[data-tag="CtiPanel"]');
    expect(await state("document.querySelectorAll('.opened-right-panel').length")).toBe(3);
  });

  it('saves on Ctrl+S and Ctrl+Enter, takes Alt+letter, and sees every key', async () => {
    await page.goto(creatio.classicUrl());
    await page.waitForSelector('[data-item-marker="Subject"] input, [data-item-marker="Subject"] textarea');
    await page.focus('[data-item-marker="Subject"] :is(input, textarea)');
    await page.keyboard.type('я');
    for (const [modifier, key] of [
      ['Control', 'KeyS'],
      ['Control', 'Enter'],
      ['Alt', 'KeyN'],
    ] as const) {
      await page.keyboard.down(modifier);
      await page.keyboard.press(key);
      await page.keyboard.up(modifier);
    }
    expect(await state('window.__saves')).toBe(2);
    expect(await state('window.__altHotkeys')).toBe(1);
    const seen = await state<{ type: string; key: string }[]>('window.__keysSeen');
    expect(seen.filter(({ type, key }) => type === 'input' && key === 'я')).toHaveLength(4);
    expect(
      creatio.requests.some(({ method, path }) => method === 'PATCH' && path.includes('/odata/Case(')),
    ).toBe(true);
  });

  it('closes an open pop-up on a click or the wheel outside', async () => {
    await page.goto(creatio.classicUrl());
    await page.waitForSelector('.stage-bar');
    for (const outside of [() => page.mouse.click(900, 700), () => page.mouse.wheel({ deltaY: 40 })]) {
      await state('window.openMiniPage()');
      await page.click('.ts-mini-page input');
      expect(await state('window.__popupOpen')).toBe(true);
      await page.mouse.move(900, 700);
      await outside();
      await page.waitForFunction('window.__popupOpen === false');
    }
  });

  it('opens the combined address and has globals only when told so', async () => {
    await page.goto(
      creatio.classicUrl(`#SectionModuleV2/ContactSectionV2/ContactPageV2/edit/${seedIds.hero}`),
    );
    await text('Коваленко-Мироненко Олександра');
    expect(await state('window.Terrasoft.SysValue.CURRENT_USER_CONTACT.value')).toBe(seedIds.operator);
    creatio.options.pageGlobals = false;
    await page.reload();
    await text('Коваленко-Мироненко Олександра');
    expect(await state('typeof window.Terrasoft')).toBe('undefined');
  });
});
