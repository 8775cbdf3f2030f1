/** What is typed into a dialog of a chat: a reload of the page or another tab finds it again. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { readFields, type Fields } from '../../lib/actions/typed-fields.ts';
import type { KeptField } from '../../lib/kept/fields.ts';
import { useKept } from '../desk/use-kept.ts';

export interface Typed<T extends Fields> {
  fields: ReadonlySignal<T>;
  type(patch: Partial<T>): void;
  /** It was saved, or given up. */
  forget(): void;
}

/** @param start what the dialog begins with; @param isOld what was kept belongs to something that is done already */
export function useTyped<T extends Fields>(
  conversationId: string,
  dialog: KeptField,
  start: () => T,
  isOld: (kept: T) => boolean = () => false,
): Typed<T> {
  const first = useRef<T | null>(null);
  first.current ??= start();
  const fields = useSignal<T>(first.current);
  const state = useRef<'start' | 'theirs' | 'own' | 'done'>('start');
  const kept = useKept(conversationId, dialog, {
    read: () => (state.current === 'done' ? '' : JSON.stringify(fields.peek())),
    show(text) {
      // Once typed into, it is this dialog's own: another's end must not empty it.
      if (state.current === 'own' || state.current === 'done') return;
      const theirs = readFields(text, first.current!);
      const isTheirs = theirs !== null && !isOld(theirs);
      if (isTheirs) fields.value = theirs;
      else if (state.current === 'theirs') fields.value = start();
      state.current = isTheirs ? 'theirs' : 'start';
    },
  });
  return {
    fields,
    type(patch) {
      state.current = 'own';
      fields.value = { ...fields.peek(), ...patch };
      kept.touch();
    },
    forget() {
      state.current = 'done';
      kept.touch();
      kept.store();
    },
  };
}
