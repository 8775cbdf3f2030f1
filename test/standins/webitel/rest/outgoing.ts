/** Gateways, known customers, and the first outgoing message (protocol §5.4, §5.5). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Handler, Routes } from '../http/routes.ts';
import { startConversation } from '../model/conversations.ts';
import { Failure } from '../model/failure.ts';
import type { Client, Gateway, User } from '../model/records.ts';
import { newId, type World } from '../model/world.ts';
import { gateway, matches, pageOf } from './answer.ts';
import { viaPeer } from './dialog-shapes.ts';

/** What a broadcast accepts as a peer's type: no webchat, no infobip WhatsApp. */
const BROADCAST_TYPES = new Set(
  'telegram gotd viber facebook instagram messenger whatsapp vk custom portal'.split(' '),
);

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

interface Peer {
  id: string;
  type: string;
  via: string;
}

interface PeerError {
  code: number;
  message: string;
}

/** Only gotd reaches people who never wrote before (§5.5). */
function reach(world: World, peer: Peer): { line: Gateway; client: Client | null } | PeerError {
  const line = world.gateways.find(({ id }) => String(id) === peer.via);
  const failure = world.faults.broadcastFailures.find(
    ({ peer_id: id }) => id === undefined || id === peer.id,
  );
  if (failure) return { code: failure.code, message: failure.message };
  if (!line) return { code: 404, message: 'gateway is not found' };
  if (!line.enabled) return { code: 400, message: 'gateway is disabled' };
  if (!BROADCAST_TYPES.has(peer.type))
    return { code: 400, message: `peer type ${peer.type} is not supported` };
  if (line.provider === 'gotd') return { line, client: null };
  const client = world.clients.find((one) => one.externalId === peer.id && one.type === peer.type);
  if (!client || client.gateway.id !== line.id) return { code: 404, message: 'peer is not found' };
  return { line, client };
}

/** A conversation made and closed at once; no event, never active (§5.5). The gotd variant is not stored. */
function keep(world: World, client: Client, user: User, text: string) {
  const queue = world.queues[0];
  if (!queue) return;
  const conversation = startConversation(world, client, queue);
  const now = world.clock();
  const channelId = newId();
  const stamps = { invitedAt: now, joinedAt: now, updatedAt: now, closedAt: now };
  const parts = { closeReason: 'broadcast_end', needsProcessing: false, attemptId: null };
  conversation.channels.push({ id: channelId, userId: user.id, name: user.chatName, ...stamps, ...parts });
  conversation.messages.push({
    id: world.next('message'),
    channelId,
    author: 'agent',
    authorName: user.chatName,
    createdAt: now,
    updatedAt: 0,
    type: 'text',
    text,
    fileId: null,
    deleted: false,
    delivered: true,
  });
  conversation.broadcast = true;
  conversation.closedAt = now;
  conversation.closeCause = 'broadcast_end';
}

/** Answers 200 even on failure; an absent `failure` = accepted. Returns nothing when the connection was cut. */
const broadcast: Handler = async ({ world, exchange, user }) => {
  const body = await exchange.json();
  const peers = Array.isArray(body['peers']) ? (body['peers'] as Partial<Peer>[]) : [];
  const message = (body['message'] ?? {}) as { text?: unknown };
  if (peers.length === 0) throw new Failure('peers.invalid', 400, 'peers are required');
  if (typeof message.text !== 'string' || message.text.trim() === '') {
    throw new Failure('message.text.invalid', 400, 'text of the message is required');
  }
  const failure: { peer_id: string; error: PeerError }[] = [];
  for (const { id = '', type = '', via = '' } of peers) {
    const found = reach(world, { id, type, via });
    if ('code' in found) failure.push({ peer_id: id, error: found });
    else if (found.client) keep(world, found.client, user, message.text.trim());
  }
  world.changes.touch();
  if (world.faults.cutBroadcasts > 0) {
    world.faults.cutBroadcasts -= 1;
    exchange.request.socket.destroy();
    return;
  }
  if (world.faults.broadcastDelayMs > 0)
    await sleep(world.faults.broadcastDelayMs, undefined, { ref: false });
  return { ...gateway({ failure }), variables: {} };
};

export const OUTGOING_ROUTES: Routes = {
  'GET /api/chat/bots': bots,
  'GET /api/chat/customers': customers,
  'POST /api/chat/broadcast': broadcast,
};
