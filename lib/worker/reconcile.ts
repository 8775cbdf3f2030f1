import { isLooking, type OutboxEntry } from '../chat/outbox.ts';
import type { ConversationId } from '../chat/types.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { ChatStore } from './chat-store.ts';
import type { History } from './history.ts';

/**
 * A snapshot decides over messages whose answer was lost, and ends the search for copies: in the chats that it shows. Of those that it
 * does not show, because they have ended or are too many, the history is asked first; only where that may not be read, or says
 * nothing, is it unclear.
 */
export function reconcile(
  store: Pick<ChatStore, 'outbox' | 'applyOutbox'>,
  history: Pick<History, 'readNewest'>,
  askedAt: number,
  present: readonly ConversationId[],
): void {
  const decide = (conversationId: ConversationId): void => {
    store.applyOutbox({ type: 'reconciled', conversationId, askedAt }).catch(() => {});
  };
  for (const id of new Set(store.outbox.filter(isOpen).map((e) => e.conversationId))) {
    if (present.includes(id)) decide(id);
    else
      history.readNewest(id).then(
        () => decide(id),
        (error: unknown) => error instanceof WebitelError && error.kind === 'refused' && decide(id),
      );
  }
}

const isOpen = (e: OutboxEntry): boolean => (e.state === 'sending' ? e.lostAt !== null : isLooking(e));
