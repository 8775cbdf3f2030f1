// What goes wrong on the way: nothing is lost, nothing is sent twice, and the operator is told.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import { click, fill, find, textOf, until, value, waitDesk, waitDeskGone } from './support/page.ts';
import { say, setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let page: Page;
let customer: Customer;

beforeAll(async () => {
  stage = await setStage();
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
});
afterAll(() => stage?.close());

beforeEach(async ({ task }) => {
  customer = stage.webitel.customer({ name: `Клієнт ${task.id}` });
  customer.writes('Добрий день');
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
});
afterEach(async () => {
  stage.webitel.faults.reset();
  await waitDeskGone(page, '[data-notice="offline"]');
  customer.leaves();
  await waitDesk(page, '.conversation[data-chat-status="completed"]');
  await click(page, 'button', 'К списку чатов');
});

test('the worker dies between two messages: both arrive once, the draft stays', async () => {
  await say(page, 'до смерти воркера');
  await customer.heard('до смерти воркера');
  await fill(page, 'textbox', 'Текст сообщения', 'недописанный черновик');
  await stage.desk.killWorker();
  customer.writes('ви тут?');
  await until(async () => (await textOf(await find(page, 'log', 'Сообщения'))).includes('ви тут?'));
  expect(await value(await find(page, 'textbox', 'Текст сообщения'))).toBe('недописанный черновик');
  await say(page, 'после смерти воркера');
  await customer.heard('после смерти воркера');
  expect(ownTexts()).toEqual(['до смерти воркера', 'после смерти воркера']);
});

test('a draft survives the reload of the CRM page and never goes to another chat', async () => {
  await fill(page, 'textbox', 'Текст сообщения', 'обещаю перезвонить');
  await page.reload();
  await click(page, 'button', 'Чаты');
  await click(page, 'button', customer.name);
  await until(
    async () => (await value(await find(page, 'textbox', 'Текст сообщения'))) === 'обещаю перезвонить',
  );
  await click(page, 'button', 'К списку чатов');
  const other = stage.webitel.customer({ name: 'Інший клієнт' });
  other.writes('А я інший');
  await click(page, 'button', 'Принять');
  expect(await value(await find(page, 'textbox', 'Текст сообщения'))).toBe('');
  other.leaves();
  await waitDesk(page, '.conversation[data-chat-status="completed"]');
  await click(page, 'button', 'К списку чатов');
  await click(page, 'button', customer.name);
  await until(
    async () => (await value(await find(page, 'textbox', 'Текст сообщения'))) === 'обещаю перезвонить',
  );
});

test('offline: messages wait in the queue, are shown so, and go by themselves in order', async () => {
  stage.webitel.faults.refuseConnections = true;
  stage.webitel.dropSockets();
  await waitDesk(page, '[data-notice="offline"]');
  await say(page, 'первое из очереди');
  await say(page, 'второе из очереди');
  await waitDesk(page, '[data-message-state="queued"]');
  stage.webitel.faults.refuseConnections = false;
  await customer.heard('второе из очереди', 15_000);
  await waitDeskGone(page, '[data-message-state="queued"]');
  expect(ownTexts()).toEqual(['первое из очереди', 'второе из очереди']);
});

test('the answer is lost after the server stored the message: sent, once', async () => {
  stage.webitel.faults.dropAnswers = { send_text_chat: 1 };
  await say(page, 'ответ потеряется');
  await customer.heard('ответ потеряется');
  stage.webitel.dropSockets();
  await waitDesk(page, '[data-message-state="sent"]', 15_000);
  await waitDeskGone(page, '[data-message-state="sending"]');
  expect(ownTexts()).toEqual(['ответ потеряется']);
});

test('lost on the way: «неясно», never sent again by itself, again only when asked', async () => {
  stage.webitel.faults.halfOpen = true;
  await say(page, 'пропало в пути');
  await waitDesk(page, '[data-message-state="sending"]');
  stage.webitel.dropSockets();
  stage.webitel.faults.halfOpen = false;
  await waitDesk(page, '[data-message-state="unclear"]', 15_000);
  expect(ownTexts()).toEqual([]);
  await click(page, 'button', 'Отправить ещё раз');
  await customer.heard('пропало в пути');
  await waitDeskGone(page, '[data-message-state="unclear"]');
  expect(ownTexts()).toEqual(['пропало в пути']);
});

test('refused after its echo: not delivered, with a reason, and no snapshot makes it sent', async () => {
  stage.webitel.faults.failAfterEcho = { times: 1 };
  await say(page, 'шлюз не взял');
  const failed = await waitDesk(page, '[data-message-state="failed"]');
  expect(await textOf(failed)).toContain('не доставлено');
  await waitDesk(page, '[data-notice="send-failed"]');
  stage.webitel.dropSockets();
  await waitDeskGone(page, '[data-notice="offline"]');
  await say(page, 'а это взял');
  await customer.heard('а это взял', 15_000);
  await waitDesk(page, '[data-message-state="failed"]');
});

test('duplicated events show one message', async () => {
  stage.webitel.faults.duplicateEvents = true;
  customer.writes('раз і тільки раз');
  await until(async () => (await textOf(await find(page, 'log', 'Сообщения'))).includes('раз і тільки раз'));
  await say(page, 'тоже раз');
  await customer.heard('тоже раз');
  await waitDesk(page, '[data-message-state="sent"]');
  const log = await textOf(await find(page, 'log', 'Сообщения'));
  expect(log.split('раз і тільки раз').length - 1).toBe(1);
  expect(log.split('тоже раз').length - 1).toBe(1);
});

/** What the server stored from the operator, refused ones left out. */
function ownTexts(): string[] {
  const conversation = stage.webitel.conversations().find((c) => c.id === customer.conversationId);
  return conversation!.messages.filter((m) => m.from === 'operator').map((m) => m.text);
}
