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
  const malware = file.malware ? { malware: true } : {};
  return { id: String(file.id), size: String(file.size), type: file.mime, name: file.name, ...malware };
}

/** Members: agents of type `user`, the client, and the conversation itself of type `bot` (§5.1). */
export function members(conversation: Conversation) {
  const { client } = conversation;
  return [
    ...conversation.channels.map((channel) => ({
      id: toHex(channel.id),
      peer: agentPeer(channel),
      invite: { date: String(channel.invitedAt) },
      join: String(channel.invitedAt),
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

/** Of a closed dialog its closing, else its last message. */
export const dialogDate = ({ closedAt, createdAt, messages }: Conversation): number =>
  closedAt ?? messages.findLast(({ deleted }) => !deleted)?.createdAt ?? createdAt;

/** The context is that of the client's own leg: system keys, none of the queue's or the agent's. */
const clientContext = ({ client, variables }: Conversation) => ({
  ...variables,
  cid: String(client.userId),
  chat: client.gateway.provider,
  from: client.name,
  user: client.externalId,
  externalChatID: client.externalId,
  flow: BOT_ID,
});

export function dialog(world: World, conversation: Conversation) {
  const { client } = conversation;
  const last = conversation.messages.findLast((message) => !message.deleted);
  return {
    id: toHex(conversation.id),
    dc: String(world.domain.id),
    title: conversation.title,
    started: String(conversation.createdAt),
    date: String(dialogDate(conversation)),
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
    context: clientContext(conversation),
    members: members(conversation),
  };
}
