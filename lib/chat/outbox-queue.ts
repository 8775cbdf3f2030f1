/** What of the outbox may go now. */
import type { Outbox, OutboxEntry } from './outbox.ts';

/**
 * The entry to send next in each chat: the oldest queued one where nothing is on its way. One in trouble holds back only what must
 * follow it: the later parts of its text. A file whose upload has trouble is overtaken, and stands beside what goes instead.
 */
export function readyToSend(outbox: Outbox): OutboxEntry[] {
  const busy = new Set(outbox.filter((e) => e.state === 'sending').map((e) => e.conversationId));
  const ready: OutboxEntry[] = [];
  for (const entry of [...outbox].sort(byOrder)) {
    if (entry.state !== 'queued' || entry.asks || isHeld(outbox, entry)) continue;
    if (entry.file?.tries) {
      ready.push(entry);
      continue;
    }
    if (busy.has(entry.conversationId)) continue;
    busy.add(entry.conversationId);
    ready.push(entry);
  }
  return ready;
}

/** An earlier part of the same text was refused, or nobody knows what became of it. */
export const isHeld = (outbox: Outbox, entry: OutboxEntry): boolean =>
  entry.part !== undefined &&
  entry.state === 'queued' &&
  outbox.some((e) => e.part === entry.part && e.order < entry.order && isInTrouble(e));

const isInTrouble = (e: OutboxEntry): boolean =>
  (e.state === 'failed' || e.state === 'unclear') && !e.retried;

/** Something of this chat is under way: nothing else may leave for it. */
export const isBusy = (outbox: Outbox, entry: OutboxEntry): boolean =>
  outbox.some((e) => e.conversationId === entry.conversationId && e.state === 'sending');

const byOrder = (a: OutboxEntry, b: OutboxEntry): number => a.order - b.order;
