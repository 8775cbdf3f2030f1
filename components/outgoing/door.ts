import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { DeskModel } from '../desk/model.ts';
import { withPart } from '../desk/late-view.tsx';

/** Opens «Новое сообщение» in the lists' place, to a chat's client if one is named. */
export const write = (desk: DeskModel, chat?: ChatSummary): void =>
  withPart(desk, import('./part.tsx'), ({ outgoingSheet }) => {
    // One place on screen has one owner: the sheet is not shown under a card.
    desk.card.value = null;
    desk.aside.value = outgoingSheet(desk, chat);
  });
