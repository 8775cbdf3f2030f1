/** Joins, sends, transfers and first messages that are refused: with the words and ids of the real server. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebitel, type Customer, type JoinRefusal, type WebitelStandIn } from './index.ts';
import { noonClock } from './support/noon.ts';
import { acceptedChat, call, openAgent, post } from './support/raw-client.ts';

let standIn: WebitelStandIn;
let customer: Customer;

beforeEach(async () => {
  standIn = await startWebitel({ clock: noonClock() });
  standIn.faults.missedRestMs = 10;
  customer = standIn.customer({ name: 'Иван', externalId: '777' });
});

afterEach(() => standIn.stop());

describe('a join that is refused', () => {
  it.each<[JoinRefusal['why'], string, string]>([
    ['gone', 'chat.accept.app_err', 'chat.invite.not_found'],
    ['unavailable', 'chat.accept.app_err', 'code = Unavailable'],
    ['auth', 'chat.accept.app_err', 'app.session.app_error'],
    ['licence', 'chat.valid.license', ''],
    ['duplicate', 'chat.accept.app_err', 'duplicate key'],
  ])('%s: the invitation stays, and can be joined later', async (why, id, words) => {
    const client = await openAgent(standIn);
    customer.writes('Здравствуйте');
    const invite = await client.chat('user_invite');
    const join = () => client.request('join_chat', { invite_id: invite['invite_id'] });
    standIn.faults.joinRefusal = { times: 1, why };
    const { error } = await join();
    expect(error).toMatchObject({ id, detail: expect.stringContaining(words) });
    expect(standIn.conversations()[0]?.state).toBe('invited');
    expect((await join()).status).toBe('OK');
    expect((await join()).error?.detail).toMatch(
      /^rpc error: code = NotFound desc = \{.*chat\.invite\.not_found/,
    );
  });

  it('a decline is OK whatever it names, but for what is no uuid', async () => {
    const client = await openAgent(standIn);
    const decline = (id: string) => client.request('decline_chat', { invite_id: id });
    expect((await decline('00000000-0000-4000-8000-000000000000')).status).toBe('OK');
    expect((await decline('x')).error?.id).toBe('chat.decline.app_err');
  });
});

describe('a send that is refused', () => {
  it('keeps of the inner error the detail only, up to its first quote', async () => {
    const { client, ids } = await acceptedChat(standIn, customer);
    const detail = async (parts: object) =>
      (await client.request('send_text_chat', { ...ids, ...parts })).error?.detail;
    expect(await detail({ text: ' ' })).toBe('send: message text is missing');
    expect(await detail({ text: 'а', channel_id: 'x' })).toContain('sender not found or been closed');
    standIn.faults.failAfterEcho = { times: 1, detail: 'Bad Request: message is "too long" for it' };
    expect(await detail({ text: 'а' })).toBe('Bad Request: message is ');
    const bad = await client.request('send_file_chat', { ...ids, id: 61, size: 1, url: '/relative' });
    expect(bad.error?.detail).toContain('document source URL invalid');
    await client.request('leave_chat', ids);
    expect(await detail({ text: 'а' })).toMatch(/is closed$/);
  });

  it.each([true, false])('after the gateway took too long it may have arrived: %s', async (delivered) => {
    const { client, ids } = await acceptedChat(standIn, customer);
    standIn.faults.failAfterEcho = { times: 1, detail: 'context deadline exceeded', delivered };
    const answer = await client.request('send_text_chat', { ...ids, text: 'дійшло?' });
    expect(answer.error).toMatchObject({ id: 'chat.send.text.app_err', detail: 'context deadline exceeded' });
    await client.chat('message', ({ text }) => text === 'дійшло?');
    expect(customer.messages().some(({ text }) => text === 'дійшло?')).toBe(delivered);
  });
});

describe('transfers', () => {
  it('have no owner, and from a closed channel are carried out again', async () => {
    const { client, ids } = await acceptedChat(standIn, customer);
    const other = await openAgent(standIn, { login: 'operator2', online: false });
    expect((await other.request('blind_transfer_chat', { ...ids, plan_id: 8 })).status).toBe('OK');
    expect(await client.chat('leave_conversation')).toMatchObject({ cause: 'TRANSFER' });
    expect((await client.request('blind_transfer_chat', { ...ids, plan_id: 9 })).status).toBe('OK');
    await standIn.until(() => standIn.conversations()[0]?.queue === 'Доставка');
  });

  it('with the id of an invitation decline it and move the chat', async () => {
    const client = await openAgent(standIn);
    customer.writes('Здравствуйте');
    const invite = await client.chat('user_invite');
    const ids = { conversation_id: customer.conversationId, channel_id: invite['invite_id'] };
    expect((await client.request('blind_transfer_chat', { ...ids, plan_id: 9 })).status).toBe('OK');
    expect(await client.chat('decline_invite')).toMatchObject({ invite_id: invite['invite_id'] });
    await standIn.until(() => standIn.conversations()[0]?.queue === 'Доставка');
  });
});

describe('first messages', () => {
  const send = (token: string, peer: object) =>
    post(standIn, '/api/chat/broadcast', { message: { text: 'Готово' }, peers: [peer] }, token);

  it('are stored before they are sent, and listed among the closed chats of the day', async () => {
    customer.writes('Здравствуйте');
    const { token } = await openAgent(standIn, { online: false });
    const peer = { id: '777', type: 'telegram', via: '9' };
    const words = 'Forbidden: bot was blocked by the user';
    standIn.faults.broadcastFailures = [{ code: 7, message: words }];
    expect((await send(token, peer)).body['failure']).toEqual([
      { peer_id: '777', error: { code: 7, message: words } },
    ]);
    expect(standIn.conversations().at(-1)?.messages).toMatchObject([{ text: 'Готово', delivered: false }]);
    const listed = await call(standIn, '/api/agent/chats?only_closed=true', {
      headers: { 'X-Webitel-Access': token },
    });
    const [row] = listed.body['items'] as object[];
    expect(row).toMatchObject({ close_reason: 'broadcast_end', title: 'Иван' });
    expect(row).not.toHaveProperty('started_at');
    standIn.faults.broadcastFailures = [{ code: 404, message: 'auth user is not found', unstored: true }];
    const before = standIn.conversations().length;
    await send(token, peer);
    expect(standIn.conversations()).toHaveLength(before);
  });

  it.each([
    [{ id: '777', type: 'webchat', via: '9' }, 400, 'peer.type is invalid'],
    [{ id: 'ivan', type: 'telegram', via: '9' }, 400, 'peer.id is invalid'],
    [{ id: '777', type: 'telegram', via: 'bot' }, 400, 'peer.via is invalid'],
    [{ id: '778', type: 'telegram', via: '9' }, 404, 'peer is not found'],
    [{ id: '777', type: 'telegram', via: '99' }, 404, 'gateway is not found'],
    [{ id: '777', type: 'telegram', via: '15' }, 400, 'gateway is not enabled'],
  ])('%o: %i %s', async (peer, code, message) => {
    customer.writes('Здравствуйте');
    const { token } = await openAgent(standIn, { online: false });
    expect((await send(token, peer)).body['failure']).toEqual([
      { peer_id: peer.id, error: { code, message } },
    ]);
  });

  it('find the client by the external id alone: another gateway takes it too', async () => {
    customer.writes('Здравствуйте');
    const { token } = await openAgent(standIn, { online: false });
    expect((await send(token, { id: '777', type: 'facebook', via: '13' })).body).toEqual({ variables: {} });
  });
});

describe('closed chats of the day', () => {
  it('are one row per channel: left and joined again is twice the same chat', async () => {
    const { client, ids } = await acceptedChat(standIn, customer);
    customer.invite({ login: 'operator2', timeoutSec: 0 });
    customer.takenElsewhere();
    await client.request('leave_chat', ids);
    customer.operatorReports();
    customer.invite({ timeoutSec: 0 });
    customer.takenElsewhere();
    customer.leaves();
    customer.operatorReports();
    const listed = await call(standIn, '/api/agent/chats?only_closed=true', {
      headers: { 'X-Webitel-Access': client.token },
    });
    const items = listed.body['items'] as { id: string; close_reason: string }[];
    expect(items.map(({ close_reason: reason }) => reason)).toEqual(['agent_leave', 'client_leave']);
    expect(new Set(items.map(({ id }) => id)).size).toBe(1);
  });
});
