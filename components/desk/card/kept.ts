/** What is typed into a card, kept by the worker: it survives a reload, and other tabs with the same card see it, and each saving. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { DeskModel } from '../model.ts';
import { NOTHING, readTyped, writeTyped, type Typed } from '../../../lib/card/typed.ts';

/** Stored by the worker this soon after a pause in typing. */
const KEEP_AFTER_MS = 150;

export interface Kept {
  typed: ReadonlySignal<Typed>;
  keep(change: Partial<Typed>): void;
  store(): void;
  dispose(): void;
}

/** @param onSaved another tab has written the record */
export function keepTyped(desk: DeskModel, chatId: string, onSaved: () => void): Kept {
  const typed = signal<Typed>(NOTHING);
  let timer: number | undefined;
  let kept: string | undefined;

  // What another tab, or this one before a reload, has typed; not over what is being typed here.
  const following = effect(() => {
    const conversation = desk.conversation.value;
    if (conversation?.id !== chatId) return;
    const text = conversation.card ?? '';
    if (text === kept) return;
    const theirs = readTyped(text);
    const isFirst = kept === undefined;
    const isSaved = !isFirst && theirs.saved !== typed.peek().saved;
    if (timer === undefined) {
      kept = text;
      typed.value = theirs;
    } else if (isSaved) {
      typed.value = { ...typed.peek(), saved: theirs.saved };
    }
    if (isSaved) onSaved();
  });
  const store = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    kept = writeTyped(typed.peek());
    void desk.call({ type: 'card-draft', conversationId: chatId, text: kept });
  };
  addEventListener('pagehide', store);
  return {
    typed,
    keep(change) {
      typed.value = { ...typed.peek(), ...change };
      clearTimeout(timer);
      timer = window.setTimeout(store, KEEP_AFTER_MS);
    },
    store,
    dispose() {
      store();
      following();
      removeEventListener('pagehide', store);
    },
  };
}
