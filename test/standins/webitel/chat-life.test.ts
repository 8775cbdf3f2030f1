/** The life of a chat and the snapshot on the wire: one rule of the protocol per test. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebitel, type Customer, type WebitelStandIn } from './index.ts';
import { acceptedChat, itemsOf, nameOf, openAgent } from './support/raw-client.ts';

let standIn: WebitelStandIn;
let customer: Customer;

beforeEach(async () => {
  standIn = await startWebitel();
  standIn.faults.missedRestMs = 10;
  customer = standIn.customer({ name: 'Иван' });
});

afterEach(() => standIn.stop());

const inChat = () => acceptedChat(standIn, customer);

describe('life of a chat (§4)', () => {
  it('invites with user_invite, distribute, offering; messages reach the invited agent', async () => {
    const client = await openAgent(standIn);
    customer.writes('  Добрый день  ');
    const invite = await client.chat('user_invite');
    customer.writes('ещё одно');
    await client.chat('message');
    const names = client.events.map(nameOf).slice(-4);
    expect(names).toEqual(['chat/user_invite', 'channel/distribute', 'channel/offering', 'chat/message']);
    expect(invite).toMatchObject({ title: 'Продажи', conversation: { title: 'Иван' }, timeout_sec: 30 });
    expect(invite['messages']).toMatchObject([{ text: 'Добрый день' }]);
    expect(invite['variables']).toMatchObject({ cc_queue_name: 'Продажи', cc_reporting: 'true' });
    expect(invite['members']).toMatchObject([{ type: 'telegram', internal: false, via: { id: 9 } }]);
  });

  it('stores, echoes, answers in this order; text is trimmed and there is no id in the answer', async () => {
    const { client, ids } = await inChat();
    const from = client.frames.length;
    const answer = await client.request('send_text_chat', { ...ids, text: ' Добрый день ' });
    expect(answer).not.toHaveProperty('data');
    const own = client.frames.slice(from).filter((frame) => !frame.includes('"event":"channel"'));
    expect(own[0]).toContain('"action":"message"');
    expect(own[1]).toContain('"seq_reply"');
    expect(customer.messages().at(-1)?.text).toBe('Добрый день');
  });

  it('refuses blank text, foreign and closed channels with the inner detail', async () => {
    const { client, ids } = await inChat();
    const refusal = async (parts: object) =>
      (await client.request('send_text_chat', { ...ids, ...parts })).error;
    expect(await refusal({ text: '   ' })).toMatchObject({ id: 'chat.send.text.app_err', code: 500 });
    expect((await refusal({ text: '' }))?.id).toBe('api.websocket_handler.invalid_param.app_error');
    expect((await refusal({ text: 'a', channel_id: 'x' }))?.detail).toContain('not found');
    await client.request('leave_chat', ids);
    expect((await refusal({ text: 'a' }))?.detail).toContain('closed');
    expect((await client.request('leave_chat', ids)).status).toBe('OK');
  });

  it('says the bot in live events by the conversation id, in snapshots by an empty channel', async () => {
    const { client, ids } = await inChat();
    const { id } = customer.botSays('Оцените нас');
    const live = await client.chat('message', (data) => data['id'] === id);
    expect(live['channel_id']).toBe(ids.conversation_id);
    const snapshot = await client.request('list_active_chat', {});
    const [item] = itemsOf<{ messages: { id: number; channel_id: string }[] }>(snapshot);
    expect(item?.messages[0]).toMatchObject({ id, channel_id: '', updated_at: 0 });
  });

  it('sends edits as the same id with updated_at, and deletes', async () => {
    const { client } = await inChat();
    const { id } = customer.writes('ошибко');
    customer.edits(id, 'ошибка');
    customer.deletes(id);
    const edit = await client.chat('message', (data) => Boolean(data['updated_at']));
    expect(edit).toMatchObject({ id, text: 'ошибка' });
    expect(await client.chat('message_deleted')).toMatchObject({ id, type: 'text', text: '[deleted]' });
  });

  it('closes by the customer and by the schema with their causes', async () => {
    const { client, ids } = await inChat();
    customer.leaves();
    const closed = await client.chat('close_conversation');
    expect(closed).toMatchObject({ cause: 'client_leave', conversation_id: ids.conversation_id });
    customer.writes('я снова здесь');
    const invite = await client.chat('user_invite', (one) => one['conversation_id'] !== ids.conversation_id);
    await client.request('join_chat', { invite_id: invite['invite_id'] });
    customer.schemaCloses();
    const byFlow = await client.chat('close_conversation', ({ cause }) => cause === 'flow_end');
    expect(byFlow['from_channel_id']).toBe(byFlow['conversation_id']);
  });

  it('close_chat replaces the cause by no_cause', async () => {
    const { client, ids } = await inChat();
    const bare = await client.request('close_chat', ids);
    expect(bare.error?.id).toBe('api.websocket_handler.invalid_param.app_error');
    await client.request('close_chat', { ...ids, cause: 'spam' });
    expect(await client.chat('close_conversation')).toMatchObject({ cause: 'no_cause' });
  });

  it('goes back to the queue after a decline: never at once to the same agent', async () => {
    const client = await openAgent(standIn);
    standIn.faults.reofferAfterMs = 60;
    customer.writes('Здравствуйте');
    const invite = await client.chat('user_invite');
    await client.request('decline_chat', { invite_id: invite['invite_id'], cause: 'BUSY' });
    expect((await client.request('decline_chat', { invite_id: invite['invite_id'] })).status).toBe('OK');
    await client.event('channel', ({ status }) => status === 'waiting');
    expect(standIn.conversations()[0]?.state).toBe('queue');
    const again = await client.chat('user_invite', (one) => one['invite_id'] !== invite['invite_id']);
    expect(again['conversation_id']).toBe(invite['conversation_id']);
  });

  it('is taken by another client of the agent: both hear it, the late join fails', async () => {
    const first = await openAgent(standIn);
    const second = await openAgent(standIn, { online: false });
    customer.writes('Здравствуйте');
    const invite = await second.chat('user_invite');
    await second.request('join_chat', { invite_id: invite['invite_id'] });
    expect(await first.chat('join_conversation')).toMatchObject({ member: { user_id: 10, internal: true } });
    const late = await first.request('join_chat', { invite_id: invite['invite_id'] });
    expect(late.error).toMatchObject({ id: 'chat.accept.app_err', code: 500 });
  });

  it('is withdrawn when another operator takes it', async () => {
    const client = await openAgent(standIn);
    customer.writes('Здравствуйте');
    const invite = await client.chat('user_invite');
    customer.givenToOther('operator2');
    const declined = await client.chat('decline_invite');
    expect(declined).toMatchObject({ invite_id: invite['invite_id'] });
    expect(declined).not.toHaveProperty('cause');
    expect(standIn.conversations()[0]?.operators).toEqual(['operator2']);
  });

  it('transfers to a user without title, timeout and variables of the queue; a wrong plan fails before anybody leaves', async () => {
    const { client, ids } = await inChat();
    const other = await openAgent(standIn, { login: 'operator2', online: false });
    await client.request('transfer_user_chat', { ...ids, user_id: 11, variables: { note: 7 } });
    expect(await client.chat('leave_conversation')).toMatchObject({ cause: 'TRANSFER' });
    const invite = await other.chat('user_invite');
    expect(invite).toMatchObject({ title: '', timeout_sec: 0, variables: { note: '7' } });
    expect(invite['variables']).not.toHaveProperty('cc_attempt_id');
    await other.request('join_chat', { invite_id: invite['invite_id'] });
    const own = { conversation_id: ids.conversation_id, channel_id: invite['invite_id'] };
    const failed = await other.request('blind_transfer_chat', { ...own, plan_id: 11 });
    expect(failed.error).toMatchObject({
      id: 'store.sql_chat_plan.get.schema_id.app_error',
      code: 404,
    });
    expect(standIn.conversations()[0]?.operators).toEqual(['operator2']);
  });
});

describe('snapshot (§3.2)', () => {
  it('holds invites first, then at most 40 chats; REST lists the rest', async () => {
    standIn.faults.inviteTimeoutSec = 0;
    for (let index = 0; index < 42; index += 1) {
      const one = standIn.customer({ name: `Клиент ${index}` });
      standIn.at(standIn.now() - 1000 * index, () => {
        one.writes('Здравствуйте');
        one.invite();
        one.takenElsewhere();
      });
    }
    customer.writes('Здравствуйте');
    customer.invite();
    const client = await openAgent(standIn, { online: false });
    const items = itemsOf(await client.request('list_active_chat', { page: 1, size: 2 }));
    expect(items).toHaveLength(41);
    expect(items[0]).toMatchObject({ channel_id: null, task: null, joined_at: null });
    expect(items[1]).toMatchObject({ invite_id: null, title: 'Клиент 0', member: { id: '', user_id: 10 } });
    const response = await fetch(`${standIn.origin}/api/chat/dialogs?online=true&peer.id=10&size=100`, {
      headers: { 'X-Webitel-Access': client.token },
    });
    const rest = (await response.json()) as { data: { id: string }[] };
    expect(rest.data).toHaveLength(42);
    expect(rest.data[0]?.id).toMatch(/^[0-9a-f]{32}$/);
  });

  it('holds at most 250 messages, newest first, and null lists when told so', async () => {
    const { client } = await inChat();
    for (let index = 0; index < 300; index += 1) customer.writes(`№ ${index}`);
    const read = async () =>
      itemsOf<{ messages: { text: string }[] }>(await client.request('list_active_chat'));
    const messages = (await read())[0]?.messages ?? [];
    expect(messages).toHaveLength(250);
    expect(messages[0]?.text).toBe('№ 299');
    standIn.faults.set({ nullMessages: true, nullMembers: true });
    expect((await read())[0]).toMatchObject({ messages: null, members: null });
  });

  it('keeps a chat in after-work with closed_at and leaving_at, and drops it when that is done', async () => {
    const { client } = await inChat();
    customer.leaves();
    const [item] = itemsOf(await client.request('list_active_chat'));
    expect(item).toMatchObject({ closed_at: expect.any(Number), leaving_at: expect.any(Number) });
    customer.operatorReports();
    expect((await client.request('list_active_chat')).data).toEqual({ items: [] });
  });
});
