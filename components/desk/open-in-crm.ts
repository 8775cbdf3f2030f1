/** The way from the desk to a record of the CRM. */
import type { RecordAddress } from '../../lib/creatio/open-record.ts';
import type { Asking, Place, Slots } from './model-types.ts';

/** The desk makes room for what has opened on the page below it: no dialog, no card, and no wider than the panel. */
export function stepBack(desk: Slots & Place): void {
  desk.dialog.value = null;
  desk.card.value = null;
  if (desk.size.peek() !== 'panel') desk.setSize('panel');
}

/** @param event with Ctrl, or of the middle button: in a new tab, and the desk stays as it is */
export function openInCrm(desk: Asking & Slots & Place, record: RecordAddress, event?: MouseEvent): void {
  if (event && event.button > 1) return;
  const inNewTab = event !== undefined && (event.button === 1 || event.ctrlKey || event.metaKey);
  desk.crm?.openRecord(record, inNewTab);
  if (!inNewTab) stepBack(desk);
}
