/** Dialogs and messages as REST writes them: ids of 32 hex digits, numbers as strings (protocol §5.1, §5.2). */
import type { Channel, Client, Conversation, Message } from '../model/records.ts';
import { toHex, type World } from '../model/world.ts';

const BOT_ID = '524';

export const clientPeer = (client: Client) => ({
  id: client.externalId,
  type: client.type,
  name: client.name,
});

export const viaPeer = ({ gateway: { id, provider, name } }: Client) => ({
  id: String(id),
  type: provider,
  name,
});

const agentPeer = (channel: Channel) => ({ id: String(channel.userId), type: 'user', name: channel.name });
const botPeer = { id: BOT_ID, type: 'bot', name: 'Бот' };

/** Who wrote a message; deleted channels cannot be, so an agent's channel is always found. */
export function authorPeer(conversation: Conversation, message: Message) {
  const channel = conversation.channels.find(({ id }) => id === message.channelId);
  if (channel) return agentPeer(channel);
  return message.author === 'client' ? clientPeer(conversation.client) : botPeer;
}

export function fileOf(world: World, message: Message) {
  const file = message.fileId === null ? undefined : world.files.get(message.fileId);
  if (!file) return undefined;
  return { id: String(file.id), size: String(file.size), type: file.mime, name: file.name };
}

/** Members: agents of type `user`, the client, and the conversation itself of type `bot` (§5.1). */
export function members(conversation: Conversation) {
  const { client } = conversation;
  return [
    ...conversation.channels.map((channel) => ({
      id: toHex(channel.id),
      peer: agentPeer(channel),
      invite: { date: String(channel.invitedAt) },
      join: String(channel.joinedAt),
      left: channel.closedAt === null ? '' : String(channel.closedAt),
    })),
    {
      id: toHex(conversation.clientChannelId),
      peer: clientPeer(client),
      via: viaPeer(client),
      join: String(conversation.createdAt),
      left: conversation.closedAt === null ? '' : String(conversation.closedAt),
    },
    { id: toHex(conversation.id), peer: botPeer, join: String(conversation.createdAt) },
  ];
}

export function dialog(world: World, conversation: Conversation) {
  const { client } = conversation;
  const last = conversation.messages.findLast((message) => !message.deleted);
  const attempt = conversation.invites.findLast((invite) => invite.attemptId !== null);
  return {
    id: toHex(conversation.id),
    dc: String(world.domain.id),
    title: conversation.title,
    started: String(conversation.createdAt),
    date: String(last?.createdAt ?? conversation.updatedAt),
    closed: conversation.closedAt === null ? '' : String(conversation.closedAt),
    closed_cause: conversation.closeCause,
    via: viaPeer(client),
    from: clientPeer(client),
    queue: conversation.broadcast
      ? undefined
      : { id: String(conversation.queue.id), name: conversation.queue.name },
    message: last
      ? {
          id: String(last.id),
          date: String(last.createdAt),
          text: last.text,
          file: fileOf(world, last),
          sender: { id: toHex(last.channelId ?? conversation.id) },
        }
      : undefined,
    context: attempt?.variables ?? conversation.variables,
    members: members(conversation),
  };
}
