/** The first message to one peer: checked, stored as a conversation that is closed at once, and only then sent (protocol §5.5). */
import { startConversation } from '../model/conversations.ts';
import type { Client, User } from '../model/records.ts';
import { newId, type World } from '../model/world.ts';

export interface Peer {
  id: string;
  type: string;
  via: string;
}

interface PeerError {
  code: number;
  message: string;
}

const NUMBER = /^\d+$/;
/** What a peer's id looks like, by its type: no webchat, no infobip WhatsApp. */
const IDS: Record<string, RegExp> = {
  telegram: NUMBER,
  gotd: /^\+?[1-9]\d{1,14}$/,
  viber: /^[A-Za-z0-9+/]*={0,2}$/,
  facebook: NUMBER,
  instagram: NUMBER,
  messenger: NUMBER,
  whatsapp: NUMBER,
  vk: /^[\w\-.,:;]+$/,
  custom: /^[!-~]+$/,
  portal: /^[\da-f-]{32,36}$/i,
};

const refused = (code: number, message: string): PeerError => ({ code, message });

function checkPeer({ id, type, via }: Peer): PeerError | null {
  const pattern = Object.hasOwn(IDS, type) ? IDS[type] : undefined;
  if (!pattern) return refused(400, 'peer.type is invalid');
  if (!pattern.test(id)) return refused(400, 'peer.id is invalid');
  return NUMBER.test(via) || type === 'portal' ? null : refused(400, 'peer.via is invalid');
}

/** @returns why it was not sent; what the messenger refuses is stored all the same */
export function firstMessage(world: World, user: User, peer: Peer, text: string): PeerError | null {
  const fault = world.faults.broadcastFailures.find(({ peer_id: id }) => id === undefined || id === peer.id);
  const failure = fault ? refused(fault.code, fault.message) : null;
  const invalid = checkPeer(peer) ?? (fault?.unstored ? failure : null);
  // Only gotd reaches people who never wrote before; what it sends is not stored.
  if (invalid || peer.type === 'gotd') return invalid ?? failure;
  // By the external id alone: not by type, gateway or domain.
  const client = world.clients.find(({ externalId }) => externalId === peer.id);
  if (!client) return refused(404, 'peer is not found');
  const line = world.gateways.find(({ id }) => String(id) === peer.via);
  if (!line) return refused(404, 'gateway is not found');
  if (!line.enabled) return refused(400, 'gateway is not enabled');
  keep(world, client, user, text, failure === null);
  return failure;
}

/** No event, never active. */
function keep(world: World, client: Client, user: User, text: string, delivered: boolean) {
  const queue = world.queues[0];
  if (!queue) return;
  const conversation = startConversation(world, client, queue, { broadcast: 'true' });
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
    parts: {},
    text,
    fileId: null,
    deleted: false,
    delivered,
  });
  conversation.broadcast = true;
  conversation.closedAt = now;
  conversation.closeCause = 'broadcast_end';
}
