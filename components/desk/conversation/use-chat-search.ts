import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { linesWith } from '../../../lib/chat/search.ts';
import { useDesk, type WorkerState } from '../model.ts';

export interface ChatSearch {
  isOpen: Signal<boolean>;
  /** What is looked for; '' while nothing is. */
  text: ReadonlySignal<string>;
  /** Keys of the lines found, oldest first. */
  found: ReadonlySignal<string[]>;
  /** The line that is pointed at; null when none was found. */
  current: ReadonlySignal<string | null>;
  type(text: string): void;
  /** Points at an older (-1) or newer (1) line, round about. */
  step(by: -1 | 1): void;
  close(): void;
}

/** Search inside one chat: the newest line that fits comes first. */
export function useChatSearch(conversationId: string): ChatSearch {
  const desk = useDesk();
  const search = useMemo(() => createChatSearch(desk, conversationId), [desk, conversationId]);
  useEffect(() => () => search.close(), [search]);
  return search;
}

function createChatSearch({ conversation }: WorkerState, id: string): ChatSearch {
  const isOpen = signal(false);
  const typed = signal('');
  const chosen = signal<string | null>(null);
  const text = computed(() => (isOpen.value ? typed.value.trim() : ''));
  const found = computed(() =>
    text.value === '' || conversation.value?.id !== id ? [] : linesWith(conversation.value.lines, text.value),
  );
  const current = computed(() => {
    const keys = found.value;
    return chosen.value !== null && keys.includes(chosen.value) ? chosen.value : (keys.at(-1) ?? null);
  });
  return {
    isOpen,
    text,
    found,
    current,
    type(next) {
      typed.value = next;
      chosen.value = null;
    },
    step(by) {
      const keys = found.value;
      if (keys.length === 0) return;
      const at = keys.indexOf(current.value ?? '');
      chosen.value = keys[(at + by + keys.length) % keys.length]!;
    },
    close() {
      isOpen.value = false;
      typed.value = '';
      chosen.value = null;
    },
  };
}
