// The traffic light turns by itself, wherever it is shown, with thresholds of seconds.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { click, find, textOf, until, waitDesk, waitDeskGone } from './support/page.ts';
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

const badge = () =>
  stage.desk.inExtension(async () => ({
    text: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
  }));
