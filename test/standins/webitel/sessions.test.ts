/** How sessions, licences and rights end or lack: what each service says, and what a socket still hears. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebitel, type Customer, type Right, type WebitelStandIn } from './index.ts';
import {
  acceptedChat,
  call,
  chatPayloads,
  openAgent,
  openSocket,
  post,
  signIn,
  type RawClient,
} from './support/raw-client.ts';

let standIn: WebitelStandIn;
let customer: Customer;

beforeEach(async () => {
  standIn = await startWebitel();
  standIn.faults.missedRestMs = 10;
  customer = standIn.customer({ name: 'Иван' });
});

afterEach(() => standIn.stop());

const heard = (client: RawClient) => chatPayloads(client.events, 'message').map(({ text }) => text);
const errors = (client: RawClient) => client.events.filter(({ event }) => event === 'error');
const get = (path: string, token: string) => call(standIn, path, { headers: { 'X-Webitel-Access': token } });

async function challenge(token: string) {
  const client = await openSocket(standIn);
  return { client, answer: await client.request('authentication_challenge', { token }) };
}

describe('a session that is past its deadline', () => {
  it('is told once by the event error; chat events go on, the others stop', async () => {
    const { client } = await acceptedChat(standIn, customer);
    standIn.expireTokens();
    const error = await client.event('error');
    expect(error.data['error']).toEqual({
      id: 'app.session.unauthenticated',
      status: 'Unauthorized',
      detail: '',
      code: 401,
    });
    const answer = await client.request('ping', { ping: 1 });
    expect(answer.error).toMatchObject({
      id: 'api.web_socket_router.not_authenticated.app_error',
      code: 500,
    });
    const before = client.events.length;
    standIn.agent().setStatus('pause');
    customer.writes('слышно?');
    await client.chat('message');
    expect(client.events.slice(before).map(({ event }) => event)).toEqual(['chat']);
    expect(errors(client)).toHaveLength(1);
  });

  it('quietly: the next request meets it', async () => {
    const client = await openAgent(standIn);
    standIn.expireTokens({ quiet: true });
    expect(errors(client)).toHaveLength(0);
    await client.request('ping', { ping: 1 });
    expect(errors(client)).toHaveLength(1);
  });
});

describe('a session that was revoked before its deadline', () => {
  it('gives no event: requests FAIL with 401, everything else goes on', async () => {
    const { client, ids } = await acceptedChat(standIn, customer);
    standIn.revokeTokens();
    const answer = await client.request('send_text_chat', { ...ids, text: 'а' });
    expect(answer.error).toMatchObject({ id: 'app.session.unauthenticated', code: 401, detail: '' });
    standIn.agent().setStatus('pause');
    customer.writes('слышно?');
    await client.event('agent_status', ({ status }) => status === 'pause');
    expect(heard(client)).toContain('слышно?');
    expect(errors(client)).toHaveLength(0);
  });

  it('so it is after a sign-out over REST', async () => {
    const client = await openAgent(standIn);
    await post(standIn, '/api/logout', {}, client.token);
    expect((await client.request('ping', { ping: 1 })).error?.code).toBe(401);
    expect((await challenge(client.token)).answer.error).toMatchObject({ code: 401 });
  });
});

describe('an auth service that does not answer', () => {
  it('FAILs requests with 500 and refuses new sockets with 500, but nobody is told that the session ended', async () => {
    const client = await openAgent(standIn);
    standIn.faults.sessions = 'unavailable';
    const refusal = { id: 'app.session.app_error', code: 500 };
    expect((await client.request('list_active_chat')).error).toMatchObject(refusal);
    expect((await challenge(client.token)).answer.error).toMatchObject(refusal);
    expect((await get('/api/userinfo', client.token)).status).toBe(500);
    expect(errors(client)).toHaveLength(0);
    standIn.faults.sessions = 'ok';
    expect((await client.request('list_active_chat')).status).toBe('OK');
  });

  it.each(['never', 'seconds'] as const)(
    'with `expire` %s it is met at the next event already, as the event error 500; the same token is good later',
    async (tokenExpire) => {
      standIn.faults.tokenExpire = tokenExpire;
      const client = await openAgent(standIn);
      standIn.faults.sessions = 'unavailable';
      standIn.agent().setStatus('pause');
      const error = await client.event('error');
      expect(error.data['error']).toMatchObject({ id: 'app.session.app_error', code: 500 });
      standIn.faults.sessions = 'ok';
      const again = await client.request('ping', { ping: 1 });
      expect(again.error?.id).toBe('api.web_socket_router.not_authenticated.app_error');
      expect((await challenge(client.token)).answer.status).toBe('OK');
    },
  );

  it('is a 401 of a first message with id and detail the other way round, and a 500 of storage', async () => {
    const token = await signIn(standIn);
    standIn.faults.sessions = 'unavailable';
    const sent = await post(standIn, '/api/chat/broadcast', { message: { text: 'a' }, peers: [] }, token);
    expect(sent).toMatchObject({ status: 401, body: { id: 'failed to get userinfo from app' } });
    expect(await get('/api/storage/file/61/download', token)).toMatchObject({
      status: 500,
      body: { id: 'app.session.app_error' },
    });
  });
});

describe('storage', () => {
  it('never says 401', async () => {
    const token = await signIn(standIn);
    standIn.expireTokens();
    const answer = async (given: string) => (await get('/api/storage/file/61/stream', given)).body;
    expect(await answer(token)).toMatchObject({ id: 'app.session.unauthorized.app_error', code: 500 });
    expect(await answer('')).toMatchObject({ id: 'api.context.session_expired.app_error', code: 500 });
  });
});

describe('licences', () => {
  it('none at all: the challenge FAILs with 412, there is no hello', async () => {
    const token = await signIn(standIn);
    standIn.faults.licence = 'none';
    const { client, answer } = await challenge(token);
    expect(answer.error).toMatchObject({ id: 'api.context.permissions.license', code: 412 });
    expect(client.events).toEqual([]);
    expect((await get('/api/userinfo', token)).body).not.toHaveProperty('license');
  });

  it('others than the call centre: signed in with use_cc false, chat actions FAIL with 403', async () => {
    standIn.faults.licence = 'other';
    const { client } = await challenge(await signIn(standIn));
    expect(client.events[0]?.data).toMatchObject({ use_cc: false, use_chat: false });
    expect((await client.request('subscribe_chat')).error?.code).toBe(403);
  });

  it('that end meanwhile are told as the event error 412 where `expire` lies behind', async () => {
    standIn.faults.tokenExpire = 'never';
    const client = await openAgent(standIn);
    standIn.faults.licence = 'none';
    standIn.checkSessions();
    expect((await client.event('error')).data['error']).toMatchObject({ code: 412 });
  });
});

describe('rights', () => {
  const ENGINE = 'api.context.permissions.app_error';
  const CHAT = 'chat.objclass.access.denied';
  const paths: [Right, string, string][] = [
    ['cc_agent', '/api/call_center/agents/77/pause_causes', ENGINE],
    ['dictionaries', '/api/call_center/quick_replies', ENGINE],
    ['acr_chat_plan', '/api/routing/outbound/chat', ENGINE],
    ['users', '/api/call_center/users', ENGINE],
    ['chats', '/api/chat/dialogs', CHAT],
    ['chats', '/api/chat/customers', CHAT],
    ['chats', '/api/agent/chats', 'agent_chat.objclass.access.denied'],
    ['contacts', '/api/contacts', 'contacts.objclass.access.denied'],
  ];

  it.each(paths)('%s off: %s answers 403 with its own id', async (right, path, id) => {
    const token = await signIn(standIn);
    standIn.faults.rightsOff = [right];
    expect(await get(path, token)).toMatchObject({ status: 403, body: { id, code: 403 } });
    for (const [, other] of paths.filter(([one]) => one !== right)) {
      expect((await get(other, token)).status).toBe(200);
    }
    const scope = (await get('/api/userinfo', token)).body['scope'];
    expect(scope).not.toContainEqual(expect.objectContaining({ class: right }));
  });

  it('cc_agent off: session, tasks and status; cc_queue off: report and prolongation', async () => {
    const { client, ids } = await acceptedChat(standIn, customer);
    await client.request('leave_chat', ids);
    const { data } = await client.event('channel', ({ status }) => status === 'processing');
    const attempt = { attempt_id: data['attempt_id'] };
    const refused = async (action: string, given = {}) =>
      (await client.request(action, given)).error?.id === ENGINE;
    standIn.faults.rightsOff = ['cc_queue'];
    expect(await refused('cc_reporting', { ...attempt, success: true })).toBe(true);
    expect(await refused('cc_renewal', { ...attempt, renewal_sec: 30 })).toBe(true);
    expect(await refused('cc_agent_session')).toBe(false);
    standIn.faults.rightsOff = ['cc_agent'];
    expect(await refused('cc_agent_session')).toBe(true);
    expect(await refused('cc_agent_tasks', { agent_id: 77 })).toBe(true);
    expect(await refused('cc_agent_pause', { agent_id: 77 })).toBe(true);
    expect(await refused('cc_reporting', { ...attempt, success: true })).toBe(false);
  });

  it('an agent session may be refused for a passing reason', async () => {
    const client = await openAgent(standIn);
    const id = 'store.sql_agent.get_session.app_error';
    standIn.faults.failBefore = { times: 1, action: 'cc_agent_session', id, code: 500 };
    expect((await client.request('cc_agent_session')).error).toMatchObject({ id, code: 500 });
    expect((await client.request('cc_agent_session')).status).toBe('OK');
  });
});
