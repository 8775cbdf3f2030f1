// The CRM's record of a chat: made on acceptance, kept in step, finished; one for each chat, whatever happens.
import type { Page } from 'puppeteer';
import { afterEach, describe, expect, test } from 'vitest';
import type { CreatioStartOptions, ExpiryShape, Row } from '../standins/creatio/index.ts';
import type { Customer } from '../standins/webitel/index.ts';
import { click, deskQuery, find, shot, textOf, until, waitDesk, waitDeskGone } from './support/page.ts';
import { say, setStage, type Stage } from './support/stage.ts';

let stage: Stage;
afterEach(() => stage?.close());

type WrittenBy = 'extension' | 'connector' | 'auto';

async function begin(creatio: CreatioStartOptions = {}, writtenBy: WrittenBy = 'extension'): Promise<void> {
  stage = await setStage({ creatio });
  await stage.settings({
    creatio: { origins: [stage.creatio.origin], objects: { chat: { writtenBy }, templates: null } },
  });
  stage.webitel.agent().setStatus('online');
}

async function accept(page: Page, name = 'Ірина'): Promise<Customer> {
  const customer = stage.webitel.customer({ name, provider: 'telegram' });
  customer.writes('Де моє замовлення?');
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
  return customer;
}

async function end(page: Page): Promise<void> {
  await click(page, 'button', 'Завершить чат');
  await click(page, 'button', 'Да');
  await waitDesk(page, '.conversation[data-chat-status="completed"]');
}

const entity = (): string => stage.creatio.options.names.chat!;
const recordsOf = (customer: Customer): Row[] =>
  stage.creatio.db.filter(entity(), { UsrConversationId: customer.conversationId });

function statusOf(customer: Customer): string {
  const [record] = recordsOf(customer);
  return record ? stage.creatio.db.display(`${entity()}Status`, record['UsrStatusId'], 'ru-RU') : '';
}
const untilStatus = (customer: Customer, status: string, timeout = 30_000) =>
  until(() => statusOf(customer) === status, {
    timeout,
    what: () => `«${status}», not «${statusOf(customer)}»`,
  });

/** The extension's requests to the CRM's API from a moment on; the page's own are marked as such. */
const asked = (from: number) =>
  stage.creatio.requests
    .slice(from)
    .filter((r) => ['odata', 'dataservice', 'service', 'rest'].includes(r.kind))
    .filter((r) => r.headers['x-request-source'] !== 'ajax-provider');
const posts = () =>
  stage.creatio.requests.filter(
    (r) => r.method === 'POST' && r.path.endsWith(`/odata/${entity()}`) && r.status === 201,
  );

describe.each(['freedom', 'classic'] as const)('on the %s page', (kind) => {
  test('it is made on acceptance, goes on with the first answer, and ends with the chat', async () => {
    await begin();
    const page = await stage.openDesk(kind);
    const customer = await accept(page);
    await untilStatus(customer, 'Новый');
    const [record] = recordsOf(customer);
    expect(record).toMatchObject({
      Id: customer.conversationId,
      UsrName: 'Ірина',
      UsrLastMessage: 'Де моє замовлення?',
      UsrLastMessageBy: 'Ірина',
    });
    expect(Date.now() - Date.parse(String(record!['UsrAcceptedOn']))).toBeLessThan(60_000);
    expect(stage.creatio.db.display('Contact', record!['UsrOperatorId'], 'ru-RU')).toBe('Лысенко Виктория');

    await say(page, 'Уже в дороге');
    await untilStatus(customer, 'В обработке');
    const before = stage.creatio.requests.length;
    await end(page);
    await untilStatus(customer, 'Завершен');
    expect(recordsOf(customer)).toMatchObject([
      { UsrLastMessage: 'Уже в дороге', UsrClosedBy: 'Лысенко Виктория' },
    ]);
    expect(Date.parse(String(recordsOf(customer)[0]!['UsrCompletedOn']))).toBeGreaterThan(0);
    expect(asked(before).length).toBeLessThanOrEqual(3);
    expect(posts().length).toBe(1);
    expect(asked(0).flatMap((r) => r.warnings)).toEqual([]);
  });
});

test('twenty messages are no twenty writes, and a quiet chat asks the CRM nothing', async () => {
  await begin();
  const page = await stage.openDesk();
  const customer = await accept(page);
  await untilStatus(customer, 'Новый');
  await until(() => asked(0).every((r) => r.status > 0));
  const before = stage.creatio.requests.length;
  for (let i = 1; i <= 20; i++) customer.writes(`повідомлення ${i}`);
  const log = await find(page, 'log', 'Сообщения');
  await until(async () => (await textOf(log)).includes('повідомлення 20'));
  expect(asked(before)).toEqual([]);
  await until(() => recordsOf(customer)[0]!['UsrLastMessage'] === 'повідомлення 20', { timeout: 20_000 });
  expect(asked(before).length).toBeLessThanOrEqual(3);
  // The desk has read Webitel's chats anew at least once in that time; the CRM was left in peace.
  expect(asked(before).filter((r) => r.method === 'GET').length).toBeLessThanOrEqual(1);
});

test.each<ExpiryShape>(['html200', 'json401', 'redirect302', 'forbidden403'])(
  'the CRM session ends as %s: chats go on, the operator is told once, the record catches up',
  async (expire) => {
    await begin({ expire });
    const page = await stage.openDesk();
    const customer = await accept(page);
    await untilStatus(customer, 'Новый');
    stage.creatio.expireSessions();
    await say(page, 'Уже в дороге');
    await customer.heard('Уже в дороге');
    await waitDesk(page, '[data-notice="crm-session"]');
    await shot(page, 'crm-session.png');
    await end(page);
    expect((await deskQuery(page, '[data-notice="crm-session"]')).length).toBe(1);
    expect(statusOf(customer)).toBe('Новый');

    await stage.desk.openPage(stage.creatio.freedomUrl());
    await untilStatus(customer, 'Завершен');
    await waitDeskGone(page, '[data-notice="crm-session"]');
    expect(posts().length).toBe(1);
  },
);

test.each<CreatioStartOptions>([
  { prefix: '', vdir: '' },
  { prefix: '/0', vdir: '/studio' },
  { prefix: '', vdir: '/studio', names: { chat: 'AcmeWebitelChats' } },
])('a CRM of another address and other names: %o', async (options) => {
  await begin(options);
  const page = await stage.openDesk('classic');
  const customer = await accept(page);
  await untilStatus(customer, 'Новый');
  await say(page, 'Так');
  await untilStatus(customer, 'В обработке');
  expect(posts().length).toBe(1);
});

test('a CRM without such an object: the desk works, and the CRM is asked once', async () => {
  await begin({ names: { chat: null } });
  const page = await stage.openDesk();
  const customer = await accept(page);
  await say(page, 'Вітаю');
  await customer.heard('Вітаю');
  await end(page);
  const reads = asked(0).filter((r) => /odata\/?$/.test(r.path));
  expect(reads.length).toBeLessThanOrEqual(1);
  expect((await deskQuery(page, '[data-notice="crm-session"]')).length).toBe(0);
});

test('the worker dies while the record is being made: there is one, and it is finished', async () => {
  await begin({ latencyMs: [300, 300] });
  const page = await stage.openDesk();
  const customer = await accept(page);
  await until(() => stage.creatio.requests.some((r) => r.method === 'POST' && r.path.endsWith(entity())));
  await stage.desk.killWorker();
  await say(page, 'Так');
  await customer.heard('Так');
  await untilStatus(customer, 'В обработке', 30_000);
  await stage.desk.killWorker();
  await end(page);
  await untilStatus(customer, 'Завершен', 30_000);
  expect(recordsOf(customer).length).toBe(1);
  expect(posts().length).toBe(1);
});

test('the CRM refuses the record: the operator is told, and «Повторить» writes it, once', async () => {
  await begin();
  const page = await stage.openDesk();
  const customer = await accept(page);
  await untilStatus(customer, 'Новый');
  stage.creatio.deny(entity());
  await say(page, 'Уже в дороге');
  await customer.heard('Уже в дороге');
  const notice = await waitDesk(page, '.conversation [data-notice="crm-refused"]');
  await until(async () => /Creatio не приняла запись этого чата в \d/.test(await textOf(notice)));
  await shot(page, 'crm-refused.png');
  // Creatio refuses with a 200, so the attempts are counted.
  const attempts = () => stage.creatio.requests.filter((r) => r.path.includes(`/odata/${entity()}`)).length;
  const before = attempts();
  await click(page, 'button', 'Повторить');
  await until(() => attempts() > before, { what: 'a second refusal' });
  expect(statusOf(customer)).toBe('Новый');
  stage.creatio.allow(entity());
  await click(page, 'button', 'Повторить');
  await untilStatus(customer, 'В обработке');
  await waitDeskGone(page, '[data-notice="crm-refused"]');
  expect(recordsOf(customer)).toMatchObject([{ UsrLastMessage: 'Уже в дороге' }]);
  expect(posts().length).toBe(1);
});

test('the connector writes: the desk leaves its record alone', async () => {
  await begin({}, 'connector');
  const page = await stage.openDesk();
  const customer = await accept(page);
  stage.creatio.db.insert(entity(), { UsrConversationId: customer.conversationId, UsrName: 'Его' });
  await say(page, 'Так');
  await customer.heard('Так');
  await end(page);
  expect(recordsOf(customer)).toMatchObject([{ UsrName: 'Его', UsrStatusId: null, UsrLastMessage: null }]);
  expect(asked(0).filter((r) => r.method !== 'GET' && r.kind === 'odata')).toEqual([]);
});
