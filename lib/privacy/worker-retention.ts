/** What is forgotten, and when: the desk keeps the last chats, not all of them. */
import type { ChatSummary } from '../chat/summary.ts';
import type { ConversationId } from '../chat/types.ts';
import type { ChatStore } from '../worker/chat-store.ts';
import type { History } from '../worker/history.ts';

export const KEEP_CLOSED = 50;
/** Invitations that came to nothing are shown in no list: they take no place of a chat's. */
const KEEP_MISSED = 50;
/** Facts of chats of which nothing else is known. */
const KEEP_LOOSE = 50;
/** Repeats of a command come within seconds; ten minutes is plenty. */
const KEEP_SENT_MS = 600_000;

const endedAt = (c: ChatSummary): number => c.ended?.at ?? c.lastAt;

type Readers = Pick<History, 'isRead'>;

/**
 * Of long conversations the oldest messages, unless somebody may be reading them: he has them in view, and has read older ones, or has not
 * come to the newest.
 */
export function shorten(store: ChatStore, shown: ReadonlySet<ConversationId>, history: Readers): void {
  for (const { id, unread } of Object.values(store.summaries)) {
    const isShown = shown.has(id);
    if (!history.isRead(id, isShown) && !(isShown && unread > 0))
      store.apply({ type: 'shortened', id, outbox: store.outbox });
  }
}

/** @param serverNow ms, server clock */
export function forgetOld(store: ChatStore, serverNow: number): void {
  const all = Object.values(store.summaries);
  const ended = all.filter((c) => c.status === 'completed' && !c.withdrawn);
  const missed = all.filter((c) => c.withdrawn);
  const loose = Object.keys(store.chats).filter((id) => !Object.hasOwn(store.summaries, id));
  // What nobody has got is never forgotten, however old it is.
  const ids = [
    ...ended.sort((a, b) => endedAt(b) - endedAt(a)).slice(KEEP_CLOSED),
    ...missed.sort((a, b) => b.withdrawn!.at - a.withdrawn!.at).slice(KEEP_MISSED),
  ]
    .map((c) => c.id)
    .concat(loose.slice(0, Math.max(0, loose.length - KEEP_LOOSE)))
    .filter((id) => !store.hasUnsent(id));
  if (ids.length > 0) {
    store.apply({ type: 'forget', ids });
    store.applyOutbox({ type: 'forgotten', conversationIds: ids }).catch(() => {});
  }
  void store.files.sweep(store.outbox, (id) => id in store.chats);
  const before = serverNow - KEEP_SENT_MS;
  if (store.outbox.some((e) => e.state === 'sent' && e.messageId !== null && e.createdAt < before)) {
    store.applyOutbox({ type: 'pruned', before }).catch(() => {});
  }
}
