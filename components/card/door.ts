/** The way to a chat's card, which is loaded when it is first wanted. */
import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { CardTab } from './open.ts';
import type { DeskModel } from '../desk/model-types.ts';
import { withPart } from '../desk/late-view.tsx';

export function openCard(desk: DeskModel, chat: ChatSummary, tab: CardTab, event?: MouseEvent): void {
  if (event && event.button > 1) return;
  withPart(desk, import('./part.tsx'), (part) => {
    if (event && (event.button || event.ctrlKey || event.metaKey)) return part.openRecord(desk, chat.id);
    const open = part.openCard(desk, chat.id, tab);
    desk.select(chat);
    desk.card.value = open;
  });
}
