// The client's whole story: above the conversation and in the card, from Webitel and from Creatio's records; what is missing is said.
import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { pastConversation } from '../standins/creatio/seed/chats.ts';
import { seedPast } from '../standins/webitel/index.ts';
import { cardStage, openCard, type CardStage } from './support/card.ts';
import { acceptChat, HERO, linkedTo } from './support/people.ts';
import {
  attr,
  click,
  deskFrame,
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
import { taskTimes } from './support/tasks.ts';

const WHO = { ...HERO, userId: 701, contactId: 901 };
const HOSTILE = '<img src=x onerror="document.title=1"> \u202Eтекст';

let stage: CardStage;
let page: Page;
afterEach(() => stage?.close());

/** Of the desk's processor, with what finding its controls costs: what others take of the machine is not counted. */
const DESK_MS = 300;
const sum = (times: number[]): number => Math.round(times.reduce((all, ms) => all + ms, 0));

/** A client of 300 chats in Webitel, of which Creatio has recorded the last two, and 300 of its own besides. */
async function begin(settings: object = {}): Promise<string[]> {
  stage = await cardStage(
    { csp: 'block', pastChats: 300 },
    { browser: { viewport: { width: 1440, height: 900 } } },
    settings,
  );
  const ids = seedPast(stage.webitel, { who: WHO, count: 300 });
  for (const [nth, id] of ids.slice(0, 2).entries()) {
    const row = stage.creatio.db.find(stage.entity, { UsrConversationId: pastConversation(nth) })!;
    const at = new Date(stage.webitel.now() - (nth + 1) * 7 * 3_600_000).toISOString();
    stage.creatio.db.update(stage.entity, String(row['Id']), {
      UsrConversationId: id,
      UsrAcceptedOn: at,
      UsrCompletedOn: at,
      CreatedOn: at,
    });
  }
  page = await stage.openDesk();
  await acceptChat(stage, page, WHO, 'Добрий день!');
  await linkedTo(page);
  return ids;
}

const items = () => deskQuery(page, '.story-chat');
const texts = async () => Promise.all((await items()).map((one) => one.evaluate((node) => node.textContent)));
const open = async () => {
  await click(page, 'button', 'История клиента');
  await waitDesk(page, '.story-panel');
};

/** When what the selector finds is painted for the first time from now on. */
const watchFor = (selector: string): Promise<void> =>
  deskFrame(page)!.evaluate((wanted) => {
    const scope = globalThis as { painted?: number };
    scope.painted = 0;
    const watching = new MutationObserver(() => {
      if (!document.querySelector(wanted)) return;
      watching.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (scope.painted = performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    });
    watching.observe(document.body, { childList: true, subtree: true });
  }, selector);
/** Ms since 1970. */
const paintedAt = (): Promise<number> =>
  until(() => deskFrame(page)!.evaluate(() => (globalThis as { painted?: number }).painted ?? 0));

test('one line of both sources: painted at once, paged, searched, closed by Esc', async () => {
  const ids = await begin();
  const { webitel, creatio } = stage;
  // Its code and its texts are there: what is measured is the answer.
  await open();
  await until(async () => (await items()).length > 0);
  await press(page, 'Escape');
  await waitDeskGone(page, '.story-panel');
  await watchFor('.story-chat');
  const [askedWebitel, askedCrm] = [webitel.log.requests.length, creatio.requests.length];
  let painted = 0;
  const { desk } = await taskTimes(page, async () => {
    await open();
    painted = await paintedAt();
  });
  const answers = [...webitel.log.requests.slice(askedWebitel), ...creatio.requests.slice(askedCrm)]
    .filter(({ path }) => /dialogs|chat\/messages|UsrWebitelChat$/.test(path))
    .map(({ at }) => at);
  const took = Math.round(painted - Math.max(...answers));
  // Node's clock and the browser's are the same machine's.
  process.stdout.write(
    `first page of 300 earlier chats: painted ${took} ms after the last question came, ${sum(desk)} ms of the processor\n`,
  );
  expect(sum(desk)).toBeLessThan(DESK_MS);

  const first = await texts();
  expect(first.join()).not.toContain('этот чат');
  const newest = (await waitDesk(page, `.story-chat[data-conversation="${ids[0]}"]`))!;
  const said = await textOf(newest);
  expect(said).toContain('Результат: Продажа');
  expect(said).toContain('Питання №1');
  expect(said).toMatch(/Операторы: .+\(\d\d:\d\d–\d\d:\d\d\)/);
  expect(first.join()).toContain('Viber');
  expect(first.join()).toContain('затем');
  await shot(page, 'client-story.png');

  const had = first.length;
  await click(page, 'button', 'Показать более ранние');
  await until(async () => (await items()).length > had);
  const kept = await texts();
  expect(kept.slice(0, had)).toEqual(first);

  await fill(page, 'searchbox', 'Поиск…', '77-1299', { within: await waitDesk(page, '.story-panel') });
  await until(async () => (await texts()).length === 1 && (await texts())[0]!.includes('Питання №299'));
  await until(async () => (await textOf(await waitDesk(page, '.story'))).includes('Более ранних чатов нет.'));
  await press(page, 'Escape');
  await until(async () => (await items()).length > 1);
  await press(page, 'Escape');
  await waitDeskGone(page, '.story-panel');
  expect(await deskFrame(page)!.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'История клиента',
  );
  expect(creatio.cspViolations).toEqual([]);
});

test('the card of such a client, and its chats, are painted at once; no answer is large', async () => {
  await begin();
  const { creatio } = stage;
  const sizes: Promise<number>[] = [];
  page.on('response', (answer) => {
    if (!/image|font|script|css|html/.test(answer.headers()['content-type'] ?? ''))
      sizes.push(
        answer.buffer().then(
          ({ length }) => length,
          () => 0,
        ),
      );
  });
  const record = async (wanted: string, show: () => Promise<unknown>): Promise<number> => {
    const asked = creatio.requests.length;
    await watchFor(wanted);
    await show();
    const painted = await paintedAt();
    const before = creatio.requests.slice(asked).filter(({ at }) => at <= painted);
    return Math.round(painted - Math.max(...before.map(({ at }) => at)));
  };
  let card = 0;
  let chats = 0;
  const { desk } = await taskTimes(page, async () => {
    // Its fields stand there, empty, before anything was asked.
    card = await record('.card:not(:has(.card-note)) .card-fields', () => openCard(page, WHO.name));
    chats = await record('.card .story-chat', () => click(page, 'button', 'История чатов'));
  });
  const largest = Math.max(...(await Promise.all(sizes)));
  process.stdout.write(
    `a client of 300 earlier chats: card ${card} ms, its chats ${chats} ms after the last question, ${sum(desk)} ms of the processor; largest answer ${largest} B\n`,
  );
  expect(sum(desk)).toBeLessThan(2 * DESK_MS);
  expect(largest).toBeGreaterThan(0);
  expect(largest).toBeLessThan(200_000);
});

test('without the right in Webitel: a sentence, and Creatio’s records alone; hostile texts are texts', async () => {
  await begin({ theme: 'dark' });
  stage.webitel.faults.rightsOff = ['contacts'];
  const row = stage.creatio.db.find(stage.entity, { UsrConversationId: pastConversation(5) })!;
  stage.creatio.db.update(stage.entity, String(row['Id']), {
    UsrLastMessage: HOSTILE,
    UsrName: HOSTILE,
    CreatedOn: new Date().toISOString(),
  });
  await open();
  await until(async () => (await items()).length > 5);
  const note = await textOf(await waitDesk(page, '.story-note'));
  expect(note).toContain('нет права читать чаты и контакты');
  expect((await texts()).join()).toContain('<img src=x onerror');
  expect(await deskQuery(page, '.story img')).toHaveLength(0);
  await shot(page, 'client-story-refused-dark.png');
});

test('in the card: the same line, and the history of owners knows the colleagues', async () => {
  await begin();
  const customer = stage.webitel.customers().find(({ id }) => id === WHO.userId)!;
  customer.invite({ login: 'operator2', timeoutSec: 0 });
  customer.takenElsewhere();
  await openCard(page, WHO.name);
  await click(page, 'button', 'История чатов');
  await until(async () => (await items()).length > 5);
  await shot(page, 'client-story-card.png');
  await click(page, 'tab', 'Детали чата');
  await until(async () => (await textOf(await waitDesk(page, '.time-line'))).includes('подключается к чату'));
  expect(await has(page, 'status', 'Показано то, что знает этот браузер')).toBe(false);
  expect(await attr(await find(page, 'tab', 'Детали чата'), 'aria-selected')).toBe('true');
});
