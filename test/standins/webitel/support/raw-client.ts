import { WebSocket } from 'ws';
import type { Customer, WebitelStandIn } from '../index.ts';

export interface Answer {
  status: 'OK' | 'FAIL';
  seq_reply?: number;
  data?: Record<string, unknown>;
  error?: { id: string; detail: string; code: number; status: string };
}

export interface Event {
  event: string;
  seq: number;
  user_id?: number;
  data: Record<string, unknown>;
}

/** A client that knows nothing but frames. */
export interface RawClient {
  /** Every text frame as it came. */
  readonly frames: string[];
  /** Answers in the order they came. */
  readonly answers: Answer[];
  readonly events: Event[];
  /** Close code, once closed. */
  readonly closed: Promise<number>;
  /** Sends a request and waits for its answer. */
  request(action: string, data?: object): Promise<Answer>;
  /** Sends a request without waiting; gives its `seq`. */
  post(action: string, data?: object): number;
  send(frame: string | Buffer): void;
  /** Waits for the answer of `seq`, or for any that fits. */
  answer(fits: number | ((answer: Answer) => boolean), timeoutMs?: number): Promise<Answer>;
  /** Waits for a chat event of this action and gives its payload. */
  chat(action: string, fits?: (data: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  /** Waits for an event of this name. */
  event(name: string, fits?: (data: Record<string, unknown>) => boolean): Promise<Event>;
  close(): void;
}

export async function openSocket(standIn: WebitelStandIn): Promise<RawClient> {
  const socket = new WebSocket(
    `${standIn.origin.replace('http', 'ws')}/ws/websocket?application_name=raw&ver=1`,
  );
  const frames: string[] = [];
  const answers: Answer[] = [];
  const events: Event[] = [];
  const waiting = new Set<() => void>();
  let seq = 0;

  function until<T>(probe: () => T | undefined, what: string, timeoutMs = 20_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(check);
        reject(new Error(`${what} did not come; events: ${events.map(nameOf).join(', ')}`));
      }, timeoutMs);
      function check() {
        const value = probe();
        if (value === undefined) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve(value);
      }
      waiting.add(check);
      check();
    });
  }

  socket.on('message', (raw: Buffer) => {
    const text = raw.toString();
    frames.push(text);
    if (!text.startsWith('\0')) {
      const frame = JSON.parse(text) as Answer | Event;
      if ('event' in frame) events.push(frame);
      else answers.push(frame);
    }
    for (const check of waiting) check();
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });

  function post(action: string, data?: object) {
    seq += 1;
    socket.send(JSON.stringify({ seq, action, ...(data ? { data } : {}) }));
    return seq;
  }

  const answer: RawClient['answer'] = (fits, timeoutMs) => {
    const isIt = typeof fits === 'number' ? (one: Answer) => one.seq_reply === fits : fits;
    return until(() => answers.find(isIt), `the answer ${String(fits)}`, timeoutMs);
  };

  return {
    frames,
    answers,
    events,
    closed,
    post,
    answer,
    request: (action, data) => answer(post(action, data)),
    send: (frame) => socket.send(frame),
    chat: (action, fits = () => true) =>
      until(() => chatPayloads(events, action).find(fits), `the chat event ${action}`),
    event: (name, fits = () => true) =>
      until(() => events.find((one) => one.event === name && fits(one.data)), `the event ${name}`),
    close: () => socket.close(),
  };
}

/** Payloads of the chat events of one action, in order. */
export const chatPayloads = (events: Event[], action: string) =>
  events
    .filter(({ event, data }) => event === 'chat' && data['action'] === action)
    .map(({ data }) => data['data'] as Record<string, unknown>);

/** `chat/message`, `channel/bridged`, `agent_status/online`… */
export function nameOf({ event, data }: Event): string {
  const kind = data['action'] ?? data['status'];
  return typeof kind === 'string' ? `${event}/${kind}` : event;
}

export async function signIn(standIn: WebitelStandIn, username = 'operator'): Promise<string> {
  const { body } = await post(standIn, '/api/login', { username, password: 'secret', domain: 'acme' });
  return String(body['access_token']);
}

export interface Reply {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export async function call(standIn: WebitelStandIn, path: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(standIn.origin + path, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  const body = isJson ? (JSON.parse(text) as Record<string, unknown>) : { text };
  return { status: response.status, headers: response.headers, body };
}

export const post = (standIn: WebitelStandIn, path: string, body: object, token = '') =>
  call(standIn, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Webitel-Access': token },
    body: JSON.stringify(body),
  });

/** A signed-in socket in the order of the web client: agent, status, chats; online if asked. */
export async function openAgent(
  standIn: WebitelStandIn,
  { login = 'operator', online = true } = {},
): Promise<RawClient & { token: string; agentId: number }> {
  const token = await signIn(standIn, login);
  const client = await openSocket(standIn);
  await client.request('authentication_challenge', { token });
  const session = await client.request('cc_agent_session');
  const agentId = Number(session.data?.['agent_id']);
  await client.request('cc_agent_subscribe_status', { agent_id: agentId });
  await client.request('subscribe_chat');
  if (online) await client.request('cc_agent_online', { agent_id: agentId, on_demand: false });
  return Object.assign(client, { token, agentId });
}

/** An agent who accepted a chat of the customer; `ids` is what each chat action needs. */
export async function acceptedChat(standIn: WebitelStandIn, customer: Customer) {
  const client = await openAgent(standIn);
  customer.writes('Здравствуйте');
  const invite = await client.chat('user_invite');
  await client.request('join_chat', { invite_id: invite['invite_id'] });
  const ids = { channel_id: String(invite['invite_id']), conversation_id: customer.conversationId };
  return { client, ids };
}

/** The list of an answer (`items`), as records of the wanted shape. */
export const itemsOf = <T = Record<string, unknown>>(answer: Answer): T[] =>
  (answer.data?.['items'] ?? []) as T[];
