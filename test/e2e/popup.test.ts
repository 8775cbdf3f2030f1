// What the toolbar button shows.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import { attr, click, find, focused, has, names, textOf, until, waitGone } from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let popup: Page;

beforeAll(async () => {
  stage = await setStage({ signedIn: false });
  popup = await stage.desk.extensionPage('popup.html');
});
afterAll(() => stage?.close());

const optionsPage = async (): Promise<Page> => {
  const url = stage.desk.extensionUrl('options.html');
  return until(async () => (await stage.desk.browser.pages()).find((page) => page.url().startsWith(url)));
};

test('signed out: says so and leads to the settings', async () => {
  await find(popup, 'heading', 'Вход в Webitel не выполнен');
  expect(await has(popup, 'button', 'Открыть чаты')).toBe(false);
  await click(popup, 'button', 'Войти');
  await (await optionsPage()).close();
});

test('the gear leads to the settings', async () => {
  await click(popup, 'button', 'Настройки');
  const page = await optionsPage();
  expect(await page.title()).toMatch(/Webitel Desk/);
  await page.close();
});

test('signed in: the name, the status and that nobody waits', async () => {
  await stage.signIn();
  await find(popup, 'button', 'Статус оператора: Не в сети');
  expect(await textOf((await popup.$('main'))!)).toContain('Лысенко Виктория');
  await find(popup, 'heading', 'Никто не ждёт ответа');
});

test('the status is chosen from the menu, by mouse and by keyboard', async () => {
  await click(popup, 'button', 'Статус оператора');
  expect(await names(popup, 'menuitemradio')).toEqual([
    'Готов',
    'Пауза: Обед',
    'Пауза: Перерыв',
    'Пауза: Обучение',
    'Не в сети',
  ]);
  await click(popup, 'menuitemradio', 'Готов');
  await stage.webitel.agent().waitForStatus('online');
  const button = await find(popup, 'button', 'Статус оператора: Готов');
  expect(await attr(button, 'aria-expanded')).toBe('false');

  await button.focus();
  await popup.keyboard.press('ArrowDown');
  await find(popup, 'menuitemradio', 'Готов');
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('Enter');
  await stage.webitel.agent().waitForStatus('pause');
  await find(popup, 'button', 'Статус оператора: Пауза: Обед');
  await popup.keyboard.press('ArrowDown');
  await find(popup, 'menuitemradio', 'Готов');
  await popup.keyboard.press('Escape');
  await waitGone(popup, 'menuitemradio', 'Готов');
  expect(await attr((await focused(popup))!, 'aria-label')).toBe('Статус оператора: Пауза: Обед');
});

test('counts who waits, by colour, and the invitations', async () => {
  const { webitel } = stage;
  const waits: [string, number][] = [
    ['Наталья', 400],
    ['Олександра', 200],
    ['Іван', 20],
    ['Павло', 10],
  ];
  for (const [name, seconds] of waits) {
    webitel.at(webitel.now() - seconds * 1000, () => {
      const customer = webitel.customer({ name });
      customer.writes('Добрий день');
      customer.invite({ login: 'operator' });
    });
  }
  await until(async () => (await rows()).includes('Приглашения 4'));
  expect(await has(popup, 'heading', 'Никто не ждёт ответа')).toBe(false);
});

test('an accepted chat is counted as waiting', async () => {
  const page = await stage.openDesk();
  await click(page, 'button', 'Принять');
  await until(async () => (await rows()).includes('Приглашения 3'));
  await find(popup, 'heading', 'Ждут ответа');
  expect((await rows()).filter((row) => row.endsWith(' 1'))).toHaveLength(1);
  const [light] = await popup.$$eval('.popup-waiting li[data-light]', (all) =>
    all.map((li) => `${(li as HTMLElement).dataset.light} ${li.textContent}`),
  );
  expect(light).toMatch(/^(red красн|yellow ж[её]лт|green зел)/);
  await page.close();
});

/** Presses the toolbar button over whatever tab is in front. */
async function pressToolbarButton(): Promise<Page> {
  const { desk } = stage;
  const url = desk.extensionUrl('popup.html');
  const before = new Set(desk.browser.targets());
  const worker = await desk.worker();
  await worker.evaluate(() =>
    (chrome as unknown as { action: { openPopup(): Promise<void> } }).action.openPopup(),
  );
  const target = await until(() =>
    desk.browser.targets().find((one) => one.url() === url && !before.has(one)),
  );
  const real = await target.asPage();
  // Its own size, not the one that pages are given here.
  await real.setViewport(null);
  return real;
}

test('over a page that shows no contact the toolbar button opens an empty form, the cursor in «Кому»', async () => {
  const page = await stage.desk.openPage(stage.creatio.classicUrl());
  await find(page, 'button', 'Чаты');
  const real = await pressToolbarButton();
  await find(real, 'combobox', 'Кому');
  expect(await attr((await focused(real))!, 'role')).toBe('combobox');
  const size = await real.evaluate(() => [document.body.offsetWidth, document.body.offsetHeight]);
  expect(size).toEqual([400, 560]);
  expect(await real.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await real.$('.recipient-chip')).toBeNull();
  await real.close();
  await page.close();
});

test.each([
  ['freedom', () => stage.creatio.freedomUrl()],
  ['classic', () => stage.creatio.classicUrl(`#CardModuleV2/ContactPageV2/edit/${seedIds.hero}`)],
])('over the %s page of a contact it is filled in with him', async (_, url) => {
  const other = await stage.desk.openPage(stage.creatio.classicUrl());
  await find(other, 'button', 'Чаты');
  // Every page has a window of its own here; the button belongs to the last one.
  const page = await stage.desk.openPage(url());
  await find(page, 'button', 'Чаты');
  const real = await pressToolbarButton();
  await until(
    async () => {
      const chip = await real.$('.recipient-chip .name');
      return chip && (await textOf(chip)) === 'Коваленко-Мироненко Олександра';
    },
    { what: 'the contact in «Кому»' },
  );
  await real.close();
  await Promise.all([page.close(), other.close()]);
});

test('it is ready in less than a tenth of a second of script', async () => {
  const page = await stage.desk.extensionPage('manifest.json');
  const seconds: number[] = [];
  for (let i = 0; i < 5; i++) {
    await page.goto(stage.desk.extensionUrl('popup.html'));
    await find(page, 'combobox', 'Кому');
    const { ScriptDuration = 1 } = await page.metrics();
    seconds.push(ScriptDuration);
  }
  await page.close();
  expect(Math.min(...seconds), seconds.join(' ')).toBeLessThan(0.1);
});

test('an expired session is told with what is kept', async () => {
  stage.webitel.expireTokens();
  await find(popup, 'heading', 'Войдите в Webitel ещё раз');
  expect(await textOf((await popup.$('main'))!)).toMatch(/Сессия закончилась в \d\d:\d\d/);
  await stage.signIn();
  await find(popup, 'button', 'Статус оператора');
});

test('«Открыть чаты» without a CRM page and address says what to do', async () => {
  await stage.settings({ creatio: { origins: [] } });
  await click(popup, 'button', 'Открыть чаты');
  expect(await textOf(await find(popup, 'alert'))).toContain('Нет открытой вкладки Creatio');
  await click(popup, 'button', 'Доступ к Creatio');
  await (await optionsPage()).close();
});

test('«Открыть чаты» shows the desk on the CRM page and closes the popup', async () => {
  await stage.settings();
  const page = await stage.desk.openPage(stage.creatio.freedomUrl());
  await find(page, 'button', 'Чаты');
  await click(popup, 'button', 'Открыть чаты');
  await find(page, 'tab', 'Активные');
  expect(await until(() => popup.isClosed())).toBe(true);
});

declare const chrome: unknown;

const rows = (): Promise<string[]> =>
  popup.$$eval('.popup-waiting li', (all) =>
    all.map((li) => (li as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim()),
  );
