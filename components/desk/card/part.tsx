/** The chat's card and the history of chats, as a module of its own: most chats are answered without them. */
import type { JSX } from 'preact';
import { CARD_TEXTS } from '../../../lib/i18n/card.ts';
import { DeskProvider, type DeskModel } from '../model.ts';
import type { CardTab, OpenCard } from '../open-card.ts';
import { partDesk } from '../part.ts';
import { createCard } from './card-model.ts';
import { Card } from './card.tsx';
import { failureText, sentenceOf } from './failure.ts';
import { HistoryView } from './history-view.tsx';
import { unsavedOf } from './unsaved.ts';

export async function openCard(desk: DeskModel, chatId: string, tab: CardTab): Promise<OpenCard> {
  const own = partDesk(desk, CARD_TEXTS);
  const page = (await desk.crm?.tab()) ?? null;
  const card = createCard(own, page, chatId, tab);
  const element = (
    <DeskProvider value={own}>
      <Card key={chatId} card={card} />
    </DeskProvider>
  );
  return { chatId, element };
}

export async function historyView(desk: DeskModel): Promise<JSX.Element> {
  const page = (await desk.crm?.tab()) ?? null;
  return (
    <DeskProvider value={partDesk(desk, CARD_TEXTS)}>
      <HistoryView page={page} onBack={() => (desk.history.value = null)} />
    </DeskProvider>
  );
}

/** The chat's record in the CRM itself, in a new tab. */
export async function openRecord(desk: DeskModel, chatId: string): Promise<void> {
  const { crm, t } = partDesk(desk, CARD_TEXTS);
  try {
    const names = await crm?.ask('chat-names');
    const record = names && (await crm?.ask('chat-record', { conversationId: chatId }));
    if (names && record) (await crm!.tab()).openRecord({ entity: names.entity, id: record.id }, true);
    else desk.toast.value = { text: t.value('card.notThere'), tone: 'plain', detail: '' };
  } catch (error) {
    desk.toast.value = { text: failureText(sentenceOf(error), t.value), tone: 'error', detail: '' };
  }
}

/** In sentences: what of the chat's card is not in the CRM. */
export const unsaved = (desk: DeskModel, chatId: string): string[] =>
  unsavedOf(partDesk(desk, CARD_TEXTS), chatId);
