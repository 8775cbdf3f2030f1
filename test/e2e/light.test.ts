// The traffic light turns by itself, wherever it is shown, with thresholds of seconds.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { click, find, has, textOf, until, waitDesk, waitDeskGone } from './support/page.ts';
import { say, setStage, type Stage } from './support/stage.ts';

declare const chrome: typeof import('wxt/browser').browser;

let stage: Stage;
let page: Page;

beforeAll(async () => {
  const trafficLight = { enabled: true, yellowSeconds: 2, redSeconds: 4, basis: 'client' as const };
  stage = await setStage({ settings: { trafficLight } });
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
});
afterAll(() => stage?.close());

test('green, yellow and red on list, frame, launcher and badge; an answer makes it grey', async () => {
  const customer = stage.webitel.customer({ name: 'Світлана' });
  customer.writes('Є хто?');
  await click(page, 'button', 'Принять');
  await waitDesk(page, '.conversation[data-light="green"]');
  await waitDesk(page, '.conversation[data-light="yellow"]');
  await waitDesk(page, '.launcher[data-light="yellow"]');
  expect(await textOf(await waitDesk(page, '.wait-band'))).toMatch(/до красной 0:0\d/);
  await waitDesk(page, '.conversation[data-light="red"]');
  await waitDesk(page, '.launcher[data-light="red"]');
  expect(await textOf(await waitDesk(page, '.wait-band'))).toContain('дольше 0:04');
  expect(await textOf(await find(page, 'button', 'Чаты'))).toBe('1');
  await until(async () => (await badge()).text === '1' && (await badge()).title.includes('красный'));

  await click(page, 'button', 'К списку чатов');
  await waitDesk(page, 'li[data-light="red"]');
  await click(page, 'button', 'Світлана');
  await say(page, 'Вже тут');
  await waitDesk(page, '.conversation[data-light="grey"]');
  await waitDeskGone(page, '.launcher[data-light]');
  await until(async () => (await badge()).text === '');
});

test('«Ответ не нужен» rests the clock until the client writes again', async () => {
  const [customer] = stage.webitel.customers();
  customer!.writes('Дякую!');
  await waitDesk(page, '.conversation[data-light="green"]');
  await click(page, 'button', 'Ответ не нужен');
  await waitDesk(page, '.conversation[data-light="grey"]');
  customer!.writes('А ще питання');
  await waitDesk(page, '.conversation[data-light="green"]');
});

test('thresholds and switch take effect at once, whoever writes them', async () => {
  await stage.settings({
    trafficLight: { enabled: true, yellowSeconds: 180, redSeconds: 360, basis: 'client' },
  });
  await waitDesk(page, '.conversation[data-light="green"]');
  await stage.settings({
    trafficLight: { enabled: false, yellowSeconds: 180, redSeconds: 360, basis: 'client' },
  });
  await waitDeskGone(page, '.conversation[data-light]');
  await waitDeskGone(page, '.launcher[data-light]');
});

test('both bases: from the client’s first unanswered message, or from the operator’s last; never from before acceptance', async () => {
  const now = stage.webitel.now();
  const rules = (basis: 'client' | 'operator') =>
    stage.settings({ trafficLight: { enabled: true, yellowSeconds: 60, redSeconds: 120, basis } });
  const opened = async (name: string) => {
    if (await has(page, 'button', 'К списку чатов')) await click(page, 'button', 'К списку чатов');
    await click(page, 'button', name);
  };
  const answered = stage.webitel.customer({ name: 'Ганна' });
  answered.writes('Є хто?', { at: now - 300_000 });
  answered.invite();
  stage.webitel.at(now - 290_000, () => answered.takenElsewhere());
  answered.operatorSays('Дивлюсь', { at: now - 200_000 });
  answered.writes('Чекаю');
  const fresh = stage.webitel.customer({ name: 'Данило' });
  fresh.writes('Давно чекаю', { at: now - 200_000 });
  fresh.invite();
  fresh.takenElsewhere();

  await rules('client');
  await opened('Ганна');
  await waitDesk(page, '.conversation[aria-label="Ганна"][data-light="green"]');
  await rules('operator');
  await waitDesk(page, '.conversation[aria-label="Ганна"][data-light="red"]');
  await waitDesk(page, '.launcher[data-light="red"]');
  await until(async () => (await badge()).title.includes('красный'));
  // How many wait, wherever it is shown: Світлана still does.
  await until(async () => (await badge()).text === '3');
  await until(async () => (await textOf(await find(page, 'button', 'Чаты'))) === '3');
  await until(() => page.evaluate(() => document.title.startsWith('(3) ')));
  // Nothing said by the operator yet: from acceptance, and the true wait stands beside it.
  await opened('Данило');
  await waitDesk(page, '.conversation[aria-label="Данило"][data-light="green"]');
  await rules('client');
  await opened('Ганна');
  await waitDesk(page, '.conversation[aria-label="Ганна"][data-light="green"]');
  await opened('Данило');
  await waitDesk(page, '.conversation[aria-label="Данило"][data-light="green"]');
  expect(await textOf(await waitDesk(page, '.wait-band .total'))).toMatch(/3:\d\d/);
  await waitDeskGone(page, '.launcher[data-light="red"]');
  answered.leaves();
  fresh.leaves();
});

test('a computer whose clock is wrong: the wait is the server’s', async () => {
  const HOUR = 3_600_000;
  const trafficLight = { enabled: true, yellowSeconds: 60, redSeconds: 120, basis: 'client' as const };
  const own = await setStage({ webitel: { clock: () => Date.now() - HOUR }, settings: { trafficLight } });
  try {
    own.webitel.agent().setStatus('online');
    const desk = await own.openDesk();
    const customer = own.webitel.customer({ name: 'Тарас' });
    customer.writes('Добрий день');
    await click(desk, 'button', 'Принять');
    await find(desk, 'textbox', 'Текст сообщения');
    await say(desk, 'Слухаю');
    await waitDesk(desk, '.conversation[data-light="grey"]');
    customer.writes('Де посилка?');
    await waitDesk(desk, '.conversation[data-light="green"]');
    await waitDesk(desk, '.launcher[data-light="green"]');
    expect(await textOf(await waitDesk(desk, '.wait-band'))).toMatch(/до жёлтой (?:0:\d\d|1:0\d)/);
    const shown = () => own.desk.inExtension(() => chrome.action.getTitle({}));
    await until(async () => (await shown()).includes('зелёный'));
  } finally {
    await own.close();
  }
});

const badge = () =>
  stage.desk.inExtension(async () => ({
    text: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
  }));
