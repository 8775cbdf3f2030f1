/** The chat's card and the history of chats, as a module of its own: most chats are answered without them. */
import type { JSX } from 'preact';
import { CARD_WORDS } from '../../lib/card/words.ts';
import {
  withWords,
  type Asking,
  type DeskModel,
  type DeskWords,
  type Place,
  type Slots,
  type WorkerState,
} from '../desk/model.ts';
import type { CardTab, OpenCard } from './open.ts';
import { givesWayTo } from '../contacts/own-tab.ts';
import './card.css';
import { createCard } from './card-model.ts';
import { Card } from './card.tsx';
import { tellRefused } from '../desk/open-in-crm.ts';
import { HistoryView } from './history-view.tsx';
import { unsavedOf } from './unsaved.ts';

/** null: the chat is open in Creatio's own tab, and what is there is not covered. */
export function openCard(desk: DeskModel, chatId: string, tab: CardTab): OpenCard | null {
  if (givesWayTo(desk, chatId)) return null;
  return { chatId, element: <Card key={chatId} card={createCard(desk, chatId, tab)} /> };
}

export const historyView = (desk: Slots): JSX.Element => (
  <HistoryView onBack={() => (desk.history.value = null)} />
);

/** The chat's record in the CRM itself, in a new tab. */
export function openRecord(
  desk: Asking & Slots & Place & WorkerState & DeskWords,
  chatId: string,
): Promise<void> {
  const { crm } = desk;
  const opening = async (): Promise<void> => {
    const names = await crm?.ask('chat-names');
    const record = names && (await crm?.ask('chat-record', { conversationId: chatId }));
    if (names && record) return crm!.openRecord({ entity: names.entity, id: record.id }, true);
    const text = withWords(desk, CARD_WORDS).t.value('card.notThere');
    desk.toast.value = { text, tone: 'plain', detail: '' };
  };
  return tellRefused(desk, opening());
}

export { unsavedOf };
