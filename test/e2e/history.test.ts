// The conversation's past: older messages, search, copying, links, and thousands of messages.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import {
  attr,
  click,
  deskQuery,
  fill,
  find,
  has,
  press,
  shot,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
} from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';
import { taskTimes } from './support/tasks.ts';

const MINUTE = 60_000;

let stage: Stage;
let page: Page;
let huge: Customer;

/** A chat that the operator has accepted, with that many messages, one a minute, the last just now. */
function accepted(name: string, count: number): Customer {
  const { webitel } = stage;
  const begin = webitel.now() - count * MINUTE;
  const customer = webitel.customer({ name });
  customer.writes(`${name}: начало, заказ № 77-ЁЛКА`, { at: begin });
  customer.invite();
  customer.takenElsewhere();
  for (let i = 2; i <= count; i++) {
    const at = begin + i * MINUTE;
    if (i % 3 === 0) customer.operatorSays(`ответ ${i}`, { at });
    else customer.writes(`вопрос ${i}`, { at });
  }
  return customer;
}

beforeAll(async () => {
  stage = await setStage({ signedIn: false });
  accepted('Довгий', 600);
  huge = accepted('Величезний', 5000);
  await stage.signIn();
  page = await stage.openDesk();
});
afterAll(() => stage?.close());
afterEach(async () => {
  stage.webitel.faults.reset();
  if (await has(page, 'button', 'К списку чатов')) await click(page, 'button', 'К списку чатов');
});

const log = () => find(page, 'log', 'Сообщения');
const scrollTo = async (top: number) => (await log()).evaluate((box, y) => void (box.scrollTop = y), top);
const bubbles = async () => (await deskQuery(page, '.message')).length;

/** The first message in sight and its distance from the top of the list, px. */
const firstInSight = async () =>
  (await log()).evaluate((box) => {
    const { top } = box.getBoundingClientRect();
    const all = [...box.querySelectorAll<HTMLElement>('.message')];
    const first = all.find((one) => one.getBoundingClientRect().bottom > top);
    return {
      key: first?.dataset.line ?? '',
      top: Math.round((first?.getBoundingClientRect().top ?? 0) - top),
    };
  });
const topOf = async (key: string) =>
  (await log()).evaluate((box, line) => {
    const one = box.querySelector(`[data-line="${line}"]`);
    return one ? Math.round(one.getBoundingClientRect().top - box.getBoundingClientRect().top) : null;
  }, key);

test('older messages come on scroll, back to the first one, and the reader stays where he was', async () => {
  await click(page, 'button', 'Довгий');
  await waitDesk(page, '.message');
  let places = 0;
  await until(
    async () => {
      const count = await bubbles();
      await scrollTo(30);
      const before = await firstInSight();
      await until(async () => (await bubbles()) > count || (await startIsShown()));
      const after = await topOf(before.key);
      expect(Math.abs((after ?? 1e6) - before.top), `place of ${before.key}`).toBeLessThanOrEqual(2);
      places++;
      return startIsShown();
    },
    { timeout: 20_000, what: 'the first message' },
  );
  expect(places).toBeGreaterThan(4);
  const authors = await deskQuery(page, '.message[data-author="operator"]');
  expect(authors.length).toBe(200);
  expect(await bubbles()).toBe(600);
  const asked = historyAsked();
  await scrollTo(0);
  await scrollTo(200);
  expect(historyAsked()).toBe(asked);
});
const historyAsked = () => stage.webitel.log.requests.filter((r) => r.path.endsWith('/messages')).length;
const startIsShown = async () => (await textOf(await log())).includes('начало, заказ');

test('a refusal is told once, with a way to try again; the rest goes on working', async () => {
  stage.webitel.faults.rightsOff = ['chats'];
  await click(page, 'button', 'Величезний');
  await waitDesk(page, '.message');
  for (let i = 0; i < 6; i++) await scrollTo(0);
  const row = await until(async () => {
    await scrollTo(0);
    return (await deskQuery(page, '.older button'))[0];
  });
  expect(await textOf(await waitDesk(page, '.older'))).toContain('нет права читать чаты');
  expect(row).toBeTruthy();
  await shot(page, 'history-forbidden.png');
  huge.writes('а новое приходит');
  await until(async () => (await textOf(await log())).includes('а новое приходит'));
  stage.webitel.faults.reset();
  const count = await bubbles();
  await scrollTo(0);
  await click(page, 'button', 'Повторить');
  await until(async () => (await bubbles()) > count);
  await waitDeskGone(page, '.older button');
});

test('search finds through all of the chat, reads older messages on demand, marks and steps', async () => {
  await click(page, 'button', 'Довгий');
  await click(page, 'button', 'Поиск…');
  // The next key is the search's, not the message field's.
  await page.keyboard.type('ВОПРОС 59');
  await until(async () => (await textOf(await waitDesk(page, '.chat-search .found'))).includes('из 8'));
  const current = async () => attr(await waitDesk(page, '.message.current'), 'data-line');
  const newest = await current();
  await press(page, 'Enter');
  await until(async () => (await current()) !== newest);
  await press(page, 'Shift+Enter');
  await until(async () => (await current()) === newest);
  await press(page, 'ArrowUp');
  await until(async () => (await current()) !== newest);
  await press(page, 'ArrowDown');
  await until(async () => (await current()) === newest);
  await shot(page, 'history-search.png');
  await fill(page, 'searchbox', 'Поиск…', '77-елка');
  await until(async () => (await textOf(await waitDesk(page, '.message.current mark'))) === '77-ЁЛКА');
  await press(page, 'Escape');
  await waitDeskGone(page, '.message mark');
  await press(page, 'Escape');
  await waitDeskGone(page, '.chat-search');
  expect(await has(page, 'log', 'Сообщения')).toBe(true);
});

test('links are links only when they are safe, and copying keeps time and author', async () => {
  const customer = accepted('Посилання', 1);
  customer.writes('Дивіться https://example.com/a?b=1, пошта ann@example.com, тел. +380 67 412 88 03');
  customer.writes(
    'javascript:alert(1) data:text/html,x <img src=x onerror=alert(1)> http://xn--e1afmkfd.xn--p1ai',
  );
  customer.writes('і ще http://пример.рф/путь');
  await click(page, 'button', 'Посилання');
  await until(async () => (await deskQuery(page, '.bubble a')).length === 5);
  const links = await Promise.all(
    (await deskQuery(page, '.bubble a')).map((a) =>
      a.evaluate((one) => {
        const { href, target, rel } = one as HTMLAnchorElement;
        return [href, target, rel];
      }),
    ),
  );
  expect(links.map(([href]) => href)).toEqual([
    'https://example.com/a?b=1',
    'mailto:ann@example.com',
    'tel:+380674128803',
    'http://xn--e1afmkfd.xn--p1ai/',
    'http://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C',
  ]);
  expect(new Set(links.map(([, target, rel]) => `${target} ${rel}`))).toEqual(
    new Set(['_blank noopener noreferrer nofollow']),
  );
  expect(await textOf(await waitDesk(page, '.bubble .host'))).toContain('xn--e1afmkfd');
  await shot(page, 'history-links.png');

  const copied = await (
    await log()
  ).evaluate((box) => {
    const selection = (box.getRootNode() as unknown as { getSelection(): Selection }).getSelection();
    const all = box.querySelectorAll('.bubble .text');
    selection.setBaseAndExtent(all[0]!, 0, all[1]!, 1);
    const data = new DataTransfer();
    box.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true, bubbles: true }));
    return data.getData('text/plain');
  });
  expect(copied).toMatch(/^\d\d:\d\d Посилання: Посилання: начало.*\n\d\d:\d\d Посилання: Дивіться https/);
});

test('days, grouped bursts, what is unread, edits and deletions', async () => {
  const DAY = 24 * 60 * MINUTE;
  const noon = new Date().setHours(12, 0, 0, 0);
  const customer = stage.webitel.customer({ name: 'Розмова' });
  customer.writes('позавчора', { at: noon - 2 * DAY });
  customer.invite();
  customer.takenElsewhere();
  const wrong = customer.writes('вчора, помилка', { at: noon - DAY });
  customer.writes('вчора, зразу', { at: noon - DAY + 10_000 });
  customer.writes('вчора, згодом', { at: noon - DAY + 6 * MINUTE });
  const extra = customer.writes('сьогодні, зайве');
  await click(page, 'button', 'Розмова');
  const said = async () => (await textOf(await log())).replace(/\s+/g, ' ');
  await until(async () => (await said()).includes('сьогодні, зайве'));
  const dividers = async () =>
    Promise.all((await deskQuery(page, '.divider:not(.unread-line)')).map((one) => textOf(one)));
  const days = await dividers();
  expect(days).toHaveLength(3);
  expect(days[0]).toMatch(/^\d{1,2} \p{L}+$/u);
  expect(days[1]).toMatch(/^Вчера, \d/);
  expect(days[2]).toMatch(/^Сегодня, \d/);
  const groups = async () =>
    (await log()).evaluate((box) =>
      [...box.querySelectorAll('.message')].map((one) => one.classList.contains('continues')),
    );
  expect(await groups()).toEqual([false, false, true, false, false]);

  customer.edits(wrong.id, 'вчора, виправлено');
  await until(async () => (await said()).includes('вчора, виправлено изменено'));
  expect(await said()).not.toContain('помилка');
  customer.deletes(extra.id);
  await until(async () => !(await said()).includes('зайве'));
  // That something was said and taken back stays, and its day with it.
  expect(await said()).toMatch(/Сегодня, .*Сообщение удалено/);
  expect(await dividers()).toHaveLength(3);

  await click(page, 'button', 'К списку чатов');
  await waitDeskGone(page, 'li[aria-label="Розмова"] .unread');
  customer.writes('нове одне');
  customer.writes('нове друге');
  const unread = await waitDesk(page, 'li[aria-label="Розмова"] .unread');
  await until(async () => (await textOf(unread)).startsWith('2'));
  await click(page, 'button', 'Розмова');
  const line = await waitDesk(page, '.unread-line');
  expect(await textOf(line)).toBe('Новые сообщения · 2');
  expect(await line.evaluate((one) => one.nextElementSibling?.textContent)).toContain('нове одне');
  await click(page, 'button', 'К списку чатов');
  await waitDeskGone(page, 'li[aria-label="Розмова"] .unread');
});

// A chat that is in the page as a whole, and one of which only the end is.
test.each([
  ['Короткий', 40],
  ['Середній', 200],
])(
  'who reads further up is not moved by what comes, one press leads to the newest: %s',
  async (name, count) => {
    const customer = accepted(name, count);
    // Its place in the list changes with each of its messages.
    await until(async () =>
      (await textOf(await waitDesk(page, `li[aria-label="${name}"]`))).includes(`вопрос ${count}`),
    );
    await click(page, 'button', name);
    await waitDesk(page, '.message');
    const box = await log();
    const isAtEnd = () => box.evaluate((el) => el.scrollHeight - el.scrollTop - el.clientHeight < 2);
    await until(async () => (await textOf(box)).includes(` ${count}`) && (await isAtEnd()));
    customer.writes('видно одразу');
    await until(async () => (await textOf(box)).includes('видно одразу') && (await isAtEnd()));
    await box.evaluate((el) => void (el.scrollTop = el.scrollHeight - el.clientHeight - 600));
    await find(page, 'button', 'К последним сообщениям');
    const before = await firstInSight();
    customer.writes('прийшло нижче');
    await until(() => box.evaluate((el) => el.textContent.includes('прийшло нижче')));
    expect(Math.abs((await topOf(before.key))! - before.top)).toBeLessThanOrEqual(2);
    await click(page, 'button', 'К последним сообщениям');
    await until(isAtEnd);
    await waitDeskGone(page, '.to-newest');
  },
);

test('five thousand messages: reading and writing stay smooth', async () => {
  await click(page, 'button', 'Величезний');
  await click(page, 'button', 'Поиск…');
  await fill(page, 'searchbox', 'Поиск…', 'начало, заказ');
  const started = performance.now();
  await click(page, 'button', 'Искать в более ранних');
  await waitDesk(page, '.message.current mark', 30_000);
  const loadedMs = Math.round(performance.now() - started);
  expect(await bubbles()).toBeGreaterThanOrEqual(5000);
  await press(page, 'Escape');
  await press(page, 'Escape');
  await click(page, 'button', 'К последним сообщениям');

  // What a new message touches is told by count: how long it takes is the machine's affair, and the bench's.
  await (
    await log()
  ).evaluate((box) => {
    const touched = { nodes: 0 };
    Object.assign(window, { touched });
    new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records)
        touched.nodes += addedNodes.length + removedNodes.length;
    }).observe(box, { childList: true, subtree: true });
  });
  const times: number[] = [];
  const { desk } = await taskTimes(page, async () => {
    for (let i = 0; i < 20; i++) {
      const at = performance.now();
      huge.writes(`добавлено ${i}`);
      const box = await log();
      await until(() =>
        box.evaluate((el, text) => el.lastElementChild?.textContent.includes(text), `добавлено ${i}`),
      );
      times.push(Math.round(performance.now() - at));
    }
  });
  const longTasks = desk.filter((ms) => ms > 50).map(Math.round);
  const median = (all: number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0;
  console.log(
    `5,000 messages: read in ${loadedMs} ms; append → painted, median ${median(times)} ms; ` +
      `long tasks in 20 appends: ${longTasks.length}, median ${median(longTasks)} ms`,
  );
  const touched = await (
    await log()
  ).evaluate(() => (window as unknown as { touched: { nodes: number } }).touched.nodes);
  expect(touched).toBeGreaterThanOrEqual(20);
  expect(touched).toBeLessThanOrEqual(200);
  // The processor's time: what others take of it is not the desk's.
  expect(desk.reduce((sum, ms) => sum + ms, 0) / times.length).toBeLessThan(500);
});
