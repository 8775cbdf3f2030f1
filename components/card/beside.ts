/** What a card and the rest of the desk tell each other of one chat. */
import { effect } from '@preact/signals';
import type { Edited } from '../../lib/card/typed.ts';
import { headOf } from '../../lib/text/names.ts';
import { isElsewhere } from '../../lib/contacts/here.ts';
import type { Asking, Slots, WorkerState } from '../desk/model-types.ts';

/** The chat belongs to another CRM, and so does its record. */
export const isAway = (desk: WorkerState & Asking, chatId: string): boolean =>
  isElsewhere(desk.view.peek()?.contacts?.[chatId], desk.crm?.origin);

/** Of the toast that names what a closed card has left behind. */
export const closedNotice = (chatId: string): string => `card-closed:${chatId}`;

/** Saved: what the desk shows of the chat elsewhere follows; so does what was said when the card was closed. */
export function tellSaved(
  desk: Asking & Slots,
  chatId: string,
  { contact, case: chosen }: Edited,
  text: string,
): void {
  if (desk.toast.peek()?.notice === closedNotice(chatId))
    desk.toast.value = { text, tone: 'plain', detail: '' };
  if (contact === null || typeof contact === 'object')
    void desk.call({ type: 'contact.choose', conversationId: chatId, contactId: contact && contact.id });
  if (chosen === null || typeof chosen === 'object')
    void desk.call({
      type: 'case.note',
      conversationId: chatId,
      case: chosen && { id: chosen.id, number: headOf(chosen.name, 100) },
    });
}

/**
 * The record follows the chat: when it is accepted or over, others write it; so do the contact and the case that are chosen beside the
 * card, or the CRM that it goes over to.
 * @param onNews `isTied`: contact or case, which are known here before the record has them @returns stops it
 */
export function watchBeside(
  desk: WorkerState & Asking,
  chatId: string,
  onNews: (isTied: boolean) => void,
): () => void {
  let [known, tied]: (string | null)[] = [null, null];
  return effect(() => {
    const view = desk.view.value;
    const link = view?.contacts?.[chatId];
    const ties = [link?.contactId, link?.case?.id].join(' ');
    const now = [view?.chats[chatId]?.status, view?.crmSessionLostAt == null, isAway(desk, chatId)].join(' ');
    const [isNews, isTied] = [known !== null && (known !== now || tied !== ties), tied !== ties];
    [known, tied] = [now, ties];
    if (isNews) onNews(isTied);
  });
}
