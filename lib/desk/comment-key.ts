import type { ConversationId } from '../chat/types.ts';

/** Where the comment of a processing is kept among the drafts. */
export const commentKey = (id: ConversationId): string => `${id}#comment`;

/** Where what was typed into its card is. */
export const cardKey = (id: ConversationId): string => `${id}#card`;
