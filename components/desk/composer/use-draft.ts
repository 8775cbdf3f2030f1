import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from '../model.ts';

/** Typing is stored by the worker this soon after a pause, and at once when the field or the page is left. */
const DRAFT_AFTER_MS = 150;

export interface Draft {
  typed(value: string): void;
  set(value: string): void;
  cancel(): void;
}

/** The draft of one chat: kept by the worker, shared with other tabs, never carried to another chat. */
export function useDraft(
  id: string,
  field: { current: HTMLTextAreaElement | null },
  text: { value: string; peek(): string },
): Draft {
  const desk = useDesk();
  const timer = useRef(0);
  const dirty = useRef(false);
  const lastRemote = useRef<string | null>(null);

  const show = (value: string): void => {
    // At once, not with the next rendering: a key pressed in between would bring the old text back.
    if (field.current && field.current.value !== value) field.current.value = value;
    text.value = value;
    desk.typed.value = { ...desk.typed.peek(), [id]: value };
  };
  const store = (): void => {
    clearTimeout(timer.current);
    if (!dirty.current) return;
    dirty.current = false;
    lastRemote.current = text.peek();
    void desk.call({ type: 'draft', conversationId: id, text: text.peek() });
  };

  const conversation = desk.conversation.value;
  const remote = conversation?.id === id ? conversation.draft : null;
  useLayoutEffect(() => {
    if (remote === null || remote === lastRemote.current || dirty.current) return;
    lastRemote.current = remote;
    show(remote);
  }, [remote]);

  // Before the next key: what is typed right after choosing a chat belongs to it.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);

  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState === 'hidden') store();
    };
    document.addEventListener('visibilitychange', leave);
    addEventListener('pagehide', store);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      removeEventListener('pagehide', store);
      store();
    };
  }, []);

  return {
    typed(value: string): void {
      show(value);
      dirty.current = true;
      clearTimeout(timer.current);
      timer.current = window.setTimeout(store, DRAFT_AFTER_MS);
    },
    /** The worker already knows, or will with the next change. */
    set(value: string): void {
      show(value);
      lastRemote.current = value;
      dirty.current = value !== '';
      store();
    },
    /** The text is on its way: what is pending must not come back as a draft. */
    cancel(): void {
      clearTimeout(timer.current);
      dirty.current = false;
    },
  };
}
