import { chatRefusal } from '../model/failure.ts';
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
  const cutOut = failId.startsWith('chat.send.');
  const refuse = (id: string, code: number, detail: string) =>
    chatRefusal(failId, { id, code, detail }, cutOut);
  const conversation = context.world.conversations.get(conversationId);
  const channel = conversation?.channels.find(({ id }) => id === channelId);
  if (!conversation || !channel) {
    throw refuse('chat.send.channel.from.not_found', 404, `send: FROM channel ID=${channelId} not found`);
  }
  if (channel.userId !== context.user.id) {
    throw refuse(
      'chat.send.channel.user.mismatch',
      400,
      `send: channel FROM user ID=${context.user.id} mismatch`,
    );
  }
  return { conversation, channel };
}
