/** Where what is typed beside the composer is kept among the drafts. */
import type { ConversationId } from '../chat/types.ts';

/** The comment of a processing. */
export const commentKey = (id: ConversationId): string => `${id}#comment`;

/** What was typed into the chat's card. */
export const cardKey = (id: ConversationId): string => `${id}#card`;
