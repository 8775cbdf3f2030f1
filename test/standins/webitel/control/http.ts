/**
 * The control API over HTTP: `POST /__control/<verb>` with a JSON body does what the in-process API does;
 * `GET /__control/state`, `log`, `events` (server-sent events of one customer) and `content` (a file) show what is;
 * `GET /customer` is the page of a customer. It needs no sign-in: the server listens on the loopback only.
 */
import type { WebitelStandIn } from '../api.ts';
import { sendHtml, sendJson, type Exchange } from '../http/exchange.ts';
import { Failure } from '../model/failure.ts';
import type { World } from '../model/world.ts';
import { sendFile as sendContent } from '../rest/send-file.ts';
import { fileById } from '../rest/storage.ts';
import { customerPage } from './customer-page.ts';
import { streamCustomer } from './events.ts';
import { customerOf, VERBS } from './verbs.ts';

const PREFIX = '/__control/';
const FILE_LIMIT_BYTES = 24 * 1024 * 1024;

/** Answers requests of the control API and of the customer's page; false for everything else. */
export async function serveControl(
  standIn: WebitelStandIn,
  world: World,
  exchange: Exchange,
): Promise<boolean> {
  const { method, path, query, response } = exchange;
  if (method === 'GET' && path === '/customer') {
    sendHtml(response, 200, customerPage());
    return true;
  }
  if (!path.startsWith(PREFIX)) return false;
  const name = path.slice(PREFIX.length);
  if (method === 'GET' && name === 'state') sendJson(response, 200, state(standIn, world));
  else if (method === 'GET' && name === 'log') sendJson(response, 200, standIn.log);
  else if (method === 'GET' && name === 'content') {
    sendContent(exchange, fileById(world, query.get('file') ?? ''), 'stream');
  } else if (method === 'GET' && name === 'events') {
    streamCustomer(standIn, exchange, customerOf(standIn, query.get('id')));
  } else if (method === 'POST' && name === 'file')
    sendJson(response, 200, await sendAsCustomer(standIn, exchange));
  else if (method === 'POST') await runVerb(standIn, exchange, name);
  else throw new Failure('control.path.not_found', 404, `${method} ${path} is not known`);
  return true;
}

async function runVerb(standIn: WebitelStandIn, exchange: Exchange, name: string) {
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) throw new Failure('control.verb.not_found', 404, `there is no verb "${name}"`);
  const body = await exchange.json();
  try {
    sendJson(exchange.response, 200, verb(standIn, body) ?? {});
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('control.refused', 400, error instanceof Error ? error.message : String(error));
  }
}

/** `POST /__control/file?id=…&name=…[&malware=true][&text=…]`: the raw bytes, with their Content-Type. */
async function sendAsCustomer(standIn: WebitelStandIn, exchange: Exchange) {
  const bytes = await exchange.bytes(FILE_LIMIT_BYTES);
  return customerOf(standIn, exchange.query.get('id')).sendsFile({
    name: exchange.query.get('name') ?? 'file',
    malware: exchange.query.get('malware') === 'true',
    text: exchange.query.get('text') ?? '',
    mime: exchange.headers['content-type'] ?? 'application/octet-stream',
    bytes: new Uint8Array(bytes),
  });
}

function state(standIn: WebitelStandIn, world: World) {
  const agents = world.users.flatMap(({ login, name, agent }) => {
    if (!agent) return [];
    const { status, payload, openChats, sockets } = standIn.agent(login);
    return [{ login, name, status, payload, openChats, sockets }];
  });
  const customers = standIn.customers().map(({ id, name, provider, gateway, conversationId }) => ({
    id,
    name,
    provider,
    gateway,
    conversationId,
  }));
  return {
    now: world.clock(),
    agents,
    customers,
    conversations: standIn.conversations(),
    faults: standIn.faults,
  };
}
