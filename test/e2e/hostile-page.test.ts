// A CRM page that means harm, and a CRM that is a stranger's. The desk's conversations are out of reach of both.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCreatio, type CreatioStandIn } from '../standins/creatio/index.ts';
import type { Customer } from '../standins/webitel/index.ts';
import { click, fill, find, launcherRoot, textOf, until, waitDesk, waitDeskGone } from './support/page.ts';
import { keepsRecords, setStage, type Stage } from './support/stage.ts';

declare const chrome: typeof import('wxt/browser').browser;

/** What the browser says of the whole desk. */
const SEEN = '#app:not([data-covered])';
const COVERED = '#app[data-covered]';
const SECRET = 'Моя картка 4411 2233';

let stage: Stage;
let stranger: CreatioStandIn;
let serial = 0;

beforeAll(async () => {
  stage = await setStage();
  stranger = await startCreatio({ culture: 'ru-RU', inertMs: 0, latencyMs: [0, 0] });
  stage.webitel.agent().setStatus('online');
});
afterAll(async () => {
  await stage?.close();
  await stranger?.stop();
});

/** A page whose own script runs before anything else in it; a chat is open in its desk. */
async function withChat(prepare: () => void): Promise<{ page: Page; customer: Customer }> {
  const page = await stage.desk.openPage('about:blank');
  await page.evaluateOnNewDocument(prepare);
  await page.goto(stage.creatio.freedomUrl());
  await click(page, 'button', 'Чаты');
  const customer = stage.webitel.customer({ name: `Гість ${++serial}` });
  customer.writes(SECRET);
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
  return { page, customer };
}

async function done(page: Page, customer: Customer): Promise<void> {
  customer.leaves();
  await page.close();
}

const said = (customer: Customer) => customer.messages().filter((m) => m.from === 'operator');

test('a page that defines the names of our elements gets no root, and the desk works', async () => {
  const { page, customer } = await withChat(() => {
    const inside: ElementInternals[] = [];
    Object.assign(window, { inside });
    for (const name of ['webitel-desk', 'webitel-chats'])
      customElements.define(
        name,
        class extends HTMLElement {
          static disabledFeatures = ['shadow'];
          constructor() {
            super();
            inside.push(this.attachInternals());
          }
        },
      );
  });
  expect(await page.evaluate(() => (window as unknown as { inside: unknown[] }).inside.length)).toBe(0);
  expect(
    await page.evaluate(() => [...document.querySelectorAll('*')].filter((e) => e.shadowRoot).length),
  ).toBe(0);
  await fill(page, 'textbox', 'Текст сообщения', 'Вітаю');
  await page.keyboard.press('Enter');
  await customer.heard('Вітаю');
  await done(page, customer);
});

test('nothing of a conversation is to be found, selected, dragged, typed into or pressed from the page', async () => {
  const { page, customer } = await withChat(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of [
      'keydown',
      'input',
      'click',
      'pointerdown',
      'selectionchange',
      'dragstart',
      'copy',
      'message',
    ])
      addEventListener(
        type,
        (event) => heard.push(`${type} ${(event as InputEvent).data ?? ''}${String(getSelection())}`),
        true,
      );
  });
  await fill(page, 'textbox', 'Текст сообщения', 'чернетка');
  const bubble = await waitDesk(page, '.message[data-author=client] .bubble');
  await bubble.evaluate((it) => getSelection()!.selectAllChildren(it));
  const found = await page.evaluate((secret) => {
    document.execCommand('insertText', false, 'від імені оператора');
    document.execCommand('insertHTML', false, '<img src=x>');
    const frames = [...Array(window.length).keys()].map((i) => {
      try {
        return (window[i] as unknown as Window).document.body.innerText;
      } catch {
        return '';
      }
    });
    return {
      find: (window as unknown as { find(text: string): boolean }).find(secret),
      selected: String(getSelection()),
      text: document.documentElement.innerText.includes(secret),
      frames: frames.join(''),
      heard: (window as unknown as { heard: string[] }).heard.join('\n'),
    };
  }, SECRET);
  expect(found).toMatchObject({ find: false, selected: '', text: false, frames: '' });
  expect(found.heard).not.toMatch(/чернетка|картка|chrome-extension/);
  expect(
    await (
      await find(page, 'textbox', 'Текст сообщения')
    ).evaluate((it) => (it as HTMLTextAreaElement).value),
  ).toBe('чернетка');
  await done(page, customer);
});

test('a press that no hand has made does nothing, though it comes from inside', async () => {
  const { page: first, customer } = await withChat(() => {});
  await first.close();
  // Its desk is opened by the launcher, which is in the page: no hand has touched it yet. (What a test evaluates counts as a hand's doing
  // with Puppeteer, but for events.)
  const page = await stage.openDesk();
  const pressed = async (role: string, name: string) =>
    (await find(page, role, name)).evaluate((it) => (it as HTMLElement).click());
  await pressed('button', customer.name);
  const field = await find(page, 'textbox', 'Текст сообщения');
  await field.evaluate((it) => {
    (it as HTMLTextAreaElement).value = 'підроблено';
    it.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await pressed('button', 'Отправить');
  expect(await textOf(await waitDesk(page, '[role=alert]'))).toContain('только нажатием');
  expect(said(customer)).toEqual([]);
  await done(page, customer);
});

test('a press on what the page has covered or faded does nothing, and is told in a sentence', async () => {
  const { page, customer } = await withChat(() => {});
  await fill(page, 'textbox', 'Текст сообщения', 'не надсилати');
  const cover = (style: string) =>
    page.evaluate((css) => {
      const veil = document.createElement('div');
      veil.id = 'veil';
      veil.style.cssText = css;
      document.body.append(veil);
    }, style);
  await waitDesk(page, SEEN);
  await cover('position:fixed;inset:0;z-index:2147483647;pointer-events:none;background:#fff');
  await waitDesk(page, COVERED);
  await click(page, 'button', 'Отправить');
  expect(await textOf(await waitDesk(page, '[role=alert]'))).toContain('закрывает');
  expect(said(customer)).toEqual([]);
  await page.evaluate(() => document.querySelector('#veil')!.remove());
  await waitDesk(page, SEEN);
  await page.evaluate(() => document.documentElement.style.setProperty('opacity', '0.01'));
  await waitDesk(page, COVERED);
  await click(page, 'button', 'Отправить');
  expect(said(customer)).toEqual([]);
  await page.evaluate(() => document.documentElement.style.removeProperty('opacity'));
  await waitDesk(page, SEEN);
  await click(page, 'button', 'Отправить');
  await customer.heard('не надсилати');
  await done(page, customer);
});

test('the page’s styles change nothing of the launcher and the frame', async () => {
  const page = await stage.openDesk();
  const look = async () => {
    const root = (await launcherRoot(page))!;
    return root.evaluate((it) => {
      const of = (selector: string) => {
        const element = (it as unknown as ShadowRoot).querySelector(selector)!;
        const { color, backgroundColor, visibility, opacity, font } = getComputedStyle(element);
        const { left, top, width, height } = element.getBoundingClientRect();
        return { color, backgroundColor, visibility, opacity, font, left, top, width, height };
      };
      return { launcher: of('.launcher'), frame: of('.frame') };
    });
  };
  const before = await look();
  await page.addStyleTag({
    content: `
      [data-webitel-desk], html > div { all: unset !important; display: inline !important; color: transparent !important;
        opacity: 0 !important; visibility: hidden !important; transform: scale(0.1) !important; width: 1px !important;
        --launcher-right: 640px !important; --bg: transparent !important; --text: transparent !important; --red: green !important;
        position: static !important; filter: blur(9px) !important; clip-path: inset(50%) !important; zoom: 0.1 !important }
      * { font-size: 40px !important; }
      button, iframe { display: none !important }`,
  });
  expect(await look()).toEqual(before);
  await page.close();
});

describe('the desk’s page, framed or opened by somebody else', () => {
  test('shows nothing but a sentence that names the address', async () => {
    const own = await stage.desk.extensionPage('desk.html');
    await until(async () => (await own.$eval('#app', (it) => it.textContent)).includes('не разрешён'));
    await own.close();

    const page = await stage.desk.openPage(stage.creatio.freedomUrl());
    await click(page, 'button', 'Чаты');
    await find(page, 'tab', 'Активные');
    // The very address that the page could learn, in a frame of its own making.
    const address = await (await (await launcherRoot(page))!.$('.frame'))!.evaluate(
      (it) => (it as HTMLIFrameElement).src,
    );
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      frame.name = 'stolen';
      document.body.append(frame);
      frame.onload = () =>
        frame.contentWindow!.postMessage(
          { secret: 'guess', origin: location.origin, stand: { isOpen: true, isInFront: true } },
          '*',
          [new MessageChannel().port1],
        );
    }, address);
    const stolen = await until(() => page.frames().find((frame) => frame.name() === 'stolen'));
    await until(
      async () => (await stolen.$eval('#app', (it) => it.textContent)).includes(stage.creatio.origin),
      {
        timeout: 30_000,
      },
    );
    expect(await stolen.$('.desk')).toBeNull();
    await page.close();
  });
});

describe('a CRM that nobody has named', () => {
  const inject = (url: string) =>
    stage.desk.inExtension(async (wanted) => {
      const [tab] = await chrome.tabs.query({ url: `${wanted}/*` });
      await chrome.scripting.executeScript({
        target: { tabId: tab!.id! },
        files: ['creatio.js' as '/background.js'],
      });
    }, new URL(url).origin);

  test('hears of nobody, is asked nothing, and becomes one by a press alone', async () => {
    const customer = stage.webitel.customer({
      name: 'Власний клієнт',
      provider: 'telegram',
      externalId: '412880367',
    });
    customer.writes(SECRET);
    const page = await stage.desk.openPage(stranger.freedomUrl());
    // As the manifest does on any address of the cloud.
    await inject(stranger.freedomUrl());
    await find(page, 'button', 'Показывать чаты здесь');
    const root = (await launcherRoot(page))!;
    expect(await root.evaluate((it) => it.textContent)).toContain(new URL(stranger.origin).host);
    expect(await root.$('.launcher:not([hidden]), .frame')).toBeNull();
    expect(await page.title()).not.toMatch(/^\(\d/);

    await keepsRecords(stage);
    const own = await stage.openDesk();
    await click(own, 'button', 'Принять');
    await find(own, 'textbox', 'Текст сообщения');
    await until(
      () => stage.creatio.db.find('UsrWebitelChat', { UsrConversationId: customer.conversationId }),
      {
        timeout: 30_000,
      },
    );
    const asked = () =>
      stranger.requests
        .filter((r) => ['odata', 'dataservice', 'service', 'rest'].includes(r.kind))
        .filter((r) => r.headers['x-request-source'] !== 'ajax-provider');
    expect(asked()).toEqual([]);

    await page.bringToFront();
    await waitDesk(page, '.question:not([data-covered])');
    await click(page, 'button', 'Показывать чаты здесь');
    await click(page, 'button', 'Чаты');
    await find(page, 'tab', 'Активные');
    const { creatio } = (await stage.desk.getStorage('local', 'settings')).settings as {
      creatio: { origins: string[] };
    };
    expect(creatio.origins).toEqual([stage.creatio.origin, stranger.origin]);

    await stage.settings();
    await waitDeskGone(page, '.frame');
    await find(page, 'button', 'Показывать чаты здесь');
    customer.leaves();
    await Promise.all([page.close(), own.close()]);
  });
});

test('beside the page, where a taken-over renderer would speak, nothing that is stored can be read', async () => {
  const page = await stage.desk.openPage(stage.creatio.freedomUrl());
  await find(page, 'button', 'Чаты');
  const session = await page.createCDPSession();
  const realms: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => void realms.push(context));
  await session.send('Runtime.enable');
  await until(() => realms.some((realm) => realm.origin.startsWith('chrome-extension:')));
  const { id: contextId } = realms.find((realm) => realm.origin.startsWith('chrome-extension:'))!;
  const read = async (area: string): Promise<unknown> => {
    const expression = `chrome.storage.${area}.get(null).then(() => 'read', () => 'refused')`;
    const { result } = await session.send('Runtime.evaluate', { contextId, expression, awaitPromise: true });
    return result.value;
  };
  expect(await Promise.all(['local', 'session', 'managed'].map(read))).toEqual([
    'refused',
    'refused',
    'refused',
  ]);
  await page.close();
});
