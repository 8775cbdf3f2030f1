/** What the CRM's record of a chat holds, by our names: the columns' own differ from customer to customer. */
export const CHAT_COLUMNS = [
  'conversationId',
  'name',
  'status',
  'source',
  'queue',
  'contact',
  'operator',
  'account',
  'activity',
  'case',
  'acceptedOn',
  'completedOn',
  'rating',
  'ratingComment',
  'result',
  'resultDetails',
  'lastMessage',
  'lastMessageBy',
  'closedBy',
  'notes',
] as const;
export type ChatColumn = (typeof CHAT_COLUMNS)[number];
