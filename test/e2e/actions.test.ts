// «Действия»: cases, the feed, tasks; each once, each saying why it cannot.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import type { Customer } from '../standins/webitel/index.ts';
import { acceptChat, choose, HERO, linkedTo, STRANGER } from './support/people.ts';
import {
  attr,
  click,
  fill,
  find,
  names,
  press,
  textOf,
  until,
  value,
  waitGone,
  type Handle,
} from './support/page.ts';
import { keepsRecords, setStage, setStatus, type Stage } from './support/stage.ts';

const caseOf = (stage: Stage, customer: Customer) =>
  stage.creatio.db.filter('UsrWebitelChat', { UsrConversationId: customer.conversationId })[0]?.UsrCaseId;

/** In `auto` the connector's record is waited for first. */
const TIED = { what: 'a tied case', timeout: 40_000 };

describe.each(['freedom', 'classic'] as const)('on a %s page', (kind) => {
  let stage: Stage;
  let page: Page;
  let customer: Customer;
  beforeAll(async () => {
    stage = await setStage({ creatio: { csp: 'block' } });
    await keepsRecords(stage);
    page = await stage.openDesk(kind);
    await setStatus(page, 'Готов');
    customer = await acceptChat(stage, page, HERO, 'Де мій холодильник?');
    await linkedTo(page);
  });
  afterAll(() => stage?.close());

  test('the menu is walked by keys, and gives the focus back', async () => {
    const button = await find(page, 'button', 'Действия');
    await button.focus();
    await press(page, 'ArrowDown');
    const menu = await find(page, 'group', 'Действия');
    await until(async () => (await names(page, 'button', { within: menu })).length >= 7, { what: 'items' });
    await until(
      async () =>
        (await names(page, 'button', { within: menu })).some((n) =>
          /Запланированные задачи .*нет|Запланированные задачи \d/.test(n),
        ),
      { what: 'tasks' },
    );
    await press(page, 'End');
    await press(page, 'Escape');
    await waitGone(page, 'group', 'Действия');
    const back = await find(page, 'button', 'Действия');
    expect(await back.evaluate((it) => (it.getRootNode() as ShadowRoot).activeElement === it)).toBe(true);
  });

  test('a case is made once by a double press, tied to the record of the chat, and opened in place', async () => {
    const before = stage.creatio.db.rows('Case').length;
    await choose(page, 'Создать обращение');
    const dialog = await find(page, 'dialog', 'Новое обращение');
    await fill(page, 'textbox', 'Тема', 'Холодильник не приехал', { within: dialog });
    const create = await find(page, 'button', 'Создать обращение', { within: dialog });
    await create.evaluate((button) => {
      (button as HTMLButtonElement).click();
      (button as HTMLButtonElement).click();
    });
    await until(async () => (await textOf(dialog)).includes('создано и связано с чатом'), TIED);
    const made = stage.creatio.db.filter('Case', { Subject: 'Холодильник не приехал' });
    expect(stage.creatio.db.rows('Case')).toHaveLength(before + 1);
    expect(made).toMatchObject([{ ContactId: seedIds.hero }]);
    expect(String(made[0]!.Symptoms)).toContain('Саша К.: Де мій холодильник?');
    expect(caseOf(stage, customer)).toBe(made[0]!.Id);
    await click(page, 'button', `Открыть в Creatio: ${String(made[0]!.Number)}`, { within: dialog });
    await until(() => page.url().includes(`/edit/${String(made[0]!.Id)}`), { what: 'the case on the page' });
    // What has opened on the page is not covered.
    await waitGone(page, 'dialog', 'Новое обращение');
  });

  test('a case of the contact is found and tied', async () => {
    await choose(page, 'Проконсультировать по существующему обращению');
    const dialog = await find(page, 'dialog', 'Проконсультировать по существующему обращению');
    await find(page, 'radio', 'SR-00020614', { within: dialog });
    const shown = await names(page, 'radio', { within: dialog });
    expect(shown.at(-1)).toMatch(/^SR-00019877/);
    await fill(page, 'searchbox', 'Поиск', 'холодильника', { within: dialog });
    await waitGone(page, 'radio', 'SR-00019877', { within: dialog });
    await click(page, 'radio', 'SR-00020614', { within: dialog });
    await click(page, 'button', 'Связать с чатом', { within: dialog });
    await until(async () => (await textOf(dialog)).includes('Обращение SR-00020614 связано с чатом'), {
      what: 'done',
    });
    expect(caseOf(stage, customer)).toBe(seedIds.heroCase);
    await press(page, 'Escape');
    await waitGone(page, 'dialog');
  });

  test('the feed is followed and left, and a post stands there once', async () => {
    await click(page, 'button', 'Действия');
    const item = await find(page, 'button', 'Подписаться на обновление ленты');
    await until(async () => (await attr(item, 'aria-disabled')) === null, { what: 'the state of the feed' });
    expect(await attr(item, 'aria-pressed')).toBe('false');
    await click(page, 'button', 'Подписаться на обновление ленты');
    await until(() => stage.creatio.db.rows('SocialSubscription').length === 1, { what: 'subscription' });
    await until(async () => (await attr(item, 'aria-pressed')) === 'true', { what: 'checked' });
    await click(page, 'button', 'Подписаться на обновление ленты');
    await until(() => stage.creatio.db.rows('SocialSubscription').length === 0, { what: 'no subscription' });
    await click(page, 'button', 'Написать в ленту');
    const dialog = await find(page, 'dialog', 'Написать в ленту');
    await fill(page, 'textbox', 'Сообщение в ленту', 'Клиент ждёт <b>звонка</b>', { within: dialog });
    await click(page, 'button', 'Опубликовать', { within: dialog });
    await waitGone(page, 'dialog', 'Написать в ленту');
    const posts = stage.creatio.db
      .rows('SocialMessage')
      .filter((row) => String(row.Message).includes('звонка'));
    expect(posts.map((row) => row.Message)).toEqual(['<p>Клиент ждёт &lt;b&gt;звонка&lt;/b&gt;</p>']);
  });

  test('a task is planned, counted, and kept typed while the session is over', async () => {
    await choose(page, 'Новая задача');
    const dialog = await find(page, 'dialog', 'Новая задача');
    await fill(page, 'textbox', 'Заголовок', 'Перезвонить Саше', { within: dialog });
    stage.creatio.expireSessions();
    await click(page, 'button', 'Создать задачу', { within: dialog });
    await find(page, 'alert', undefined, { within: dialog });
    const other = await stage.desk.openPage(stage.creatio.freedomUrl());
    await other.close();
    await page.bringToFront();
    await click(page, 'button', 'Создать задачу', { within: dialog });
    await waitGone(page, 'dialog', 'Новая задача');
    expect(stage.creatio.db.filter('Activity', { Title: 'Перезвонить Саше' })).toMatchObject([
      { ContactId: seedIds.hero, OwnerId: seedIds.operator },
    ]);
    await click(page, 'button', 'Действия');
    await click(page, 'button', /^Запланированные задачи \d+, ближайшая/);
    await find(page, 'button', 'Открыть в Creatio: Перезвонить Саше');
    await press(page, 'Escape');
    await waitGone(page, 'dialog');
  });

  test('what is typed into a dialog survives a reload of the page, and «Отменить» drops it', async () => {
    const again = async (item: string): Promise<Handle> => {
      await page.reload();
      await click(page, 'button', 'Чаты');
      await click(page, 'listitem', 'Саша К.');
      await linkedTo(page);
      await choose(page, item);
      return find(page, 'dialog', item);
    };
    await choose(page, 'Написать в ленту');
    let dialog = await find(page, 'dialog', 'Написать в ленту');
    await fill(page, 'textbox', 'Сообщение в ленту', 'Просит перезвонить', { within: dialog });
    dialog = await again('Написать в ленту');
    const field = await find(page, 'textbox', 'Сообщение в ленту', { within: dialog });
    await until(async () => (await value(field)) === 'Просит перезвонить', { what: 'the text again' });
    await click(page, 'button', 'Опубликовать', { within: dialog });
    await waitGone(page, 'dialog', 'Написать в ленту');

    await choose(page, 'Новая задача');
    dialog = await find(page, 'dialog', 'Новая задача');
    await fill(page, 'textbox', 'Заголовок', 'Проверить оплату', { within: dialog });
    dialog = await again('Новая задача');
    const title = await find(page, 'textbox', 'Заголовок', { within: dialog });
    await until(async () => (await value(title)) === 'Проверить оплату', { what: 'the title again' });
    await click(page, 'button', 'Отменить', { within: dialog });
    await waitGone(page, 'dialog', 'Новая задача');
    dialog = await again('Новая задача');
    const empty = await find(page, 'textbox', 'Заголовок', { within: dialog });
    expect(await value(empty)).toBe('');
    await press(page, 'Escape');
    await waitGone(page, 'dialog');
    dialog = await again('Написать в ленту');
    expect(await value(await find(page, 'textbox', 'Сообщение в ленту', { within: dialog }))).toBe('');
    await press(page, 'Escape');
    await waitGone(page, 'dialog');
  });

  test('an unknown client is said so, not an empty list', async () => {
    await click(page, 'button', 'К списку чатов');
    await acceptChat(stage, page, STRANGER);
    await find(page, 'button', 'Определить клиента');
    await click(page, 'button', 'Действия');
    const off = await find(page, 'button', /^Новая задача .*определите клиента/);
    expect(await attr(off, 'aria-disabled')).toBe('true');
    // The guide's process needs no contact (F66): a case can be made, and it is said that it has none.
    await click(page, 'button', /^Создать обращение .*без контакта/);
    const about = await find(page, 'dialog', 'Новое обращение');
    await fill(page, 'textbox', 'Тема', 'Не представился', { within: about });
    await click(page, 'button', 'Создать обращение', { within: about });
    await until(async () => (await textOf(about)).includes('не указан контакт'), TIED);
    expect(stage.creatio.db.filter('Case', { Subject: 'Не представился' })).toMatchObject([
      { ContactId: null },
    ]);
    await press(page, 'Escape');
    await waitGone(page, 'dialog');
    await click(page, 'button', 'Действия');
    await click(page, 'button', 'Проконсультировать по существующему обращению');
    const dialog = await find(page, 'dialog', 'Проконсультировать по существующему обращению');
    expect(await textOf(dialog)).toContain('Клиент этого чата не определён');
    await press(page, 'Escape');
    await waitGone(page, 'dialog');
    stage.creatio.expireSessions();
    await click(page, 'button', 'Действия');
    const menu = await find(page, 'group', 'Действия');
    await until(async () => (await textOf(menu)).includes('Сессия Creatio закончилась'), { what: 'why not' });
    await press(page, 'Escape');
    expect(stage.creatio.cspViolations).toEqual([]);
  });
});

test('the case is made by the process of the settings', async () => {
  const stage = await setStage();
  try {
    await stage.settings({
      creatio: { origins: [stage.creatio.origin], processes: { createCase: 'UsrChatToCase' } },
    });
    const page = await stage.openDesk();
    await setStatus(page, 'Готов');
    const customer = await acceptChat(stage, page, HERO);
    await linkedTo(page);
    await choose(page, 'Создать обращение');
    const dialog = await find(page, 'dialog', 'Новое обращение');
    await fill(page, 'textbox', 'Тема', 'Через процесс', { within: dialog });
    await click(page, 'button', 'Создать обращение', { within: dialog });
    // In `auto` the connector's record is waited for first.
    await until(async () => (await textOf(dialog)).includes('создано и связано с чатом'), TIED);
    const [made] = stage.creatio.db.filter('Case', { Subject: 'Через процесс' });
    expect(caseOf(stage, customer)).toBe(made!.Id);
    expect(stage.creatio.requests.filter((r) => /RunProcess/.test(r.path))).toHaveLength(1);
  } finally {
    await stage.close();
  }
});
