import { chatRefusal, sendRefusal } from '../model/failure.ts';
import type { Channel, Conversation } from '../model/records.ts';
import { need, type ActionContext } from './action.ts';

/** The caller's channel named by `channel_id` and `conversation_id`; refused with `failId` when it is not his. */
export function ownChannel(
  context: ActionContext,
  failId: string,
  conversationField = 'conversation_id',
): { conversation: Conversation; channel: Channel } {
  const channelId = need(context.data, 'channel_id', 'string');
  const conversationId = need(context.data, conversationField, 'string');
  const refuse = (id: string, detail: string) =>
    failId.startsWith('chat.send.')
      ? sendRefusal(failId, detail)
      : chatRefusal(failId, { id, code: 400, detail });
  const conversation = context.world.conversations.get(conversationId);
  const channel = conversation?.channels.find(({ id }) => id === channelId);
  if (!conversation || !channel) {
    throw refuse(
      'chat.send.channel.from.not_found',
      `send: FROM channel ID=${channelId} sender not found or been closed`,
    );
  }
  if (channel.userId !== context.user.id) {
    throw refuse(
      'chat.send.channel.user.mismatch',
      `send: FROM channel ID=${channelId} user ID=${context.user.id} mismatch`,
    );
  }
  return { conversation, channel };
}
