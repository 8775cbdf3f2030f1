// Two confirmed CRMs: the question in the chat, its answer by press and by keyboard, the main one of the settings, the popup.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCreatio, type CreatioStandIn } from '../standins/creatio/index.ts';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import { acceptChat, HERO, HERO_CONTACT, linkedTo } from './support/people.ts';
import {
  click,
  deskQuery,
  fill,
  find,
  has,
  press,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
} from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

const OTHER_NAME = 'Коваленко О. (тестова база)';
const QUESTION = 'Подключено несколько Creatio. В какой искать этого клиента?';
const hostOf = ({ origin }: CreatioStandIn) => new URL(origin).host;

let stage: Stage;
let other: CreatioStandIn;
let page: Page;

beforeAll(async () => {
  other = await startCreatio({ host: '127.0.0.1', culture: 'ru-RU', inertMs: 0, latencyMs: [0, 0] });
  // A restored copy: the same ids, other people.
  other.db.update('Contact', seedIds.hero, { Name: OTHER_NAME });
  stage = await setStage();
  await stage.settings({ creatio: { origins: [stage.creatio.origin, other.origin] } });
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
});
afterAll(async () => {
  await stage?.close();
  await other?.stop();
});

/** A chat of this operator's that was taken up outside of any CRM's page. */
async function takenUpElsewhere(externalId: string, name: string) {
  const customer = stage.webitel.customer({ ...HERO, name, externalId });
  customer.writes('Добрий день!');
  customer.takenElsewhere();
  await click(page, 'button', name);
  await find(page, 'textbox', 'Текст сообщения');
  return customer;
}
async function toList(): Promise<void> {
  await click(page, 'button', 'К списку чатов');
  await waitDeskGone(page, '.conversation');
}
const asked = (crm: CreatioStandIn) =>
  crm.requests.filter(
    (r) => r.path.endsWith('/ContactCommunication') && r.headers['x-request-source'] === undefined,
  ).length;

test('accepted on a page of one: it belongs there, and nothing is asked', async () => {
  await acceptChat(stage, page, HERO);
  await linkedTo(page);
  expect(await has(page, 'group', QUESTION)).toBe(false);
  expect(asked(other)).toBe(0);
  await toList();
});

test('taken up elsewhere: asked once, by address; the answer is a press, and kept over a death of the worker', async () => {
  const before = asked(stage.creatio);
  await takenUpElsewhere(HERO.externalId, 'Чия вона');
  const question = await find(page, 'group', QUESTION);
  for (const crm of [stage.creatio, other]) await find(page, 'button', hostOf(crm), { within: question });
  expect([asked(stage.creatio), asked(other)]).toEqual([before, 0]);
  const tab = await stage.desk.openPage(other.freedomUrl());
  await page.bringToFront();
  const choice = await find(page, 'button', hostOf(other), { within: question });
  await choice.focus();
  await press(page, 'Enter');
  await until(async () => (await textOf(await waitDesk(page, '.whose'))).includes('связан с другой Creatio'));
  expect(asked(stage.creatio)).toBe(before);
  await stage.desk.killWorker();
  await tab.bringToFront();
  await click(tab, 'button', 'Чаты');
  await click(tab, 'button', 'Чия вона');
  await linkedTo(tab, OTHER_NAME);
  // A wrong answer is taken back where the client is.
  await page.bringToFront();
  await click(page, 'button', 'Искать в этой Creatio');
  await linkedTo(page, HERO_CONTACT);
  await tab.close();
  await toList();
});

test('the popup asks too, once, before anything is looked for', async () => {
  const popup = await stage.desk.extensionPage('popup.html');
  await find(popup, 'combobox', 'Creatio');
  await fill(popup, 'combobox', 'Кому', 'Гнатюк');
  await until(async () => (await popup.$eval('main', (m) => m.textContent!)).includes('выберите Creatio'));
  await popup.select('.outgoing select', stage.creatio.origin);
  await until(async () => (await popup.$eval('main', (m) => m.textContent!)).includes('Гнатюк Марина'));
  await popup.close();
  await page.bringToFront();
});

test('a main one is chosen in the settings: from then on nothing is asked', async () => {
  const options = await stage.desk.extensionPage('options.html');
  const select = await find(options, 'combobox', 'Основная Creatio');
  await select.evaluate((element, origin) => {
    (element as HTMLSelectElement).value = origin;
    element.dispatchEvent(new Event('change', { bubbles: true }));
  }, stage.creatio.origin);
  await until(async () => {
    const { settings } = (await stage.desk.getStorage('local', 'settings')) as {
      settings: { creatio: { main?: string } };
    };
    return settings.creatio.main === stage.creatio.origin;
  });
  await options.close();
  await page.bringToFront();
  await takenUpElsewhere(HERO.externalId, 'Ще раз вона');
  await linkedTo(page, HERO_CONTACT);
  expect(await deskQuery(page, '.which-crm')).toHaveLength(0);
});
