// Webitel's core is away for a minute while an operator works; and what an administrator learns of his server and login.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  click,
  deskQuery,
  fill,
  find,
  names,
  textOf,
  until,
  value,
  waitDesk,
  waitDeskGone,
} from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  page = await stage.openDesk();
});
afterAll(() => stage?.close());

test('the auth service is away while three chats run and a draft is typed: nobody is signed out, nothing is lost', async () => {
  const people = [];
  for (const name of ['Анна', 'Богдан', 'Віра']) {
    const customer = stage.webitel.customer({ name });
    customer.writes(`Я ${name}`);
    customer.invite({ timeoutSec: 0 });
    await click(page, 'button', 'Принять');
    await find(page, 'textbox', 'Текст сообщения');
    await click(page, 'button', 'К списку чатов');
    people.push(customer);
  }
  await click(page, 'button', 'Анна');
  await fill(page, 'textbox', 'Текст сообщения', 'недописана відповідь');

  // The session is as every socket checks it anew, and the service that knows it does not answer.
  stage.webitel.faults.tokenExpire = 'never';
  stage.webitel.dropSockets();
  stage.webitel.faults.sessions = 'unavailable';
  const notice = await waitDesk(page, '[data-notice="webitel-trouble"]', 30_000);
  expect(await textOf(notice)).toMatch(/Webitel отвечает ошибками .*Вход сохранён/s);
  expect(await deskQuery(page, '.notice')).toHaveLength(1);
  expect(await value(await find(page, 'textbox', 'Текст сообщения'))).toBe('недописана відповідь');

  stage.webitel.faults.sessions = 'ok';
  await waitDeskGone(page, '[data-notice="webitel-trouble"]', 40_000);
  expect(await value(await find(page, 'textbox', 'Текст сообщения'))).toBe('недописана відповідь');
  await page.keyboard.press('Enter');
  await people[0]!.heard('недописана відповідь');
  await click(page, 'button', 'К списку чатов');
  const shown = (await names(page, 'button')).join(' ');
  for (const name of ['Анна', 'Богдан', 'Віра']) expect(shown).toContain(name);
});

test('«Принять» that fails once for a passing reason leaves the invitation ringing, and works when pressed again', async () => {
  const customer = stage.webitel.customer({ name: 'Галина' });
  customer.writes('Допоможіть');
  customer.invite({ timeoutSec: 0 });
  await find(page, 'button', 'Принять');
  stage.webitel.faults.joinRefusal = { times: 1, why: 'unavailable' };
  await click(page, 'button', 'Принять');
  await waitDesk(page, '.toast[role=alert]');
  const invitation = await find(page, 'button', 'Принять');
  expect(await invitation.evaluate((button) => (button as HTMLButtonElement).disabled)).toBe(false);
  await click(page, 'button', 'Принять');
  await fill(page, 'textbox', 'Текст сообщения', 'Слухаю вас');
  await page.keyboard.press('Enter');
  await customer.heard('Слухаю вас');
  await click(page, 'button', 'К списку чатов');
});

test('a chat that the queue takes away by its limit is told, with its reason, and is not the operator’s doing', async () => {
  const customer = stage.webitel.customer({ name: 'Дарина' });
  customer.writes('Де замовлення?');
  customer.invite({ timeoutSec: 0 });
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
  customer.takenByQueue('agent_timeout');
  customer.operatorReports();
  const told = async () => textOf(await waitDesk(page, '[data-notice="chat-ended"]', 20_000));
  await until(async () => (await told()).includes('оператор не ответил вовремя'), {
    what: 'the queue’s reason',
    timeout: 20_000,
  });
  expect(await told()).not.toContain('вы его закрыли');
  await click(page, 'button', 'К списку чатов');
});

test('«Проверить Webitel» says in sentences what fits and what does not, and the report can be copied', async () => {
  stage.webitel.faults.rightsOff = ['cc_queue', 'acr_chat_plan'];
  const options = await stage.desk.extensionPage('options.html');
  await click(options, 'button', 'Проверить Webitel');
  const ALL = 14;
  await until(async () => (await options.$$('[data-check]')).length > ALL, { timeout: 30_000 });
  const findings = await options.$$eval('[data-check]', (all) =>
    Object.fromEntries(
      all.map((e) => [e.getAttribute('data-check'), [e.getAttribute('data-state'), e.textContent]]),
    ),
  );
  expect(findings['address']![0]).toBe('good');
  expect(findings['agent']).toEqual(['good', expect.stringMatching(/состояние: [А-Я]/)]);
  expect(findings['work']).toEqual(['note', expect.stringContaining('cc_queue')]);
  expect(findings['plans']).toEqual(['note', expect.stringContaining('перевести чат на схему нельзя')]);
  expect(Object.keys(findings).length).toBeGreaterThan(ALL);
  expect(
    stage.webitel.log.requests.filter((r) => !['GET', 'OPTIONS'].includes(r.method)).map((r) => r.path),
  ).toEqual(['/api/login']);

  const within = (await options.$('.check-buttons:has(+ ul [data-check=agent])'))!;
  await click(options, 'button', 'Скопировать отчёт', { within });
  await until(async () =>
    (await within.$eval('[role=status]', (e) => e.textContent))!.includes('скопирован'),
  );
});

test('a rule of https alone ends a session over http: pages say why, also after the worker’s death; the desk, when its CRM may have one again', async () => {
  const HTTP = /Вход завершён: связь с этим сервером не зашифрована \(http\)/;
  const stored = (await stage.desk.getStorage('local', 'settings')) as { settings: Record<string, unknown> };
  const rule = (httpsOnly: boolean) =>
    stage.desk.setStorage('local', { settings: { ...stored.settings, privacy: { httpsOnly } } });
  const options = await stage.desk.extensionPage('options.html');
  const says = (on: Page, what: RegExp) =>
    until(async () => what.test(await on.evaluate(() => document.body.innerText)), { what: String(what) });
  await rule(true);
  await says(options, HTTP);
  expect(await stage.desk.getStorage('local', 'session')).toEqual({});
  await stage.desk.killWorker();
  await options.reload();
  await says(options, HTTP);
  await rule(false);
  const again = await stage.openDesk();
  await find(again, 'button', 'Войти');
  expect(await textOf(await waitDesk(again, '[role=dialog], main, body'))).toMatch(HTTP);
});
