import { Failure } from '../model/failure.ts';
import type { User } from '../model/records.ts';
import { userById, type World } from '../model/world.ts';
import { sendJson, type Exchange } from './exchange.ts';

export interface RouteContext {
  readonly world: World;
  readonly exchange: Exchange;
  /** Parts of the path that the pattern names. */
  readonly params: Record<string, string>;
  readonly user: User;
  readonly token: string;
}

/** Returns the JSON body of a 200 answer, or nothing when it wrote the answer itself; throws a Failure to refuse. */
export type Handler = (context: RouteContext) => Promise<object | void> | object | void;

/** `GET /api/chat/dialogs/:id` → handler. */
export type Routes = Record<string, Handler>;

interface Compiled {
  method: string;
  parts: string[];
  handler: Handler;
}

export function compileRoutes(...tables: Routes[]): Compiled[] {
  return tables.flatMap((table) =>
    Object.entries(table).map(([key, handler]) => {
      const [method = 'GET', path = '/'] = key.split(' ');
      return { method, parts: path.split('/'), handler };
    }),
  );
}

function match(route: Compiled, method: string, parts: string[]): Record<string, string> | null {
  if (route.method !== method || route.parts.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of route.parts.entries()) {
    const given = parts[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(given);
    else if (part !== given) return null;
  }
  return params;
}

/** The token of a request: own header, bearer, or query (§5.6). */
export function tokenOf(exchange: Exchange): string {
  const header = exchange.headers['x-webitel-access'];
  const bearer = exchange.headers.authorization?.replace(/^Bearer /i, '');
  return (typeof header === 'string' ? header : bearer) ?? exchange.query.get('access_token') ?? '';
}

function signedIn(world: World, token: string): User {
  const session = world.tokens.get(token);
  const user = session ? userById(world, session.userId) : undefined;
  if (!session || !user || session.dead || session.expiresAt <= world.clock()) {
    throw new Failure('app.session.unauthenticated', 401, 'session is not valid or expired');
  }
  return user;
}

/** Runs the route of the request for a signed-in user; false when there is none. */
export async function runRoute(world: World, routes: Compiled[], exchange: Exchange): Promise<boolean> {
  const parts = exchange.path.split('/');
  for (const route of routes) {
    const params = match(route, exchange.method, parts);
    if (!params) continue;
    const token = tokenOf(exchange);
    const user = signedIn(world, token);
    const body = await route.handler({ world, exchange, params, user, token });
    if (body) sendJson(exchange.response, 200, body);
    return true;
  }
  return false;
}
