/** Records as the public interface shows them. */
import type { ConversationInfo, ConversationState, Message } from '../api.ts';
import { sharedUrl } from '../model/links.ts';
import type { Conversation, Message as StoredMessage } from '../model/records.ts';
import { openChannels, openInvites, userById, type World } from '../model/world.ts';

const FROM = { client: 'customer', agent: 'operator', bot: 'bot' } as const;

export function messageInfo(world: World, message: StoredMessage): Message {
  const file = message.fileId === null ? undefined : world.files.get(message.fileId);
  return {
    id: message.id,
    from: FROM[message.author],
    name: message.authorName,
    text: message.text,
    file: file
      ? { id: file.id, name: file.name, mime: file.mime, size: file.size, url: sharedUrl(world, file.id) }
      : null,
    at: message.createdAt,
    editedAt: message.updatedAt || null,
    deleted: message.deleted,
    delivered: message.delivered,
  };
}

function stateOf(conversation: Conversation): ConversationState {
  if (conversation.closedAt !== null) return 'closed';
  if (openChannels(conversation).length > 0) return 'active';
  if (openInvites(conversation).length > 0) return 'invited';
  return conversation.waitingSince === null ? 'bot' : 'queue';
}

export function conversationInfo(world: World, conversation: Conversation): ConversationInfo {
  const login = (userId: number) => userById(world, userId)?.login ?? String(userId);
  const invite = openInvites(conversation)[0];
  return {
    id: conversation.id,
    title: conversation.title,
    state: stateOf(conversation),
    provider: conversation.client.type,
    gateway: conversation.client.gateway.name,
    queue: conversation.queue.name,
    operators: openChannels(conversation).map(({ userId }) => login(userId)),
    invited: invite ? login(invite.userId) : null,
    createdAt: conversation.createdAt,
    closedAt: conversation.closedAt,
    closeCause: conversation.closeCause,
    variables: { ...conversation.variables },
    messages: conversation.messages.map((message) => messageInfo(world, message)),
  };
}
