// The settings page, used as an operator uses it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWebitel, type WebitelStandIn } from '../standins/webitel/index.ts';
import { launchDesk, type DeskBrowser } from './support/browser.ts';
import { dragOnto, onDisk, takesDragged } from './support/files.ts';
import {
  accessible,
  attr,
  click,
  fill,
  find,
  focused,
  has,
  textOf,
  until,
  value,
  waitGone,
} from './support/page.ts';

let webitel: WebitelStandIn;
let other: Server;
let desk: DeskBrowser;
let page: Page;

beforeAll(async () => {
  webitel = await startWebitel();
  other = createServer((_, response) => response.end('<!doctype html>not it')).listen(0, 'localhost');
  await new Promise((listening) => other.once('listening', listening));
  desk = await launchDesk({ lang: 'ru' });
  page = await desk.extensionPage('options.html');
});

afterAll(async () => {
  await desk?.close();
  other?.close();
  await webitel?.stop();
});

async function credentials(address: string, login: string, password: string): Promise<void> {
  await fill(page, 'textbox', 'Адрес Webitel', address);
  await fill(page, 'textbox', 'Домен', 'acme');
  await fill(page, 'textbox', 'Логин', login);
  await fill(page, 'textbox', 'Пароль', password);
}

/** Waits until the field is marked, and reads the sentence that a screen reader says with it. */
async function complaint(role: string, name: string): Promise<string> {
  return until(async () => {
    const field = await find(page, role, name);
    if ((await attr(field, 'aria-invalid')) !== 'true') return '';
    return field.evaluate((e) => document.getElementById(e.getAttribute('aria-describedby')!)!.textContent);
  });
}

const stored = async () =>
  ((await desk.getStorage('local', 'settings')).settings ?? {}) as Record<string, Record<string, unknown>>;

describe('signing in', () => {
  test('an address that makes no sense is refused on the spot', async () => {
    await credentials('нет такого адреса', 'operator', 'secret');
    await click(page, 'button', 'Войти');
    expect(await complaint('textbox', 'Адрес Webitel')).toContain('не адрес сервера');
    expect((await accessible(page, (await focused(page))!)).name).toBe('Адрес Webitel');
  });

  test('an address where nobody answers', async () => {
    await credentials('http://localhost:1', 'operator', 'secret');
    await click(page, 'button', 'Войти');
    expect(await complaint('textbox', 'Адрес Webitel')).toContain('никто не отвечает');
  });

  test('an address where something else answers', async () => {
    const { port } = other.address() as AddressInfo;
    await credentials(`http://localhost:${port}`, 'operator', 'secret');
    await click(page, 'button', 'Войти');
    expect(await complaint('textbox', 'Адрес Webitel')).toContain('отвечает не Webitel');
  });

  test('a wrong password is told at the password; nothing is stored', async () => {
    await credentials(webitel.origin, 'operator', 'wrong');
    await page.keyboard.press('Enter');
    expect(await complaint('textbox', 'Пароль')).toContain('не подошли');
    expect(await value(await find(page, 'textbox', 'Адрес Webitel'))).toBe(webitel.origin);
    expect(await stored()).toEqual({});
  });

  test('a wrong domain is told at the domain', async () => {
    await fill(page, 'textbox', 'Домен', 'nobody');
    await click(page, 'button', 'Войти');
    expect(await complaint('textbox', 'Домен')).toContain('домена');
    await fill(page, 'textbox', 'Домен', 'acme');
  });

  test('Enter signs in; address and domain are kept, the password is not', async () => {
    await fill(page, 'textbox', 'Пароль', 'secret');
    await page.keyboard.press('Enter');
    await find(page, 'button', 'Выйти');
    await until(async () =>
      (await statuses()).some((text) => text.includes('Вход выполнен: Лысенко Виктория')),
    );
    expect(await attr(await find(page, 'textbox', 'Адрес Webitel'), 'readonly')).not.toBeNull();
    expect(await has(page, 'textbox', 'Пароль')).toBe(false);
    await until(async () => 'webitel' in (await stored()));
    expect((await stored()).webitel).toEqual({ origin: webitel.origin, domain: 'acme' });
    expect(JSON.stringify(await desk.getStorage('local'))).not.toContain('secret');
  });

  test('the end of the session is told with its time, and who it was stays', async () => {
    webitel.expireTokens();
    await until(async () => (await statuses()).some((text) => /Сессия закончилась в \d\d:\d\d/.test(text)));
    expect(await value(await find(page, 'textbox', 'Логин'))).toBe('operator');
    await fill(page, 'textbox', 'Пароль', 'secret');
    await click(page, 'button', 'Войти');
    await find(page, 'button', 'Выйти');
  });

  test('signing out leaves address and domain for the next one', async () => {
    await click(page, 'button', 'Выйти');
    await find(page, 'button', 'Войти');
    expect(await value(await find(page, 'textbox', 'Адрес Webitel'))).toBe(webitel.origin);
    expect(await value(await find(page, 'textbox', 'Домен'))).toBe('acme');
    expect(await value(await find(page, 'textbox', 'Пароль'))).toBe('');
  });

  test('the second factor is asked for when the server wants it', async () => {
    await credentials(webitel.origin, 'twofactor', 'secret');
    await click(page, 'button', 'Войти');
    await find(page, 'textbox', 'Код из приложения');
    await until(async () => (await accessible(page, (await focused(page))!)).name === 'Код из приложения');
    await page.keyboard.type('000000');
    await click(page, 'button', 'Подтвердить');
    expect(await complaint('textbox', 'Код из приложения')).toContain('не подошёл');
    await fill(page, 'textbox', 'Код из приложения', '123456');
    await page.keyboard.press('Enter');
    await find(page, 'button', 'Выйти');
    await click(page, 'button', 'Выйти');
    await find(page, 'button', 'Войти');
  });
});

describe('access to Creatio', () => {
  test('what is no address is refused', async () => {
    await fill(page, 'textbox', 'Адрес Creatio', 'http://');
    await page.keyboard.press('Enter');
    expect(await complaint('textbox', 'Адрес Creatio')).toContain('не адрес');
    expect((await stored()).creatio).toBeUndefined();
  });

  test('an address is added once, with its path cut off, and the field is empty again', async () => {
    await fill(page, 'textbox', 'Адрес Creatio', 'http://localhost:4567/0/Shell/');
    await click(page, 'button', 'Разрешить доступ к Creatio');
    await find(page, 'listitem', undefined);
    await until(async () => (await value(await find(page, 'textbox', 'Адрес Creatio'))) === '');
    await fill(page, 'textbox', 'Адрес Creatio', 'localhost:4567');
    await fill(page, 'textbox', 'Адрес Creatio', 'HTTP://LOCALHOST:4567');
    await page.keyboard.press('Enter');
    await until(async () => (await statuses()).includes('Этот адрес уже в списке.'));
    expect((await stored()).creatio).toEqual({ origins: ['http://localhost:4567'] });
  });

  test('the worker puts the desk there by itself', async () => {
    await until(async () => (await registered()).length > 0);
    expect(new Set(await registered())).toEqual(new Set(['http://localhost:4567/*']));
  });

  test('an address that came without permission waits for it', async () => {
    const settings = await stored();
    await desk.setStorage('local', {
      settings: { ...settings, creatio: { origins: ['http://localhost:4567', 'https://crm.example.com'] } },
    });
    await find(page, 'button', 'Разрешить: https://crm.example.com');
    expect(await registered()).not.toContain('https://crm.example.com/*');
  });

  test('a removed address is gone from settings and scripts', async () => {
    await click(page, 'button', 'Убрать адрес https://crm.example.com');
    await click(page, 'button', 'Убрать адрес http://localhost:4567');
    await waitGone(page, 'button', 'Убрать адрес');
    expect((await stored()).creatio).toEqual({ origins: [] });
    await until(async () => (await registered()).length === 0);
  });
});

describe('the traffic light', () => {
  test.each([
    ['400', '360', 'Желтая рамка, секунд', 'до 359'],
    ['180', '0', 'Красная рамка, секунд', 'Целое число'],
    ['1.5', '360', 'Желтая рамка, секунд', 'Целое число'],
  ])(
    '%s and %s are refused: nothing is stored, the cursor is at the field',
    async (yellow, red, field, words) => {
      await fill(page, 'spinbutton', 'Желтая рамка, секунд', yellow);
      await fill(page, 'spinbutton', 'Красная рамка, секунд', red);
      await click(page, 'button', 'Сохранить');
      expect(await complaint('spinbutton', field)).toContain(words);
      expect(await textOf(await find(page, 'alert'))).toBe(`Не сохранено: исправьте поле «${field}»`);
      await until(async () => (await accessible(page, (await focused(page))!)).name === field);
      expect((await stored()).trafficLight).toBeUndefined();
    },
  );

  test('what is being typed survives a save in another window, what was not touched follows', async () => {
    await fill(page, 'spinbutton', 'Желтая рамка, секунд', '60');
    await fill(page, 'spinbutton', 'Красная рамка, секунд', '120');
    const settings = await stored();
    const trafficLight = { enabled: false, yellowSeconds: 10, redSeconds: 20, basis: 'client' };
    await desk.setStorage('local', { settings: { ...settings, trafficLight, ofTomorrow: { kept: true } } });
    const enabled = await find(page, 'checkbox', 'Включить подсветку');
    await until(() => enabled.evaluate((e) => !(e as HTMLInputElement).checked));
    expect(await value(await find(page, 'spinbutton', 'Желтая рамка, секунд'))).toBe('60');
    expect(await value(await find(page, 'spinbutton', 'Красная рамка, секунд'))).toBe('120');
  });

  test('saves all at once and keeps what it does not know', async () => {
    await click(page, 'checkbox', 'Включить подсветку рамки активного чата');
    await click(
      page,
      'checkbox',
      'Использовать сообщение агента (оператора) вместо сообщения клиента для отсчета',
    );
    await click(page, 'button', 'Сохранить');
    await until(async () => (await statuses()).includes('Сохранено'));
    const settings = await stored();
    expect(settings.trafficLight).toEqual({
      enabled: true,
      yellowSeconds: 60,
      redSeconds: 120,
      basis: 'operator',
    });
    expect(settings.ofTomorrow).toEqual({ kept: true });
  });

  test('a stored value that makes no sense is told', async () => {
    const settings = await stored();
    await desk.setStorage('local', {
      settings: { ...settings, trafficLight: { ...settings.trafficLight, yellowSeconds: -5 } },
    });
    await until(async () =>
      (await statuses()).some((text) => text.includes('«Желтая рамка, секунд» не годится')),
    );
    expect(await value(await find(page, 'spinbutton', 'Желтая рамка, секунд'))).toBe('180');
    await desk.setStorage('local', { settings });
    await until(async () => (await value(await find(page, 'spinbutton', 'Желтая рамка, секунд'))) === '60');
  });
});

describe('messengers of outgoing messages', () => {
  const NAME = 'Мессенджеры исходящих сообщений';
  const kept = async () => (await stored()).outgoing?.messengers;

  test('a name that makes no sense is refused, a list is stored as Webitel calls them', async () => {
    expect(await value(await find(page, 'textbox', NAME))).toBe('telegram, gotd');
    await fill(page, 'textbox', NAME, 'telegram, вайбер');
    await click(page, 'button', 'Сохранить');
    expect(await complaint('textbox', NAME)).toContain('латинские буквы');
    expect(await kept()).toBeUndefined();
    await fill(page, 'textbox', NAME, 'Telegram, viber ');
    await click(page, 'button', 'Сохранить');
    await until(async () => JSON.stringify(await kept()) === '["telegram","viber"]', { what: 'stored' });
  });
});

describe('the language', () => {
  test.each([
    ['uk', 'Зберегти', 'Налаштування'],
    ['en', 'Save', 'Settings'],
    ['ru', 'Сохранить', 'Настройки'],
  ])('%s takes effect once it is saved', async (code, save, title) => {
    const select = await find(page, 'combobox', /^(Язык|Мова|Language)/);
    await select.evaluate((e, wanted) => {
      (e as HTMLSelectElement).value = wanted;
      e.dispatchEvent(new Event('change', { bubbles: true }));
    }, code);
    await page.focus('.save-bar button');
    await page.keyboard.press('Enter');
    await find(page, 'button', save);
    await find(page, 'heading', title);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(code);
    expect(await page.title()).toContain(title);
  });
});

test('a file dropped on it is not gone to, with all that is typed', async () => {
  const taken = await takesDragged(page);
  await dragOnto(page, await find(page, 'heading'), [onDisk('settings.json', '{}')], true);
  expect(await taken()).toBe(true);
});

describe('data on this computer', () => {
  const databases = () =>
    desk.inExtension(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

  test('are deleted with the sign-out, and the page says so', async () => {
    if (!(await has(page, 'button', 'Выйти'))) {
      await credentials(webitel.origin, 'operator', 'secret');
      await click(page, 'button', 'Войти');
    }
    await find(page, 'button', 'Выйти');
    await until(async () => (await databases()).some((name) => name.startsWith('desk:')));
    await click(page, 'button', 'Удалить мои данные с этого компьютера');
    await find(page, 'button', 'Войти');
    await until(async () => (await statuses()).includes('Данные удалены.'));
    expect((await databases()).filter((name) => name.endsWith('|operator'))).toEqual([]);
  });
});

async function statuses(): Promise<string[]> {
  return page.$$eval('[role=status]', (all) =>
    all.map((e) => (e as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim()),
  );
}

const registered = (): Promise<string[]> =>
  desk.inExtension(async () => {
    const scripts = await chrome.scripting.getRegisteredContentScripts();
    return scripts.flatMap((script) => script.matches ?? []);
  });

/** What the control page needs of the extension API. */
declare const chrome: {
  scripting: { getRegisteredContentScripts(): Promise<{ matches?: string[] }[]> };
};
