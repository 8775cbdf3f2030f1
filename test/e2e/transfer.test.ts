// Handing a chat over: to a scheme, to a colleague, and what is said when nobody takes it.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import {
  attr,
  click,
  deskQuery,
  fill,
  find,
  has,
  names,
  press,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
  waitGone,
} from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let page: Page;
let customer: Customer;

beforeAll(async () => {
  stage = await setStage();
  stage.webitel.agent().setStatus('online');
  stage.webitel.faults.reofferAfterMs = 600_000;
  page = await stage.openDesk();
});
afterAll(() => stage?.close());

beforeEach(async ({ task }) => {
  customer = stage.webitel.customer({ name: `Олександра ${task.id}` });
  customer.writes('Добрий день');
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
});
afterEach(async () => {
  stage.webitel.faults.reset();
  stage.webitel.faults.reofferAfterMs = 600_000;
  customer.leaves();
  if (await has(page, 'dialog', 'Перевести чат')) await press(page, 'Escape');
  if (await has(page, 'button', 'К списку чатов')) await click(page, 'button', 'К списку чатов');
  if (await has(page, 'button', 'Скрыть')) await click(page, 'button', 'Скрыть');
});

const open = async (): Promise<void> => {
  await click(page, 'button', 'Перевести чат');
  await find(page, 'dialog', 'Перевести чат');
  await until(async () => !(await has(page, 'status', 'Читаем список')));
};
const mine = () => stage.webitel.conversations().find((c) => c.id === customer.conversationId)!;
const dialogText = async (): Promise<string> => textOf(await find(page, 'dialog', 'Перевести чат'));
const sentTransfers = (): number => stage.webitel.log.sent('blind_transfer_chat').length;

describe('to a scheme', () => {
  test('by mouse: only enabled schemes, the target is named, a double click sends once, a notice and the closed list', async () => {
    stage.webitel.log.clear();
    await open();
    await find(page, 'option', 'Гарантия и сервис');
    expect(await names(page, 'option')).toHaveLength(4);
    expect(await has(page, 'option', 'Старый автоответчик')).toBe(false);
    expect(await has(page, 'radio', 'Оператору')).toBe(false);
    expect(await dialogText()).toContain('«Правилах маршрутизации текстовых сообщений»');
    expect(await deskQuery(page, '.dialog .primary:not(:disabled)')).toHaveLength(0);
    await click(page, 'option', 'Гарантия и сервис');
    expect(await dialogText()).toContain(`Перевести чат клиента ${customer.name} на «Гарантия и сервис»?`);
    const confirm = await waitDesk(page, '.dialog .primary:not(:disabled)');
    await confirm.click({ count: 2 });
    const toast = await waitDesk(page, '[data-notice="transferred"]');
    expect(await attr(toast, 'role')).toBe('status');
    expect(await textOf(toast)).toContain('Чат переведён: Гарантия и сервис');
    expect(sentTransfers()).toBe(1);
    expect(mine().queue).toBe('Гарантия');
    await click(page, 'tab', 'Закрытые');
    const closed = await waitDesk(page, `li[data-chat-status="completed"][aria-label="${customer.name}"]`);
    expect(await textOf(closed)).toContain('переведён');
    await click(page, 'tab', 'Активные');
  });

  test('by keyboard alone, through the search', async () => {
    await (await waitDesk(page, '.conversation-head [aria-label="Перевести чат"]')).focus();
    await press(page, 'Enter');
    await find(page, 'option', 'Доставка');
    await page.keyboard.type('дост');
    await until(async () => (await names(page, 'option')).length === 1);
    await press(page, 'ArrowDown');
    await waitDesk(page, '[role=option][aria-selected=true]');
    await press(page, 'Enter');
    await press(page, 'Enter');
    await waitDesk(page, '[data-notice="transferred"]');
    expect(mine().queue).toBe('Доставка');
  });

  test('a search that finds nothing says so, and Escape leaves everything as it was', async () => {
    await open();
    await find(page, 'option', 'Доставка');
    await fill(page, 'searchbox', 'Поиск…', 'нет такой');
    await find(page, 'status');
    await until(async () => (await dialogText()).includes('Ничего не найдено'));
    await press(page, 'Escape');
    await find(page, 'option', 'Доставка');
    await press(page, 'Escape');
    await waitGone(page, 'dialog', 'Перевести чат');
    expect(mine().state).toBe('active');
  });

  test('an unsent draft and queued messages are named', async () => {
    await fill(page, 'textbox', 'Текст сообщения', 'обещаю перезвонить');
    await open();
    await until(async () => (await dialogText()).includes('«обещаю перезвонить»'));
    await press(page, 'Escape');
    await fill(page, 'textbox', 'Текст сообщения', '');
    stage.webitel.faults.answerDelayMs = { send_text_chat: 3000 };
    await fill(page, 'textbox', 'Текст сообщения', 'в пути');
    await press(page, 'Enter');
    await waitDesk(page, '[data-message-state="sending"]');
    await open();
    await until(async () => (await dialogText()).includes('Есть сообщения, которые ещё не ушли'));
  });

  test('refused before leaving: a sentence, the chat stays, and it may be tried again', async () => {
    stage.webitel.faults.failBefore = { times: 1, action: 'blind_transfer_chat' };
    await open();
    await click(page, 'option', 'Доставка');
    await (await waitDesk(page, '.dialog .primary:not(:disabled)')).click();
    await until(async () => (await dialogText()).includes('Чат остался у вас'));
    expect(mine().state).toBe('active');
    await click(page, 'option', 'Доставка');
    await (await waitDesk(page, '.dialog .primary:not(:disabled)')).click();
    await waitDesk(page, '[data-notice="transferred"]');
  });

  test('refused after leaving: said honestly, stays in sight, and in the closed chat', async () => {
    stage.webitel.faults.transferFailures = 1;
    await open();
    await click(page, 'option', 'Доставка');
    await (await waitDesk(page, '.dialog .primary:not(:disabled)')).click();
    const alert = await waitDesk(page, '.toast.error');
    expect(await textOf(alert)).toContain('Чат уже ушёл от вас');
    expect(await deskQuery(page, '[data-notice="transferred"]')).toHaveLength(0);
    await click(page, 'tab', 'Закрытые');
    const closed = await waitDesk(page, `li[aria-label="${customer.name}"] button`);
    expect(await textOf(closed)).toContain('перевод не принят');
    await closed.click();
    const over = await waitDesk(page, '.conversation .over');
    expect(await textOf(over)).toContain('Сообщите старшему');
    await click(page, 'button', 'К списку чатов');
    await click(page, 'tab', 'Активные');
  });

  test('the list cannot be read: told, and read again by a press', async () => {
    stage.webitel.faults.set({ http: '500', httpPath: '/api/routing' });
    await open();
    await until(async () => (await dialogText()).includes('Список не прочитан'));
    stage.webitel.faults.http = 'ok';
    await click(page, 'button', 'Прочитать ещё раз');
    await find(page, 'option', 'Доставка');
  });

  test('the chat ends while the dialog is open: nothing can be sent any more', async () => {
    await open();
    await click(page, 'option', 'Доставка');
    customer.leaves();
    await until(async () => (await dialogText()).includes('Чат уже завершён'));
    expect(await deskQuery(page, '.dialog .primary:not(:disabled)')).toHaveLength(0);
  });
});

describe('a narrow window', () => {
  test('the transfer is in the menu «Ещё», by keyboard too', async () => {
    await page.setViewport({ width: 320, height: 700 });
    await (await waitDesk(page, '.conversation-head [aria-label="Ещё"]')).focus();
    await press(page, 'ArrowDown');
    await find(page, 'menuitem', 'Перевести чат');
    await press(page, 'Enter');
    await find(page, 'dialog', 'Перевести чат');
    await press(page, 'Escape');
    await waitDeskGone(page, '.dialog');
    await page.setViewport(null);
  });
});

describe('to an operator', () => {
  test('only when the setting is on, only those on the line, with the risk in words', async () => {
    await stage.settings({ transfer: { toOperators: true } });
    await open();
    await (await waitDesk(page, '.segments label:last-child span')).click();
    await until(async () => (await dialogText()).includes('нет других операторов'));
    stage.webitel.agent('operator2').setStatus('online');
    await (await waitDesk(page, '.segments label:first-child span')).click();
    await find(page, 'option', 'Доставка');
    await (await waitDesk(page, '.segments label:last-child span')).click();
    await click(page, 'option', 'Ковальчук Андрій');
    expect(await dialogText()).toContain('клиент будет ждать');
    await (await waitDesk(page, '.dialog .primary:not(:disabled)')).click();
    const toast = await waitDesk(page, '[data-notice="transferred"]');
    expect(await textOf(toast)).toContain('Чат переведён: Ковальчук Андрій');
    expect(mine().invited).toBe('operator2');
    stage.webitel.agent('operator2').setStatus('offline');
    await stage.settings();
  });
});

test('no scheme is enabled: the empty list explains why', async () => {
  stage.webitel.faults.noPlans = true;
  await open();
  await until(async () => (await dialogText()).includes('Переводить некуда'));
  expect(await deskQuery(page, '.dialog .primary:not(:disabled)')).toHaveLength(0);
});
