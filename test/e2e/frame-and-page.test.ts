// Where the desk's frame and the CRM's page meet: keys, files and the clipboard cross the border as if there were none, or not at all.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import { drag, onDisk, PNG, takesDragged } from './support/files.ts';
import {
  click,
  deskFrame,
  find,
  focused,
  launcherRoot,
  press,
  textOf,
  until,
  value,
  waitDesk,
} from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let page: Page;
let customer: Customer;

beforeAll(async () => {
  stage = await setStage();
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
  customer = stage.webitel.customer({ name: 'Олена Межова' });
  customer.writes('Добрий день');
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
});
afterAll(() => stage?.close());

/** What the page's own scripts hear from now on, by type. */
const listen = (of: Page, types: string[]): Promise<void> =>
  of.evaluate((all) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of all) addEventListener(type, (event) => heard.push(event.type), true);
  }, types);
const heard = (of: Page) => of.evaluate(() => (window as unknown as { heard: string[] }).heard);

const inDesk = () => deskFrame(page)!.evaluate(() => document.hasFocus());
const onLauncher = async () =>
  !(await inDesk()) && (await (await focused(page))?.evaluate((it) => it.className)) === 'launcher';

test('Tab leads from the launcher into the desk, through all of it and out; Shift+Tab back the same way', async () => {
  await (await (await launcherRoot(page))!.$('.launcher'))!.focus();
  await until(onLauncher);
  await press(page, 'Tab');
  await until(inDesk);
  const firstOne = await deskFrame(page)!.evaluate(() => document.activeElement!.outerHTML);
  await press(page, 'Shift+Tab');
  await until(onLauncher);
  await press(page, 'Tab');
  await until(inDesk);
  expect(await deskFrame(page)!.evaluate(() => document.activeElement!.outerHTML)).toBe(firstOne);
  const stops: string[] = [];
  for (let i = 0; i < 40 && (await inDesk()); i++) {
    stops.push(await deskFrame(page)!.evaluate(() => document.activeElement!.localName));
    await press(page, 'Tab');
  }
  expect(await inDesk()).toBe(false);
  expect(stops).toContain('textarea');
  expect(stops.length).toBeGreaterThan(6);
});

test('F6, the browser’s own, is left to it: the desk does nothing, the page hears nothing, the cursor stays', async () => {
  const field = await find(page, 'textbox', 'Текст сообщения');
  await field.focus();
  // The key that led out of the desk may still be on its way up.
  await page.evaluate(() => new Promise((passed) => requestAnimationFrame(passed)));
  await listen(page, ['keydown', 'keyup']);
  await deskFrame(page)!.evaluate(() => {
    const left = new Promise<boolean>((resolve) =>
      addEventListener('keydown', (event) => event.key === 'F6' && resolve(!event.defaultPrevented)),
    );
    Object.assign(globalThis, { left });
  });
  await press(page, 'F6');
  const left = deskFrame(page)!.evaluate(() => (globalThis as unknown as { left: Promise<boolean> }).left);
  expect(await left).toBe(true);
  expect(await heard(page)).toEqual([]);
  expect(await field.evaluate((it) => document.activeElement === it)).toBe(true);
});

test('files: into the tray where the conversation is, nowhere on a miss; the page hears of none and stays', async () => {
  const address = page.url();
  await listen(page, ['dragenter', 'dragover', 'drop']);
  await drag(page, '.messages', [onDisk('border.txt', 'через межу')], true);
  await until(async () => (await textOf(await waitDesk(page, '.tray strong'))).endsWith(' 1 из 1'));
  for (const miss of ['.desk-tabs', '.status-line'])
    await drag(page, miss, [onDisk('missed.txt', 'мимо')], true);
  expect(await deskFrame(page)!.$$eval('.tray li', (all) => all.length)).toBe(1);
  // The frame grows for a picture, and the desk does not fill it then.
  customer.sendsFile({ name: 'фото.png', mime: 'image/png', bytes: PNG });
  await click(page, 'button', 'Увеличить: фото.png');
  const zoomed = await find(page, 'dialog', 'фото.png');
  const taken = await takesDragged(deskFrame(page)!);
  await drag(page, '.zoom-picture', [onDisk('missed.txt', 'мимо')], true);
  await deskFrame(page)!.evaluate(() => {
    const beside = Object.assign(document.createElement('i'), { id: 'beside' });
    beside.style.cssText = 'position:fixed;left:0;top:0;width:9px;height:9px;z-index:9';
    document.body.append(beside);
  });
  await drag(page, '#beside', [onDisk('missed.txt', 'мимо')], true);
  expect(await taken()).toBe(true);
  expect(await zoomed.evaluate((it) => it.isConnected)).toBe(true);
  await deskFrame(page)!.evaluate(() => document.querySelector('#beside')!.remove());
  await press(page, 'Escape');
  expect(await heard(page)).toEqual([]);
  expect(page.url()).toBe(address);
  await click(page, 'button', 'Отправить');
  await until(() => customer.messages().some((m) => m.file?.name === 'border.txt'));
});

test('a page that forbids the clipboard and sounds: copying goes by the selection, and sounds are heard', async () => {
  const strict = await stage.desk.openPage('about:blank');
  await strict.setRequestInterception(true);
  strict.on('request', async (request) => {
    if (!request.isNavigationRequest() || !request.url().startsWith(stage.creatio.origin))
      return request.continue();
    const answer = await fetch(request.url(), { headers: request.headers(), redirect: 'manual' });
    await request.respond({
      status: answer.status,
      headers: {
        ...Object.fromEntries(answer.headers),
        'permissions-policy': 'clipboard-read=(), clipboard-write=(), autoplay=(), fullscreen=()',
      },
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await strict.goto(stage.creatio.freedomUrl());
  await click(strict, 'button', 'Чаты');
  await click(strict, 'button', customer.name);
  await find(strict, 'textbox', 'Текст сообщения');
  const isForbidden = () =>
    deskFrame(strict)!.evaluate(
      () =>
        !(
          document as unknown as { featurePolicy: { allowsFeature(name: string): boolean } }
        ).featurePolicy.allowsFeature('clipboard-write'),
    );
  expect(await isForbidden()).toBe(true);

  customer.sharesContact({ firstName: 'Олена', phone: '380671112233' });
  const button = await find(strict, 'button', 'Скопировать');
  await button.evaluate((it) => it.scrollIntoView());
  await button.focus();
  await press(strict, 'Enter');
  await until(async () =>
    (await deskFrame(strict)!.$eval('.contact-card', (it) => it.textContent)).includes('скопирован'),
  );
  expect(await button.evaluate((it) => document.activeElement === it)).toBe(true);
  const field = await find(strict, 'textbox', 'Текст сообщения');
  await field.focus();
  await strict.keyboard.press('KeyV', { commands: ['Paste'] });
  expect(await value(field)).toContain('+380671112233');

  // In no tab the chat is before his eyes.
  await page.close();
  const before = await rings();
  await click(strict, 'button', 'К списку чатов');
  customer.writes('Чуєте?');
  await until(async () => (await rings()) > before);
  await strict.close();
});

/** How often the page out of sight has played the sound of a message. */
async function rings(): Promise<number> {
  const target = stage.desk.browser.targets().find((t) => t.url().endsWith('/offscreen.html'));
  const offscreen = await target?.asPage().catch(() => null);
  const played = await offscreen
    ?.evaluate(() => document.documentElement.dataset.played ?? '')
    .catch(() => '');
  return (played ?? '').split(' ').filter((sound) => sound === 'message').length;
}
