// Three tabs of one CRM: accepted in one, answered in another, the third closed in the middle of a word. Each shows the same truth.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import { click, deskFrame, fill, find, has, textOf, until, value, waitGone } from './support/page.ts';
import { draftsOnDisk, played, reloadExtension, say, setStage, type Stage } from './support/stage.ts';

const FIELD = 'Текст сообщения';
const NAME = 'Олена Бондар';
const DRAFT = 'сейчас посмотрю ваш зак';

let stage: Stage;
let first: Page;
let second: Page;
let third: Page;
let customer: Customer;

beforeAll(async () => {
  stage = await setStage();
  stage.webitel.agent().setStatus('online');
  [first, second, third] = [await stage.openDesk(), await stage.openDesk('classic'), await stage.openDesk()];
});
afterAll(() => stage?.close());

const open = async (page: Page): Promise<void> => {
  await click(page, 'button', NAME);
  await find(page, 'textbox', FIELD);
};
const shows = (page: Page, text: string) =>
  until(async () => (await textOf(await find(page, 'log', 'Сообщения'))).split(text).length === 2, {
    what: `«${text}» once`,
  });
const rings = async (): Promise<number> =>
  (await played(stage)).filter((sound) => sound === 'invitation').length;

test('offered in all, rings once; accepted in one, it is his in all', async () => {
  const elsewhere = await stage.desk.openPage('about:blank');
  await elsewhere.bringToFront();
  customer = stage.webitel.customer({ name: NAME });
  customer.writes('Добрий день');
  for (const page of [first, second, third]) await find(page, 'button', 'Принять');
  await until(async () => (await rings()) > 0, { what: 'the ring' });
  await click(first, 'button', 'Принять');
  await find(first, 'textbox', FIELD);
  for (const page of [second, third]) {
    await waitGone(page, 'button', 'Принять');
    await open(page);
    await shows(page, 'Добрий день');
  }
  expect(await rings()).toBe(1);
  expect(stage.webitel.log.sent('join_chat')).toHaveLength(1);
  await elsewhere.close();
});

test('answered in another: once at the client, once in each', async () => {
  await say(second, 'Слушаю вас');
  await customer.heard('Слушаю вас');
  for (const page of [first, second, third]) await shows(page, 'Слушаю вас');
  customer.writes('де моє замовлення?');
  for (const page of [first, second, third]) await shows(page, 'де моє замовлення?');
  const [chat] = stage.webitel.conversations();
  expect(chat!.messages.filter(({ from }) => from === 'operator').map(({ text }) => text)).toEqual([
    'Слушаю вас',
  ]);
});

test('the extension is reloaded under all three: each has a new desk, with the draft, and the answer goes once', async () => {
  await fill(second, 'textbox', FIELD, 'доро');
  const pages = [first, second, third];
  const old = pages.map(deskFrame);
  await reloadExtension(stage);
  for (const [i, page] of pages.entries()) {
    await page.bringToFront();
    await until(() => deskFrame(page) && deskFrame(page) !== old[i], {
      what: `the new desk of tab ${i + 1}`,
    });
    await until(async () => (await value(await find(page, 'textbox', FIELD))) === 'доро', {
      what: `the draft in tab ${i + 1}`,
    });
  }
  await say(third, 'доросло');
  await customer.heard('доросло');
  for (const page of pages) await shows(page, 'доросло');
  const [chat] = stage.webitel.conversations();
  expect(chat!.messages.filter(({ text }) => text === 'доросло')).toHaveLength(1);
});

test('the third is closed in the middle of a word: the others have it, and one of them sends it, once', async () => {
  await fill(third, 'textbox', FIELD, DRAFT);
  // As a hand closes it: the page hears of its end.
  await third.close({ runBeforeUnload: true });
  for (const page of [first, second])
    await until(async () => (await value(await find(page, 'textbox', FIELD))) === DRAFT, {
      what: 'the draft',
    });
  expect(await draftsOnDisk(stage)).toEqual([DRAFT]);
  await click(first, 'textbox', FIELD);
  await first.keyboard.press('End');
  await first.keyboard.type('аз');
  await first.keyboard.press('Enter');
  await customer.heard(`${DRAFT}аз`);
  for (const page of [first, second]) {
    await shows(page, `${DRAFT}аз`);
    await until(async () => (await value(await find(page, 'textbox', FIELD))) === '', {
      what: 'an empty field',
    });
  }
  expect(await has(first, 'alert')).toBe(false);
  const [chat] = stage.webitel.conversations();
  expect(chat!.messages.filter(({ text }) => text === `${DRAFT}аз`)).toHaveLength(1);
  await until(async () => (await draftsOnDisk(stage)).length === 0, { what: 'no draft on the disk' });
});
