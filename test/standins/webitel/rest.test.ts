/** REST beyond its shapes: sign-in, refusals, paging, files, marks, first messages, HTTP faults (protocol §5). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedDay, startWebitel, type WebitelStandIn } from './index.ts';
import { noonClock } from './support/noon.ts';
import { call, post, signIn } from './support/raw-client.ts';

let standIn: WebitelStandIn;
let token: string;

beforeEach(async () => {
  standIn = await startWebitel({ clock: noonClock() });
  seedDay(standIn);
  token = await signIn(standIn);
});

afterEach(() => standIn.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  call(standIn, path, { headers: { 'X-Webitel-Access': token, ...headers } });

const list = (value: unknown) => value as Record<string, never>[];
const chatOf = (name: string) =>
  standIn.customers().find((one) => one.name.startsWith(name))?.conversationId ?? '';

const login = (body: object) => post(standIn, '/api/login', { domain: 'acme', password: 'secret', ...body });

const contactOf605 = () => get('/api/contacts?q=605&qin=imclients{user{id}}');

const agentChats = async (query: string) =>
  list((await get(`/api/agent/chats?${query}`)).body['items'] ?? []);

const markTaras = () =>
  call(standIn, `/api/agent/chats/${chatOf('Тарас')}`, {
    method: 'PATCH',
    headers: { 'X-Webitel-Access': token },
  });

const peer = { id: '520924604', type: 'telegram', via: '9' };
const broadcast = (peers: object[], text = 'Ваш заказ готов') =>
  post(standIn, '/api/chat/broadcast', { message: { text }, peers }, token);

const bytes = new TextEncoder().encode('0123456789');

const upload = (body: BodyInit, headers: Record<string, string> = {}, query = '') =>
  call(standIn, `/api/storage/file/${chatOf('Олександр')}/upload?channel=chat${query}`, {
    method: 'POST',
    headers: { 'X-Webitel-Access': token, ...headers },
    body,
  });

function form(content: BlobPart = bytes) {
  const data = new FormData();
  data.append('anything', new File([content], 'счёт №1.pdf', { type: 'application/pdf' }));
  return data;
}

describe('sign-in (§1.3)', () => {
  it('asks for the second factor and takes only the right code', async () => {
    const first = await login({ username: 'twofactor' });
    expect(first.body).toEqual({ id: expect.any(String) });
    const id = first.body['id'];
    const wrong = await post(standIn, '/api/login/2fa', { id, totp: '000000' });
    expect(wrong.status).toBe(401);
    const right = await post(standIn, '/api/login/2fa', { id, totp: '123456' });
    expect(right.body).toMatchObject({ access_token: expect.any(String) });
  });

  it('refuses wrong passwords, unknown domains and expired passwords', async () => {
    expect((await login({ username: 'operator', password: 'x' })).status).toBe(401);
    expect((await login({ username: 'operator', domain: 'nowhere' })).status).toBe(404);
    expect((await login({ username: 'expired' })).body['id']).toContain('password.expired');
    expect((await get('/api/login?domain=acme')).status).toBe(200);
    expect((await get('/api/login?domain=nowhere')).status).toBe(404);
  });

  it('ends a session by logout and all by expiry', async () => {
    await post(standIn, '/api/logout', {}, token);
    expect((await get('/api/userinfo')).status).toBe(401);
    token = await signIn(standIn);
    standIn.expireTokens();
    const refused = await get('/api/userinfo');
    expect(refused).toMatchObject({ status: 401, body: { id: 'app.session.unauthenticated', code: 401 } });
    expect(refused.body).toHaveProperty('detail');
  });

  it('answers preflights of any origin', async () => {
    const response = await fetch(`${standIn.origin}/api/userinfo`, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toContain('X-Webitel-Access');
  });
});

describe('lists', () => {
  it('page, search with *, and leave empty fields out', async () => {
    const first = await get('/api/call_center/quick_replies?page=1&size=10');
    expect(first.body['next']).toBe(true);
    expect(list(first.body['items'])).toHaveLength(10);
    const last = await get('/api/call_center/quick_replies?page=99&size=10');
    expect(last.body).toEqual({});
    const found = await get('/api/routing/outbound/chat?q=гаран*&enabled=true');
    expect(list(found.body['items'])).toMatchObject([{ id: 8 }]);
  });

  it('find a contact by the messenger account and link a chat to one', async () => {
    expect((await contactOf605()).body).not.toHaveProperty('data');
    const linked = await post(standIn, `/api/chat/${chatOf('Олег')}/link?contact_id=902`, {}, token);
    expect(linked.body).toEqual({});
    expect(list((await contactOf605()).body['data'])).toMatchObject([{ id: '902' }]);
  });

  it('refuse what a plain agent may not see', async () => {
    expect((await get('/api/chat/bots')).status).toBe(403);
    token = await signIn(standIn, 'supervisor');
    expect(list((await get('/api/chat/bots')).body['items']).length).toBeGreaterThan(4);
    standIn.faults.rightsOff = ['chats'];
    expect((await get('/api/chat/dialogs')).status).toBe(403);
  });
});

describe('history (§5.2)', () => {
  it('goes back by offset.id and names authors by an index into peers', async () => {
    const id = chatOf('Олександр').replaceAll('-', '');
    const first = await get(`/api/chat/dialogs/${id}/messages?limit=3`);
    const messages = list(first.body['messages']) as unknown as { id: string; from: { id: string } }[];
    const peers = list(first.body['peers']) as unknown as { type: string }[];
    expect(first.body['next']).toBe(true);
    expect(messages.map(({ from }) => peers[Number(from.id) - 1]?.type)).toEqual([
      'telegram',
      'telegram',
      'user',
    ]);
    const older = await get(`/api/chat/dialogs/${id}/messages?limit=3&offset.id=${messages.at(-1)?.id}`);
    const ids = list(older.body['messages']).map(({ id: one }) => Number(one));
    expect(ids).toHaveLength(3);
    expect(Math.max(...ids)).toBeLessThan(Number(messages.at(-1)?.id));
  });
});

describe('closed chats of today (§5.3)', () => {
  it('are strict in both flags; the mark is not idempotent', async () => {
    expect(await agentChats('only_closed=true&only_unprocessed=true')).toMatchObject([
      { title: 'Тарас Г.', close_reason: 'client_leave', unprocessed_close: true },
    ]);
    expect(await agentChats('only_closed=true&only_unprocessed=false')).toMatchObject([
      { close_reason: 'agent_leave' },
    ]);
    expect(await agentChats('only_closed=false')).toHaveLength(2);
    expect((await markTaras()).body).toEqual({});
    const again = await markTaras();
    expect(again.status).toBe(500);
    expect(again.body['id']).toContain('no_rows_affected.error');
  });
});

describe('first message (§5.5)', () => {
  it('reaches known customers only, except through gotd; failures come with 200', async () => {
    expect((await broadcast([peer])).body).toEqual({ variables: {} });
    const unknown = await broadcast([{ ...peer, id: '1' }]);
    expect(unknown.status).toBe(200);
    expect(unknown.body['failure']).toEqual([
      { peer_id: '1', error: { code: 404, message: 'peer is not found' } },
    ]);
    expect((await broadcast([{ id: '+380671234567', type: 'gotd', via: '14' }])).body).toEqual({
      variables: {},
    });
    expect((await broadcast([{ ...peer, via: '15' }])).body['failure']).toMatchObject([
      { error: { code: 400 } },
    ]);
    expect((await broadcast([{ ...peer, type: 'webchat', via: '12' }])).body['failure']).toHaveLength(1);
    standIn.faults.broadcastFailures = [{ code: 429, message: 'too many' }];
    expect((await broadcast([peer])).body['failure']).toMatchObject([{ error: { code: 429 } }]);
    expect((await broadcast([])).status).toBe(400);
    expect((await broadcast([peer], ' ')).body['id']).toBe('message.text.invalid');
  });

  it('can be stored and its answer cut off; the log tells requests of one connection', async () => {
    const before = standIn.conversations().length;
    standIn.faults.cutBroadcasts = 1;
    await expect(broadcast([peer])).rejects.toThrow('fetch failed');
    expect(standIn.conversations()).toHaveLength(before + 1);
    expect(standIn.faults.cutBroadcasts).toBe(0);
    await broadcast([peer]);
    const [cut, answered] = standIn.log.requests.slice(-2);
    expect(cut?.path).toBe('/api/chat/broadcast');
    expect(cut?.connection).not.toBe(answered?.connection);
  });

  it('leaves a closed conversation in history and no active chat', async () => {
    const before = standIn.conversations().length;
    await broadcast([peer]);
    expect(standIn.conversations()).toHaveLength(before + 1);
    expect(standIn.conversations().at(-1)).toMatchObject({ state: 'closed', closeCause: 'broadcast_end' });
  });
});

describe('files (§5.6)', () => {
  it('takes multipart and raw bodies; ids and sizes are numbers, the link is relative', async () => {
    const [file] = list((await upload(form())).body) as unknown as Record<string, unknown>[];
    expect(file).toMatchObject({
      id: expect.any(Number),
      name: 'счёт №1.pdf',
      size: 10,
      mime: 'application/pdf',
    });
    expect(file?.['shared']).toMatch(/^\/any\/file\/\d+\/download\?domain_id=1&expires=\d+&signature=/);
    const raw = await upload(bytes, { 'Content-Type': 'image/png' }, '&name=a.png');
    expect(list(raw.body)[0]).toMatchObject({ name: 'a.png', mime: 'image/png', size: 10 });
  });

  it('gives files by header, bearer or query, in ranges, and by a link that expires', async () => {
    const [file] = list((await upload(form())).body) as unknown as { id: number; shared: string }[];
    const path = `/api/storage/file/${file?.id}`;
    expect((await get(`${path}/download`)).body).toEqual({ text: '0123456789' });
    expect(await call(standIn, `${path}/download`)).toMatchObject({
      status: 500,
      body: { id: 'api.context.session_expired.app_error' },
    });
    const whole = await get(`${path}/download`, { Range: 'bytes=2-4' });
    expect(whole).toMatchObject({ status: 200, body: { text: '0123456789' } });
    expect(whole.headers.get('accept-ranges')).toBeNull();
    expect(whole.headers.get('content-disposition')).toBe(
      `attachment;  filename="${encodeURIComponent('счёт №1.pdf')}"`,
    );
    expect((await call(standIn, `${path}/stream?access_token=${token}`)).status).toBe(200);
    const part = await get(`${path}/stream`, { Range: 'bytes=2-4' });
    expect(part).toMatchObject({ status: 206, body: { text: '234' } });
    expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
    expect((await get(`${path}/stream`, { Range: 'bytes=50-' })).status).toBe(416);
    standIn.faults.ignoreRanges = true;
    expect((await get(`${path}/stream`, { Range: 'bytes=2-4' })).status).toBe(200);
    const shared = file?.shared ?? '';
    expect((await call(standIn, shared)).status).toBe(200);
    expect((await call(standIn, shared.replace(/.$/, '-'))).status).toBe(403);
    standIn.faults.presignedTtlMs = 0;
    const [expired] = list((await upload(form())).body) as unknown as { shared: string }[];
    expect((await call(standIn, expired?.shared ?? '')).status).toBe(403);
  });

  it('refuses uploads with the detail of the policy, and files over 20 MB', async () => {
    for (const reason of ['max size', 'file extension is not allowed', 'not found channel'] as const) {
      standIn.faults.uploadRefusal = reason;
      expect(await upload(form())).toMatchObject({
        status: 403,
        body: { id: 'policy.file.allow', detail: reason },
      });
    }
    standIn.faults.uploadRefusal = 'malware';
    expect((await upload(form())).body['id']).toBe('file.malware');
    standIn.faults.uploadRefusal = null;
    expect((await upload(form(new Uint8Array(20 * 1024 * 1024)))).status).toBe(200);
    expect((await upload(form(new Uint8Array(20 * 1024 * 1024 + 1)))).status).toBe(403);
  });
});

describe('HTTP faults (§9.5)', () => {
  it('are down, slow, 500, 502 with HTML or 401, on all paths or some', async () => {
    const { faults } = standIn;
    faults.http = 'down';
    await expect(get('/api/userinfo')).rejects.toThrow('fetch failed');
    faults.http = '500';
    expect(await get('/api/userinfo')).toMatchObject({ status: 500, body: { code: 500 } });
    faults.http = '502-html';
    expect((await get('/api/userinfo')).body['text']).toContain('502 Bad Gateway');
    faults.http = '401';
    faults.httpPath = '/api/storage';
    expect((await get('/api/userinfo')).status).toBe(200);
    expect((await get('/api/storage/file/61/download')).status).toBe(401);
    faults.set({ http: 'slow', httpPath: '', httpDelayMs: 60 });
    const before = performance.now();
    await get('/api/userinfo');
    expect(performance.now() - before).toBeGreaterThan(50);
  });
});
