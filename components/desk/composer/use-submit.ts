import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from '../model.ts';
import { Submitter } from './submitter.ts';
import type { Draft } from './use-draft.ts';

/** Sends what stands in the field. If a message cannot be stored, it and all after it stay there (`submitter.ts`). */
export function useSubmit(
  conversationId: string,
  field: { current: HTMLTextAreaElement | null },
  draft: Draft,
  error: { value: string },
  /** Files of the tray that are fit to be sent; they follow the text. */
  files: readonly string[],
): () => void {
  const desk = useDesk();
  const made = useRef<Submitter | null>(null);
  const submitter = (made.current ??= new Submitter({
    read() {
      const now = desk.composer.peek();
      return now?.chatId === conversationId && now.field !== field.current ? null : draft.read();
    },
    set: draft.set,
    keep: draft.typed,
    drop: draft.cancel,
    async send(text, attached) {
      const localId = desk.newId();
      const result = await desk.call({
        type: 'message.send',
        conversationId,
        localId,
        text,
        files: attached,
      });
      error.value = desk.sentence(result);
      return result;
    },
  }));
  useLayoutEffect(() => {
    const { current } = field;
    const onBefore = (): void => {
      const { selectionStart: from, selectionEnd: to } = current!;
      submitter.replaces(from < to ? from : null);
    };
    current!.addEventListener('beforeinput', onBefore);
    draft.hear(submitter);
    return () => current!.removeEventListener('beforeinput', onBefore);
  }, []);

  return () => submitter.enter(files);
}
