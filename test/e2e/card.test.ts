// The chat's card in the CRM: opened from where the client's name is, filled in, saved, and never losing what was typed.
import type { Page } from 'puppeteer';
import { afterEach, describe, expect, test } from 'vitest';
import { seedIds, type CreatioStartOptions } from '../standins/creatio/index.ts';
import { acceptedChat, cardStage, openCard, type CardStage } from './support/card.ts';
import {
  attr,
  click,
  deskQuery,
  fill,
  find,
  focused,
  has,
  names,
  press,
  textOf,
  type,
  until,
  value,
  waitDesk,
  waitDeskGone,
  waitGone,
} from './support/page.ts';

let stage: CardStage;
afterEach(() => stage?.close());

const WIDE = { browser: { viewport: { width: 1440, height: 900 } } };
const TABS = ['Чат', 'Основная информация', 'Детали чата', 'Файлы и примечания', 'Лента'];

/** The record was read, or said to be missing. */
const settled = (page: Page) => waitDeskGone(page, '.card-note .spinner');
const selected = async (page: Page, tab: string) => attr(await find(page, 'tab', tab), 'aria-selected');

async function choose(page: Page, label: string, typed: string, option: string): Promise<void> {
  await fill(page, 'combobox', label, typed);
  await find(page, 'option', option);
  await press(page, 'Enter');
  await waitGone(page, 'option', option);
}

describe.each(['freedom', 'classic'] as const)('on the %s page', (kind) => {
  test('«Открыть» shows the card and accepts nothing; accepted there, taken up by hand, filled in and saved', async () => {
    stage = await cardStage({ csp: 'block' }, WIDE);
    const page = await stage.openDesk(kind);
    const customer = stage.webitel.customer({ name: 'Ірина Коваль', provider: 'telegram' });
    customer.writes('Де замовлення?');
    await find(page, 'button', 'Принять');
    const before = stage.creatio.requests.length;
    await click(page, 'button', 'Открыть');
    await waitDesk(page, '.card');
    expect(await selected(page, 'Чат')).toBe('true');
    expect(await attr((await waitDesk(page, '.conversation'))!, 'data-chat-status')).toBe('invited');
    await settled(page);
    // Others ask too who the client is; of the chat object only this.
    const calls = stage.aboutChats(before);
    expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(3);
    await click(page, 'button', 'Принять');
    await find(page, 'textbox', 'Текст сообщения');
    await stage.record(customer);

    // The conversation's draft is one, wherever it is shown.
    await type(page, 'textbox', 'Текст сообщения', 'Уже ');
    await click(page, 'tab', 'Основная информация');
    expect(await value(await find(page, 'textbox', 'Текст сообщения'))).toBe('Уже ');
    await click(page, 'button', 'Закрыть карточку');
    await waitDeskGone(page, '.card');
    expect(await value(await find(page, 'textbox', 'Текст сообщения'))).toBe('Уже ');
    await openCard(page, 'Ірина Коваль');
    expect(await selected(page, 'Основная информация')).toBe('true');
    // One spelling of the messenger, beside the card and above it.
    expect(await textOf(await waitDesk(page, '.card-head p'))).toContain('Telegram');
    expect(await textOf(await waitDesk(page, '.card-side .card-fields'))).toContain('Источник Telegram');

    await click(page, 'button', 'В обработке');
    await find(page, 'dialog', 'Подтвердить изменение стадии?');
    await click(page, 'button', 'Да');
    await waitDesk(page, '.conversation[data-chat-status="in-progress"]');
    await until(async () => {
      const status = (await stage.record(customer))['UsrStatusId'];
      return stage.creatio.db.display(`${stage.entity}Status`, status, 'ru-RU') === 'В обработке';
    });
    expect(await has(page, 'button', 'В обработке')).toBe(false);

    await choose(page, 'Результат', 'консул', 'Консультация');
    await fill(page, 'textbox', 'Результат подробно', 'Ждёт цену.\nДо завтра');
    await choose(page, 'Контрагент', 'агро', 'ТОВ «Агро-Південь');
    await choose(page, 'Контакт', 'коваленко-мир', 'Коваленко-Мироненко Олександра');
    await choose(page, 'Обращение', '20614', 'SR-00020614');
    await click(page, 'button', 'Сохранить');
    await until(async () => (await textOf(await waitDesk(page, '.card-unsaved'))) === 'Сохранено в Creatio');
    expect(await stage.record(customer)).toMatchObject({
      UsrResultDetails: 'Ждёт цену.\nДо завтра',
      UsrAccountId: seedIds.heroAccount,
      UsrContactId: seedIds.hero,
      UsrCaseId: seedIds.heroCase,
    });
    expect(stage.creatio.cspViolations).toEqual([]);
    // Nothing of this reached the CRM page's own hotkeys.
    expect(await page.evaluate(() => (window as { __saves?: number }).__saves ?? 0)).toBe(0);

    // Set by hand, it is so in the list too, and after a reload.
    await press(page, 'Escape');
    await waitDeskGone(page, '.card');
    await page.reload();
    await click(page, 'button', 'Чаты');
    await waitDesk(page, 'li[data-chat-status="in-progress"]');
  });
});

test.each<[string, CreatioStartOptions, string[]]>([
  [
    'uk',
    { culture: 'uk-UA', prefix: '' },
    [
      'Чати',
      'Прийняти',
      'Текст повідомлення',
      'Основна інформація',
      'Результат детально',
      'Зберегти',
      'Збережено в Creatio',
    ],
  ],
  [
    'en',
    { culture: 'en-US', vdir: '/studio' },
    ['Chats', 'Accept', 'Message text', 'General info', 'Result details', 'Save', 'Saved in Creatio'],
  ],
])('in %s, by the CRM’s own culture and at another address', async (_, creatio, words) => {
  const [launcher, accept, text, info, details, save, saved] = words as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  stage = await cardStage({ ...creatio, csp: 'block' }, WIDE, { language: 'auto' });
  const page = await stage.desk.openPage(stage.creatio.classicUrl());
  await click(page, 'button', launcher);
  const customer = await acceptedChat(stage, page, 'Ірина', { accept, text });
  await stage.record(customer);
  await openCard(page, 'Ірина');
  expect(await selected(page, info)).toBe('true');
  await fill(page, 'textbox', details, 'ok');
  await click(page, 'button', save);
  await until(async () => (await textOf(await waitDesk(page, '.card-unsaved'))) === saved);
  expect(await stage.record(customer)).toMatchObject({ UsrResultDetails: 'ok' });
  expect(stage.creatio.cspViolations).toEqual([]);
});

test('the CRM session ends while one types: one sentence, the text stays through reload and the worker’s death, and is saved after signing in', async () => {
  stage = await cardStage({}, WIDE);
  const page = await stage.openDesk();
  const customer = await acceptedChat(stage, page, 'Ірина');
  await stage.record(customer);
  await openCard(page, 'Ірина');
  await settled(page);
  stage.creatio.expireSessions();
  await fill(page, 'textbox', 'Результат подробно', 'не потерять');
  await click(page, 'button', 'Сохранить');
  await waitDesk(page, '[data-notice="crm-session"]');
  expect((await deskQuery(page, '[data-notice="crm-session"]')).length).toBe(1);
  expect(await value(await find(page, 'textbox', 'Результат подробно'))).toBe('не потерять');

  await stage.desk.killWorker();
  // A page of the CRM that is loaded anew has a session again.
  await page.reload();
  await click(page, 'button', 'Чаты');
  await click(page, 'button', 'Ірина');
  await openCard(page, 'Ірина');
  const field = await find(page, 'textbox', 'Результат подробно');
  await until(async () => (await value(field)) === 'не потерять');
  await settled(page);
  await click(page, 'button', 'Сохранить');
  await until(async () => (await stage.record(customer))['UsrResultDetails'] === 'не потерять');
  await until(async () => (await textOf(await waitDesk(page, '.card-unsaved'))) === 'Сохранено в Creatio');
});

test('a refusal is told in the CRM’s words, and nothing is lost; a CRM without chats is said to be one', async () => {
  stage = await cardStage({}, WIDE);
  const page = await stage.openDesk();
  const customer = await acceptedChat(stage, page, 'Ірина');
  await stage.record(customer);
  await openCard(page, 'Ірина');
  await settled(page);
  await fill(page, 'textbox', 'Результат подробно', 'текст');
  stage.creatio.deny(stage.entity);
  await click(page, 'button', 'Сохранить');
  const problem = await find(page, 'alert');
  await until(async () => /^Creatio отказала: .*UsrWebitelChat/.test(await textOf(problem)));
  expect(await value(await find(page, 'textbox', 'Результат подробно'))).toBe('текст');
  await click(page, 'button', 'Отменить правки');
  expect(await value(await find(page, 'textbox', 'Результат подробно'))).toBe('');
});

test('without a chat object it shows what Webitel knows, and says in one sentence what is missing', async () => {
  stage = await cardStage({ names: { chat: null } }, WIDE);
  const page = await stage.openDesk();
  await acceptedChat(stage, page, 'Ірина');
  await openCard(page, 'Ірина');
  const note = await waitDesk(page, '.card-note[data-notice="crm-missing"]');
  expect(await textOf(note)).toContain('не найден объект чатов');
  expect(await textOf(await waitDesk(page, '.card-side'))).toContain('Ірина');
  await click(page, 'tab', 'Детали чата');
  await until(async () => (await textOf(await waitDesk(page, '.card-main'))).includes('order_number 4518'));
  await click(page, 'button', 'В обработке');
  await click(page, 'button', 'Да');
  await waitDesk(page, '.conversation[data-chat-status="in-progress"]');
});

test('by the keyboard alone: tabs, a look-up whose latest answer wins, and back', async () => {
  stage = await cardStage({}, WIDE);
  const page = await stage.openDesk();
  const customer = await acceptedChat(stage, page, 'Ірина');
  await stage.record(customer);
  await (await find(page, 'button', 'Ірина')).focus();
  await press(page, 'Enter');
  await waitDesk(page, '.card');
  await settled(page);
  expect((await names(page, 'tab')).filter((name) => TABS.includes(name))).toEqual(TABS);
  await (await find(page, 'tab', 'Основная информация')).focus();
  for (const tab of ['Детали чата', 'Файлы и примечания', 'Лента', 'Чат', 'Основная информация']) {
    await press(page, 'ArrowRight');
    expect(await textOf((await focused(page))!)).toBe(tab);
    expect(await selected(page, tab)).toBe('true');
  }
  const contact = await find(page, 'combobox', 'Контакт');
  await contact.focus();
  // A slow answer to the first letters must not come over the quick one to the whole word.
  const from = stage.creatio.requests.length;
  await page.keyboard.type('коваленко-мир');
  await find(page, 'option', 'Коваленко-Мироненко Олександра');
  expect(stage.asked(from).filter((r) => r.endsWith('/Contact')).length).toBeLessThanOrEqual(2);
  await press(page, 'ArrowDown');
  await press(page, 'ArrowUp');
  await press(page, 'Enter');
  await waitGone(page, 'option', 'Коваленко');
  expect(await value(contact)).toBe('Коваленко-Мироненко Олександра');
  // Esc closes the list first, then the card.
  await press(page, 'ArrowDown');
  await waitDesk(page, '.lookup-list');
  await press(page, 'Escape');
  await waitDeskGone(page, '.lookup-list');
  await waitDesk(page, '.card');
  await press(page, 'Escape');
  await waitDeskGone(page, '.card');
});

test('narrow: the conversation is the tab «Чат», the side panel folds; Ctrl+click opens the record in Creatio', async () => {
  stage = await cardStage({}, { browser: { viewport: { width: 800, height: 800 } } });
  const page = await stage.openDesk();
  const customer = await acceptedChat(stage, page, 'Ірина');
  await stage.record(customer);
  await openCard(page, 'Ірина');
  await settled(page);
  expect(await has(page, 'textbox', 'Текст сообщения')).toBe(false);
  expect(await textOf(await waitDesk(page, '.card-main'))).toContain('Название очереди');
  await click(page, 'tab', 'Чат');
  await find(page, 'textbox', 'Текст сообщения');
  await click(page, 'button', 'Закрыть карточку');

  const name = await find(page, 'button', 'Ірина');
  const opened = new Promise<string>((resolve) =>
    stage.desk.browser.on('targetcreated', (target) => resolve(target.url())),
  );
  await page.keyboard.down('Control');
  await name.click();
  await page.keyboard.up('Control');
  await opened;
  await until(async () =>
    (await stage.desk.browser.pages()).some((one) => one.url().includes(`/edit/${customer.conversationId}`)),
  );
  expect((await deskQuery(page, '.card')).length).toBe(0);
});
