import { useRef } from 'preact/hooks';
import { useDesk } from '../model.ts';
import type { Draft } from './use-draft.ts';

/**
 * Sends what stands in the field, in order. What was typed while a message is being stored stays for the next one; a second Enter in
 * the same instant finds nothing to send. If a message cannot be stored, it and all after it stay in the field.
 */
export function useSubmit(
  conversationId: string,
  field: { current: HTMLTextAreaElement | null },
  draft: Draft,
  error: { value: string },
  /** Files of the tray that are fit to be sent; they follow the text. */
  files: readonly string[],
): () => void {
  const desk = useDesk();
  const queue = useRef(Promise.resolve());
  /** Characters at the field's beginning that belong to messages on their way to the worker. */
  const taken = useRef(0);
  const failures = useRef(0);

  const send = async (text: string, attached: string[], failuresBefore: number): Promise<void> => {
    if (failures.current !== failuresBefore) return;
    draft.cancel();
    const result = await desk.call({
      type: 'message.send',
      conversationId,
      localId: desk.newId(),
      text,
      files: attached,
    });
    error.value = desk.sentence(result);
    const now = field.current?.value ?? '';
    if (result.ok) {
      taken.current -= text.length;
      draft.set(now.startsWith(text) ? now.slice(text.length) : now);
    } else {
      taken.current = 0;
      failures.current++;
      draft.typed(now);
    }
  };

  return () => {
    const text = (field.current?.value ?? '').slice(taken.current);
    if (text.trim() === '' && files.length === 0) return;
    taken.current += text.length;
    const attached = [...files];
    const failuresBefore = failures.current;
    queue.current = queue.current.then(() => send(text, attached, failuresBefore));
  };
}
