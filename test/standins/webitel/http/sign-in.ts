import { Failure } from '../model/failure.ts';
import type { User } from '../model/records.ts';
import { ownerOf, sessionFailure } from '../model/sessions.ts';
import type { World } from '../model/world.ts';
import type { Exchange } from './exchange.ts';

/** The token of a request: own header, bearer, or query (§5.6). */
export function tokenOf(exchange: Exchange): string {
  const header = exchange.headers['x-webitel-access'];
  const bearer = exchange.headers.authorization?.replace(/^Bearer /i, '');
  return (typeof header === 'string' ? header : bearer) ?? exchange.query.get('access_token') ?? '';
}

/** The user of the request. Each service has its own way to say that there is none. */
export function signedIn(world: World, { method, path }: Exchange, token: string): User {
  const failure = sessionFailure(world, token);
  const user = ownerOf(world, token);
  if (!failure && user) return user;
  if (path.startsWith('/api/storage/')) throw storageFailure(token, failure);
  if (method === 'POST' && path === '/api/chat/broadcast') throw broadcastFailure(failure);
  throw failure ?? new Failure('app.session.unauthenticated', 401, '');
}

/** Storage never says 401. */
function storageFailure(token: string, failure: Failure | null): Failure {
  if (token === '') return new Failure('api.context.session_expired.app_error', 500, '');
  if (failure && failure.code !== 401) return new Failure(failure.id, 500, failure.detail);
  return new Failure('app.session.unauthorized.app_error', 500, '');
}

/** The broadcast has id and detail the other way round, and 401 whatever the auth service lacks. */
function broadcastFailure(failure: Failure | null): Failure {
  const inner = failure?.body() ?? { id: 'app.session.unauthenticated', code: 401, detail: '' };
  return new Failure('failed to get userinfo from app', 401, JSON.stringify(inner));
}
