// Ready-made texts: found, inserted, filled in, kept in Creatio, there without a connection.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExpiryShape } from '../standins/creatio/index.ts';
import type { Customer } from '../standins/webitel/index.ts';
import {
  attr,
  click,
  clickOn,
  deskQuery,
  fill,
  find,
  has,
  press,
  textOf,
  type,
  until,
  value,
  waitDesk,
  waitDeskGone,
  waitGone,
} from './support/page.ts';
import { setStage, setStatus, type Stage } from './support/stage.ts';

const FIELD = 'Текст сообщения';

async function accepted(stage: Stage, page: Page, name: string): Promise<Customer> {
  const customer = stage.webitel.customer({ name, provider: 'telegram' });
  customer.writes('Добрий день!');
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', FIELD);
  return customer;
}

const field = (page: Page) => find(page, 'textbox', FIELD);
const text = async (page: Page) => value(await field(page));
const optionNames = async (page: Page) =>
  Promise.all((await deskQuery(page, '.template-name')).map((h) => textOf(h)));
/** Creatio's requests for ready-made texts so far. */
const crmReads = (stage: Stage) =>
  stage.creatio.requests.filter((r) => r.kind === 'odata' && /ChatHello|UsrAnswers/.test(r.path));

/** As an administrator does in Webitel. */
async function addQuickReply(stage: Stage, reply: { name: string; text: string }): Promise<void> {
  const post = async (path: string, body: unknown, headers = {}) =>
    (
      await fetch(stage.webitel.origin + path, { method: 'POST', body: JSON.stringify(body), headers })
    ).json();
  const login = { username: 'operator2', password: 'secret', domain: 'acme' };
  const { access_token: token } = (await post('/api/login', login)) as { access_token: string };
  await post('/api/call_center/quick_replies', reply, { 'X-Webitel-Access': token });
}

async function openList(page: Page): Promise<void> {
  await click(page, 'button', 'Выбрать текст');
  await find(page, 'listbox', 'Шаблоны');
  await waitDesk(page, '.templates [aria-label="Обновить"][aria-busy="false"]');
}
/** Settings reach the page a moment after they were stored. */
async function refreshUntil(page: Page, probe: () => Promise<boolean>): Promise<void> {
  await until(async () => {
    await click(page, 'button', 'Обновить');
    await waitDesk(page, '.templates [aria-label="Обновить"][aria-busy="false"]');
    return probe();
  });
}
async function closeList(page: Page): Promise<void> {
  // From a field with words the first press empties it.
  for (let i = 0; i < 2 && (await has(page, 'listbox', 'Шаблоны')); i++) await press(page, 'Escape');
  await waitGone(page, 'listbox', 'Шаблоны');
}
async function search(page: Page, query: string, first: string): Promise<void> {
  await fill(page, 'searchbox', 'Поиск…', query);
  await until(async () => (await optionNames(page))[0] === first, {
    what: async () => `«${first}» first of ${(await optionNames(page)).join(' | ')}`,
  });
}

describe.each(['freedom', 'classic'] as const)('on a %s page', (kind) => {
  let stage: Stage;
  let page: Page;
  let customer: Customer;

  beforeAll(async () => {
    stage = await setStage();
    page = await stage.openDesk(kind);
    await setStatus(page, 'Готов');
    await stage.webitel.agent().waitForStatus('online');
    customer = await accepted(stage, page, 'Ірина Коваль');
  });
  afterAll(() => stage?.close());

  test('found by Cyrillic, by a word of the text and with a typo; inserted at the cursor, with variables', async () => {
    expect(crmReads(stage)).toEqual([]);
    await type(page, 'textbox', FIELD, 'До. После');
    for (let i = 0; i < ' После'.length; i++) await page.keyboard.press('ArrowLeft');
    // What is selected stays as well: nothing that was typed is replaced.
    for (const _ of 'До.') await press(page, 'Shift+ArrowLeft');
    await openList(page);
    expect(crmReads(stage).length).toBe(1);
    const link = await find(page, 'link', 'Открыть справочник в Creatio');
    const [opened] = await Promise.all([
      stage.desk.browser.waitForTarget((target) => target.url().includes('LookupSectionModule')),
      clickOn(page, link),
    ]);
    expect(opened.url()).toMatch(
      /^http:\/\/localhost:\d+(\/0)?\/Nui\/ViewModule\.aspx#LookupSectionModule\/BaseLookupConfigurationSection\/\w*ChatHello\w*$/,
    );
    await (await opened.page())!.close();
    await page.bringToFront();
    await search(page, 'самовывоз', 'Самовывоз');
    await search(page, 'чек талон гарантийного', 'Гарантия: документы');
    await search(page, 'самовываз', 'Самовывоз');
    expect(await optionNames(page)).toContain('Самовывоз');
    await search(page, 'приветствие по имени', 'Приветствие по имени');
    await press(page, 'Enter');
    await waitGone(page, 'listbox', 'Шаблоны');
    expect(await text(page)).toBe('До.Здравствуйте, Ірина Коваль! Слушаю вас. После');
    // Opened again within ten minutes: Creatio is not asked.
    await openList(page);
    await closeList(page);
    expect(crmReads(stage).length).toBe(1);
    await fill(page, 'textbox', FIELD, 'x');
    await press(page, 'Backspace');
  });

  test('`/` opens it, Esc leaves what was typed, choosing takes the place of the word alone', async () => {
    await type(page, 'textbox', FIELD, 'Ирина, /самовы');
    await until(async () => (await optionNames(page))[0] === 'Самовывоз');
    await press(page, 'Escape');
    await waitGone(page, 'listbox', 'Шаблоны');
    expect(await text(page)).toBe('Ирина, /самовы');
    await page.keyboard.type('воз');
    expect(await has(page, 'listbox', 'Шаблоны')).toBe(false);
    await fill(page, 'textbox', FIELD, '1/2 и /ttn /статус');
    await until(async () => (await optionNames(page)).length > 1);
    const second = (await optionNames(page))[1]!;
    await press(page, 'ArrowDown');
    await until(async () => {
      const [option] = await deskQuery(page, '[role=option][aria-selected=true]');
      return option && (await textOf(option)).startsWith(second);
    });
    await press(page, 'Enter');
    await waitGone(page, 'listbox', 'Шаблоны');
    expect(await text(page)).toMatch(/^1\/2 и \/ttn (?:Заказ|Замовлення) \$\{order_number\} /);
  });

  test('blanks: a chip for each, Tab goes from one to the next, one question before sending', async () => {
    await fill(page, 'textbox', FIELD, 'Заказ ${заказ} будет ${дата}.');
    await find(page, 'button', 'Не заполнено: заказ');
    await press(page, 'Enter');
    await find(page, 'dialog', 'Отправить с пустыми полями?');
    await click(page, 'button', 'Нет');
    await waitGone(page, 'dialog', 'Отправить с пустыми полями?');
    await press(page, 'Tab');
    await page.keyboard.type('42');
    await press(page, 'Tab');
    await page.keyboard.type('завтра');
    await waitDeskGone(page, '.blanks');
    expect(await text(page)).toBe('Заказ 42 будет завтра.');
    await press(page, 'Enter');
    await customer.heard('Заказ 42 будет завтра.');
    await type(page, 'textbox', FIELD, 'Код ${код}');
    await click(page, 'button', 'Не заполнено: код');
    await press(page, 'Enter');
    await click(page, 'button', 'Да');
    await customer.heard('Код ${код}');
  });

  test('a new one of Webitel’s appears without signing in again; both are there without servers', async () => {
    await addQuickReply(stage, { name: 'Яблоки', text: 'Свежие яблоки' });
    await openList(page);
    await search(page, 'яблоки', 'Яблоки');
    await closeList(page);
    stage.webitel.faults.http = 'down';
    await stage.creatio.stop();
    await openList(page);
    await search(page, 'яблоки', 'Яблоки');
    await click(page, 'button', 'Обновить');
    await waitDesk(page, '.templates [aria-label="Обновить"][aria-busy="false"]');
    await search(page, 'самовывоз', 'Самовывоз');
    await press(page, 'Enter');
    expect(await text(page)).toContain('Забрать заказ можно');
  });
});

describe('in Creatio’s lookup', () => {
  let stage: Stage;
  let page: Page;
  const rows = () => stage.creatio.db.rows('UsrShopChatHelloTexts');

  beforeAll(async () => {
    stage = await setStage({ creatio: { names: { templates: 'UsrShopChatHelloTexts' } } });
    page = await stage.openDesk();
    await setStatus(page, 'Готов');
    await accepted(stage, page, 'Марія');
    await openList(page);
  });
  afterAll(() => stage?.close());

  test('created with a name of 30 characters, refused at 31, edited, copied', async () => {
    const before = rows().length;
    await click(page, 'button', 'Новый шаблон');
    await type(page, 'textbox', 'Название', 'я'.repeat(31));
    await type(page, 'textbox', 'Описание', 'Новый текст');
    await click(page, 'button', 'Сохранить');
    expect(await attr(await find(page, 'textbox', 'Название'), 'aria-invalid')).toBe('true');
    expect(rows().length).toBe(before);
    await type(page, 'textbox', 'Название', '');
    await press(page, 'End');
    await press(page, 'Backspace');
    await click(page, 'button', 'Сохранить');
    await until(() => rows().some((r) => r['Name'] === 'я'.repeat(30)));
    await search(page, 'яяя', 'я'.repeat(30));
    await click(page, 'button', 'Изменить');
    await fill(page, 'textbox', 'Название', 'Переименован');
    await press(page, 'Enter');
    await until(() => rows().some((r) => r['Name'] === 'Переименован'));
    // The change is taken back, and made again.
    await click(page, 'button', 'Вернуть');
    await until(() => rows().some((r) => r['Name'] === 'я'.repeat(30)));
    expect(rows().some((r) => r['Name'] === 'Переименован')).toBe(false);
    await search(page, 'яяя', 'я'.repeat(30));
    await click(page, 'button', 'Изменить');
    await fill(page, 'textbox', 'Название', 'Переименован');
    await press(page, 'Enter');
    await until(() => rows().some((r) => r['Name'] === 'Переименован'));
    await search(page, 'переименован', 'Переименован');
    await click(page, 'button', 'Копировать');
    await fill(page, 'textbox', 'Название', 'Копия');
    await press(page, 'Enter');
    await until(() => rows().some((r) => r['Name'] === 'Копия' && r['Description'] === 'Новый текст'));
    expect(rows().length).toBe(before + 2);
  });

  test('deleted, taken back, deleted for good; a refusal is told and nothing is lost', async () => {
    await search(page, 'копия', 'Копия');
    await click(page, 'button', 'Удалить «Копия»');
    await until(async () => (await optionNames(page)).length === 0);
    await click(page, 'button', 'Вернуть');
    await until(async () => (await optionNames(page))[0] === 'Копия');
    // What was taken back is not deleted by the next one.
    await search(page, 'переименован', 'Переименован');
    await click(page, 'button', 'Удалить «Переименован»');
    await click(page, 'button', 'Вернуть');
    await search(page, 'копия', 'Копия');
    await click(page, 'button', 'Удалить «Копия»');
    await until(() => !rows().some((r) => r['Name'] === 'Копия'), { timeout: 30_000 });
    expect(rows().some((r) => r['Name'] === 'Переименован')).toBe(true);
    expect(stage.creatio.requests.filter((r) => r.method === 'DELETE')).toHaveLength(1);
    await search(page, 'переименован', 'Переименован');
    stage.creatio.deny('UsrShopChatHelloTexts');
    await click(page, 'button', 'Изменить');
    await fill(page, 'textbox', 'Название', 'Нельзя');
    await press(page, 'Enter');
    await waitDesk(page, '.template-note[role=alert]');
    // Nothing that was typed is gone; it is stored when the CRM takes it.
    expect(await value(await find(page, 'textbox', 'Название'))).toBe('Нельзя');
    expect(rows().some((r) => r['Name'] === 'Нельзя')).toBe(false);
    stage.creatio.allow('UsrShopChatHelloTexts');
    await click(page, 'button', 'Сохранить');
    await until(() => rows().some((r) => r['Name'] === 'Нельзя'));
    await click(page, 'button', 'Вернуть');
    await until(() => rows().some((r) => r['Name'] === 'Переименован'));
  });

  test.each(['html200', 'json401', 'redirect302', 'forbidden403'] satisfies ExpiryShape[])(
    'an expired session as %s is told, and the rest works',
    async (shape) => {
      stage.creatio.options.expire = shape;
      stage.creatio.expireSessions();
      await click(page, 'button', 'Обновить');
      await waitDesk(page, '[data-notice="crm-session"]');
      await search(page, 'переименован', 'Переименован');
      await search(page, 'приветствие по', 'Приветствие по имени');
      // A new session, as after signing in elsewhere.
      await page.evaluate((url) => fetch(url), stage.creatio.freedomUrl('').split('#')[0]!);
      await click(page, 'button', 'Обновить');
      await waitDeskGone(page, '[data-notice="crm-session"]');
    },
  );

  test('of another name it is found by the settings; without one Webitel’s remain, and a line says so', async () => {
    await stage.settings({
      creatio: {
        origins: [stage.creatio.origin],
        objects: {
          chat: null,
          templates: { entity: 'UsrNowhere', columns: { name: 'Name', text: 'Description' } },
        },
      },
    });
    await refreshUntil(page, async () => (await deskQuery(page, '.template-note.quiet')).length === 1);
    await search(page, 'приветствие по', 'Приветствие по имени');
    expect(await has(page, 'button', 'Новый шаблон')).toBe(false);
    await waitGone(page, 'link', 'Открыть справочник в Creatio');
    const names = { entity: 'KnowledgeBase', columns: { name: 'Name', text: 'NotHtmlNote' } };
    await stage.settings({
      creatio: { origins: [stage.creatio.origin], objects: { chat: null, templates: names } },
    });
    await refreshUntil(page, async () => (await deskQuery(page, '.template-note.quiet')).length === 0);
    const before = stage.creatio.requests.length;
    await closeList(page);
    expect(stage.creatio.requests.slice(before).filter((r) => r.kind === 'odata')).toEqual([]);
    expect(stage.creatio.requests.flatMap((r) => (/odata/.test(r.path) ? r.warnings : []))).toEqual([]);
  });
});
