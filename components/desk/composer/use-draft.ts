import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from '../model.ts';
import { useKept } from '../use-kept.ts';

export interface EditListener {
  /** Whether the field may show what the worker tells; else what stands there is newer. */
  takes(): boolean;
  /** By keys, or by what the worker told. */
  edited(before: string, after: string): void;
}

export interface Draft {
  /** Also when the field is gone: what stood in it. */
  read(): string;
  typed(value: string): void;
  set(value: string): void;
  cancel(): void;
  hear(listener: EditListener): void;
}

/** The draft of one chat. */
export function useDraft(
  id: string,
  field: { current: HTMLTextAreaElement | null },
  text: { value: string; peek(): string },
): Draft {
  const desk = useDesk();
  const show = (value: string): void => {
    // At once, not with the next rendering: a key pressed in between would bring the old text back.
    if (field.current && field.current.value !== value) field.current.value = value;
    text.value = value;
    desk.typed.value = { ...desk.typed.peek(), [id]: value };
  };
  const listener = useRef<EditListener | null>(null);
  const edit = (value: string): void => {
    listener.current?.edited(text.peek(), value);
    show(value);
  };
  const kept = useKept(id, 'message', {
    read: () => text.peek(),
    show(value) {
      if (listener.current?.takes() ?? true) edit(value);
      else kept.touch();
    },
  });

  // Before the next key: what is typed right after choosing a chat belongs to it.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);

  return {
    read: () => field.current?.value ?? text.peek(),
    hear: (one) => (listener.current = one),
    typed(value: string): void {
      edit(value);
      kept.touch();
    },
    /** What is left after a message; nothing is what the worker knows already, or will with the next change. */
    set(value: string): void {
      show(value);
      if (value === '') kept.drop();
      else {
        kept.touch();
        kept.store();
      }
    },
    /** The text is on its way: what is pending must not come back as a draft. */
    cancel: kept.drop,
  };
}
