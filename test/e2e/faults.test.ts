// What goes wrong on the way: nothing is lost, nothing is sent twice, and the operator is told.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import { launchDesk } from './support/browser.ts';
import { choose, onDisk } from './support/files.ts';
import { click, fill, find, press, textOf, until, value, waitDesk, waitDeskGone } from './support/page.ts';
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

test('a draft survives the reload of the CRM page and the worker, and never goes to another chat', async () => {
  await fill(page, 'textbox', 'Текст сообщения', 'обещаю перезвонить');
  for (const workerDies of [false, true]) {
    if (workerDies) await stage.desk.killWorker();
    await page.reload();
    await click(page, 'button', 'Чаты');
    await click(page, 'button', customer.name);
    await until(
      async () => (await value(await find(page, 'textbox', 'Текст сообщения'))) === 'обещаю перезвонить',
    );
  }
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
  await customer.heard('второе из очереди', 25_000);
  await waitDeskGone(page, '[data-message-state="queued"]');
  expect(ownTexts()).toEqual(['первое из очереди', 'второе из очереди']);
});

test('the answer is lost after the server stored the message: sent, once', async () => {
  stage.webitel.faults.dropAnswers = { send_text_chat: 1 };
  await say(page, 'ответ потеряется');
  await customer.heard('ответ потеряется');
  stage.webitel.dropSockets();
  await waitDesk(page, '[data-message-state="sent"]', 30_000);
  await waitDeskGone(page, '[data-message-state="sending"]');
  expect(ownTexts()).toEqual(['ответ потеряется']);
});

test('lost on the way: «неясно», never sent again by itself, again only when asked', async () => {
  stage.webitel.faults.halfOpen = true;
  await say(page, 'пропало в пути');
  await waitDesk(page, '[data-message-state="sending"]');
  stage.webitel.dropSockets();
  stage.webitel.faults.halfOpen = false;
  await waitDesk(page, '[data-message-state="unclear"]', 30_000);
  expect(ownTexts()).toEqual([]);
  await click(page, 'button', 'Отправить ещё раз');
  await customer.heard('пропало в пути');
  await waitDeskGone(page, '[data-message-state="unclear"]');
  expect(ownTexts()).toEqual(['пропало в пути']);
});

test('lost on the way, and the operator knows better: no question any more, nothing sent', async () => {
  stage.webitel.faults.halfOpen = true;
  await say(page, 'перезвонил сам');
  await waitDesk(page, '[data-message-state="sending"]');
  stage.webitel.dropSockets();
  stage.webitel.faults.halfOpen = false;
  await waitDesk(page, '[data-message-state="unclear"]', 30_000);
  await click(page, 'button', 'Дошло');
  await waitDeskGone(page, '[data-message-state="unclear"]');
  await say(page, 'и ещё');
  await customer.heard('и ещё', 30_000);
  expect(ownTexts()).toEqual(['и ещё']);
});

test('refused before it was stored: taken back, or sent once more', async () => {
  stage.webitel.faults.failBefore = { times: 2, action: 'send_text_chat' };
  await say(page, 'не то');
  await waitDesk(page, '[data-message-state="failed"]');
  await click(page, 'button', 'Убрать');
  await waitDeskGone(page, '[data-message-state="failed"]');
  await say(page, 'то самое');
  await waitDesk(page, '[data-message-state="failed"]');
  await click(page, 'button', 'Повторить');
  await customer.heard('то самое');
  await waitDesk(page, '[data-message-state="sent"]');
  await waitDeskGone(page, '[data-message-state="failed"]');
  expect(ownTexts()).toEqual(['то самое']);
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
  await customer.heard('а это взял', 30_000);
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

test('the browser is closed and opened again: draft, tray and queue are there, and the queue goes once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-profile-'));
  const own = await setStage({ browser: { userDataDir: folder } });
  try {
    own.webitel.agent().setStatus('online');
    let desk = await own.openDesk();
    customer.leaves();
    const client = own.webitel.customer({ name: 'Олена Бондар' });
    client.writes('Добрий день');
    await click(desk, 'button', 'Принять');
    await find(desk, 'textbox', 'Текст сообщения');
    own.webitel.faults.refuseConnections = true;
    own.webitel.dropSockets();
    await waitDesk(desk, '[data-notice="offline"]');
    await say(desk, 'дойдёт завтра');
    await waitDesk(desk, '[data-message-state="queued"]');
    await choose(desk, onDisk('рахунок.txt', 'сума'));
    await until(async () => (await textOf(await waitDesk(desk, '.tray strong'))).endsWith(' 1 из 1'));
    await fill(desk, 'textbox', 'Текст сообщения', 'обещаю перезвонить');
    const again = async () => {
      await click(desk, 'button', 'Чаты');
      await click(desk, 'button', client.name);
      await until(
        async () => (await value(await find(desk, 'textbox', 'Текст сообщения'))) === 'обещаю перезвонить',
      );
    };
    // The worker has it; whether the disk has it, the next browser tells.
    await desk.reload();
    await again();
    await own.desk.close();
    own.webitel.faults.reset();
    const next = await launchDesk({ lang: 'ru', userDataDir: folder });
    try {
      desk = await next.openPage(own.creatio.freedomUrl());
      await again();
      await until(async () => (await textOf(await waitDesk(desk, '.tray strong'))).endsWith(' 1 из 1'));
      await client.heard('дойдёт завтра', 30_000);
      await waitDesk(desk, '[data-message-state="sent"]');
      const mine = () =>
        client.messages().flatMap((m) => (m.from === 'operator' ? [m.file?.name ?? m.text] : []));
      expect(mine()).toEqual(['дойдёт завтра']);
      await press(desk, 'Enter');
      await until(() => mine().length === 3);
      expect(mine()).toEqual(['дойдёт завтра', 'обещаю перезвонить', 'рахунок.txt']);
    } finally {
      await next.close();
    }
  } finally {
    await own.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What the server stored from the operator, refused ones left out. */
function ownTexts(): string[] {
  const conversation = stage.webitel.conversations().find((c) => c.id === customer.conversationId);
  return conversation!.messages.filter((m) => m.from === 'operator').map((m) => m.text);
}
