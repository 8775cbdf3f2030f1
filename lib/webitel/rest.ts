/** Webitel's REST as far as the desk uses it (protocol §1.3, §5). */
import * as z from 'zod/mini';
import { httpRefusal, WebitelError } from './errors.ts';
import type { Template } from '../templates/rules.ts';
import { loginAnswer, pauseCause, quickReply, userInfo } from './rest-shapes.ts';
import { listOf, wholeOf, wireError } from './shapes.ts';
import { straight, type Fetch } from './straight.ts';

export type { Fetch };

/** Whose requests they are; shapes that make no sense are handed to `onRefused`. */
export interface Rest {
  fetch: Fetch;
  origin: string;
  token: string;
  onRefused: (what: string) => void;
}

export interface Credentials {
  origin: string;
  domain: string;
  username: string;
  password: string;
}

export type LoginResult = { kind: 'token'; token: string } | { kind: 'second-factor'; challenge: string };

/** `wss://host/ws/websocket?…` for the server at `origin`. */
export function socketUrl(origin: string, version: string): string {
  const url = new URL('/ws/websocket', origin);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  url.search = new URLSearchParams({ application_name: 'creatio_ext', ver: version }).toString();
  return url.href;
}

/** @throws WebitelError 'refused' (wrong login, expired password…) or 'never-left' (no server at that address) */
export async function login(
  fetch: Fetch,
  { origin, username, password, domain }: Credentials,
): Promise<LoginResult> {
  return loginResult(await post(fetch, origin, '/login', { username, password, domain }));
}

/** Second step: the code from the authenticator app. */
export async function loginSecondFactor(
  fetch: Fetch,
  origin: string,
  challenge: string,
  totp: string,
): Promise<LoginResult> {
  return loginResult(await post(fetch, origin, '/login/2fa', { id: challenge, totp }));
}

export async function logout(fetch: Fetch, origin: string, token: string): Promise<void> {
  await call(fetch, origin, '/logout', token, { method: 'POST', body: '{}' });
}

export interface UserInfo {
  userId: number;
  name: string;
}

export async function readUserInfo(fetch: Fetch, origin: string, token: string): Promise<UserInfo> {
  const parsed = userInfo.safeParse(await call(fetch, origin, '/userinfo', token));
  if (!parsed.success) throw new WebitelError('refused', 'userinfo.shape');
  return { userId: Number(parsed.data.user_id), name: parsed.data.name || (parsed.data.username ?? '') };
}

/** Names of the pause causes that this operator may set himself; a cause's name is what the socket wants. */
export async function readPauseCauses(
  { fetch, origin, token, onRefused }: Rest,
  agentId: number,
): Promise<string[]> {
  const answer = await call(
    fetch,
    origin,
    `/call_center/agents/${agentId}/pause_causes?allow_change=true`,
    token,
  );
  const items = z.object({ items: z.optional(z.unknown()) }).safeParse(answer);
  return listOf(pauseCause, items.success ? items.data.items : [], onRefused, 'pause cause').map(
    (c) => c.name,
  );
}

const REPLIES_PER_PAGE = 200;
/** No operator chooses among more; a server that always says `next` is not followed for ever. */
const MAX_REPLY_PAGES = 25;

/** Quick replies that this operator may use, page by page. */
export async function readQuickReplies({ fetch, origin, token, onRefused }: Rest): Promise<Template[]> {
  const found = new Map<string, Template>();
  for (let page = 1; page <= MAX_REPLY_PAGES; page++) {
    const path = `/call_center/quick_replies?page=${page}&size=${REPLIES_PER_PAGE}&restrict_to_agent=true&sort=name`;
    const shape = z.object({
      items: z.optional(z.unknown()),
      next: z.catch(z.nullish(z.boolean()), false),
    });
    const answer = wholeOf(shape, await call(fetch, origin, path, token), onRefused, 'quick-replies');
    for (const { id, name, text, queues } of listOf(quickReply, answer.items, onRefused, 'quick reply')) {
      const queue = queues.map((q) => q.name).join(', ');
      found.set(id, { id, source: 'webitel', name: name || text, text, ...(queue && { queue }) });
    }
    if (!answer.next) break;
  }
  return [...found.values()];
}

function loginResult(answer: unknown): LoginResult {
  const parsed = loginAnswer.safeParse(answer);
  const token = parsed.success ? parsed.data.access_token || parsed.data.authorization?.access_token : null;
  if (token) return { kind: 'token', token };
  if (parsed.success && parsed.data.id) return { kind: 'second-factor', challenge: parsed.data.id };
  throw new WebitelError('refused', 'login.shape');
}

const post = (fetch: Fetch, origin: string, path: string, body: unknown): Promise<unknown> =>
  call(fetch, origin, path, null, { method: 'POST', body: JSON.stringify(body) });

/** One request to `/api`. @throws WebitelError */
export async function call(
  fetch: Fetch,
  origin: string,
  path: string,
  token: string | null,
  init: RequestInit = {},
): Promise<unknown> {
  const changes = token !== null && init.method !== undefined && init.method !== 'GET';
  let response: Response;
  try {
    response = await straight(fetch, `${origin}/api${path}`, {
      ...init,
      headers: {
        Accept: 'application/json',
        ...(init.body ? { 'Content-Type': 'application/json' } : {}),
        ...(token ? { 'X-Webitel-Access': token } : {}),
      },
    });
  } catch (error) {
    if (error instanceof WebitelError) throw error;
    throw new WebitelError(changes ? 'lost' : 'never-left', 'unreachable');
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  const error = wireError.safeParse(body);
  throw httpRefusal(response.status, body !== null && error.success ? error.data : null, {
    hasToken: token !== null,
    changes,
  });
}
