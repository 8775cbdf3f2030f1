// A phone that nobody vouches for: named by the client himself, or of somebody whose card he has sent. Nothing follows from it without a press.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ids } from '../standins/creatio/index.ts';
import { linkedTo } from './support/people.ts';
import { click, deskQuery, find, has, press, until, value, waitDesk, waitGone } from './support/page.ts';
import { keepsRecords, setStage, type Stage } from './support/stage.ts';

const NAMED = { id: 'c0ffee00-0000-4000-8000-000000000001', name: 'Назвався Сам', phone: '+380671112233' };
const SISTER = {
  id: 'c0ffee00-0000-4000-8000-000000000002',
  name: 'Сестра Клієнта',
  phone: '8 (050) 444-55-66',
};

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  await keepsRecords(stage);
  for (const { id, name, phone } of [NAMED, SISTER]) {
    stage.creatio.db.insert('Contact', { Id: id, Name: name });
    stage.creatio.db.insert('ContactCommunication', {
      ContactId: id,
      CommunicationTypeId: ids.communication.mobilePhone,
      Number: phone,
    });
  }
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
});
afterAll(() => stage?.close());

const record = (conversationId: string) =>
  stage.creatio.db.find('UsrWebitelChat', { UsrConversationId: conversationId });

test('a contact by the phone that the client named is supposed: shown, not linked, not written, until it is confirmed', async () => {
  const customer = stage.webitel.customer({
    name: 'Гість сайту',
    provider: 'webchat',
    externalId: 'web-1',
    variables: { client_phone: '067 111 22 33' },
  });
  customer.writes('Добрий день');
  await click(page, 'button', 'Принять');
  const band = await waitDesk(page, '.whose.supposed');
  await find(page, 'button', `Открыть в Creatio: ${NAMED.name}`, { within: band });
  // His record is there, and is nobody's.
  await until(() => record(customer.conversationId));
  expect(record(customer.conversationId)!.UsrContactId ?? null).toBeNull();
  await click(page, 'button', 'К списку чатов');
  expect(await deskQuery(page, '.crm-name')).toHaveLength(0);
  await stage.desk.killWorker();
  await click(page, 'button', 'Гість сайту');
  const confirm = await find(page, 'button', 'Подтвердить контакт');
  await confirm.focus();
  await press(page, 'Enter');
  await waitGone(page, 'button', 'Подтвердить контакт');
  await linkedTo(page, NAMED.name);
  await until(() => record(customer.conversationId)!.UsrContactId === NAMED.id, { timeout: 30_000 });
});

test('a contact card of another is looked for with a press, and linked with one more', async () => {
  const customer = stage.webitel.customer({ name: 'Брат', provider: 'telegram', externalId: '900100300' });
  customer.writes('Пишіть сестрі');
  customer.sharesContact({ firstName: 'Сестра', phone: '380504445566' });
  await click(page, 'button', 'К списку чатов');
  await click(page, 'button', 'Принять');
  await waitDesk(page, '.contact-card:not([data-own])');
  expect(await has(page, 'button', `Открыть в Creatio: ${SISTER.name}`)).toBe(false);
  await click(page, 'button', 'Искать +380504445566 в Creatio');
  const dialog = await find(page, 'dialog', 'Определить клиента');
  expect(await value(await find(page, 'textbox', 'Телефон', { within: dialog }))).toBe('+380504445566');
  await click(page, 'radio', SISTER.name, { within: dialog });
  await click(page, 'button', 'Связать', { within: dialog });
  await linkedTo(page, SISTER.name);
});
