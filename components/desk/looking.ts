/** Tells the worker which chat the operator has before his eyes: nothing rings for it. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { DeskClient } from '../../lib/bridge/client.ts';
import type { DeskModel } from './model.ts';

const isHere = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** @returns stops, and says that nobody looks any more */
export function reportLooking(
  client: Pick<DeskClient, 'look'>,
  { selection }: Pick<DeskModel, 'selection'>,
  isOpen: ReadonlySignal<boolean>,
): () => void {
  const here = signal(isHere());
  const look = (): void => void (here.value = isHere());
  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);
  addEventListener('blur', look);
  const stop = effect(() => client.look(isOpen.value && here.value ? (selection.value?.id ?? null) : null));
  return () => {
    stop();
    document.removeEventListener('visibilitychange', look);
    removeEventListener('focus', look);
    removeEventListener('blur', look);
    client.look(null);
  };
}
