import type { Command } from '../bridge/protocol.ts';
import type { ConversationId } from '../chat/types.ts';

/** Where the comment of a processing is kept among the drafts. */
export const commentKey = (id: ConversationId): string => `${id}#comment`;

/** Where what was typed into its card is. */
export const cardKey = (id: ConversationId): string => `${id}#card`;

type Kept = Extract<Command, { type: 'comment' | 'card-draft' }>;

export const draftKey = ({ type, conversationId: id }: Kept): string =>
  type === 'comment' ? commentKey(id) : cardKey(id);
