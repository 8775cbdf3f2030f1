// After-chat processing: how long it lasts is in sight, it is reported once, and nothing makes the desk forget it.
import type { Page } from 'puppeteer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import {
  click,
  deskQuery,
  fill,
  find,
  textOf,
  until,
  value,
  waitDesk,
  waitDeskGone,
} from './support/page.ts';
import { draftsOnDisk, setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let page: Page;
let short: Stage | null = null;

beforeEach(async () => {
  stage = await setStage({ webitel: { processingSec: 120, prolongations: 1 } });
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
});
afterEach(async () => {
  await short?.close();
  await stage?.close();
});

/** A chat that was accepted and that its client has left. */
async function over(name: string): Promise<Customer> {
  const customer = stage.webitel.customer({ name });
  customer.writes('Добрий день');
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
  customer.leaves();
  await waitDesk(page, '.processing');
  return customer;
}
const comment = async (): Promise<string> => value(await find(page, 'textbox', 'Комментарий к обработке'));
const says = (text: string) =>
  until(async () => (await comment()) === text, {
    what: async () =>
      `the comment «${text}»; it is «${await comment()}», on the disk ${await draftsOnDisk(stage)}`,
  });
const footer = async (): Promise<string> => textOf(await waitDesk(page, '.processing'));

test('the time left is counted down, in the list too, and a double click reports once', async () => {
  await over('Перша');
  const seen = (await footer()).match(/осталось (\d:\d\d)/)![1];
  await until(async () => !(await footer()).includes(`осталось ${seen}`));
  expect(await textOf(await waitDesk(page, '.status-line'))).toContain('обработка чата');
  await fill(page, 'textbox', 'Комментарий к обработке', 'клиент доволен');
  await click(page, 'button', 'К списку чатов');
  const item = await waitDesk(page, 'li[data-chat-status="completed"][aria-label="Перша"]');
  expect(await textOf(item)).toMatch(/обработка \d:\d\d/);
  await (await waitDesk(page, 'li[aria-label="Перша"] button')).click();
  await says('клиент доволен');
  await (await waitDesk(page, '.processing .primary')).click({ count: 2 });
  await waitDeskGone(page, '.processing');
  const reports = stage.webitel.log.sent('cc_reporting');
  expect(reports).toHaveLength(1);
  expect(JSON.stringify(reports[0])).toContain('клиент доволен');
  await click(page, 'button', 'К списку чатов');
  await waitDeskGone(page, 'li[aria-label="Перша"]');
});

test('prolonged once, then no more, and that is said', async () => {
  await over('Друга');
  expect(await footer()).toContain('Осталось продлений: 1');
  await click(page, 'button', 'Продлить');
  await until(async () => (await footer()).includes('Продлений больше не осталось'));
  const prolong = (await deskQuery(page, '.processing button'))[0]!;
  expect(await prolong.evaluate((e) => (e as HTMLButtonElement).disabled)).toBe(true);
  expect(stage.webitel.log.sent('cc_renewal')).toHaveLength(1);
});

test('a reload and the death of the worker in the middle: both chats are still there, each with its own end', async () => {
  await over('Друга');
  await click(page, 'button', 'К списку чатов');
  await over('Третя');
  await fill(page, 'textbox', 'Комментарий к обработке', 'недописане');
  await says('недописане');
  await page.reload();
  await stage.desk.killWorker();
  await click(page, 'button', 'Чаты');
  await waitDesk(page, 'li[aria-label="Друга"]');
  await (await waitDesk(page, 'li[aria-label="Третя"] button')).click();
  await says('недописане');
  await click(page, 'button', 'Завершить обработку');
  await waitDeskGone(page, '.processing');
  await click(page, 'button', 'К списку чатов');
  await waitDeskGone(page, 'li[aria-label="Третя"]');
  await waitDesk(page, 'li[aria-label="Друга"]');
});

test('when the time is over the chat leaves by itself', async () => {
  short = await setStage({ webitel: { processingSec: 2 } });
  short.webitel.agent().setStatus('online');
  const other = await short.openDesk();
  const customer = short.webitel.customer({ name: 'Коротка' });
  customer.writes('Добрий день');
  await click(other, 'button', 'Принять');
  await find(other, 'textbox', 'Текст сообщения');
  customer.leaves();
  await waitDesk(other, '.processing');
  await waitDeskGone(other, '.processing');
  await click(other, 'tab', 'Закрытые');
  await waitDesk(other, 'li[aria-label="Коротка"]');
  expect(short.webitel.log.sent('cc_reporting')).toHaveLength(0);
});
