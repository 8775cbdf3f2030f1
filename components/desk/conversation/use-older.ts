import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useDesk } from '../model.ts';

export interface Older {
  isLoading: ReadonlySignal<boolean>;
  /** A sentence, or ''. */
  failure: ReadonlySignal<string>;
  /** Reads a page of older messages; false when that failed. One question at a time. */
  load(): Promise<boolean>;
}

export function useOlder(conversationId: string): Older {
  const desk = useDesk();
  const isLoading = useSignal(false);
  const failure = useSignal('');
  return {
    isLoading,
    failure,
    async load() {
      if (isLoading.value) return true;
      isLoading.value = true;
      const shown = desk.conversation.value;
      const before = shown?.id === conversationId ? (shown.lines[0]?.messageId ?? 0) : 0;
      const result = await desk.call({ type: 'chat.older', conversationId, before });
      failure.value = desk.sentence(result);
      isLoading.value = false;
      return result.ok;
    },
  };
}
