// Who waits is seen and heard without looking at the chats: title, icon, palette, sounds, notifications of the system.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NotifyRules } from '../../lib/notify/setting.ts';
import type { Customer } from '../standins/webitel/index.ts';
import { attr, click, find, shot, until, waitDesk } from './support/page.ts';
import { played, say, setStage, type SettingsPatch, type Stage } from './support/stage.ts';

declare const chrome: typeof import('wxt/browser').browser & {
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<unknown[]> };
};

let stage: Stage;
let page: Page;
let customer: Customer;

const LOUD = { sound: true, system: true };
const MUTE = { sound: false, system: false };
const QUICK = { enabled: true, yellowSeconds: 2, redSeconds: 3, basis: 'client' as const };

beforeAll(async () => {
  stage = await setStage();
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
});
afterAll(() => stage?.close());

const title = (of: Page) => of.evaluate(() => document.title);
const icons = (of: Page) =>
  of.evaluate(() => [...document.querySelectorAll('link[rel~="icon"]')].map((l) => l.getAttribute('href')));
const notifications = () =>
  stage.desk.inExtension(async () => Object.keys(await chrome.notifications.getAll()));
const settings = (patch: Omit<SettingsPatch, 'notifications'> & { notifications?: Partial<NotifyRules> }) =>
  stage.settings(patch as SettingsPatch);

const count = async (sound: string): Promise<number> =>
  (await played(stage)).filter((s) => s === sound).length;

describe('in every CRM tab', () => {
  let other: Page;
  let before: string;

  test('the title begins with how many wait', async () => {
    other = await stage.desk.openPage(stage.creatio.classicUrl());
    before = await title(page);
    customer = stage.webitel.customer({ name: 'Світлана' });
    customer.writes('Добрий день');
    await click(page, 'button', 'Принять');
    await until(async () => (await title(page)) === `(1) ${before}`);
    await until(async () => (await title(other)).startsWith('(1) '));
  });

  test('the page may write another title', async () => {
    await page.evaluate(() => (document.title = 'Обращения'));
    await until(async () => (await title(page)) === '(1) Обращения');
    await page.evaluate((text) => (document.title = text), before);
  });

  test('the icon shows the light, when the operator wants it', async () => {
    const own = await icons(page);
    await settings({ trafficLight: { favicon: true } });
    await until(async () => (await icons(page))[0]?.startsWith('data:image/svg+xml,'));
    expect(decodeURIComponent((await icons(page))[0]!)).toContain('fill="#0a7f66"');
    await settings({ trafficLight: { favicon: true, palette: 'monochrome' } });
    await until(async () => !decodeURIComponent((await icons(page))[0]!).includes('#0a7f66'));
    await settings({});
    await until(async () => JSON.stringify(await icons(page)) === JSON.stringify(own));
  });

  test('the palette is that of the settings', async () => {
    const host = async () => attr(await find(page, 'button', 'Чаты'), 'data-light');
    expect(await host()).toBe('green');
    const badge = () =>
      stage.desk.inExtension(async () => (await chrome.action.getBadgeBackgroundColor({})).join());
    for (const [palette, green] of [
      ['high-contrast', '0,77,61,255'],
      ['monochrome', '227,231,237,255'],
      ['default', '10,127,102,255'],
    ] as const) {
      await settings({ trafficLight: { palette } });
      await waitDesk(page, `.root[data-palette="${palette}"]`);
      await until(async () => (await badge()) === green);
    }
  });

  test('nobody waits: the title is the page’s own again', async () => {
    await waitDesk(page, '.conversation');
    await say(page, 'Вітаю');
    await until(async () => (await title(page)) === before);
    await until(async () => !(await title(other)).startsWith('('));
    await other.close();
  });
});

describe('what rings', () => {
  test('nothing for the chat that is looked at', async () => {
    await page.bringToFront();
    const before = await count('message');
    customer.writes('Бачите?');
    await waitDesk(page, '.conversation[data-light="green"]');
    expect(await notifications()).toEqual([]);
    await say(page, 'Бачу');
    await waitDesk(page, '.conversation[data-light="grey"]');
    expect(await count('message')).toBe(before);
  });

  test('one sound and one notification when he looks elsewhere, however many tabs', async () => {
    const second = await stage.desk.openPage(stage.creatio.classicUrl());
    await click(page, 'button', 'К списку чатов');
    const before = await count('message');
    customer.writes('Ви тут?');
    await until(async () => (await notifications()).includes(`message:${customer.conversationId}`));
    await until(async () => (await count('message')) === before + 1);
    expect((await contexts()).length).toBe(1);
    await second.close();
  });

  test('a killed worker that comes back rings for nothing old', async () => {
    const before = await played(stage);
    await stage.desk.killWorker();
    await until(() => stage.webitel.agent().sockets === 1);
    const mine = stage.webitel.customer({ name: 'Олег' });
    mine.writes('Нове');
    await until(async () => (await count('invitation')) > before.filter((s) => s === 'invitation').length);
    expect((await played(stage)).filter((s) => s === 'message').length).toBe(
      before.filter((s) => s === 'message').length,
    );
    await until(async () => (await notifications()).includes(`invitation:${mine.conversationId}`));
    mine.leaves();
    await until(async () => !(await notifications()).includes(`invitation:${mine.conversationId}`));
  });

  test('yellow and red, by choice', async () => {
    await settings({ trafficLight: QUICK, notifications: { message: MUTE, yellow: LOUD, red: LOUD } });
    const [yellow, red] = [await count('yellow'), await count('red')];
    customer.operatorSays('Хвилинку');
    customer.writes('Чекаю');
    await until(async () => (await count('yellow')) === yellow + 1);
    await until(async () => (await count('red')) === red + 1);
    await until(async () => (await notifications()).includes(`red:${customer.conversationId}`));
  });

  test('a light that turns before his eyes rings for nobody', async () => {
    await settings({ trafficLight: QUICK, notifications: { message: MUTE, yellow: LOUD, red: LOUD } });
    await page.bringToFront();
    await click(page, 'button', 'Світлана');
    await waitDesk(page, '.conversation[data-light="red"]');
    await until(async () => (await notifications()).length === 0);
    customer.operatorSays('Бачу');
    await waitDesk(page, '.conversation[data-light="grey"]');
    const before = await played(stage);
    customer.writes('І ще');
    await waitDesk(page, '.conversation[data-light="red"]');
    // What rings after it tells that it is not on its way.
    const mine = stage.webitel.customer({ name: 'Остап' });
    mine.writes('Нове');
    await until(async () => (await played(stage)).length > before.length);
    expect((await played(stage)).slice(before.length)).toEqual(['invitation']);
    mine.leaves();
    await until(async () => (await notifications()).length === 0);
    await click(page, 'button', 'К списку чатов');
  });

  test('red goes on ringing, when that is wanted', async () => {
    const red = await count('red');
    await settings({
      trafficLight: QUICK,
      notifications: { message: MUTE, red: LOUD, repeatRedSeconds: 1 },
    });
    customer.operatorSays('Хвилинку');
    customer.writes('Досі чекаю');
    await until(async () => (await count('red')) >= red + 3, { timeout: 30_000 });
    await settings({ notifications: { message: MUTE } });
  });

  test('the end of a chat and the loss of the line, by choice', async () => {
    await settings({ notifications: { ended: LOUD } });
    const [ended, connection] = [await count('ended'), await count('connection')];
    const { conversationId } = await acceptedElsewhere('Ніна');
    stage.webitel.customers().at(-1)!.leaves();
    await until(async () => (await notifications()).includes(`ended:${conversationId}`));
    await until(async () => (await count('ended')) === ended + 1);
    stage.webitel.faults.refuseConnections = true;
    stage.webitel.dropSockets();
    await until(async () => (await notifications()).includes('connection'), { timeout: 30_000 });
    await until(async () => (await count('connection')) === connection + 1);
    stage.webitel.faults.reset();
    await until(async () => !(await notifications()).includes('connection'), { timeout: 30_000 });
    await settings({});
  });

  test('a press on a notification opens the chat it tells of; its buttons accept and decline', async () => {
    const other = await stage.desk.openPage('about:blank');
    await settings({});
    const mine = await acceptedElsewhere('Зоя');
    mine.writes('Ви тут?');
    const told = `message:${mine.conversationId}`;
    await until(async () => (await notifications()).includes(told));
    await press(told, null);
    await waitDesk(page, '.conversation[aria-label="Зоя"]');
    await until(async () => !(await notifications()).includes(told));
    await until(() => page.evaluate(() => document.hasFocus()));

    await other.bringToFront();
    const invited = stage.webitel.customer({ name: 'Яків' });
    invited.writes('Нове');
    await until(async () => (await notifications()).includes(`invitation:${invited.conversationId}`));
    await press(`invitation:${invited.conversationId}`, 0);
    await waitDesk(page, '.conversation[aria-label="Яків"][data-chat-status="new"]');

    await other.bringToFront();
    const declined = stage.webitel.customer({ name: 'Юрій' });
    declined.writes('Нове');
    await until(async () => (await notifications()).includes(`invitation:${declined.conversationId}`));
    await press(`invitation:${declined.conversationId}`, 1);
    await until(() => stage.webitel.log.sent('decline_chat').length > 0);
    await stage.desk.releaseWorker();
    await other.close();
    for (const one of [mine, invited, declined]) one.leaves();
    stage.webitel.agent().setStatus('online');
    await click(page, 'button', 'К списку чатов');
  });

  test('quiet hours', async () => {
    const now = new Date();
    const time = (hours: number) => `${String((now.getHours() + hours + 24) % 24).padStart(2, '0')}:00`;
    await settings({ notifications: { quietHours: { enabled: true, from: time(-1), to: time(2) } } });
    customer.operatorSays('Так');
    await until(async () => (await notifications()).length === 0);
    const before = await played(stage);
    customer.writes('Тихо');
    await until(async () => (await title(page)).startsWith('(1) '));
    expect(await notifications()).toEqual([]);
    expect(await played(stage)).toEqual(before);
  });
});

/** A chat of this operator's that nobody looks at. */
async function acceptedElsewhere(name: string): Promise<Customer> {
  const one = stage.webitel.customer({ name });
  one.writes('Добрий день');
  one.invite();
  one.takenElsewhere();
  await waitDesk(page, `li[data-chat-status="new"][aria-label="${name}"]`);
  return one;
}

/** As the browser tells the worker of a press: on the notification itself, or on one of its buttons. */
async function press(id: string, button: number | null): Promise<void> {
  const worker = await stage.desk.worker();
  await worker.evaluate(
    (name, index) => {
      type Dispatch = { dispatch(...args: unknown[]): void };
      const { onClicked, onButtonClicked } = chrome.notifications as unknown as Record<string, Dispatch>;
      if (index === null) onClicked!.dispatch(name);
      else onButtonClicked!.dispatch(name, index);
    },
    id,
    button,
  );
}

const contexts = () =>
  stage.desk.inExtension(() => chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] }));

describe('the settings page', () => {
  test('each sound can be tried; what is chosen is kept', async () => {
    const options = await stage.desk.extensionPage('options.html#notifications');
    const before = await count('red');
    await click(options, 'button', 'Проверить: Чат стал красным');
    await until(async () => (await count('red')) === before + 1);
    await click(options, 'checkbox', 'Чат стал красным: Звук');
    await click(options, 'checkbox', 'Не показывать текст клиента');
    await (await find(options, 'combobox', 'Цвета светофора')).select('monochrome');
    await options.waitForSelector(':root[data-palette="monochrome"]');
    await click(options, 'button', 'Сохранить');
    await until(async () => {
      const stored = (await stage.desk.getStorage('local', 'settings')).settings as {
        notifications?: { hideText?: boolean; red?: { sound?: boolean } };
        trafficLight?: { palette?: string };
      };
      const { notifications: kept, trafficLight } = stored;
      return kept?.hideText === true && kept.red?.sound === true && trafficLight?.palette === 'monochrome';
    });
    await waitDesk(page, '.root[data-palette="monochrome"]');
    await shot(options, 'notify-options.png');
    await options.close();
  });
});
