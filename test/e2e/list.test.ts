// The lists: search, order, more than forty chats, and the closed ones.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import {
  accessible,
  click,
  deskQuery,
  fill,
  find,
  focused,
  has,
  names,
  press,
  shot,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
  waitGone,
} from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

const DAY = 86_400_000;

let stage: Stage;
let page: Page;

function accepted(name: string, text: string, at = stage.webitel.now(), on = stage): Customer {
  const customer = on.webitel.customer({ name });
  on.webitel.at(at, () => {
    customer.writes(text);
    customer.invite();
    customer.takenElsewhere();
  });
  return customer;
}

async function signOut(): Promise<void> {
  const options = await stage.desk.extensionPage('options.html');
  await click(options, 'button', 'Выйти');
  await find(options, 'button', 'Войти');
  await options.close();
}

const items = async (of = page) =>
  Promise.all((await deskQuery(of, '.chats .name')).map((handle) => textOf(handle)));

beforeAll(async () => {
  stage = await setStage();
  page = await stage.openDesk();
});
afterAll(() => stage?.close());
afterEach(() => stage.webitel.faults.reset());

test('search by name, last message and queue, letter case and «ё» do not matter', async () => {
  const all = [
    accepted('Алёна Петренко', 'Де посилка?'),
    accepted('Іван Коваль', 'Хочу ХОЛОДИЛЬНИК'),
    accepted('Марія Гнатюк', 'Дякую'),
  ];
  await until(async () => (await items()).length === 3);
  await click(page, 'button', 'Поиск по чатам');
  await fill(page, 'searchbox', 'Поиск…', 'АЛЕНА');
  await until(async () => (await items()).join() === 'Алёна Петренко');
  await shot(page, 'list-search.png');
  await fill(page, 'searchbox', 'Поиск…', 'холодильник');
  await until(async () => (await items()).join() === 'Іван Коваль');
  await fill(page, 'searchbox', 'Поиск…', 'нет такого');
  await until(async () => (await textOf(await waitDesk(page, '.desk-list'))).includes('Ничего не найдено'));
  await press(page, 'Escape');
  await until(async () => (await items()).length === 3);
  await press(page, 'Escape');
  await waitGone(page, 'searchbox', 'Поиск…');
  expect(await items()).toHaveLength(3);
  for (const customer of all) customer.leaves();
  await until(async () => (await items()).length === 0);
});

test('arrows lead from the search to what is found, and Enter opens it', async () => {
  const all = ['Перша Клієнтка', 'Друга Клієнтка', 'Третій Клієнт'].map((name, i) =>
    accepted(name, 'Добрий день', stage.webitel.now() - (3 - i) * 1000),
  );
  await until(async () => (await items()).length === 3);
  await click(page, 'button', 'Поиск по чатам');
  await fill(page, 'searchbox', 'Поиск…', 'клієнтка');
  await until(async () => (await items()).length === 2);
  const [first, second] = await items();
  const walked: string[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End'] as const) {
    await press(page, key);
    walked.push((await accessible(page, (await focused(page))!)).name);
  }
  const named = [first, second, 'Поиск…', second, first, second].map((name) =>
    expect.stringMatching(new RegExp(`^${name}`)),
  );
  expect(walked).toEqual(named);
  await press(page, 'Enter');
  await find(page, 'textbox', 'Текст сообщения');
  await find(page, 'button', second!);
  await click(page, 'button', 'К списку чатов');
  await (await find(page, 'searchbox', 'Поиск…')).focus();
  await press(page, 'Enter');
  await find(page, 'textbox', 'Текст сообщения');
  await find(page, 'button', first!);
  await click(page, 'button', 'К списку чатов');
  await click(page, 'button', 'Закрыть поиск');
  for (const customer of all) customer.leaves();
  await until(async () => (await items()).length === 0);
});

test('the order is the operator’s choice, and stays', async () => {
  const now = stage.webitel.now();
  const old = accepted('Чекає давно', 'перше', now - 400_000);
  const fresh = accepted('Написав щойно', 'друге', now - 1000);
  await until(async () => (await items()).join() === 'Чекає давно,Написав щойно');
  await click(page, 'button', 'Порядок');
  await shot(page, 'list-order.png');
  await click(page, 'menuitemradio', 'Последний сверху');
  await until(async () => (await items()).join() === 'Написав щойно,Чекає давно');
  await page.reload();
  await click(page, 'button', 'Чаты');
  await until(async () => (await items()).join() === 'Написав щойно,Чекає давно');
  await click(page, 'button', 'Порядок');
  await click(page, 'menuitemradio', 'По срочности');
  await until(async () => (await items()).join() === 'Чекає давно,Написав щойно');
  old.leaves();
  fresh.leaves();
  await until(async () => (await items()).length === 0);
});

test('closed chats: ten, from Webitel and this browser, processed once, offline and after a sign-in', async () => {
  const { webitel } = stage;
  // Yesterday's is in no answer of Webitel's any more: only this browser knows it.
  const yesterday = accepted('Вчорашній', 'учора писав');
  await until(async () => (await items()).includes('Вчорашній'));
  webitel.at(webitel.now() - DAY, () => yesterday.leaves());
  await until(async () => (await items()).length === 0);
  const timedOut = accepted('Прострочений', 'є хто?');
  await until(async () => (await items()).includes('Прострочений'));
  timedOut.schemaCloses('agent_timeout');
  await click(page, 'tab', 'Закрытые');
  const item = await waitDesk(page, 'li[data-chat-status="completed"][aria-label="Прострочений"]');
  await until(async () => (await textOf(item)).includes('не обработан'));
  expect(await textOf(item)).toContain('оператор не ответил вовремя');
  expect(await items()).toContain('Вчорашній');
  await shot(page, 'closed-list.png');

  await click(page, 'button', 'Прострочений');
  await until(async () => (await textOf(await find(page, 'log', 'Сообщения'))).includes('є хто?'));
  await shot(page, 'closed-chat.png');
  await click(page, 'button', 'Обработан');
  await waitGone(page, 'button', 'Обработан');
  const patches = () =>
    webitel.log.requests.filter((r) => r.method === 'PATCH' && r.path.includes('/agent/chats/'));
  expect(patches()).toHaveLength(1);
  await click(page, 'button', 'К списку чатов');
  await waitDeskGone(page, 'li[aria-label="Прострочений"] .chip');

  webitel.faults.set({ refuseConnections: true, http: 'down' });
  webitel.dropSockets();
  await waitDesk(page, '[data-notice="offline"]');
  // A new worker in a new page knows no more than what is on the disk.
  await stage.desk.killWorker();
  await page.reload();
  await click(page, 'button', 'Чаты');
  await click(page, 'tab', 'Закрытые');
  await click(page, 'button', 'Вчорашній');
  await until(async () => (await textOf(await find(page, 'log', 'Сообщения'))).includes('учора писав'));
  await click(page, 'button', 'К списку чатов');
  webitel.faults.reset();
  await waitDeskGone(page, '[data-notice="offline"]');

  for (let i = 1; i <= 9; i++) {
    const customer = accepted(`Закритий ${i}`, 'бувайте');
    customer.leaves();
  }
  await until(async () => (await items()).filter((name) => name.startsWith('Закритий')).length === 9);
  expect(await items()).toHaveLength(10);

  await signOut();
  await stage.signIn('operator2');
  await page.bringToFront();
  await until(async () => (await items()).length === 0);
  await signOut();
  await stage.signIn();
  await page.bringToFront();
  await until(async () => (await items()).length === 10);
});

test('all chats beyond forty are there and can be read; a refusal is told', async () => {
  // A browser that has kept nothing knows only what it is told.
  const own = await setStage({ signedIn: false });
  try {
    const now = own.webitel.now();
    const all = Array.from({ length: 45 }, (_, i) =>
      accepted(`Чат ${i}`, `текст ${i}`, now - (60 - i) * 1000, own),
    );
    for (let i = 0; i < 3; i++) all[0]!.writes(`ще ${i}`);
    own.webitel.faults.rightsOff = ['chats'];
    await own.signIn();
    const desk = await own.openDesk();
    await waitDesk(desk, '[data-notice="more-refused"]', 30_000);
    expect(await items(desk)).toHaveLength(40);
    own.webitel.faults.reset();
    own.webitel.dropSockets();
    await until(async () => (await items(desk)).length === 45, { timeout: 30_000, what: '45 chats' });
    await waitDeskGone(desk, '[data-notice="more-refused"]');
    await click(desk, 'button', 'Чат 0');
    await until(async () => {
      const text = await textOf(await find(desk, 'log', 'Сообщения'));
      return text.includes('текст 0') && text.includes('ще 2');
    });
    await shot(desk, 'list-beyond-forty.png');
    expect(await has(desk, 'textbox', 'Текст сообщения')).toBe(true);
    expect(await names(desk, 'tab')).toContain('Активные 45');
  } finally {
    await own.close();
  }
});

test('by urgency: red, yellow, green, answered; within a colour the longest wait first, an invitation above all', async () => {
  const own = await setStage();
  const desk = await own.openDesk();
  const now = own.webitel.now();
  const ago: Record<string, number> = {
    'Зелений 1': 40,
    'Червоний 2': 500,
    'Жовтий 2': 220,
    'Зелений 3': 10,
    'Червоний 1': 700,
    'Жовтий 1': 300,
    'Зелений 2': 20,
  };
  for (const [name, seconds] of Object.entries(ago)) {
    const customer = accepted(name, 'чекаю', now - 900_000, own);
    customer.operatorSays('хвилинку', { at: now - 800_000 });
    customer.writes('чекаю далі', { at: now - seconds * 1000 });
  }
  // Answered before anybody else began to wait: it waits for nothing.
  const answered = accepted('Відповіли', 'перше', now - 1_000_000, own);
  answered.operatorSays('відповідь', { at: now - 950_000 });
  const invited = own.webitel.customer({ name: 'Запрошення' });
  invited.writes('нове');
  invited.invite();
  const order = [
    'Запрошення',
    'Червоний 1',
    'Червоний 2',
    'Жовтий 1',
    'Жовтий 2',
    'Зелений 1',
    'Зелений 2',
    'Зелений 3',
    'Відповіли',
  ];
  const shown = async () =>
    Promise.all((await deskQuery(desk, '.chats > li')).map((one) => one.evaluate((it) => it.ariaLabel)));
  await until(async () => (await shown()).join() === order.join(), {
    what: async () => `${order.join()}, not ${(await shown()).join()}`,
  });
  await own.close();
});

test('nothing moves away from under a hand: the order waits until it rests', async () => {
  const own = await setStage();
  const now = own.webitel.now();
  const desk = await own.openDesk();
  const answered = (name: string, at: number): Customer => {
    const customer = accepted(name, 'питання', at - 1000, own);
    customer.operatorSays('відповідь', { at });
    return customer;
  };
  answered('Перший', now - 60_000);
  const second = answered('Другий', now - 30_000);
  const shown = async () =>
    (
      await Promise.all(
        (await deskQuery(desk, '.chats > li')).map((one) => one.evaluate((it) => it.ariaLabel)),
      )
    ).join();
  await until(async () => (await shown()) === 'Перший,Другий');
  const box = (await (await waitDesk(desk, '.chats > li:first-child')).boundingBox())!;
  let step = 0;
  const hand = () => desk.mouse.move(box.x + 20 + (step++ % 40), box.y + box.height / 2);
  await hand();
  second.writes('ще питання');
  await until(
    async () => {
      await hand();
      return (await textOf(await waitDesk(desk, '.chats'))).includes('ще питання');
    },
    { what: 'the new message in the list' },
  );
  await hand();
  expect(await shown()).toBe('Перший,Другий');
  await until(async () => (await shown()) === 'Другий,Перший', { what: 'the new order' });
  await own.close();
});
