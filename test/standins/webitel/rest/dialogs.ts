/** `GET /chat/dialogs` with members and history (protocol §5.1, §5.2). */
import type { Handler, RouteContext, Routes } from '../http/routes.ts';
import { notFound } from '../model/failure.ts';
import type { Conversation, Message } from '../model/records.ts';
import { fromHex, toHex, type World } from '../model/world.ts';
import { flag, gateway, matches, pageOf } from './answer.ts';
import { authorPeer, dialog, dialogDate, fileOf, members } from './dialog-shapes.ts';

const DEFAULT_SIZE = 16;

const memberIds = (conversation: Conversation) =>
  [conversation.id, conversation.clientChannelId, ...conversation.channels.map(({ id }) => id)].map(toHex);

/** Is the user in the conversation now (`online`), was he before, or ever. */
function takesPart(conversation: Conversation, userId: number, online: boolean | undefined): boolean {
  const own = conversation.channels.filter((channel) => channel.userId === userId);
  if (online === undefined) return own.length > 0;
  return own.length > 0 && own.some((channel) => channel.closedAt === null) === online;
}

function isAsked(context: RouteContext, conversation: Conversation): boolean {
  const { query } = context.exchange;
  const { client } = conversation;
  const online = flag(query, 'online');
  const peerId = query.get('peer.id');
  const ids = query.getAll('id').map(toHex);
  const seesAll = context.user.admin && peerId === null;
  if (!seesAll && !takesPart(conversation, context.user.id, online)) return false;
  if (seesAll && online !== undefined && (conversation.closedAt === null) !== online) return false;
  if (peerId && peerId !== client.externalId && !takesPart(conversation, Number(peerId), online))
    return false;
  if (ids.length > 0 && !memberIds(conversation).some((id) => ids.includes(id))) return false;
  if (query.has('via.id') && query.get('via.id') !== String(client.gateway.id)) return false;
  if (query.has('via.type') && query.get('via.type') !== client.gateway.provider) return false;
  const since = Number(query.get('date.since') ?? 0);
  const until = Number(query.get('date.until') ?? Infinity);
  const date = dialogDate(conversation);
  if (date <= since || date > until) return false;
  return matches(query, conversation.title);
}

const dialogs: Handler = (context) => {
  const { world, exchange } = context;
  const found = [...world.conversations.values()]
    .filter((conversation) => isAsked(context, conversation))
    .sort((a, b) => dialogDate(b) - dialogDate(a));
  const { page, part, next } = pageOf(found, exchange.query, DEFAULT_SIZE);
  return gateway({ page, next, data: part.map((conversation) => dialog(world, conversation)) });
};

/** Either form of the id; it must be the conversation's. */
function conversationOf(context: RouteContext): Conversation {
  const conversation = context.world.conversations.get(fromHex(context.params['id'] ?? ''));
  if (!conversation) throw notFound('chat.dialog.not_found', `dialog ${context.params['id']} is not found`);
  return conversation;
}

const dialogMembers: Handler = (context) => {
  const { query } = context.exchange;
  const online = flag(query, 'online');
  const all = members(conversationOf(context)).filter((member) => {
    const isOnline = !('left' in member) || member.left === '';
    return online === undefined || isOnline === online;
  });
  const { page, part, next } = pageOf(all, query, DEFAULT_SIZE);
  return gateway({ page, next, data: part });
};

/** Newest first, strictly older than `offset.id` or `offset.date`; `from.id` is a 1-based index into `peers`. */
function history(world: World, all: [Conversation, Message][], query: URLSearchParams) {
  const beforeId = Number(query.get('offset.id') ?? Infinity);
  const beforeDate = Number(query.get('offset.date') ?? Infinity);
  const older = all
    .filter(([, message]) => !message.deleted && message.id < beforeId && message.createdAt < beforeDate)
    .sort(([, a], [, b]) => b.id - a.id);
  const { part, next } = pageOf(older, query, DEFAULT_SIZE);
  const peers: { id: string; type: string; name: string }[] = [];
  const messages = part.map(([conversation, message]) => ({
    id: String(message.id),
    date: String(message.createdAt),
    edit: message.updatedAt ? String(message.updatedAt) : '',
    from: {
      id: indexIn(peers, authorPeer(conversation, message), (a, b) => a.id === b.id && a.type === b.type),
    },
    text: message.text,
    file: fileOf(world, message),
    kind: message.parts.type,
    context: message.parts.variables,
  }));
  return { next, messages, peers };
}

/** The 1-based index of the item in the list, as a string; it is added when missing. */
export function indexIn<T>(list: T[], item: T, isSame: (a: T, b: T) => boolean): string {
  const found = list.findIndex((one) => isSame(one, item));
  return String(found >= 0 ? found + 1 : list.push(item));
}

const dialogMessages: Handler = (context) => {
  const conversation = conversationOf(context);
  const all = conversation.messages.map((message): [Conversation, Message] => [conversation, message]);
  return gateway(history(context.world, all, context.exchange.query));
};

export const DIALOG_ROUTES: Routes = {
  'GET /api/chat/dialogs': dialogs,
  'GET /api/chat/dialogs/:id/members': dialogMembers,
  'GET /api/chat/dialogs/:id/messages': dialogMessages,
};
