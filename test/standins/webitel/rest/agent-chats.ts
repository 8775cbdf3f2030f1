/** The agent's own chats of today (protocol §5.3). */
import type { Handler, RouteContext, Routes } from '../http/routes.ts';
import { Failure } from '../model/failure.ts';
import type { Channel, Conversation, Message } from '../model/records.ts';
import { isListed } from '../model/snapshot.ts';
import { fromHex, type World } from '../model/world.ts';
import { flag, gateway, matches, pageOf } from './answer.ts';
import { fileOf, viaPeer } from './dialog-shapes.ts';

/** What `queue.type` holds here: how the queue picks an agent, not what it queues. */
const QUEUE_STRATEGY = 'random';

/** Local midnight before `now`, in milliseconds. */
function midnight(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}

/**
 * One row per channel of his that was made (as an invitation) today, in no order; broadcasts are such channels too, after-work is left
 * out. Both flags are strict filters.
 */
function ownChats({ world, exchange, user }: RouteContext): [Conversation, Channel][] {
  const onlyClosed = flag(exchange.query, 'only_closed');
  const onlyUnprocessed = flag(exchange.query, 'only_unprocessed');
  const today = midnight(world.clock());
  return [...world.conversations.values()]
    .flatMap((conversation) =>
      conversation.channels
        .filter(({ userId }) => userId === user.id)
        .map((channel): [Conversation, Channel] => [conversation, channel]),
    )
    .filter(([conversation, channel]) => {
      const isClosed = channel.closedAt !== null;
      if (channel.invitedAt < today || (isClosed && isListed(world, channel))) return false;
      if (onlyClosed !== undefined && onlyClosed !== isClosed) return false;
      if (onlyUnprocessed !== undefined && onlyUnprocessed !== channel.needsProcessing) return false;
      return matches(exchange.query, conversation.title);
    });
}

function lastMessage(world: World, conversation: Conversation, message: Message) {
  const author = {
    client: { id: String(conversation.client.userId), type: 'client' },
    agent: { id: message.channelId ?? '', type: 'agent' },
    bot: { id: conversation.id, type: 'bot' },
  }[message.author];
  return {
    id: String(message.id),
    date: String(message.createdAt),
    from: { ...author, name: message.authorName },
    text: message.text,
    file: fileOf(world, message),
  };
}

function item(world: World, conversation: Conversation, channel: Channel) {
  const { client } = conversation;
  const contact = world.contacts.find(({ id }) => id === client.contactId);
  const last = conversation.messages.findLast((message) => !message.deleted);
  return {
    id: conversation.id,
    title: conversation.title,
    gateway: viaPeer(client),
    started_at: conversation.broadcast ? '' : String(channel.joinedAt),
    closed_at: channel.closedAt === null ? '' : String(channel.closedAt),
    close_reason: channel.closeReason,
    unprocessed_close: channel.needsProcessing,
    queue: conversation.broadcast
      ? undefined
      : { id: String(conversation.queue.id), type: QUEUE_STRATEGY, name: conversation.queue.name },
    contact: contact ? { id: String(contact.id), name: contact.name } : undefined,
    last_message: last ? lastMessage(world, conversation, last) : undefined,
  };
}

const list: Handler = (context) => {
  const { world, exchange } = context;
  const { page, part, next } = pageOf(ownChats(context), exchange.query, 10);
  return gateway({
    page,
    next,
    items: part.map(([conversation, channel]) => item(world, conversation, channel)),
  });
};

const counter: Handler = (context) => gateway({ count: ownChats(context).length });

/** Marks every channel of the conversation as processed, whoever's it is; not idempotent (§5.3). */
const markProcessed: Handler = ({ world, params, user }) => {
  const conversation = world.conversations.get(fromHex(params['id'] ?? ''));
  const isHis = conversation?.channels.some((one) => one.userId === user.id);
  const waiting = conversation?.channels.filter((one) => isHis && one.needsProcessing) ?? [];
  if (waiting.length === 0) {
    throw new Failure(
      'chat.agent.mark_chat_processed.no_rows_affected.error',
      500,
      "user didn't take action in the given conversation or wrong conversation id",
    );
  }
  for (const channel of waiting) channel.needsProcessing = false;
  world.changes.touch();
  return {};
};

export const AGENT_CHAT_ROUTES: Routes = {
  'GET /api/agent/chats': list,
  'GET /api/agent/chats/counter': counter,
  'PATCH /api/agent/chats/:id': markProcessed,
};
