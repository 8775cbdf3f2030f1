// What the computer does under a shift: the extension is updated under several tabs, the clock is set, the disk is full.
import type { CDPSession, Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import { choose, onDisk } from './support/files.ts';
import {
  click,
  deskFrame,
  fill,
  find,
  has,
  textOf,
  until,
  value,
  waitDesk,
  waitDeskGone,
} from './support/page.ts';
import { draftsOnDisk, reloadExtension, say, setStage, type Stage } from './support/stage.ts';

const FIELD = 'Текст сообщения';
const DAY = 86_400_000;
/** Room on the disk that the browser remembers for half a minute, bytes: what it grants without looking is never more. */
const ROOM = 400_000;
const trafficLight = { enabled: true, yellowSeconds: 60, redSeconds: 120, basis: 'client' as const };

let stage: Stage;
let page: Page;
let quota: CDPSession;
let serial = 0;

beforeAll(async () => {
  stage = await setStage({ signedIn: false, settings: { trafficLight } });
  // Before there is a database: the room that was there at its opening counts for a while.
  const holder = await stage.desk.extensionPage('manifest.json');
  quota = await holder.createCDPSession();
  await room(ROOM);
  await stage.signIn();
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  if (await has(page, 'button', 'К списку чатов')) await click(page, 'button', 'К списку чатов');
});

/** How much the extension may keep on the disk, bytes; without a number as much as the browser grants. */
const room = (quotaSize?: number) =>
  quota.send('Storage.overrideQuotaForOrigin', {
    origin: stage.desk.extensionUrl('').slice(0, -1),
    ...(quotaSize && { quotaSize }),
  });

async function chatIn(on: Page): Promise<Customer> {
  const customer = stage.webitel.customer({ name: `Марія ${++serial}` });
  customer.writes('Добрий день');
  await click(on, 'button', 'Принять');
  await find(on, 'textbox', FIELD);
  return customer;
}

const logOf = async (on: Page) => textOf(await find(on, 'log', 'Сообщения'));
const ownTexts = (customer: Customer) =>
  customer.messages().flatMap((m) => (m.from === 'operator' ? [m.file?.name ?? m.text] : []));

test('the disk is full: it is told in a sentence, nothing is lost, and work goes on when there is room again', async () => {
  const customer = await chatIn(page);
  await room(1);
  await choose(page, onDisk('договір.txt', 'x'.repeat(2 * ROOM)));
  const notice = await waitDesk(page, '[data-notice="storage"]');
  expect(await textOf(notice)).toContain('Закончилось место на диске: новое сообщение не отправится');

  await say(page, 'поки місця нема');
  await find(page, 'alert');
  expect(await value(await find(page, 'textbox', FIELD))).toBe('поки місця нема');
  await fill(page, 'textbox', FIELD, 'поки місця не було');
  customer.writes('мене чути?');
  await until(async () => (await logOf(page)).includes('мене чути?'));
  expect(ownTexts(customer)).toEqual([]);
  expect(await draftsOnDisk(stage)).toEqual([]);

  await room();
  await waitDeskGone(page, '[data-notice="storage"]', 15_000);
  await until(async () => (await draftsOnDisk(stage)).includes('поки місця не було'));
  await click(page, 'button', 'Отправить');
  await customer.heard('поки місця не було');
  expect(ownTexts(customer)).toEqual(['поки місця не було']);
});

test('the extension reloaded under three CRM tabs: each has its chat and draft again, and works on', async () => {
  const tabs = [page, await stage.openDesk(), await stage.openDesk('classic')];
  const talks: Customer[] = [];
  for (const [i, tab] of tabs.entries()) {
    talks.push(await chatIn(tab));
    await fill(tab, 'textbox', FIELD, `чернетка ${i}`);
    await until(
      async () => (await stage.desk.conversation(talks[i]!.conversationId)).draft === `чернетка ${i}`,
    );
  }
  const old = tabs.map(deskFrame);
  await reloadExtension(stage);
  for (const [i, tab] of tabs.entries()) {
    await until(() => deskFrame(tab) && deskFrame(tab) !== old[i], { timeout: 20_000 });
    await find(tab, 'textbox', FIELD, { timeout: 20_000 });
    expect(await value(await find(tab, 'textbox', FIELD))).toBe(`чернетка ${i}`);
    expect(await tab.$$('html > [data-webitel-desk]')).toHaveLength(1);
  }
  for (const [i, tab] of tabs.entries()) {
    const talk = talks[i]!;
    talk.writes(`ви тут, ${i}?`);
    await until(async () => (await logOf(tab)).includes(`ви тут, ${i}?`));
    await say(tab, `тут, ${i}`);
    await talk.heard(`тут, ${i}`);
    expect(ownTexts(talk)).toEqual([`тут, ${i}`]);
  }
  await Promise.all(tabs.slice(1).map((tab) => tab.close()));
});

test('the clock set a day ahead and back: the wait is the server’s, the order stays, everything arrives once', async () => {
  const customer = await chatIn(page);
  const said: string[] = [];
  for (const [i, by] of [DAY, -DAY, 0].entries()) {
    await setClock(by);
    await say(page, `відповідь ${i}`);
    await customer.heard(`відповідь ${i}`);
    customer.writes(`питання ${i}`);
    await until(async () => (await logOf(page)).includes(`питання ${i}`));
    said.push(`відповідь ${i}`, `питання ${i}`);
    await waitDesk(page, '.conversation[data-light="green"]');
    expect(await textOf(await waitDesk(page, '.wait-band'))).toMatch(/до жёлтой (?:0:\d\d|1:0\d)/);
  }
  const { lines } = await stage.desk.conversation(customer.conversationId);
  expect(lines.flatMap((l) => (said.includes(l.text) ? [l.text] : []))).toEqual(said);
  expect(ownTexts(customer)).toEqual(['відповідь 0', 'відповідь 1', 'відповідь 2']);
});

/** `by` ms beside the true time, wherever the extension asks for it: the machine's own clock is not ours. */
async function setClock(by: number): Promise<void> {
  const set = (ms: number): void => {
    const real = ((globalThis as { trueNow?: () => number }).trueNow ??= Date.now.bind(Date));
    Date.now = () => real() + ms;
  };
  await (await stage.desk.worker()).evaluate(set, by);
  await deskFrame(page)!.evaluate(set, by);
}
