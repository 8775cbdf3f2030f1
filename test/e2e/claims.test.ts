// SECURITY.md, «What the scripts of a CRM page can and cannot see»: its sentences, one by one, where hostile-page.test.ts does not say so.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { click, find, textOf, until, waitDesk, waitDeskGone } from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  stage.webitel.agent().setStatus('online');
  page = await stage.openDesk();
});
afterAll(() => stage?.close());

async function cover(where = 'inset:0'): Promise<void> {
  await waitDesk(page, '#app:not([data-covered])');
  await page.evaluate((place) => {
    const veil = document.createElement('div');
    veil.id = 'veil';
    veil.style.cssText = `position:fixed;${place};z-index:2147483647;pointer-events:none;background:rgb(255 255 255/.9)`;
    document.body.append(veil);
  }, where);
  await waitDesk(page, '#app[data-covered]');
}
async function uncover(): Promise<void> {
  await page.evaluate(() => document.querySelector('#veil')!.remove());
  await waitDesk(page, '#app:not([data-covered])');
}
const isRefused = async () =>
  until(async () => {
    const words = await textOf(await waitDesk(page, '[role=alert]'));
    return words.includes('закрывает');
  });

test('covered: accepting, changing the status, ending are refused with a sentence, and work again when seen', async () => {
  const customer = stage.webitel.customer({ name: 'Захищена' });
  customer.writes('Добрий день');
  await find(page, 'button', 'Принять');
  await cover();
  await click(page, 'button', 'Принять');
  await isRefused();
  expect(stage.webitel.conversations().find((c) => c.id === customer.conversationId)?.state).toBe('invited');
  await click(page, 'button', 'Статус оператора');
  await click(page, 'menuitemradio', 'Пауза: Обед');
  await isRefused();
  await uncover();
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
  await cover();
  await click(page, 'button', 'Завершить чат');
  await click(page, 'button', 'Да');
  await isRefused();
  expect(stage.webitel.conversations().find((c) => c.id === customer.conversationId)?.operators).toHaveLength(
    1,
  );
  await click(page, 'button', 'Скрыть');
  await waitDeskGone(page, '[role=alert]');
  await uncover();
  // A list of Creatio's over one corner: the browser calls all of the frame covered, and the sentence says what to close.
  await cover('top:60px;right:0;width:40px;height:40px');
  await click(page, 'button', 'Завершить чат');
  await click(page, 'button', 'Да');
  await until(async () =>
    (await textOf(await waitDesk(page, '[role=alert]'))).includes('Закройте окна и списки'),
  );
  expect(stage.webitel.conversations().find((c) => c.id === customer.conversationId)?.operators).toHaveLength(
    1,
  );
  await uncover();
});

test('how many wait is to be seen', async () => {
  await until(async () => (await page.title()).startsWith('(1) '));
  expect(await page.$('html > [data-webitel-desk]')).not.toBeNull();
});

test('Webitel’s token and password are nowhere in the page, nor in what is asked of the CRM', async () => {
  const { session } = (await stage.desk.getStorage('local', 'session')) as { session: { token: string } };
  expect(session.token.length).toBeGreaterThan(5);
  const there = await page.evaluate(async () =>
    [
      document.documentElement.outerHTML,
      document.cookie,
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(performance.getEntries()),
      JSON.stringify(await indexedDB.databases()),
    ].join('\n'),
  );
  const asked = JSON.stringify(stage.creatio.requests);
  for (const secret of [session.token]) {
    expect(there).not.toContain(secret);
    expect(asked).not.toContain(secret);
  }
  const kept = JSON.stringify(await stage.desk.getStorage('local'));
  expect(kept).not.toMatch(/"secret"|password/i);
});
