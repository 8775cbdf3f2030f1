/** Gateways, known customers, and the first outgoing message (protocol §5.4, §5.5). */
import type { Handler, Routes } from '../http/routes.ts';
import { Failure } from '../model/failure.ts';
import { gateway, matches, pageOf } from './answer.ts';
import { firstMessage, type Peer } from './broadcast.ts';
import { viaPeer } from './dialog-shapes.ts';

const bots: Handler = ({ world, exchange }) => {
  const provider = exchange.query.get('provider');
  const found = world.gateways.filter((one) => !provider || one.provider === provider);
  const { page, part, next } = pageOf(found, exchange.query, 40);
  const items = part.map((one) => ({
    id: String(one.id),
    name: one.name,
    uri: `/${one.provider}/${one.id}`,
    flow: { id: '524', name: 'Бот' },
    enabled: one.enabled,
    provider: one.provider,
  }));
  return gateway({ page, next, items });
};

const customers: Handler = ({ world, exchange }) => {
  const { query } = exchange;
  const found = world.clients.filter((client) => {
    if (query.has('type') && query.get('type') !== client.type) return false;
    if (query.has('via.id') && query.get('via.id') !== String(client.gateway.id)) return false;
    return matches(query, client.name, client.externalId);
  });
  const { page, part, next } = pageOf(found, query, 16);
  const vias = [...new Map(part.map((client) => [client.gateway.id, viaPeer(client)])).values()];
  const peers = part.map((client) => ({
    id: client.externalId,
    type: client.type,
    name: client.name,
    via: [viaPeer(client)],
  }));
  return gateway({ page, next, peers, vias });
};

/** Answers 200 even on failure; an absent `failure` = accepted. Returns nothing when the connection was cut. */
const broadcast: Handler = async ({ world, exchange, user }) => {
  const body = await exchange.json();
  const peers = Array.isArray(body['peers']) ? (body['peers'] as Partial<Peer>[]) : [];
  const message = (body['message'] ?? {}) as { text?: unknown };
  if (peers.length === 0) throw new Failure('peers.invalid', 400, 'peers are required');
  if (typeof message.text !== 'string' || message.text.trim() === '') {
    throw new Failure('message.text.invalid', 400, 'text of the message is required');
  }
  const failure = peers.flatMap(({ id = '', type = '', via = '' }) => {
    const error = firstMessage(world, user, { id, type, via }, String(message.text).trim());
    return error ? [{ peer_id: id, error }] : [];
  });
  world.changes.touch();
  if (world.faults.cutBroadcasts > 0) {
    world.faults.cutBroadcasts -= 1;
    exchange.request.socket.destroy();
    return;
  }
  if (world.faults.broadcastDelayMs > 0) await world.faults.hold(world.faults.broadcastDelayMs);
  return { ...gateway({ failure }), variables: {} };
};

export const OUTGOING_ROUTES: Routes = {
  'GET /api/chat/bots': bots,
  'GET /api/chat/customers': customers,
  'POST /api/chat/broadcast': broadcast,
};
