/** A chat that goes on all day: the oldest messages leave the worker and the views, and come back when they are read. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FROM_CRM } from './ports.ts';
import { Stage } from './stage.ts';

let stage: Stage;
let id: string;
let writes: (text: string) => void;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

const texts = (): string[] => stage.crm.conversation?.lines.map((l) => l.text) ?? [];
const sync = () => stage.crm.call({ type: 'line.refresh' });
const older = (before = stage.crm.conversation!.lines[0]!.messageId ?? 0) =>
  stage.crm.call({ type: 'chat.older', conversationId: id, before });

/** A chat with so many messages, all of them read and in memory. */
async function talked(many: number): Promise<void> {
  const customer = stage.server.customer({ name: 'Ірина' });
  for (let n = 1; n < many; n++) customer.writes(`said ${n}`);
  customer.invite({ timeoutSec: 0 });
  id = customer.conversationId;
  writes = (text) => void customer.writes(text);
  await stage.until(() => stage.view.chats[id]);
  await stage.crm.call({ type: 'chat.accept', conversationId: id });
  stage.crm.watch(id);
  await stage.until(() => texts().length > 0);
  while (!stage.crm.conversation!.reachedStart) expect(await older()).toEqual({ ok: true });
  await answer('answer');
  expect(texts()).toHaveLength(many);
}

async function answer(text: string): Promise<void> {
  await stage.send(id, text);
  await stage.untilState(text, 'sent');
  const upTo = stage.crm.conversation!.lines.at(-1)!.messageId!;
  await stage.crm.call({ type: 'chat.read', conversationId: id, upTo });
}

/** Nobody has it open for a while. */
async function leftAlone(): Promise<void> {
  stage.crm.watch(null);
  await stage.settle();
  await sync();
  stage.crm.watch(id);
  await stage.until(() => texts().length > 0);
}

it('that was left has its newest thousand, and all the others when they are read: in order, once each', async () => {
  await talked(2001);
  const all = texts();
  const row = stage.view.chats[id];
  // He has just read it.
  await sync();
  expect(texts()).toEqual(all);
  await leftAlone();
  expect(texts()).toEqual(all.slice(-1000));
  expect(stage.crm.conversation!.reachedStart).toBe(false);
  expect(stage.view.chats[id]).toEqual(row);
  while (!stage.crm.conversation!.reachedStart) expect(await older()).toEqual({ ok: true });
  expect(texts()).toEqual(all);
  await sync();
  expect(texts()).toEqual(all);
});

it('that stays open gets shorter too, once its end was read', async () => {
  await talked(1950);
  await leftAlone();
  expect(texts()).toHaveLength(1950);
  for (let n = 1; n <= 50; n++) writes(`more ${n}`);
  await stage.until(() => texts().includes('more 50'));
  await answer('and that');
  expect(texts()).toHaveLength(2001);
  writes('not read yet');
  await stage.until(() => texts().includes('not read yet'));
  await sync();
  expect(texts()).toHaveLength(2002);
  const all = texts();
  const upTo = stage.crm.conversation!.lines.at(-1)!.messageId!;
  await stage.crm.call({ type: 'chat.read', conversationId: id, upTo });
  await sync();
  await stage.until(() => texts().length < 2000, 'shorter');
  expect(texts()).toEqual(all.slice(-1000));
});

it('that was left keeps what is not read: the row still counts it', async () => {
  await talked(2001);
  writes('not read yet');
  await stage.until(() => texts().includes('not read yet'));
  const row = stage.view.chats[id];
  expect(row).toMatchObject({ unread: 1 });
  const other = stage.open({ ...FROM_CRM, tab: { id: 8, windowId: 1 } });
  other.watch(id);
  await stage.until(() => other.conversation);
  await leftAlone();
  expect(texts()).toHaveLength(2002);
  other.close();
  await stage.settle();
  await leftAlone();
  expect(texts()).toHaveLength(1000);
  expect(texts().at(-1)).toBe('not read yet');
  expect(stage.view.chats[id]).toEqual(row);
});

it('is read on though its first line is of a deleted message, or of one that has no place among those that are left', async () => {
  await talked(2001);
  const all = texts();
  await leftAlone();
  await older(0);
  await stage.until(() => texts().length === 1100, 'a page');
  const [first] = stage.crm.conversation!.lines;
  await older(first!.messageId! - 1);
  await stage.until(() => texts().length === 1200, 'another page');
  // What was asked twice is there once.
  await older(first!.messageId!);
  expect(texts()).toEqual(all.slice(-1200));
});

it('comes back whole after the worker’s death', async () => {
  await talked(2001);
  const all = texts();
  await leftAlone();
  await stage.clock.advance(1500);
  stage.rebirth();
  await stage.untilOnline();
  await stage.until(() => texts().length > 0);
  expect(texts()).toEqual(all.slice(-1000));
  while (!stage.crm.conversation!.reachedStart) expect(await older()).toEqual({ ok: true });
  expect(texts()).toEqual(all);
});
