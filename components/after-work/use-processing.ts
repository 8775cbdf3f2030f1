import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { isProcessed } from '../../lib/chat/order.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { countdown } from '../../lib/shown/format.ts';
import { useDesk } from '../desk/model.ts';

/** Whether a chat that is over is still being worked on, and how long that may last; both follow the clock by themselves. */
export function useProcessing(chat: ChatSummary): {
  isWorked: ReadonlySignal<boolean>;
  left: ReadonlySignal<string>;
} {
  const { now, wakeAt, t } = useDesk();
  return useMemo(
    () => ({
      isWorked: computed(() => isProcessed(chat, wakeAt(chat.processing?.deadline ?? Infinity))),
      left: computed(() =>
        t.value('processing.short', {
          time: countdown((chat.processing?.deadline ?? 0) - now.value, t.value),
        }),
      ),
    }),
    [chat],
  );
}
