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

/** `tied`: a contact or a case is chosen beside the card, which is known here before the record has it. */
export type News = 'chat' | 'tied';

/**
 * The record follows the chat: when it is accepted or over, others write it; so do the contact and the case that are chosen beside the
 * card, or the CRM that it goes over to.
 * @param hasRecord without one a contact that is found changes nothing here @returns stops it
 */
export function watchBeside(
  desk: WorkerState & Asking,
  chatId: string,
  hasRecord: () => boolean,
  onNews: (news: News) => void,
): () => void {
  let known: (string | undefined)[] | null = null;
  return effect(() => {
    const view = desk.view.value;
    const link = view?.contacts?.[chatId];
    const chat = [view?.chats[chatId]?.status, view?.crmSessionLostAt == null, isAway(desk, chatId)].join(
      ' ',
    );
    const now = [chat, link?.case?.id, link?.contactId ?? undefined];
    const [was, is] = [known ?? now, now];
    known = now;
    if (was[0] !== is[0]) onNews('chat');
    else if (was[1] !== is[1] || (was[2] !== is[2] && hasRecord())) onNews('tied');
  });
}
