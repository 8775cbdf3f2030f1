/** The envelope, sign-in and the agent's session on the wire: one rule of the protocol per test. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebitel, type Customer, type WebitelStandIn } from './index.ts';
import { acceptedChat, chatPayloads, itemsOf, openAgent, openSocket, signIn } from './support/raw-client.ts';

let standIn: WebitelStandIn;
let customer: Customer;

beforeEach(async () => {
  standIn = await startWebitel();
  standIn.faults.missedRestMs = 10;
  customer = standIn.customer({ name: 'Иван' });
});

afterEach(() => standIn.stop());

const inChat = () => acceptedChat(standIn, customer);

describe('envelope (§1.2)', () => {
  it('refuses a bad seq without seq_reply, an unknown and a missing action', async () => {
    const client = await openAgent(standIn);
    client.send(JSON.stringify({ seq: 0, action: 'ping' }));
    const badSeq = await client.answer(({ status }) => status === 'FAIL');
    expect(badSeq.error?.id).toBe('api.web_socket_router.bad_seq.app_error');
    expect(badSeq).not.toHaveProperty('seq_reply');
    const unknown = await client.request('no_such_action');
    expect(unknown.error).toMatchObject({ id: 'api.web_socket_router.bad_action.app_error', code: 400 });
    expect((await client.request('')).error?.id).toBe('api.web_socket_router.no_action.app_error');
  });

  it('skips binary frames and what is not JSON, and takes numbers only as numbers', async () => {
    const client = await openAgent(standIn);
    const before = client.answers.length;
    client.send(Buffer.from('{"seq":50,"action":"ping"}'));
    client.send('not json');
    const answer = await client.request('cc_agent_tasks', { agent_id: '77' });
    expect(answer.error).toMatchObject({ id: 'api.websocket_handler.invalid_param.app_error', code: 400 });
    expect(client.answers).toHaveLength(before + 1);
  });

  it('leaves data out when there is none, and answers ping and latency', async () => {
    const client = await openAgent(standIn);
    const answer = await client.request('cc_agent_subscribe_status', { agent_id: 77 });
    expect(answer).toEqual({ status: 'OK', seq_reply: answer.seq_reply });
    expect((await client.request('ping', { ping: 1 })).data).toMatchObject({ pong: 1 });
    expect((await client.request('latency_start')).data).toHaveProperty('server_ts');
  });

  it('numbers the events of a socket from 0 with hello', async () => {
    const { client } = await inChat();
    expect(client.events[0]?.event).toBe('hello');
    expect(client.events.map(({ seq }) => seq)).toEqual(client.events.map((_, index) => index));
  });
});

describe('authentication (§1.3)', () => {
  it('drops a socket that does not sign in before the deadline, without a close frame', async () => {
    await standIn.stop();
    standIn = await startWebitel({ authDeadlineMs: 100 });
    const client = await openSocket(standIn);
    const early = await client.request('ping', { ping: 1 });
    expect(early.error?.id).toBe('api.web_socket_router.not_authenticated.app_error');
    expect(await client.closed).toBe(1006);
  });

  it('refuses a wrong token, closes at once on a token that is no string', async () => {
    const client = await openSocket(standIn);
    const refused = await client.request('authentication_challenge', { token: 'wrong' });
    expect(refused.error).toMatchObject({ id: 'app.session.unauthenticated', code: 401 });
    const other = await openSocket(standIn);
    other.post('authentication_challenge', { token: 5 });
    expect(await other.closed).toBe(1006);
  });

  it('sends hello before OK and ignores a second challenge without an answer', async () => {
    const token = await signIn(standIn);
    const client = await openSocket(standIn);
    const seq = client.post('authentication_challenge', { token });
    await client.answer(seq);
    expect(client.frames[0]).toContain('"event":"hello"');
    expect(client.frames[1]).toContain('"seq_reply":1');
    const second = client.post('authentication_challenge', { token });
    await client.request('ping', { ping: 1 });
    expect(client.answers.some(({ seq_reply: reply }) => reply === second)).toBe(false);
  });

  it('never keeps tokens or passwords in its log', async () => {
    const token = await signIn(standIn);
    const client = await openSocket(standIn);
    await client.request('authentication_challenge', { token });
    const log = JSON.stringify(standIn.log);
    expect(log).toContain('authentication_challenge');
    expect(log).not.toContain(token);
    expect(log).not.toContain('secret');
  });

  it('after expiry sends the error event and refuses every request; a new sign-in on it doubles the events', async () => {
    const { client } = await inChat();
    standIn.expireTokens();
    const error = await client.event('error');
    expect(error.data['error']).toMatchObject({ code: 401 });
    const answer = await client.request('list_active_chat');
    expect(answer.error?.id).toBe('api.web_socket_router.not_authenticated.app_error');
    customer.writes('кто-нибудь?');
    expect(chatPayloads(client.events, 'message')).toHaveLength(0);
    await client.request('authentication_challenge', { token: await signIn(standIn) });
    customer.writes('дважды');
    await client.request('ping', { ping: 1 });
    expect(chatPayloads(client.events, 'message').map(({ text }) => text)).toEqual([
      'кто-нибудь?',
      'дважды',
      'дважды',
    ]);
  });
});

describe('agent (§2)', () => {
  it('refuses online twice, offline twice and the same pause twice', async () => {
    const client = await openAgent(standIn);
    const agent = { agent_id: 77 };
    const again = await client.request('cc_agent_online', { ...agent, on_demand: false });
    expect(again.error).toMatchObject({
      code: 400,
      detail: expect.stringContaining('app.agent.set_login.agent_logged'),
    });
    await client.request('cc_agent_pause', { ...agent, payload: 'Обед' });
    const pause = await client.event('agent_status', ({ status }) => status === 'pause');
    expect(pause.data).toMatchObject({ status_payload: 'Обед' });
    expect(pause.data).not.toHaveProperty('channels');
    const samePause = await client.request('cc_agent_pause', { ...agent, payload: 'Обед' });
    expect(samePause.error?.id).toBe('app.agent.set_pause.payload');
    await client.request('cc_agent_offline', agent);
    expect((await client.request('cc_agent_offline', agent)).error?.id).toBe('app.agent.logout.app_err');
  });

  it('is no agent without an agent record', async () => {
    const client = await openSocket(standIn);
    await client.request('authentication_challenge', { token: await signIn(standIn, 'noagent') });
    const session = await client.request('cc_agent_session');
    expect(session.error).toMatchObject({ id: 'User.valid.agent_id', code: 404 });
  });

  it('is put offline some time after the last socket died', async () => {
    await standIn.stop();
    standIn = await startWebitel({ offlineAfterMs: 30 });
    const client = await openAgent(standIn);
    client.close();
    await standIn.agent().waitForStatus('offline');
    expect(standIn.agent().payload).toBe('system/ws/sip');
  });

  it('shows tasks of a pending invitation and of after-work, and frees the channel with the report', async () => {
    const { client, ids } = await inChat();
    const [task] = itemsOf<{ attempt_id: number }>(await client.request('cc_agent_tasks', { agent_id: 77 }));
    expect(task).toMatchObject({ state: 'bridged', agent_channel_id: ids.channel_id });
    await client.request('leave_chat', ids);
    const processing = await client.event('channel', ({ status }) => status === 'processing');
    expect(processing.data['processing']).toMatchObject({ sec: 30, renewal_sec: 15, autosave: false });
    await client.request('cc_renewal', { attempt_id: task?.attempt_id, renewal_sec: 60 });
    await client.request('cc_reporting', { attempt_id: task?.attempt_id, success: true });
    const statuses = client.events
      .filter(({ event }) => event === 'channel')
      .map(({ data }) => data['status']);
    const life = ['distribute', 'offering', 'bridged', 'processing', 'processing', 'wrap_time'];
    expect(statuses.slice(0, 6)).toEqual(life);
    await client.event('channel', ({ status }) => status === 'waiting');
  });
});
