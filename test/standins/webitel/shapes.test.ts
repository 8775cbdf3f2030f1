/** What each way of telling leaves out of a message, a task, a dialog; and everything a customer or a queue may do beside writing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebitel, type Customer, type WebitelStandIn } from './index.ts';
import { acceptedChat, call, itemsOf, nameOf, openAgent, type RawClient } from './support/raw-client.ts';

type Wire = Record<string, unknown>;

let standIn: WebitelStandIn;
let customer: Customer;

beforeEach(async () => {
  standIn = await startWebitel();
  standIn.faults.missedRestMs = 10;
  customer = standIn.customer({ name: 'Иван', externalId: '777' });
});

afterEach(() => standIn.stop());

const BYTES = new Uint8Array(4);
const snapshot = async (client: RawClient) => itemsOf<Wire>(await client.request('list_active_chat'));
const history = async (token: string, query = '') =>
  (
    await call(standIn, `/api/chat/dialogs/${customer.conversationId}/messages?${query}`, {
      headers: { 'X-Webitel-Access': token },
    })
  ).body['messages'] as Wire[];

/** The same message as a live event, in the snapshot, in an invitation and in history. */
async function told(say: () => { id: number }) {
  const { client } = await acceptedChat(standIn, customer);
  const { id } = say();
  const live = await client.chat('message', (data) => data['id'] === id);
  const stored = ((await snapshot(client))[0]!['messages'] as Wire[]).find((one) => one['id'] === id)!;
  const other = await openAgent(standIn, { login: 'operator2', online: false });
  customer.invite({ login: 'operator2' });
  const invite = await other.chat('user_invite');
  const invited = (invite['messages'] as Wire[]).find((one) => one['id'] === id)!;
  const past = (await history(other.token)).find((one) => one['id'] === String(id))!;
  return { live, stored, invited, past };
}

describe('a message', () => {
  it('that answers, was forwarded or is a pressed button says so in the live event only', async () => {
    const forward = { chatId: '5', messageId: '6', senderName: '', date: 1_787_300_000 };
    const { live, stored, invited } = await told(() =>
      customer.writes('вот', {
        replyTo: 1205,
        forward,
        postback: { mid: 'm', code: 'yes', text: 'вот' },
      }),
    );
    expect(live).toMatchObject({
      reply_to_message_id: 1205,
      forward_from_chat_id: '5',
      forward_from_message_id: '6',
      forward_sender_name: '',
      postback: { code: 'yes', text: 'вот' },
    });
    for (const poor of [stored, invited])
      expect(JSON.stringify(poor)).not.toMatch(/reply_to|forward|postback/);
  });

  it('that is a contact card is its phone elsewhere', async () => {
    const contact = { id: '777', firstName: 'Иван', phone: '+380671112233' };
    const { live, stored, invited } = await told(() => customer.sharesContact(contact));
    expect(live).toMatchObject({ type: 'contact', contact });
    for (const poor of [stored, invited]) {
      expect(poor).toMatchObject({ type: 'contact', text: '+380671112233' });
      expect(poor).not.toHaveProperty('contact');
    }
  });

  it('with a bad file is marked everywhere but in the invitation; only the live one has a link', async () => {
    const { live, stored, invited, past } = await told(() =>
      customer.sendsFile({ name: 'a.exe', mime: 'application/x-msdownload', bytes: BYTES, malware: true }),
    );
    expect(live['file']).toMatchObject({ malware: true, url: expect.stringContaining('signature=') });
    expect(stored['file']).toMatchObject({ malware: true, url: null });
    expect(invited['file']).toEqual({
      id: expect.any(Number),
      mime: 'application/x-msdownload',
      size: 4,
      name: 'a.exe',
    });
    expect(past['file']).toMatchObject({ malware: true });
  });

  it('of the policy of files has neither text nor channel, and a template that an invitation leaves out', async () => {
    const { live, stored, invited, past } = await told(() => customer.fileIsBlocked());
    const variables = { from: 'bot', template: 'file_policy_fail' };
    expect(live).toMatchObject({ type: 'text', variables });
    expect(live).not.toHaveProperty('channel_id');
    expect(stored).toMatchObject({ channel_id: '', text: '', variables });
    expect(invited).not.toHaveProperty('variables');
    expect(past).toMatchObject({ context: variables });
    expect(past).not.toHaveProperty('text');
  });

  it('may be a sticker, a film without a name, or of a kind that nobody knows', async () => {
    const { client } = await acceptedChat(standIn, customer);
    customer.sendsFile({ name: 'sticker.webp', mime: 'image/webp', bytes: BYTES, text: '😀' });
    customer.sendsFile({ name: 'AnimatedSticker.tgs', mime: 'application/x-tgsticker', bytes: BYTES });
    customer.sendsFile({ name: '', mime: 'video/mp4', bytes: BYTES });
    customer.writes('', { type: 'poll' });
    customer.presses('Да');
    await client.chat('message', (data) => 'postback' in data);
    const messages = (await snapshot(client))[0]!['messages'] as Wire[];
    expect(messages.slice(0, 5)).toMatchObject([
      { type: 'text', text: 'Да' },
      { type: 'poll', text: '' },
      { type: 'file', file: { name: '', mime: 'video/mp4' } },
      { type: 'file', file: { mime: 'application/x-tgsticker' } },
      { type: 'file', text: '😀', file: { mime: 'image/webp' } },
    ]);
  });
});

describe('who hears what', () => {
  it('the invited hear messages and the end; joins, leaves and other invitations only those who joined', async () => {
    const { client, ids } = await acceptedChat(standIn, customer);
    const other = await openAgent(standIn, { login: 'operator2', online: false });
    const third = await openAgent(standIn, { login: 'warranty', online: false });
    customer.invite({ login: 'operator2' });
    customer.invite({ login: 'warranty', timeoutSec: 0.03 });
    await third.chat('decline_invite');
    customer.writes('слышно?');
    await client.request('leave_chat', ids);
    customer.schemaCloses();
    await other.chat('close_conversation');
    const heard = (one: RawClient) => one.events.filter(({ event }) => event === 'chat').map(nameOf);
    expect(heard(other)).toEqual(['chat/user_invite', 'chat/message', 'chat/close_conversation']);
    expect(heard(third)).toEqual(['chat/user_invite', 'chat/decline_invite']);
    expect(heard(client)).not.toContain('chat/decline_invite');
    expect(heard(client).filter((name) => name === 'chat/invite_conversation')).toHaveLength(2);
  });

  it('agents among the members of an invitation have their user id as external id', async () => {
    await acceptedChat(standIn, customer);
    const other = await openAgent(standIn, { login: 'operator2', online: false });
    customer.invite({ login: 'operator2' });
    const { members } = (await other.chat('user_invite')) as { members: Wire[] };
    expect(members.at(-1)).toMatchObject({ type: 'webitel', user_id: 10, external_id: '10' });
  });
});

describe('the queue', () => {
  it('takes a chat away by a leave without a cause; the reason stands in the list of closed chats', async () => {
    const { client } = await acceptedChat(standIn, customer);
    customer.takenByQueue();
    expect(await client.chat('leave_conversation')).not.toHaveProperty('cause');
    customer.operatorReports();
    const listed = await call(standIn, '/api/agent/chats?only_closed=true', {
      headers: { 'X-Webitel-Access': client.token },
    });
    expect(listed.body['items']).toMatchObject([{ close_reason: 'agent_timeout', unprocessed_close: true }]);
  });

  it('tells in the invitation that it wants automatic acceptance', async () => {
    const client = await openAgent(standIn);
    standIn.customer({ name: 'Олег', variables: { wbt_auto_answer: '400' } }).writes('Добрий день');
    expect((await client.chat('user_invite'))['variables']).toMatchObject({ wbt_auto_answer: '400' });
  });

  it('may be one of another stack: a channel im, its tasks, and no chat', async () => {
    standIn.faults.imChannel = true;
    const client = await openAgent(standIn);
    const { data } = await client.request('cc_agent_session');
    expect(data?.['channels']).toContainEqual(expect.objectContaining({ channel: 'im' }));
    standIn.agent().otherWork('im');
    standIn.agent().otherWork('call', 'processing');
    await client.event('channel', ({ channel, status }) => channel === 'im' && status === 'distribute');
    const tasks = itemsOf<Wire>(await client.request('cc_agent_tasks', { agent_id: 77 }));
    expect(tasks.map(({ channel, state }) => [channel, state])).toEqual([
      ['im', 'offering'],
      ['call', 'processing'],
    ]);
  });
});

describe('answers', () => {
  it('with nothing to say have no data', async () => {
    const { client, ids } = await acceptedChat(standIn, customer);
    const answers = [
      await client.request('cc_agent_pause', { agent_id: 77, payload: 'Обед' }),
      await client.request('cc_agent_online', { agent_id: 77 }),
      await client.request('chat_set_contact', {
        id: ids.conversation_id,
        channel_id: ids.channel_id,
        contact_id: 901,
      }),
      await client.request('send_text_chat', { ...ids, text: 'а' }),
    ];
    for (const answer of answers) expect(answer).toEqual({ status: 'OK', seq_reply: answer.seq_reply });
  });

  it('of the engine itself have empty details; what is no request is dropped without one', async () => {
    const client = await openAgent(standIn);
    const before = client.answers.length;
    client.send('{"seq":"7","action":"ping"}');
    client.send('{"seq":1.5,"action":"ping"}');
    client.send('{"seq":8,"action":"ping","data":[]}');
    const { error } = await client.request('no_such_action');
    expect(error).toMatchObject({ code: 400, detail: '' });
    expect(client.answers).toHaveLength(before + 1);
  });

  it('of the centre wrap its own JSON', async () => {
    const client = await openAgent(standIn);
    const unknown = { attempt_id: 1, renewal_sec: 30 };
    expect((await client.request('cc_reporting', unknown)).error).toMatchObject({
      id: 'app.cc_member.reporting.app_err',
      code: 400,
      detail: expect.stringContaining('store.sql_member.reporting.not_found'),
    });
    expect((await client.request('cc_renewal', unknown)).error?.id).toBe(
      'app.cc_member.renewal_attempt.app_err',
    );
  });

  it('of a snapshot have a poor task, ordered by the channel that was touched last', async () => {
    const { client, ids } = await acceptedChat(standIn, customer);
    const second = standIn.customer({ name: 'Олег' });
    second.writes('Добрий день');
    second.takenElsewhere();
    await client.request('send_text_chat', { ...ids, text: 'а' });
    const items = await snapshot(client);
    expect(items.map(({ title }) => title)).toEqual(['Иван', 'Олег']);
    const task = items[0]!['task'] as Wire;
    expect(task).toMatchObject({ state: 'bridged', communication: null });
    for (const absent of ['agent_id', 'bridged_at', 'member_name']) expect(task).not.toHaveProperty(absent);
    // Of the conversation, which messages of people do not touch.
    expect(items[0]?.['updated_at']).toBe(standIn.conversations()[0]?.createdAt);
  });
});

describe('after-work', () => {
  it('is prolonged from the old deadline; with nothing left it stays, and the answer is OK', async () => {
    await standIn.stop();
    standIn = await startWebitel({ prolongations: 1 });
    customer = standIn.customer({ name: 'Иван' });
    const { client, ids } = await acceptedChat(standIn, customer);
    await client.request('leave_chat', ids);
    const deadlines = () =>
      client.events
        .filter(({ data }) => data['status'] === 'processing')
        .map(({ data }) => Number((data['processing'] as Wire)['timeout']));
    const { data } = await client.event('channel', ({ status }) => status === 'processing');
    const renewal = { attempt_id: data['attempt_id'], renewal_sec: 60 };
    await client.request('cc_renewal', renewal);
    expect((await client.request('cc_renewal', renewal)).status).toBe('OK');
    const [first = 0, ...later] = deadlines();
    expect(later).toEqual([first + 60_000, first + 60_000]);
  });

  it('that there is none of leaves a wrap-up until now, never until 0', async () => {
    await standIn.stop();
    standIn = await startWebitel({ processingSec: 0 });
    customer = standIn.customer({ name: 'Иван' });
    const { client, ids } = await acceptedChat(standIn, customer);
    await client.request('leave_chat', ids);
    const { data } = await client.event('channel', ({ status }) => status === 'wrap_time');
    expect(data['wrap_time']).toEqual({ timeout: data['timestamp'] });
  });
});

describe('REST', () => {
  it('dialogs have the context of the client’s leg; a closed one is dated by its end', async () => {
    const { client, ids } = await acceptedChat(standIn, customer);
    await client.request('leave_chat', ids);
    const { body } = await call(standIn, '/api/chat/dialogs', {
      headers: { 'X-Webitel-Access': client.token },
    });
    const dialog = (body['data'] as Wire[])[0]!;
    expect(dialog).toMatchObject({ context: { chat: 'telegram', user: '777' } });
    expect(dialog['context']).not.toHaveProperty('cc_queue_id');
    expect(dialog['date']).toBe(dialog['closed']);
    const agent = (dialog['members'] as Wire[])[0]!;
    expect(agent['join']).toBe((agent['invite'] as Wire)['date']);
  });

  it('quick replies are searched by name only, for all queues, and sorted by name', async () => {
    const { token } = await openAgent(standIn, { online: false });
    const names = async (query: string) => {
      const { body } = await call(standIn, `/api/call_center/quick_replies?size=100&${query}`, {
        headers: { 'X-Webitel-Access': token },
      });
      return ((body['items'] ?? []) as { name: string; text: string }[]).map(({ name }) => name);
    };
    const all = await names('sort=name');
    expect(all).toEqual([...all].sort((a, b) => a.localeCompare(b)));
    expect(await names('queue=3')).toHaveLength(all.length);
    expect(await names(`q=${encodeURIComponent('такого имени нет')}`)).toEqual([]);
  });
});
