/** Where the operator is in the desk, and how large it is there. */
import { computed, signal } from '@preact/signals';
import type { DeskClient } from '../../lib/bridge/client.ts';
import { DEFAULT_UI, type DeskSize } from '../../lib/bridge/view.ts';
import type { Place, Selection, Slots, Tab, WorkerState } from './model-types.ts';

export function deskPlace(
  client: DeskClient,
  { view }: WorkerState,
  { aside, card }: Pick<Slots, 'aside' | 'card'>,
): Place {
  // The worker remembers the size for all tabs; this one must not wait for it, or focus would fall between two layouts.
  const chosenSize = signal<DeskSize | null>(null);
  const size = computed(() => chosenSize.value ?? view.value?.ui.size ?? DEFAULT_UI.size);
  const selection = signal<Selection | null>(null);
  return {
    tab: signal<Tab>('active'),
    listSearch: signal<string | null>(null),
    selection,
    reading: signal<string | null>(null),
    size,
    isPicture: signal(false),
    select(chat) {
      if (size.peek() === 'panel') aside.value = null;
      selection.value = chat && { id: chat.id, unread: chat.unread, lastMessageId: chat.lastMessageId };
      client.watch(chat?.id ?? null);
      if (!chat) card.value = null;
    },
    setSize(next) {
      chosenSize.value = next;
      void client.call({ type: 'ui.remember', ui: { size: next } }).then(() => (chosenSize.value = null));
    },
  };
}
