/** Tells the worker which chat the operator has before his eyes: nothing rings for it. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { DeskClient } from '../../lib/bridge/client.ts';
import type { Place } from './model-types.ts';

/** @param isInFront the window that this desk stands in is the one that the operator works in */
export function reportLooking(
  client: Pick<DeskClient, 'look'>,
  { selection }: Pick<Place, 'selection'>,
  isOpen: ReadonlySignal<boolean>,
  isInFront: () => boolean,
): void {
  effect(() => client.look(isOpen.value && isInFront() ? (selection.value?.id ?? null) : null));
}
