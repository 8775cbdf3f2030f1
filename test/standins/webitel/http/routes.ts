import type { User } from '../model/records.ts';
import type { World } from '../model/world.ts';
import { checkRights } from '../rest/rights.ts';
import { sendJson, type Exchange } from './exchange.ts';
import { signedIn, tokenOf } from './sign-in.ts';

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

/** Runs the route of the request for a signed-in user; false when there is none. */
export async function runRoute(world: World, routes: Compiled[], exchange: Exchange): Promise<boolean> {
  const parts = exchange.path.split('/');
  for (const route of routes) {
    const params = match(route, exchange.method, parts);
    if (!params) continue;
    const token = tokenOf(exchange);
    const user = signedIn(world, exchange, token);
    checkRights(world, user, exchange.path);
    const body = await route.handler({ world, exchange, params, user, token });
    if (body) sendJson(exchange.response, 200, body);
    return true;
  }
  return false;
}
