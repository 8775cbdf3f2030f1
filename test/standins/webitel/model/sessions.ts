/**
 * Sessions, licences and rights as the services see them. The engine keeps a session's `expire` per socket and asks the auth service
 * anew only when that lies behind; what it is told then may be a 401, but as well a 500 (the service restarts) or a 412 (no licence).
 */
import { Failure } from './failure.ts';
import type { Right } from '../faults.ts';
import type { Session, User } from './records.ts';
import { userById, type World } from './world.ts';

/** What the auth service says of a token; null = it is good. */
export function sessionFailure(world: World, token: string): Failure | null {
  if (world.faults.sessions === 'unavailable') {
    return new Failure('app.session.app_error', 500, 'rpc error: code = Unavailable desc = no address');
  }
  const session = world.tokens.get(token);
  const isGood = session && !session.revoked && session.expiresAt > world.clock();
  return isGood ? null : new Failure('app.session.unauthenticated', 401, '');
}

/** The same, and one licence at least, as a socket needs it. */
export function socketFailure(world: World, token: string): Failure | null {
  const failure = sessionFailure(world, token);
  if (failure || world.faults.licence !== 'none') return failure;
  return new Failure('api.context.permissions.license', 412, '');
}

/** Whose session this is, good or not. */
export function ownerOf(world: World, token: string): User | undefined {
  const session = world.tokens.get(token);
  return session && userById(world, session.userId);
}

/** `expire` and `expires_at` as they are written to clients. */
export function writtenExpire(world: World, token: string): number {
  const at = world.tokens.get(token)?.expiresAt ?? 0;
  if (world.faults.tokenExpire === 'never') return 0;
  return world.faults.tokenExpire === 'seconds' ? Math.floor(at / 1000) : at;
}

/** The deadline passes: every service knows at once. */
export function expire(world: World, session: Session) {
  session.revoked = true;
  session.expiresAt = Math.min(session.expiresAt, world.clock() - 1);
}

const PLAIN: Right[] = [
  'cc_agent',
  'cc_queue',
  'dictionaries',
  'acr_chat_plan',
  'users',
  'chats',
  'contacts',
];

/** Object classes in the scope of the user's token. A plain agent has no `chat_bots`. */
export function rightsOf(world: World, user: User): Right[] {
  const all: Right[] = user.admin ? [...PLAIN, 'chat_bots'] : PLAIN;
  return all.filter((right) => !world.faults.rightsOff.includes(right));
}

/** Refuses as the engine does, whose details are empty; the chat service passes an id of its own. */
export function requireRight(
  world: World,
  user: User,
  right: Right,
  id = 'api.context.permissions.app_error',
): void {
  if (rightsOf(world, user).includes(right)) return;
  const detail = id.endsWith('objclass.access.denied')
    ? `denied: require r:${right} access but not granted`
    : '';
  throw new Failure(id, 403, detail);
}
