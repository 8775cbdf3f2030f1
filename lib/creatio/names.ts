/** Under which names this CRM keeps chats. */
import type { ChatColumn } from '../chat/chat-columns.ts';

/** Logical name → column; null: this CRM has none, and just that field is off. A lookup column is named without `Id`. */
export type ChatColumns = Record<ChatColumn, string | null>;

export interface ChatNames {
  entity: string;
  /** Who creates and updates the record; `auto`: us, if nobody else has within ten seconds after acceptance. */
  writtenBy: 'extension' | 'connector' | 'auto';
  columns: ChatColumns;
}
