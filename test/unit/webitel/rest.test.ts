import { describe, expect, it } from 'vitest';
import { WebitelError } from '../../../lib/webitel/errors.ts';
import {
  login,
  loginSecondFactor,
  logout,
  readPauseCauses,
  readUserInfo,
  socketUrl,
  type Fetch,
} from '../../../lib/webitel/rest.ts';

const ORIGIN = 'https://cc.example';
const CREDENTIALS = { origin: ORIGIN, domain: 'acme', username: 'ann', password: 'pa$$' };

interface Call {
  url: string;
  init: RequestInit;
}

function server(answer: unknown, status = 200): { fetch: Fetch; calls: Call[] } {
  const calls: Call[] = [];
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return {
    calls,
    fetch: async (url, init) => {
      calls.push({ url, init });
      return new Response(body, { status });
    },
  };
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (e: unknown) => (e instanceof WebitelError ? [e.kind, e.id] : e),
  );

const headers = (call: Call) => call.init.headers as Record<string, string>;

describe('login', () => {
  it('sends what was typed in the body alone and takes the token', async () => {
    const { fetch, calls } = server({ access_token: 'T' });
    expect(await login(fetch, CREDENTIALS)).toEqual({ kind: 'token', token: 'T' });
    expect(calls[0]!.url).toBe(`${ORIGIN}/api/login`);
    expect(calls[0]!.init).toMatchObject({ method: 'POST', credentials: 'omit' });
    expect(JSON.parse(String(calls[0]!.init.body))).toEqual({
      username: 'ann',
      password: 'pa$$',
      domain: 'acme',
    });
    expect(headers(calls[0]!)).not.toHaveProperty('X-Webitel-Access');
  });

  it('takes the token of the OAuth shape', async () => {
    const { fetch } = server({ authorization: { access_token: 'T' } });
    expect(await login(fetch, CREDENTIALS)).toEqual({ kind: 'token', token: 'T' });
  });

  it('asks for the second factor, and the code goes with the challenge', async () => {
    expect(await login(server({ id: 'ch' }).fetch, CREDENTIALS)).toEqual({
      kind: 'second-factor',
      challenge: 'ch',
    });
    const { fetch, calls } = server({ access_token: 'T' });
    expect(await loginSecondFactor(fetch, ORIGIN, 'ch', '123456')).toEqual({ kind: 'token', token: 'T' });
    expect(calls[0]!.url).toBe(`${ORIGIN}/api/login/2fa`);
    expect(JSON.parse(String(calls[0]!.init.body))).toEqual({ id: 'ch', totp: '123456' });
  });

  it('refused: the server’s id; a wrong password is no dead session', async () => {
    const { fetch } = server({ id: 'app.user.login.unauthorized', detail: 'no' }, 401);
    expect(await failure(login(fetch, CREDENTIALS))).toEqual(['refused', 'app.user.login.unauthorized']);
  });

  it.each([
    ['no server', null, 0, ['never-left', 'unreachable']],
    ['a page of HTML', '<html>', 200, ['refused', 'not-webitel']],
    ['a gateway’s page', '<html>502', 502, ['never-left', 'http.502']],
    ['an empty answer', '', 200, ['refused', 'not-webitel']],
    ['an error without an id', { message: 'x' }, 500, ['never-left', 'http.500']],
    ['JSON that is no login', { ok: true }, 200, ['refused', 'login.shape']],
    ['an empty token', { access_token: '' }, 200, ['refused', 'login.shape']],
    ['a token that is no text', { access_token: { a: 1 } }, 200, ['refused', 'login.shape']],
    ['a list', [], 200, ['refused', 'login.shape']],
  ])('%s', async (_, body, status, expected) => {
    const fetch: Fetch =
      body === null ? () => Promise.reject(new TypeError('Failed to fetch')) : server(body, status).fetch;
    expect(await failure(login(fetch, CREDENTIALS))).toEqual(expected);
  });
});

const askAnswered = (status: number) =>
  failure(readUserInfo(server({ id: 'x.y' }, status).fetch, ORIGIN, 'T'));
const readUser = (body: unknown) => readUserInfo(server(body).fetch, ORIGIN, 'T');
const readCauses = (body: unknown) =>
  readPauseCauses({ ...server(body), origin: ORIGIN, token: 'T', onRefused: () => {} }, 77);

describe('with a token', () => {
  it('travels in a header and never in an address', async () => {
    for (const ask of [
      (fetch: Fetch) => readUserInfo(fetch, ORIGIN, 'SECRET'),
      (fetch: Fetch) => readPauseCauses({ fetch, origin: ORIGIN, token: 'SECRET', onRefused: () => {} }, 77),
      (fetch: Fetch) => logout(fetch, ORIGIN, 'SECRET'),
    ]) {
      const { fetch, calls } = server({ user_id: '10', name: 'Ann', items: [] });
      await ask(fetch);
      expect(calls[0]!.url).not.toContain('SECRET');
      expect(headers(calls[0]!)['X-Webitel-Access']).toBe('SECRET');
    }
    expect(socketUrl(ORIGIN, '1.0')).not.toContain('SECRET');
  });

  it('a 401 means that the session is over; a 403 does not', async () => {
    expect(await askAnswered(401)).toEqual(['session', 'x.y']);
    expect(await askAnswered(403)).toEqual(['refused', 'x.y']);
  });

  it.each([
    ['the auth service is away', 401, { id: 'failed to get userinfo from app', detail: '' }, 'never-left'],
    [
      'the same, detail and id changed',
      401,
      { id: 'x', detail: 'failed to get userinfo from app' },
      'never-left',
    ],
    ['a gateway in trouble', 502, '<html>', 'never-left'],
    ['a server in trouble', 500, { id: 'app.session.app_error', detail: '' }, 'never-left'],
    ['too many requests', 429, { id: 'x.y' }, 'never-left'],
    ['storage without its session', 500, { id: 'app.session.unauthorized.app_error' }, 'session'],
  ])('%s: no refusal', async (_, status, body, kind) => {
    expect(await failure(readUserInfo(server(body, status).fetch, ORIGIN, 'T'))).toEqual([
      kind,
      expect.any(String),
    ]);
  });

  it('a change that a gateway gave up may have been made all the same', async () => {
    expect(await failure(logout(server('<html>', 502).fetch, ORIGIN, 'T'))).toEqual(['lost', 'http.502']);
  });

  it('the user’s number may be a string, his name may be missing', async () => {
    expect(await readUser({ user_id: '10', name: 'Ann' })).toEqual({ userId: 10, name: 'Ann' });
    expect(await readUser({ user_id: 10, username: 'ann' })).toEqual({ userId: 10, name: 'ann' });
    expect(await failure(readUser({ name: 'Ann' }))).toEqual(['refused', 'userinfo.shape']);
  });

  it('one bad pause cause does not take the others away', async () => {
    expect(
      await readCauses({
        items: [{ id: '1', name: 'Lunch' }, { id: 2, name: 5 }, null, { id: 3, name: 'Training' }],
      }),
    ).toEqual(['Lunch', 'Training']);
    expect(await readCauses({ items: null })).toEqual([]);
    expect(await readCauses({})).toEqual([]);
  });
});

describe('the address of the socket', () => {
  it.each([
    ['https://cc.example', 'wss://cc.example/ws/websocket?application_name=creatio_ext&ver=1.0'],
    ['http://localhost:8080', 'ws://localhost:8080/ws/websocket?application_name=creatio_ext&ver=1.0'],
  ])('%s', (origin, url) => {
    expect(socketUrl(origin, '1.0')).toBe(url);
  });
});
