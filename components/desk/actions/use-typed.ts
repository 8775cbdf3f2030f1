/** What is typed into a dialog of a chat: kept by the worker, so that a reload of the page or another tab finds it again. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TypedDialog } from '../../../lib/chat/typed-dialogs.ts';
import { useDesk } from '../model.ts';
import { readFields, type Fields } from '../../../lib/actions/typed-fields.ts';

const STORE_AFTER_MS = 150;

export interface Typed<T extends Fields> {
  fields: ReadonlySignal<T>;
  type(patch: Partial<T>): void;
  /** It was saved, or given up. */
  forget(): void;
}

/** @param start what the dialog begins with; @param isOld what was kept belongs to something that is done already */
export function useTyped<T extends Fields>(
  conversationId: string,
  dialog: TypedDialog,
  start: () => T,
  isOld: (kept: T) => boolean = () => false,
): Typed<T> {
  const { call } = useDesk();
  const first = useRef<T | null>(null);
  first.current ??= start();
  const fields = useSignal<T>(first.current);
  const touched = useRef(false);
  const timer = useRef(0);
  const store = (text: string): void => {
    clearTimeout(timer.current);
    timer.current = 0;
    void call({ type: 'dialog-draft', conversationId, dialog, text });
  };
  const storeNow = (): void => {
    if (timer.current) store(JSON.stringify(fields.peek()));
  };
  useEffect(() => {
    void call({ type: 'dialog-draft', conversationId, dialog }).then((result) => {
      const kept = result.ok ? readFields(result.value, first.current!) : null;
      // What was typed meanwhile is newer.
      if (kept && !touched.current && !isOld(kept)) fields.value = kept;
    });
    addEventListener('pagehide', storeNow);
    return () => {
      removeEventListener('pagehide', storeNow);
      storeNow();
    };
  }, []);
  return {
    fields,
    type(patch) {
      touched.current = true;
      fields.value = { ...fields.peek(), ...patch };
      clearTimeout(timer.current);
      timer.current = window.setTimeout(storeNow, STORE_AFTER_MS);
    },
    forget() {
      touched.current = true;
      store('');
    },
  };
}
