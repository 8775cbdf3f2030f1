// A message that starts a conversation leaves exactly once, whatever happens to the view, the worker and the line.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../lib/bridge/protocol.ts';
import type { OutgoingMessage } from '../../lib/outgoing/message.ts';
import type { Customer } from '../standins/webitel/index.ts';
import { until } from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let customer: Customer;
let serial = 0;

beforeAll(async () => {
  stage = await setStage();
  customer = stage.webitel.customer({ name: 'Ірина Шевчук', externalId: '520924760' });
  customer.writes('Добрий день');
  customer.leaves();
  await until(async () => (await view()).connection.state === 'online');
});
afterAll(() => stage?.close());
beforeEach(() => stage.webitel.log.clear());
afterEach(() => stage.webitel.faults.reset());

const call = (command: Command) => stage.desk.call(command);
const view = () => stage.desk.view();

const order = (text: string, localId = `out-${++serial}`): Command & { type: 'outgoing.send' } => ({
  type: 'outgoing.send',
  localId,
  label: 'Ірина Шевчук',
  contactId: null,
  gatewayName: 'ТехноДім бот',
  peer: { type: 'telegram', id: '520924760', via: '9' },
  text,
});

const message = async (text: string): Promise<OutgoingMessage | undefined> =>
  (await view()).outgoing.find((m) => m.text === text);

const settled = (text: string): Promise<OutgoingMessage> =>
  until(
    async () => {
      const found = await message(text);
      return found && found.state !== 'queued' && found.state !== 'sending' ? found : null;
    },
    { timeout: 25_000, what: `«${text}» to be settled` },
  );

/** Broadcasts of these words that reached the server. */
const broadcasts = (text: string) =>
  stage.webitel.log.requests.filter(
    ({ path, body }) => path === '/api/chat/broadcast' && JSON.stringify(body).includes(JSON.stringify(text)),
  );

/** Requests that leave the worker's own connections idle: what a careless request would be sent on. */
async function warmConnections(): Promise<void> {
  const all = ['Ірина', 'Шевчук', '5209'].map((query) => call({ type: 'outgoing.clients', query }));
  for (const result of await Promise.all(all)) expect(result.ok).toBe(true);
}

test('ordered twice and twice again: one broadcast', async () => {
  const text = 'Замовлення готове';
  const one = order(text);
  await Promise.all([call(one), call(one), call(one)]);
  expect(await call(one)).toEqual({ ok: true });
  expect((await settled(text)).state).toBe('sent');
  expect(await call(one)).toEqual({ ok: true });
  expect(broadcasts(text)).toHaveLength(1);
});

test('the popup is closed at once: one broadcast', async () => {
  const text = 'Чекаємо на вас';
  const popup = await stage.desk.extensionPage('popup.html');
  await popup.evaluate((command) => {
    const port = chrome.runtime.connect({ name: 'page' });
    port.postMessage({ kind: 'call', callId: 'one', command });
  }, order(text));
  await popup.close();
  expect((await settled(text)).state).toBe('sent');
  expect(broadcasts(text)).toHaveLength(1);
});

test('stored, and the answer cut off where connections were in use: one broadcast, found, and told as kept', async () => {
  for (const text of ['Кур’єр у дорозі', 'Кур’єр біля дверей']) {
    // Leaves an idle connection behind wherever broadcasts or other requests go.
    await warmConnections();
    await call(order(`${text}?`));
    expect((await settled(`${text}?`)).state).toBe('sent');

    stage.webitel.faults.cutBroadcasts = 5;
    await call(order(text));
    expect(await settled(text)).toMatchObject({ state: 'unclear', stored: true });
    expect(broadcasts(text)).toHaveLength(1);
    expect(stage.webitel.faults.cutBroadcasts).toBe(4);
    stage.webitel.faults.cutBroadcasts = 0;
  }
});

test('each broadcast comes on a connection that nothing else came on', async () => {
  await warmConnections();
  for (const text of ['Раз', 'Два', 'Три']) {
    await call(order(text));
    expect((await settled(text)).state).toBe('sent');
  }
  await warmConnections();
  for (const text of ['Раз', 'Два', 'Три']) {
    const { connection } = broadcasts(text)[0]!;
    expect(stage.webitel.log.requests.filter((r) => r.connection === connection)).toHaveLength(1);
  }
});

test('the worker is killed while the message is on its way: one broadcast, found, and told as kept', async () => {
  const text = 'Перевірте пошту';
  stage.webitel.faults.broadcastDelayMs = 3_000;
  await call(order(text));
  await stage.webitel.until(() => broadcasts(text).length > 0, 30_000);
  await stage.desk.killWorker();
  expect(await settled(text)).toMatchObject({ state: 'unclear', stored: true });
  expect(broadcasts(text)).toHaveLength(1);
});

test('killed right after it was ordered, and ordered again: one broadcast, or none and the operator is asked', async () => {
  const text = 'Дякуємо за покупку';
  const one = order(text);
  const asked = call(one);
  await stage.desk.killWorker();
  expect(await asked).toEqual({ ok: true });
  expect(await call(one)).toEqual({ ok: true });
  const { state, stored } = await settled(text);
  expect(broadcasts(text)).toHaveLength(state === 'sent' || stored ? 1 : 0);
  expect(['sent', 'unclear']).toContain(state);
});

test('without a line it waits, says so, and goes by itself: one broadcast', async () => {
  const text = 'Коли буде зв’язок';
  stage.webitel.faults.set({ refuseConnections: true, http: 'down', httpPath: '/api' });
  stage.webitel.dropSockets();
  await until(async () => (await view()).connection.state !== 'online');
  expect(await call(order(text))).toEqual({ ok: true });
  expect((await message(text))?.state).toBe('queued');
  await stage.desk.killWorker();
  expect((await message(text))?.state).toBe('queued');
  stage.webitel.faults.reset();
  expect((await settled(text)).state).toBe('sent');
  expect(broadcasts(text)).toHaveLength(1);
});

test('refused: a code that has a sentence, with the server’s words beside it', async () => {
  const text = 'Кому це';
  const to = order(text);
  await call({ ...to, peer: { ...to.peer, id: '111' } });
  expect(await settled(text)).toMatchObject({
    state: 'failed',
    reason: 'peer-not-found',
    detail: '404 peer is not found',
  });
});

test('gets its number from Creatio when a CRM tab is there, and the client’s answer is tied to it', async () => {
  const text = 'Підтвердіть, будь ласка, доставку';
  await call(order(text));
  expect(await settled(text)).toMatchObject({ state: 'sent', recordName: null });
  const page = await stage.desk.openPage(stage.creatio.freedomUrl());
  const named = await until(
    async () => {
      const found = await message(text);
      return found?.recordName ? found : null;
    },
    { timeout: 30_000, what: 'the record’s name' },
  );
  expect(named.recordName).toMatch(/^OutgoingChat-\d+$/);
  const row = stage.creatio.db.rows('UsrWebitelChat').find((r) => r['UsrName'] === named.recordName);
  expect(row).toMatchObject({ Id: named.recordId, UsrLastMessage: text });
  await page.close();

  customer.writes('Підтверджую');
  customer.invite({ timeoutSec: 0 });
  await until(async () => (await message(text))?.answeredBy === customer.conversationId);
});

test('with the browser’s network partitions switched off, it is still kept apart from other requests', async () => {
  const usual = stage;
  stage = await setStage({
    browser: { args: ['--disable-features=PartitionConnectionsByNetworkIsolationKey'] },
  });
  try {
    stage.webitel.customer({ name: 'Ірина Шевчук', externalId: '520924760' }).writes('Добрий день');
    await until(async () => (await view()).connection.state === 'online');
    await warmConnections();
    stage.webitel.faults.cutBroadcasts = 5;
    const text = 'Без розділів';
    await call(order(text));
    expect(await settled(text)).toMatchObject({ state: 'unclear', stored: true });
    expect(broadcasts(text)).toHaveLength(1);
  } finally {
    await stage.close();
    stage = usual;
  }
});

declare const chrome: typeof import('wxt/browser').browser;
