import { Failure } from '../model/failure.ts';
import type { User } from '../model/records.ts';
import { newId, newToken, userById, type World } from '../model/world.ts';
import { sendJson, type Exchange } from '../http/exchange.ts';

/** A token lives a week. */
const LIFE_MS = 168 * 3_600_000;

/** A new access token of the user. */
export function openSession(world: World, user: User): string {
  const token = newToken();
  world.tokens.set(token, { userId: user.id, expiresAt: world.clock() + LIFE_MS, revoked: false });
  return token;
}

/**
 * Sign-in without a token (protocol §1.3): `POST /api/login` {username,password,domain} → {access_token} or, with a
 * second factor, {id}; `POST /api/login/2fa` {id,totp} → {access_token}; `GET /api/login?domain=D` checks the domain.
 * Returns false when the request is something else.
 */
export async function serveLogin(world: World, exchange: Exchange): Promise<boolean> {
  const { method, path, response } = exchange;
  if (method === 'GET' && path === '/api/login') checkDomain(world, exchange.query.get('domain') ?? '');
  if (method === 'GET' && path === '/api/login') sendJson(response, 200, { federation: {} });
  else if (method === 'POST' && path === '/api/login')
    sendJson(response, 200, passwordLogin(world, await exchange.json()));
  else if (method === 'POST' && path === '/api/login/2fa')
    sendJson(response, 200, secondFactor(world, await exchange.json()));
  else return false;
  return true;
}

function checkDomain(world: World, domain: string) {
  if (world.users.some((user) => user.domain === domain)) return;
  throw new Failure('app.domain.not_found', 404, `domain "${domain}" is not found`);
}

function passwordLogin(world: World, body: Record<string, unknown>) {
  const login = String(body['username'] ?? '');
  const domain = String(body['domain'] ?? '');
  checkDomain(world, domain);
  const user = world.users.find((one) => one.login === login && one.domain === domain);
  if (!user || user.password !== body['password']) {
    throw new Failure('app.user.login.unauthorized', 401, 'invalid username or password');
  }
  if (user.passwordExpired) {
    throw new Failure('app.user.password.expired', 403, 'password expired, please change it');
  }
  if (user.totp === null) return tokenAnswer(world, user);
  const session = newId();
  world.pendingLogins.set(session, user.id);
  return { id: session };
}

function secondFactor(world: World, body: Record<string, unknown>) {
  const session = String(body['id'] ?? '');
  const userId = world.pendingLogins.get(session);
  const user = userId === undefined ? undefined : userById(world, userId);
  if (!user || user.totp !== String(body['totp'] ?? '')) {
    throw new Failure('app.user.login.totp.invalid', 401, 'invalid one-time code');
  }
  world.pendingLogins.delete(session);
  return tokenAnswer(world, user);
}

function tokenAnswer(world: World, user: User) {
  const token = openSession(world, user);
  return { access_token: token, token_type: 'bearer', expires_in: LIFE_MS / 1000 };
}
