/** What is typed into a card, kept by the worker: it survives a reload, and other tabs with the same card see it, and each saving. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { NOTHING, readTyped, writeTyped, type Typed } from '../../lib/card/typed.ts';
import type { Asking, WorkerState } from '../desk/model-types.ts';
import { keepField } from '../desk/use-kept.ts';

export interface Kept {
  typed: ReadonlySignal<Typed>;
  keep(change: Partial<Typed>): void;
  store(): void;
  dispose(): void;
}

/** @param onSaved another tab has written the record */
export function keepTyped(desk: WorkerState & Asking, chatId: string, onSaved: () => void): Kept {
  const typed = signal<Typed>(NOTHING);
  const kept = keepField(desk, chatId, 'card', {
    read: () => writeTyped(typed.peek()),
    show: (text) => (typed.value = readTyped(text)),
  });
  const leave = kept.start();

  // Known even while something is typed here; undefined: nothing was heard.
  let saved: string | undefined;
  const following = effect(() => {
    const conversation = desk.conversation.value;
    if (conversation?.id !== chatId) return;
    const theirs = readTyped(conversation.kept.card).saved;
    const isNews = saved !== undefined && saved !== theirs;
    saved = theirs;
    if (!isNews) return;
    typed.value = { ...typed.peek(), saved };
    onSaved();
  });
  return {
    typed,
    keep(change) {
      typed.value = { ...typed.peek(), ...change };
      saved = typed.peek().saved;
      kept.touch();
    },
    store: kept.store,
    dispose() {
      leave();
      following();
    },
  };
}
