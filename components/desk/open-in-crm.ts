/** The way from the desk to a record of the CRM. */
import type { RecordAddress } from '../../lib/creatio/open-record.ts';
import { withPart } from './late-view.tsx';
import type { Asking, Place, Slots } from './model-types.ts';
import type { DeskWords } from './model.ts';

type Opener = Asking & Slots & DeskWords;

/** The desk makes room for what has opened on the page below it: no dialog, no card, and no wider than the panel. */
export function stepBack(desk: Slots & Place): void {
  desk.dialog.value = null;
  desk.card.value = null;
  if (desk.size.peek() !== 'panel') desk.setSize('panel');
}

/** @param event with Ctrl, or of the middle button: in a new tab, and the desk stays as it is */
export function openInCrm(desk: Opener & Place, record: RecordAddress, event?: MouseEvent): void {
  if (event && event.button > 1) return;
  const inNewTab = event !== undefined && (event.button === 1 || event.ctrlKey || event.metaKey);
  if (desk.crm) void tellRefused(desk, desk.crm.openRecord(record, inNewTab));
  if (!inNewTab) stepBack(desk);
}

/** The record of a chat, in a new tab. */
export function openChatRecord(desk: Opener, id: string): void {
  const { crm } = desk;
  if (!crm) return;
  const opening = crm.ask('chat-names').then((names) => {
    if (!names) throw Object.assign(new Error(), { kind: 'missing' });
    return crm.openRecord({ entity: names.entity, id }, true);
  });
  void tellRefused(desk, opening);
}

/** A press is never followed by nothing. */
export function tellRefused(desk: Opener, opening: Promise<void>): Promise<void> {
  return opening.catch((error: unknown) =>
    withPart(desk, import('./crm-failure.ts'), ({ failureOf, failureText }) => {
      desk.toast.value = { text: failureText(failureOf(error), desk.t.value), tone: 'error', detail: '' };
    }),
  );
}
