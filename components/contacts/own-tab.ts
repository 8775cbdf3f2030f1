/** F47: a chat may be open in Creatio's own tab «Чат» of its record. That tab is not covered. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { PageRecord } from '../../lib/creatio/page-record.ts';
import type { Asking, Place, Slots, WorkerState } from '../desk/model-types.ts';
import { peopleModel } from './people-model.ts';

/** The page below shows this chat in a tab of its own. */
export const isOwnTab = (place: PageRecord | null, chatId: string | undefined): boolean =>
  chatId !== undefined && place?.chat?.toLowerCase() === chatId.toLowerCase();

const folds = new WeakMap<object, () => void>();

/** The desk folds when the tab of the chat in it is opened; opened again by hand, it stays. */
export function keepOffOwnTab(
  desk: Asking & Slots & Place & WorkerState,
  isOpen: ReadonlySignal<boolean>,
  fold: () => void,
): void {
  const { place } = peopleModel(desk);
  folds.set(desk.view, fold);
  let was = false;
  effect(() => {
    const is = place.value?.chat !== undefined;
    const isNews = is && !was;
    was = is;
    if (isNews && isOpen.peek() && isOwnTab(place.value, desk.selection.peek()?.id)) giveWay(desk);
  });
}

/** @returns whether this chat is open in its own tab: the desk has folded then, and its card is not opened over the page */
export function givesWayTo(desk: Asking & Slots & WorkerState, chatId: string): boolean {
  if (!isOwnTab(peopleModel(desk).place.peek(), chatId)) return false;
  giveWay(desk);
  return true;
}

function giveWay(desk: Slots & WorkerState): void {
  desk.dialog.value = null;
  desk.card.value = null;
  folds.get(desk.view)?.();
}
