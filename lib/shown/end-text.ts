import type { ChatSummary } from '../chat/summary.ts';
import type { Translate } from '../i18n/index.ts';
import { safeName } from './format.ts';

/** How a chat ended; a transfer says where to, and whether anybody took the chat there. */
export function endText(chat: ChatSummary, t: Translate): string {
  if (!chat.transfer) return t(`end.${chat.ended?.reason ?? 'other'}`);
  return t(`end.${chat.transfer.outcome}`, { target: safeName(chat.transfer.to) });
}
