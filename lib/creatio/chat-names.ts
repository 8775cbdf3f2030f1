/** Under which names this CRM keeps Webitel's chats. They differ from customer to customer: set by hand, or found out. */
import type { CrmContext } from './context.ts';
import { columnsOf, entitySets, type Column } from './columns.ts';

/** Logical name → column; null: this CRM has none, and just that field is off. A lookup column is named without `Id`. */
export type ChatColumns = Record<ChatColumn, string | null>;

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

export interface ChatNames {
  entity: string;
  /** Who creates and updates the record; `auto`: us, if nobody else has within ten seconds after acceptance. */
  writtenBy: 'extension' | 'connector' | 'auto';
  columns: ChatColumns;
}

/** Found out once per page; null: this CRM has no chat object. */
export const chatNames = (c: CrmContext): Promise<ChatNames | null> =>
  c.cached(`names:chat:${JSON.stringify(c.settings().objects.chat)}`, () => findNames(c), Infinity);

async function findNames(c: CrmContext): Promise<ChatNames | null> {
  const set = c.settings().objects.chat;
  const entity = set?.entity ?? (await entityOf(c));
  if (!entity) return null;
  const columns = { ...namesAmong(Object.values(await columnsOf(c, entity))), ...set?.columns };
  return { entity, writtenBy: set?.writtenBy ?? 'auto', columns };
}

/** Companions (files, rights, statuses) begin with the same words: the shortest is the object itself. */
async function entityOf(c: CrmContext): Promise<string | null> {
  const chats = (await entitySets(c)).filter((name) => /webitel.*chat/i.test(name));
  return chats.sort((a, b) => a.length - b.length)[0] ?? null;
}

/** By the customer's prefix: `UsrContact`, `SxContact`, `Contact`. */
function namesAmong(there: readonly Column[]): ChatColumns {
  const find = (logical: ChatColumn): string | null =>
    there.find(({ name }) => new RegExp(`^([A-Z][a-z]{0,3})?${logical}$`, 'i').test(name))?.name ?? null;
  return Object.fromEntries(CHAT_COLUMNS.map((logical) => [logical, find(logical)])) as ChatColumns;
}
