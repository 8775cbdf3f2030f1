/** What is forgotten, and when: the desk keeps the last chats, not all of them. */
import type { ChatStore } from './chat-store.ts';

const KEEP_CLOSED = 50;
/** Repeats of a command come within seconds; ten minutes is plenty. */
const KEEP_SENT_MS = 600_000;

/** @param serverNow ms, server clock */
export function forgetOld(store: ChatStore, serverNow: number): void {
  const over = Object.values(store.summaries)
    .filter((c) => c.status === 'completed' || c.withdrawn)
    .sort((a, b) => (b.ended?.at ?? b.lastAt) - (a.ended?.at ?? a.lastAt));
  const ids = over.slice(KEEP_CLOSED).map((c) => c.id);
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
