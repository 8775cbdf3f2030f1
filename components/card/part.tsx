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
import { failureText, failureOf } from '../desk/crm-failure.ts';
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
export async function openRecord(
  desk: Asking & Slots & Place & WorkerState & DeskWords,
  chatId: string,
): Promise<void> {
  const { crm } = desk;
  const { t } = withWords(desk, CARD_WORDS);
  try {
    const names = await crm?.ask('chat-names');
    const record = names && (await crm?.ask('chat-record', { conversationId: chatId }));
    if (names && record) await crm!.openRecord({ entity: names.entity, id: record.id }, true);
    else desk.toast.value = { text: t.value('card.notThere'), tone: 'plain', detail: '' };
  } catch (error) {
    desk.toast.value = { text: failureText(failureOf(error), t.value), tone: 'error', detail: '' };
  }
}

export { unsavedOf };
