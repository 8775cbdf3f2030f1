/** Every switch of the socket does what it says, and no more. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWebitel, type Customer, type WebitelStandIn } from './index.ts';
import { acceptedChat, chatPayloads, openAgent, openSocket, type RawClient } from './support/raw-client.ts';

let standIn: WebitelStandIn;
let customer: Customer;

beforeEach(async () => {
  standIn = await startWebitel();
  standIn.faults.missedRestMs = 10;
  customer = standIn.customer({ name: 'Иван' });
});

afterEach(() => standIn.stop());

const inChat = () => acceptedChat(standIn, customer);

describe('faults (§9.5)', () => {
  it('loses an answer after storing', async () => {
    const { client, ids } = await inChat();
    standIn.faults.dropAnswers = { send_text_chat: 1 };
    const lost = client.post('send_text_chat', { ...ids, text: 'дошло' });
    await customer.heard('дошло');
    await client.request('ping', { ping: 1 });
    expect(client.answers.some(({ seq_reply: reply }) => reply === lost)).toBe(false);
    expect((await client.request('send_text_chat', { ...ids, text: 'второе' })).status).toBe('OK');
  });

  it('fails after the echo: stored and shown, not delivered', async () => {
    const { client, ids } = await inChat();
    standIn.faults.failAfterEcho = {
      times: 1,
      id: 'custom.bot.send_notify.do_request.rejected',
      detail: 'blocked',
    };
    const answer = await client.request('send_text_chat', { ...ids, text: 'не дойдёт' });
    expect(answer.error).toMatchObject({
      id: 'custom.bot.send_notify.do_request.rejected',
      detail: 'blocked',
    });
    await client.chat('message', ({ text }) => text === 'не дойдёт');
    expect(customer.messages().some(({ text }) => text === 'не дойдёт')).toBe(false);
    expect(standIn.conversations()[0]?.messages.at(-1)).toMatchObject({ delivered: false });
  });

  it('fails before storing', async () => {
    const { client, ids } = await inChat();
    standIn.faults.failBefore = { times: 1, detail: 'no' };
    expect((await client.request('send_text_chat', { ...ids, text: 'нет' })).error?.detail).toBe('no');
    expect(standIn.conversations()[0]?.messages).toHaveLength(1);
  });

  it('delays by action and reorders answers', async () => {
    const client = await openAgent(standIn);
    standIn.faults.answerDelayMs = { ping: 60 };
    const slow = client.post('ping', { ping: 1 });
    await client.request('list_active_chat');
    expect(client.answers.some(({ seq_reply: reply }) => reply === slow)).toBe(false);
    await client.answer(slow);
    standIn.faults.set({ answerDelayMs: 0, reorderAnswers: true });
    const first = client.post('ping', { ping: 1 });
    const second = client.post('ping', { ping: 2 });
    await client.answer(first);
    const order = client.answers.map(({ seq_reply: reply }) => reply);
    expect(order.slice(-2)).toEqual([second, first]);
  });

  it('lets go at the reset what was held', async () => {
    const client = await openAgent(standIn);
    standIn.faults.set({
      answerDelayMs: 3_600_000,
      http: 'slow',
      httpPath: '/api/storage',
      httpDelayMs: 3_600_000,
    });
    const slow = client.post('ping', { ping: 1 });
    const upload = fetch(`${standIn.origin}/api/storage/file/1/upload`, { method: 'POST' });
    await vi.waitUntil(() => standIn.log.requests.some((r) => r.path.startsWith('/api/storage')));
    expect(standIn.log.requests.at(-1)?.status).toBe(0);
    standIn.faults.reset();
    await client.answer(slow);
    expect((await upload).ok).toBe(false);
  });

  it('sends NUL frames and duplicated events', async () => {
    const { client } = await inChat();
    standIn.faults.set({ nulFrames: true, duplicateEvents: true });
    customer.writes('дважды');
    await client.request('ping', { ping: 1 });
    expect(client.frames).toContain('\0\0\0\0');
    expect(chatPayloads(client.events, 'message')).toHaveLength(2);
  });

  it('closes with 1009 on a frame over the limit', async () => {
    const { client, ids } = await inChat();
    client.post('send_text_chat', { ...ids, text: 'x'.repeat(256 * 1024) });
    expect(await client.closed).toBe(1009);
  });

  it('goes deaf until the client subscribes again', async () => {
    const { client } = await inChat();
    standIn.faults.deaf = true;
    customer.writes('слышно?');
    expect((await client.request('ping', { ping: 1 })).data).toMatchObject({ pong: 1 });
    expect(chatPayloads(client.events, 'message')).toHaveLength(0);
    await client.request('subscribe_chat');
    customer.writes('теперь слышно');
    await client.chat('message', ({ text }) => text === 'теперь слышно');
  });

  it('half-open: open sockets fall silent, new ones work', async () => {
    const client = await openAgent(standIn);
    const before = client.frames.length;
    standIn.faults.halfOpen = true;
    client.post('ping', { ping: 1 });
    const fresh = await openAgent(standIn, { online: false });
    expect((await fresh.request('ping', { ping: 1 })).status).toBe('OK');
    expect(client.frames).toHaveLength(before);
    standIn.faults.reset();
    await client.request('ping', { ping: 1 });
  });

  it('closes sockets with 1005 and 1001, drops them with 1006, refuses new ones', async () => {
    for (const code of [1005, 1001, 1006] as const) {
      const client: RawClient = await openAgent(standIn, { online: false });
      standIn.dropSockets(code);
      expect(await client.closed).toBe(code);
    }
    standIn.faults.refuseConnections = true;
    await expect(openSocket(standIn)).rejects.toThrow(/502/);
  });

  it('fails the join as in §9.3, withholds the licence, and lets invitations live for ever', async () => {
    const client = await openAgent(standIn);
    standIn.faults.set({ joinRefusal: { times: 1, why: 'gone' }, inviteTimeoutSec: 0 });
    customer.writes('Здравствуйте');
    const invite = await client.chat('user_invite');
    expect(invite['timeout_sec']).toBe(0);
    const join = () => client.request('join_chat', { invite_id: invite['invite_id'] });
    expect((await join()).error?.detail).toContain('chat.invite.not_found');
    standIn.faults.licence = 'other';
    expect((await join()).error).toMatchObject({ id: 'chat.valid.license', code: 403 });
    standIn.faults.reset();
    expect((await join()).status).toBe('OK');
  });
});
