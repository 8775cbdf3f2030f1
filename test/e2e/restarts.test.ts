// The cells of the fault matrix that only a real browser has: the operator is in the middle of everything at once when the CRM's page
// is reloaded, the extension is reloaded under it, or the browser is killed. One browser for all; what is expected is the matrix's.
// Some minutes, hence a part of `npm run test:full`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, expect, test } from 'vitest';
import type { Line } from '../../lib/chat/lines.ts';
import type { Customer } from '../standins/webitel/index.ts';
import { launchDesk } from './support/browser.ts';
import { cardStage, openCard, type CardStage } from './support/card.ts';
import { choose, onDisk } from './support/files.ts';
import { click, deskFrame, fill, find, has, press, textOf, until, value, waitDesk } from './support/page.ts';
import { draftsOnDisk, reloadExtension, say } from './support/stage.ts';

const FIELD = 'Текст сообщения';
const DETAILS = 'Результат подробно';
/** From the fault's end. */
const RIGHT_AGAIN_MS = 15_000;
/** How long an answer stays away if the fault does not end before, ms: longer than it takes to strike. */
const AWAY_MS = 60_000;
const STATES = [
  'idle',
  'typing',
  'message in flight',
  'file in flight',
  'invitation ringing',
  'transfer in flight',
  'card being saved',
  'outgoing in flight',
] as const;
type State = (typeof STATES)[number];

let folder: string;
let stage: CardStage;
let page: Page;
/** How each cell ended: what was wrong, or after how many seconds of judging all were seen to be right. */
const table: Record<string, Partial<Record<State, string>>> = {};

afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
  const strikes = Object.keys(table);
  console.log(
    [
      `restarts: ${STATES.length} states × ${strikes.length} strikes`,
      ...STATES.map(
        (state) =>
          `  ${state.padEnd(20)}${strikes.map((strike) => `${strike}: ${table[strike]![state] ?? 'not judged'}`).join(' · ')}`,
      ),
    ].join('\n'),
  );
});

type Talks = Record<Exclude<State, 'outgoing in flight'>, Customer>;

/** A chat that is his, with its record in the CRM. */
async function accepted(name: string): Promise<Customer> {
  const customer = stage.webitel.customer({ name, provider: 'telegram' });
  customer.writes('Добрий день');
  customer.invite({ timeoutSec: 0 });
  const conversationId = customer.conversationId;
  await until(async () => (await stage.desk.view()).chats[conversationId]?.status === 'invited');
  const result = await stage.desk.call({ type: 'chat.accept', conversationId, origin: stage.creatio.origin });
  expect(result).toEqual({ ok: true });
  await stage.record(customer);
  return customer;
}

async function open({ name }: Customer): Promise<void> {
  if (await has(page, 'button', 'К списку чатов')) await click(page, 'button', 'К списку чатов');
  await click(page, 'button', name);
  await find(page, 'textbox', FIELD);
}

/** All at once: nothing of what is on its way has an answer yet. */
async function inTheMiddle(strike: string): Promise<Talks> {
  const talks = {} as Talks;
  for (const state of STATES)
    if (state !== 'outgoing in flight' && state !== 'invitation ringing')
      talks[state] = await accepted(`${state}, ${strike}`);
  const { faults } = stage.webitel;
  faults.set({
    answerDelayMs: { send_text_chat: AWAY_MS, blind_transfer_chat: AWAY_MS },
    broadcastDelayMs: AWAY_MS,
    http: 'slow',
    httpPath: '/api/storage',
    httpDelayMs: AWAY_MS,
  });

  await open(talks['file in flight']);
  await choose(page, onDisk(`${strike}.txt`, 'сума'));
  await until(async () => (await textOf(await waitDesk(page, '.tray strong'))).endsWith(' 1 из 1'));
  await click(page, 'button', 'Отправить');
  const slow = () => stage.webitel.log.requests.some((r) => r.path.startsWith('/api/storage') && !r.status);
  await until(slow, { what: 'the upload to begin' });

  await open(talks['card being saved']);
  await openCard(page, talks['card being saved'].name);
  await fill(page, 'textbox', DETAILS, `итог ${strike}`);
  stage.creatio.options.latencyMs = [AWAY_MS, AWAY_MS];
  await click(page, 'button', 'Сохранить');
  await click(page, 'button', 'Закрыть карточку');

  await open(talks['transfer in flight']);
  await click(page, 'button', 'Перевести чат');
  await click(page, 'option', 'Гарантия и сервис');
  await (await waitDesk(page, '.dialog .primary:not(:disabled)')).click();
  await until(() => stage.webitel.log.sent('blind_transfer_chat').length > 0);
  await press(page, 'Escape');

  const text = `первое сообщение, ${strike}`;
  const peer = { type: 'telegram', id: '520924760', via: '9' };
  const out = { label: 'Ірина', contactId: null, gatewayName: 'ТехноДім бот', peer, text };
  await stage.desk.call({ type: 'outgoing.send', localId: `out ${strike}`, ...out });

  talks['invitation ringing'] = stage.webitel.customer({ name: `invitation ringing, ${strike}` });
  talks['invitation ringing'].writes('Є хто?');
  talks['invitation ringing'].invite({ timeoutSec: 0 });

  await open(talks['message in flight']);
  await say(page, `ответ, ${strike}`);
  await waitDesk(page, '[data-message-state="sending"]');
  await open(talks['typing']);
  const draft = `черновик, ${strike}`;
  await fill(page, 'textbox', FIELD, draft);
  // A key's press is not promised to anybody before that: the worker acknowledges a draft when the disk has it.
  await until(async () => (await draftsOnDisk(stage)).includes(draft), {
    what: 'the draft to be on the disk',
  });
  return talks;
}

/** The servers are well again, and what they held goes out; what the page has to tell it tells when it is there again. */
function mend(talks: Talks): void {
  stage.webitel.faults.reset();
  stage.creatio.options.latencyMs = [0, 0];
  stage.webitel.log.clear();
  talks.idle.writes('після');
}

const linesOf = async ({ conversationId }: Customer): Promise<Line[]> =>
  (await stage.desk.conversation(conversationId)).lines;

const stored = ({ conversationId }: Customer) =>
  stage.webitel.conversations().find((c) => c.id === conversationId)!;

/** One that was ordered: at most one copy, shown once and truly. */
async function wrongOf(customer: Customer, is: (m: { text: string; file?: unknown }) => boolean) {
  const copies = stored(customer).messages.filter((m) => m.from === 'operator' && is(m)).length;
  const mine = (await linesOf(customer)).filter((l) => l.author === 'operator' && is(l as never));
  const state = mine[0]?.state;
  if (copies !== 1 || mine.length !== 1 || state !== 'sent')
    return `${copies} stored, shown ${mine.length} times, ${state}`;
  return '';
}

/** What the matrix expects of each state; empty: it is so. */
const checks = (talks: Talks, strike: string): Record<State, () => Promise<string>> => ({
  async idle() {
    const shown = (await linesOf(talks.idle)).filter((l) => l.author === 'client').map((l) => l.text);
    const said = shown.join('|');
    return said === 'Добрий день|під час|після' ? '' : said;
  },
  async typing() {
    await open(talks.typing);
    const draft = await value(await find(page, 'textbox', FIELD));
    return draft === `черновик, ${strike}` ? '' : `«${draft}»`;
  },
  'message in flight': () => wrongOf(talks['message in flight'], (m) => m.text === `ответ, ${strike}`),
  'file in flight': () =>
    wrongOf(talks['file in flight'], (m) => (m.file as { name?: string } | null)?.name === `${strike}.txt`),
  async 'invitation ringing'() {
    const { conversationId } = talks['invitation ringing'];
    const chat = (await stage.desk.view()).chats[conversationId];
    return chat?.status === 'invited' && !chat.withdrawn ? '' : String(chat?.status);
  },
  async 'transfer in flight'() {
    const { conversationId } = talks['transfer in flight'];
    const { operators, queue } = stored(talks['transfer in flight']);
    const shown = (await stage.desk.view()).chats[conversationId]?.status;
    const right = operators.length === 0 && queue === 'Гарантия' && shown === 'completed';
    return right ? '' : `${operators.join()} in ${queue}, shown ${shown}`;
  },
  async 'card being saved'() {
    const customer = talks['card being saved'];
    const records = stage.creatio.db
      .rows(stage.entity)
      .filter((r) => r['UsrConversationId'] === customer.conversationId);
    if (records.length !== 1) return `${records.length} records`;
    const typed = (await stage.desk.conversation(customer.conversationId)).kept.card ?? '';
    const saved = records[0]!['UsrResultDetails'] === `итог ${strike}`;
    return saved || typed.includes(`итог ${strike}`)
      ? ''
      : `«${records[0]!['UsrResultDetails']}», «${typed}»`;
  },
  async 'outgoing in flight'() {
    const text = `первое сообщение, ${strike}`;
    const copies = stage.webitel
      .conversations()
      .flatMap((c) => c.messages)
      .filter((m) => m.text === text).length;
    const mine = (await stage.desk.view()).outgoing.filter((m) => m.text === text);
    const allowed = copies === 1 ? ['sent', 'unclear'] : ['failed', 'unclear'];
    const right = copies <= 1 && mine.length === 1 && allowed.includes(mine[0]!.state);
    return right ? '' : `${copies} stored, shown ${mine.map((m) => m.state).join()}`;
  },
});

async function judge(talks: Talks, strike: string): Promise<string[]> {
  const right = checks(talks, strike);
  const row = (table[strike] = {} as Partial<Record<State, string>>);
  const struck = performance.now();
  const wrong: string[] = [];
  for (const state of STATES) {
    let seen = '';
    try {
      await until(async () => (seen = await right[state]()) === '', {
        timeout: Math.max(RIGHT_AGAIN_MS - (performance.now() - struck), 0),
      });
      row[state] = `right, ${((performance.now() - struck) / 1000).toFixed(0)} s`;
    } catch (error) {
      row[state] = seen || String((error as Error).cause ?? error);
      wrong.push(`${state}: ${row[state]}`);
    }
  }
  return wrong;
}

const STRIKES: Record<string, (talks: Talks) => Promise<void>> = {
  async 'the CRM page reloaded'() {
    await page.reload();
    await click(page, 'button', 'Чаты');
  },
  async 'the extension reloaded'() {
    const old = deskFrame(page);
    await reloadExtension(stage);
    await until(() => deskFrame(page) && deskFrame(page) !== old, { timeout: 20_000 });
  },
  async 'the browser killed'() {
    const gone = new Promise((resolve) => stage.desk.browser.once('disconnected', resolve));
    stage.desk.browser.process()!.kill('SIGKILL');
    await gone;
    stage.desk = await launchDesk({ lang: 'ru', userDataDir: folder, viewport: WIDE });
    page = await stage.openDesk();
  },
};
const WIDE = { width: 1440, height: 900 };

test.skipIf(!process.env.FULL).each(Object.entries(STRIKES))(
  '%s: nothing lost, nothing doubled, in whatever the operator is in the middle of',
  async (name, strike) => {
    folder ??= mkdtempSync(join(tmpdir(), 'desk-profile-'));
    stage ??= await cardStage({}, { browser: { userDataDir: folder, viewport: WIDE } });
    page ??= await stage.openDesk();
    stage.webitel.customer({ name: 'Ірина', externalId: '520924760' });
    const talks = await inTheMiddle(name);
    talks.idle.writes('під час');
    await strike(talks);
    mend(talks);
    expect(await judge(talks, name)).toEqual([]);
  },
  240_000,
);
