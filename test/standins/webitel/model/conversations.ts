/** What happens inside a conversation: messages, joins, leaves, closes (protocol §3.1, §4.1). */
import { channelEvent } from './agent-events.ts';
import { endWork } from './after-work.ts';
import * as events from './chat-events.ts';
import { distributeAll, missAttempt } from './distribution.ts';
import type {
  Channel,
  Client,
  Conversation,
  Invite,
  Message,
  MessageParts,
  Queue,
  StoredFile,
} from './records.ts';
import { newId, openChannels, openInvites, userById, type World } from './world.ts';

/** Starts a conversation of a client; it is with the bot until `enqueue` puts it into a queue. */
export function startConversation(
  world: World,
  client: Client,
  queue: Queue,
  variables: Record<string, string> = {},
): Conversation {
  const now = world.clock();
  const conversation: Conversation = {
    id: newId(),
    title: client.name,
    client,
    clientChannelId: newId(),
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closeCause: null,
    variables: { ...variables },
    messages: [],
    channels: [],
    invites: [],
    queue,
    waitingSince: null,
    refusals: new Map(),
    broadcast: false,
  };
  world.conversations.set(conversation.id, conversation);
  return conversation;
}

/** Who writes: the client, the bot, or an agent through his channel. */
export type Author = 'client' | 'bot' | Channel;

export interface Content {
  text?: string | undefined;
  file?: StoredFile;
  parts?: MessageParts;
}

/** Stores a message and echoes it to the agents, its author first. Text is trimmed as the server does (§3.1). */
export function addMessage(
  world: World,
  conversation: Conversation,
  author: Author,
  content: Content,
): Message {
  const now = world.clock();
  const isAgent = typeof author !== 'string';
  const message: Message = {
    id: world.next('message'),
    channelId: isAgent ? author.id : author === 'client' ? conversation.clientChannelId : null,
    author: isAgent ? 'agent' : author,
    authorName: isAgent ? author.name : author === 'client' ? conversation.client.name : 'bot',
    createdAt: now,
    updatedAt: 0,
    type: content.parts?.type ?? (content.file ? 'file' : 'text'),
    parts: content.parts ?? {},
    text: (content.text ?? '').trim(),
    fileId: content.file?.id ?? null,
    deleted: false,
    delivered: true,
  };
  conversation.messages.push(message);
  if (isAgent) author.updatedAt = now;
  events.messageStored(world, conversation, message, isAgent ? author.userId : undefined);
  return message;
}

export function editMessage(world: World, conversation: Conversation, message: Message, text: string) {
  message.text = text.trim();
  message.updatedAt = world.clock();
  events.messageStored(world, conversation, message);
}

export function deleteMessage(world: World, conversation: Conversation, message: Message) {
  message.deleted = true;
  events.messageDeleted(world, conversation, message);
}

/** Turns an open invitation into a channel of the same id; the returned function sends `channel/bridged` (§4.1.3). */
export function join(world: World, conversation: Conversation, invite: Invite): () => void {
  const now = world.clock();
  const user = userById(world, invite.userId);
  const channel: Channel = {
    id: invite.id,
    userId: invite.userId,
    name: user?.chatName ?? '',
    invitedAt: invite.createdAt,
    joinedAt: now,
    updatedAt: now,
    closedAt: null,
    closeReason: '',
    needsProcessing: false,
    attemptId: invite.attemptId,
  };
  invite.closedAt = now;
  conversation.channels.push(channel);
  if (user?.agent) user.agent.misses = 0;
  events.joinConversation(world, conversation, channel);
  return () => {
    const attempt = attemptOf(world, channel);
    if (!attempt) return;
    attempt.state = 'bridged';
    attempt.bridgedAt = world.clock();
    channelEvent(world, attempt.agentId, 'bridged', attempt);
  };
}

const attemptOf = (world: World, { attemptId }: { attemptId: number | null }) =>
  attemptId === null ? undefined : world.attempts.get(attemptId);

/**
 * An agent's part ends, by him or by a time limit of the queue (`reason`): both are told alike, without a cause. `leave_conversation`
 * goes out at once; the returned function starts his after-work. A
 * conversation nobody is left in is closed by its schema.
 */
export function leave(
  world: World,
  conversation: Conversation,
  channel: Channel,
  cause?: 'TRANSFER',
  reason = cause ? 'transfer' : 'agent_leave',
): () => void {
  closeChannel(world, channel, reason);
  events.leaveConversation(world, conversation, channel, cause);
  return () => {
    const attempt = attemptOf(world, channel);
    if (attempt) endWork(world, attempt, cause !== 'TRANSFER');
    const nobody = openChannels(conversation).length + openInvites(conversation).length === 0;
    if (!cause && nobody) markClosed(world, conversation, 'flow_end');
    distributeAll(world);
  };
}

function closeChannel(world: World, channel: Channel, reason: string) {
  channel.closedAt = world.clock();
  channel.updatedAt = channel.closedAt;
  channel.closeReason = reason;
  // Nobody of the agents ended it: somebody has to say that nothing was left undone.
  channel.needsProcessing = reason === 'client_leave' || reason.endsWith('_timeout');
}

function markClosed(world: World, conversation: Conversation, cause: string) {
  conversation.closedAt = world.clock();
  conversation.updatedAt = conversation.closedAt;
  conversation.closeCause = cause;
  conversation.waitingSince = null;
  world.changes.touch();
}

/** Ends the whole conversation for everybody: client left, schema ended it, or an agent closed it (§4.1.5). */
export function close(world: World, conversation: Conversation, from: string, cause: string): () => void {
  if (conversation.closedAt !== null) return () => {};
  events.closeConversation(world, conversation, from, cause);
  const channels = openChannels(conversation);
  const invites = openInvites(conversation);
  for (const channel of channels) closeChannel(world, channel, cause);
  for (const invite of invites) invite.closedAt = world.clock();
  markClosed(world, conversation, cause);
  return () => {
    for (const invite of invites) {
      const attempt = attemptOf(world, invite);
      if (attempt) missAttempt(world, attempt, false);
    }
    for (const channel of channels) {
      const attempt = attemptOf(world, channel);
      if (attempt) endWork(world, attempt, true);
    }
    distributeAll(world);
  };
}
