/**
 * One field that is typed into here and kept by the worker, for a reload and for all screens. The rule is lib/kept/rules.ts.
 * One file for all: late parts of the popup need it too, and must not load the desk's own script for it.
 */
import { effect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CallResult } from '../../lib/bridge/protocol.ts';
import { FIRST_MESSAGE, type KeptField } from '../../lib/kept/fields.ts';
import { answered, dropped, heard, told, typed, UNTOUCHED, type Keeping } from '../../lib/kept/rules.ts';
import { useDesk, type Asking, type WorkerState } from './model.ts';

/** The worker is told after this long a pause in typing, and at once when the field or the page is left. */
const KEEP_AFTER_MS = 150;
/** And no later than this after the first key, if there is no pause. */
const KEEP_WITHIN_MS = 1000;

export interface KeeperPorts {
  /** What the worker has, of signals; null: not known. */
  heard(): string | null;
  /** What stands in the field. */
  read(): string;
  show(text: string): void;
  /** Must not reject. */
  tell(text: string): Promise<CallResult>;
}

export interface Keeper {
  /** Something was typed. */
  touch(): void;
  /** Tells what was typed, without waiting for a pause. */
  store(): void;
  /** It goes another way: what was typed must not be told as well. */
  drop(): void;
  /** Shows what is kept, and what other screens type from now on. @returns what ends it */
  start(): () => void;
}

export function keeper(ports: KeeperPorts): Keeper {
  let state = UNTOUCHED;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  let isOn = false;

  const become = (next: Keeping): void => {
    const { known } = state;
    state = next;
    if (isOn && next.known !== null && next.known !== known) ports.show(next.known);
  };
  const rest = (): void => {
    clearTimeout(timer);
    clearTimeout(latest);
    latest = undefined;
  };
  const store = (): void => {
    rest();
    if (!state.isDirty) return;
    const text = ports.read();
    state = told(state, text);
    void ports.tell(text).then(({ ok }) => become(answered(state, ok)));
  };
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') store();
  };
  return {
    touch() {
      state = typed(state);
      clearTimeout(timer);
      timer = setTimeout(store, KEEP_AFTER_MS);
      latest ??= setTimeout(store, KEEP_WITHIN_MS);
    },
    store,
    drop() {
      rest();
      state = dropped(state);
    },
    start() {
      isOn = true;
      const stop = effect(() => {
        const text = ports.heard();
        if (text !== null) become(heard(state, text));
      });
      document.addEventListener('visibilitychange', onHide);
      addEventListener('pagehide', store);
      // Of a tab that is closed the browser tells a page in a frame this alone, and ends its process.
      addEventListener('beforeunload', store);
      addEventListener('blur', store);
      return () => {
        store();
        isOn = false;
        stop();
        document.removeEventListener('visibilitychange', onHide);
        removeEventListener('pagehide', store);
        removeEventListener('beforeunload', store);
        removeEventListener('blur', store);
      };
    },
  };
}

type Ends = Pick<KeeperPorts, 'read' | 'show'>;

export const keepField = (
  desk: WorkerState & Asking,
  conversationId: string,
  field: KeptField,
  ends: Ends,
): Keeper =>
  keeper({
    ...ends,
    heard() {
      if (conversationId === FIRST_MESSAGE) return desk.view.value?.outgoingTemplate ?? null;
      const shown = desk.conversation.value;
      return shown?.id === conversationId ? (shown.kept[field] ?? '') : null;
    },
    tell: (text) => desk.call({ type: 'text.keep', conversationId, field, text }),
  });

/** @param ends of the first drawing; the chat and the field stay the same */
export function useKept(conversationId: string, field: KeptField, ends: Ends): Keeper {
  const desk = useDesk();
  const kept = useRef<Keeper | null>(null);
  kept.current ??= keepField(desk, conversationId, field, ends);
  useLayoutEffect(() => kept.current!.start(), []);
  return kept.current;
}
