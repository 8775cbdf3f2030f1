import type { ConversationId } from '../chat/types.ts';
import type { ChatStore } from './chat-store.ts';

/**
 * A snapshot decides over messages whose answer was lost: those of the chats that it shows, and, when it hides none, of all.
 * @param askedAt ms, local clock
 */
export function reconcile(
  store: Pick<ChatStore, 'outbox' | 'applyOutbox'>,
  askedAt: number,
  present: readonly ConversationId[],
  complete: boolean,
): void {
  const decided = complete ? [...new Set(store.outbox.map((e) => e.conversationId))] : present;
  for (const conversationId of decided) {
    if (!store.outbox.some((e) => e.conversationId === conversationId && e.lostAt !== null)) continue;
    store.applyOutbox({ type: 'reconciled', conversationId, askedAt }).catch(() => {});
  }
}
