import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { DeskModel } from './model.ts';

/** Opens «Новое сообщение» in the lists' place, to a chat's client if one is named. */
export const write = (desk: DeskModel, chat?: ChatSummary): void =>
  void desk.loadPart('desk-outgoing').then(({ outgoingSheet }) => {
    desk.aside.value = outgoingSheet(desk, chat);
  });
