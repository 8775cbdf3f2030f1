// axe on what operators see, light and dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { click, deskFrame, fill, find, launcherRoot, press, waitDesk, waitDeskGone } from './support/page.ts';
import { say, setStage, type Stage } from './support/stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const LIGHT = { enabled: true, yellowSeconds: 1, redSeconds: 2, basis: 'client' as const };

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage({ settings: { trafficLight: LIGHT } });
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
});
afterAll(() => stage?.close());

test('empty desk', async () => {
  await waitDesk(page, '.empty');
  expect(await violations(page)).toEqual([]);
});

test('invitation and chats of every colour', async () => {
  for (const name of ['Червона', 'Друга']) stage.webitel.customer({ name }).writes('Добрий день');
  await waitDesk(page, '.invitation');
  expect(await violations(page)).toEqual([]);
  await click(page, 'button', 'Принять');
  await waitDesk(page, '.conversation[data-light="red"]');
  expect(await violations(page)).toEqual([]);
  await click(page, 'button', 'К списку чатов');
  await waitDesk(page, 'li[data-light="red"]');
  expect(await violations(page)).toEqual([]);
});

test('conversation with a failed and a sent message, status menu, end dialog', async () => {
  await click(page, 'button', 'Червона');
  stage.webitel.faults.failAfterEcho = { times: 1 };
  await say(page, 'не дойдёт');
  await waitDesk(page, '[data-message-state="failed"]');
  await say(page, 'дойдёт');
  await waitDesk(page, '[data-message-state="sent"]');
  expect(await violations(page)).toEqual([]);
  await click(page, 'button', 'Статус оператора');
  await find(page, 'menuitemradio', 'Готов');
  expect(await violations(page)).toEqual([]);
  await press(page, 'Escape');
  await click(page, 'button', 'Завершить чат');
  await find(page, 'dialog');
  expect(await violations(page)).toEqual([]);
  await click(page, 'button', 'Нет');
  await click(page, 'button', 'Горячие клавиши');
  await find(page, 'dialog', 'Горячие клавиши');
  expect(await violations(page)).toEqual([]);
  await press(page, 'Escape');
});

test('the chat’s card, light and dark, on every tab, and the history of chats', async () => {
  await click(page, 'button', 'Червона');
  await waitDesk(page, '.card');
  await waitDeskGone(page, '.card-note .spinner');
  for (const theme of ['light', 'dark'] as const) {
    await stage.settings({ theme, trafficLight: LIGHT });
    await waitTheme(theme);
    for (const tab of ['Основная информация', 'Детали чата', 'Файлы и примечания', 'Лента', 'Чат']) {
      await click(page, 'tab', tab);
      expect(await violations(page), `${theme} ${tab}`).toEqual([]);
    }
  }
  await click(page, 'tab', 'Основная информация');
  await (await find(page, 'combobox', 'Контакт')).focus();
  await press(page, 'ArrowDown');
  await find(page, 'option');
  expect(await violations(page)).toEqual([]);
  await press(page, 'Escape');
  await click(page, 'button', 'Закрыть карточку');
  await click(page, 'button', 'К списку чатов');
  await click(page, 'tab', 'Закрытые');
  await click(page, 'button', 'Вся история');
  await waitDesk(page, '.past-chat');
  expect(await violations(page)).toEqual([]);
  await click(page, 'button', 'К закрытым чатам');
  await click(page, 'tab', 'Активные');
  await click(page, 'button', 'Червона');
  await click(page, 'button', 'История клиента');
  await waitDesk(page, '.story-panel');
  for (const theme of ['light', 'dark'] as const) {
    await stage.settings({ theme, trafficLight: LIGHT });
    await waitTheme(theme);
    expect(await violations(page), `${theme} client's history`).toEqual([]);
  }
  await press(page, 'Escape');
});

test('the dark theme, chosen in the settings: conversation, list and launcher', async () => {
  await stage.settings({ theme: 'dark', trafficLight: LIGHT });
  await waitTheme('dark');
  expect(await violations(page)).toEqual([]);
  await click(page, 'button', 'К списку чатов');
  stage.webitel.customer({ name: 'Третя' }).writes('Добрий вечір');
  await waitDesk(page, '.invitation');
  expect(await violations(page)).toEqual([]);
  const own = await stage.desk.extensionPage('options.html');
  await own.waitForSelector(':root[data-theme="dark"]');
  await own.close();
});

test.each(['options.html', 'popup.html', 'welcome.html'])('%s, light and dark', async (file) => {
  await stage.settings({ trafficLight: LIGHT });
  const own = await stage.desk.extensionPage(file);
  await find(own, 'button');
  for (const value of ['light', 'dark']) {
    await own.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    expect(await violations(own), value).toEqual([]);
  }
  await own.close();
});

test('the popup’s form: list, chosen recipient, question, refusal, light and dark', async () => {
  const customer = stage.webitel.customer({ name: 'Третя' });
  customer.writes('Добрий день');
  customer.leaves();
  const own = await stage.desk.extensionPage('popup.html');
  await own.setViewport({ width: 400, height: 560 });
  const check = async (what: string): Promise<void> => {
    for (const value of ['light', 'dark']) {
      await own.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      expect(await violations(own), `${what}, ${value}`).toEqual([]);
    }
  };
  await fill(own, 'combobox', 'Кому', 'Третя');
  await find(own, 'option', 'Третя');
  await check('list');
  await click(own, 'option', 'Третя');
  await find(own, 'combobox', 'Gateway');
  await check('chosen');
  stage.webitel.faults.broadcastFailures = [{ code: 400, message: 'gateway is disabled' }];
  await fill(own, 'textbox', 'Сообщение', 'Не дойдёт');
  await click(own, 'button', 'Отправить');
  await find(own, 'button', 'Повторить');
  await fill(own, 'combobox', 'Кому', '@ab');
  await find(own, 'option', 'Manual input: @ab');
  await own.keyboard.press('Enter');
  await find(own, 'alert');
  await check('refused');
  await fill(own, 'combobox', 'Кому', '380671234567');
  await find(own, 'option', 'Manual input: 380671234567');
  await own.keyboard.press('ArrowUp');
  await own.keyboard.press('Enter');
  await find(own, 'dialog', 'Подтверждение типа ввода');
  await check('question');
  await own.close();
});

async function waitTheme(theme: string): Promise<void> {
  await waitDesk(page, `.root[data-theme="${theme}"]`);
  await deskFrame(page)!.waitForSelector(`:root[data-theme="${theme}"]`);
}

/** Violations of WCAG 2.2 A and AA in the desk and its launcher, or on a page of the extension's own. */
async function violations(where: Page): Promise<string[]> {
  const desk = deskFrame(where);
  if (!desk) return violationsIn(where.mainFrame(), null);
  const root = await launcherRoot(where);
  // axe enters open roots alone.
  await root!.evaluate((it) =>
    Object.defineProperty((it as unknown as ShadowRoot).host, 'shadowRoot', {
      value: it,
      configurable: true,
    }),
  );
  return [
    ...(await violationsIn(desk, null)),
    ...(await violationsIn(where.mainFrame(), '[data-webitel-desk]')),
  ];
}

/** @param host the rest of the page is not ours */
async function violationsIn(frame: Frame, host: string | null): Promise<string[]> {
  // A CSP of an extension page forbids evaluated scripts; the debugger's world is exempt.
  await frame.evaluate(AXE);
  return frame.evaluate(async (context) => {
    // A colour on its way to another is none to measure.
    await Promise.all(document.getAnimations().map((a) => a.finished.catch(() => {})));
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const result = await axe.run(context ? ({ include: [[context, '*']] } as never) : document, {
      runOnly: tags,
      // The frame's own page is looked at by itself.
      iframes: false,
    });
    return result.violations.flatMap((v) =>
      v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`),
    );
  }, host);
}
