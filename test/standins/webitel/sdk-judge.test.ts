/**
 * The official `webitel-sdk` runs through the scripts of protocol §9 against the stand-in and must reach the states
 * that §4.2 names. What the SDK does wrong (§7) is asserted as a list of expected differences, so that the stand-in
 * cannot be bent to please it.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWebitel, type Customer, type WebitelStandIn } from './index.ts';
import { openSdk, type SdkConversation, type SdkDesk } from './support/sdk-client.ts';

let standIn: WebitelStandIn;
let desk: SdkDesk;
let customer: Customer;

async function start(options: Parameters<typeof startWebitel>[0] = {}) {
  standIn = await startWebitel(options);
  standIn.faults.missedRestMs = 20;
  desk = await openSdk(standIn);
  customer = standIn.customer({ name: 'John', bot: 'Wait please' });
}

/** Customer writes, agent is online: the invitation reaches the SDK. */
async function invited(): Promise<SdkConversation> {
  await desk.agent.online([], false);
  customer.writes('Hi');
  return desk.until(() => desk.chats()[0]);
}

async function active(): Promise<SdkConversation> {
  const chat = await invited();
  await chat.join();
  return desk.until(() => chat.state === 'active' && chat);
}

beforeEach(() => {
  // The SDK prints every frame it gets.
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

afterEach(async () => {
  await desk?.close();
  await standIn?.stop();
  vi.restoreAllMocks();
});

describe('9.1 a full chat', () => {
  it('goes from invite to active, carries text and files, and is closed by a transfer', async () => {
    await start();
    const chat = await invited();
    expect(chat.state).toBe('invite');
    expect(chat.allowJoin).toBe(true);
    expect(chat.messages.map(({ text }) => text)).toEqual(['Hi', 'Wait please']);
    const task = await desk.until(() => desk.client.allTask()[0]);
    expect(task.queue?.name).toBe('Продажи');

    const joined = (await chat.join()) as { channel_id: string };
    await desk.until(() => chat.state === 'active');
    expect(joined.channel_id).toBe(chat.id);

    await chat.sendText('Good day, John ');
    const heard = await customer.heard('Good day, John');
    expect(heard).toMatchObject({ from: 'operator', name: 'Виктория' });

    customer.sendsFile({ name: 'photo.jpg', mime: 'image/jpeg', bytes: new Uint8Array(2048) });
    await desk.until(() => chat.messages.some(({ file }) => file?.name === 'photo.jpg'));

    await chat.sendFile(new File(['%PDF-1.7'], 'invoice.pdf', { type: 'application/pdf' }));
    const file = customer.messages().at(-1)?.file;
    expect(file).toMatchObject({ name: 'invoice.pdf', mime: 'application/pdf', size: 8 });
    expect(await (await fetch(file?.url ?? '')).text()).toBe('%PDF-1.7');

    await chat.transferToPlan(8, { reason: 'billing' });
    await desk.until(() => chat.state === 'closed');
    expect(chat.isTransferred).toBe(true);
    await desk.until(() => desk.chats().length === 0);
    await standIn.until(() => standIn.conversations()[0]?.state === 'queue');
    expect(standIn.conversations()[0]).toMatchObject({
      queue: 'Гарантия',
      variables: { reason: 'billing', chatplan_name: 'Гарантия и сервис' },
    });
  });

  it('stays for the report when the agent leaves, and is destroyed after it', async () => {
    await start();
    const chat = await active();
    await chat.leave('');
    await desk.until(() => chat.state === 'closed');
    const task = await desk.until(() => desk.client.allTask().find(({ state }) => state === 'processing'));
    expect(desk.chats()).toHaveLength(1);
    await task.reporting({ success: true, description: 'solved' });
    await desk.until(() => desk.chats().length === 0);
    expect(standIn.agent().openChats).toBe(0);
  });

  it('is closed when the customer leaves', async () => {
    await start({ processingSec: 0 });
    const chat = await active();
    customer.leaves();
    await desk.until(() => chat.state === 'closed');
    await desk.until(() => desk.chats().length === 0);
    expect(desk.actions.slice(-2)).toEqual(['close_conversation', 'destroy']);
  });
});

describe('9.2 decline', () => {
  it('closes the invitation, rests the channel and offers the chat to another agent only', async () => {
    await start();
    const chat = await invited();
    standIn.agent('operator2').setStatus('online');
    await chat.decline('BUSY');
    await desk.until(() => chat.state === 'closed');
    expect(chat.cause).toBe('BUSY');
    expect(desk.chats()).toHaveLength(0);
    await standIn.until(() => standIn.conversations()[0]?.invited === 'operator2');
  });
});

describe('9.3 an invitation times out', () => {
  it('is closed with TIMEOUT, cannot be joined late, and breaks the agent out at the limit', async () => {
    await start({ inviteTimeoutSec: 0.05 });
    standIn.faults.maxMisses = 1;
    const chat = await invited();
    await desk.until(() => chat.state === 'closed');
    expect(chat.cause).toBe('TIMEOUT');
    await expect(chat.join()).rejects.toMatchObject({
      id: 'chat.accept.app_err',
      detail: expect.stringContaining('chat.invite.not_found'),
    });
    await desk.until(() => desk.agent.status === 'break_out');
  });
});

describe('9.4 a reconnect in mid-chat', () => {
  it('finds the chat active with its task and the message that came meanwhile', async () => {
    await start();
    const chat = await active();
    await chat.sendText('Good day, John');
    const lost = new Promise<number>((resolve) => {
      desk.client.on('disconnected', resolve);
    });
    standIn.dropSockets(1006);
    expect(await lost).toBe(1006);
    customer.writes('are you there?');

    desk = await openSdk(standIn);
    expect(desk.agent.status).toBe('online');
    const [again] = desk.chats();
    expect(again).toMatchObject({ id: chat.id, state: 'active' });
    expect(again?.task?.id).toBe(chat.task?.id);
    const texts = again?.messages.map(({ text }) => text);
    expect(texts).toEqual(['Hi', 'Wait please', 'Good day, John', 'are you there?']);
  });
});

describe('expected differences: what the official client does wrong (§7)', () => {
  it('subscribeChat throws on messages:null', async () => {
    await start();
    await active();
    standIn.faults.nullMessages = true;
    await expect(openSdk(standIn)).rejects.toThrow(/reverse/);
  });

  it('live bot messages are dropped', async () => {
    await start();
    const chat = await active();
    const bot = customer.botSays('Your turn is next');
    customer.writes('ok');
    await desk.until(() => chat.messages.some(({ text }) => text === 'ok'));
    expect(chat.messages.some(({ id }) => id === bot.id)).toBe(false);
  });

  it('edited and duplicated messages are appended again', async () => {
    await start();
    const chat = await active();
    const { id } = customer.writes('helo');
    customer.edits(id, 'hello');
    standIn.faults.duplicateEvents = true;
    customer.writes('twice');
    await desk.until(() => chat.messages.at(-1)?.text === 'twice' && chat.messages.at(-2)?.text === 'twice');
    expect(chat.messages.filter((message) => message.id === id)).toHaveLength(2);
  });

  it('message_deleted changes the text, but the handler is not called', async () => {
    await start();
    const chat = await active();
    const { id } = customer.writes('a slip');
    await desk.until(() => chat.messages.some((message) => message.id === id));
    const before = desk.actions.length;
    customer.deletes(id);
    await desk.until(() => chat.messages.find((message) => message.id === id)?.text === '[deleted]');
    expect(desk.actions).toHaveLength(before);
  });

  it('close_conversation by the schema leaves the chat active', async () => {
    await start();
    const chat = await active();
    customer.schemaCloses();
    await desk.until(() => desk.client.allTask().some(({ state }) => state === 'processing'));
    expect(chat.state).toBe('active');
  });

  it('a pending request never settles when the socket drops', async () => {
    await start();
    const chat = await active();
    standIn.faults.answerDelayMs = 60_000;
    let settled = false;
    const gone = new Promise<number>((resolve) => {
      desk.client.on('disconnected', resolve);
    });
    void chat.sendText('lost').finally(() => (settled = true));
    await customer.heard('lost');
    standIn.dropSockets(1006);
    await gone;
    expect(settled).toBe(false);
    desk = undefined as never;
  });
});
