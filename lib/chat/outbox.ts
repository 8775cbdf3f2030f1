/**
 * Messages of the operator on their way out. Stored before they are shown as sent, sent one after another within a chat, and never
 * sent again without being asked.
 *
 *   queued ──begin──► sending ──OK──► sent ──server's copy seen──► tied, forgotten after a while
 *     ▲                  │ ├──FAIL──► failed    (wins over a copy seen: stored, not delivered)
 *     │                  │ └──answer lost──► sending, lost ──copy found──► sent
 *     └──never left──────┘                        └──snapshot without a copy──► unclear
 *
 * Webitel knows no message id of the client's: a copy is recognised by chat, own channel, text and order.
 */
import { bare, type OutgoingFile } from './files.ts';
import type { ConversationId } from './types.ts';

export type SendState = 'queued' | 'sending' | 'sent' | 'failed' | 'unclear';

export interface OutboxEntry {
  localId: string;
  conversationId: ConversationId;
  /** Empty for a file. */
  text: string;
  /** Uploaded first, while queued; then sent like a text. */
  file?: OutgoingFile;
  /** ms, server clock. */
  createdAt: number;
  /** Order within the outbox. */
  order: number;
  state: SendState;
  /** Largest message id known in the chat when sending began: the copy's id is greater. */
  afterId: number;
  /** The worker's steady clock, ms, when the answer was given up; a snapshot asked later decides. Of no meaning in another life. */
  lostAt: number | null;
  /** The server's copy. */
  messageId: number | null;
  /** The server said OK. */
  answered?: boolean;
  /** Sent once more as another entry; kept only for its copy. */
  retried?: boolean;
  /** Why it failed: an error id or a short code, never shown raw without a sentence. */
  reason: string | null;
}

export type Outbox = readonly OutboxEntry[];

export type OutboxEvent =
  | {
      type: 'enqueued';
      localId: string;
      conversationId: ConversationId;
      text: string;
      file?: OutgoingFile;
      at: number;
    }
  /** What is known of the upload; says nothing of the message. */
  | { type: 'upload'; localId: string; file: OutgoingFile }
  | { type: 'begun'; localId: string; afterId: number }
  | { type: 'never-left'; localId: string }
  | { type: 'ok'; localId: string }
  | { type: 'refused'; localId: string; reason: string }
  | { type: 'lost'; localId: string; at: number }
  | { type: 'reconciled'; conversationId: ConversationId; askedAt: number }
  | { type: 'retried'; localId: string; newLocalId: string; at: number }
  | { type: 'confirmed'; localId: string }
  | { type: 'discarded'; localId: string }
  | { type: 'forgotten'; conversationIds: ConversationId[] }
  /** Sent and seen before this time (ms, server clock): no command can still repeat them. */
  | { type: 'pruned'; before: number };

export function reduceOutbox(outbox: Outbox, event: OutboxEvent): Outbox {
  switch (event.type) {
    case 'enqueued':
      return enqueue(outbox, event);
    case 'upload':
      return change(outbox, event.localId, (e) => ({ ...e, file: event.file }));
    case 'begun':
      return change(outbox, event.localId, (e) =>
        e.state === 'queued' ? { ...e, state: 'sending', afterId: event.afterId } : e,
      );
    case 'never-left':
      return change(outbox, event.localId, (e) =>
        e.state === 'sending' ? { ...e, state: 'queued', lostAt: null } : e,
      );
    case 'ok':
      return change(outbox, event.localId, (e) =>
        e.state === 'failed' ? e : { ...e, state: 'sent', lostAt: null, answered: true },
      );
    case 'refused':
      return change(outbox, event.localId, (e) => ({
        ...e,
        state: 'failed',
        reason: event.reason,
        lostAt: null,
      }));
    case 'lost':
      return change(outbox, event.localId, (e) =>
        e.state !== 'sending'
          ? e
          : e.messageId === null
            ? { ...e, lostAt: event.at }
            : { ...e, state: 'sent', lostAt: null },
      );
    case 'reconciled':
      return outbox.map((e) => reconcile(e, event));
    case 'retried':
      return retry(outbox, event);
    case 'confirmed':
      return change(outbox, event.localId, (e) => (e.state === 'unclear' ? { ...e, state: 'sent' } : e));
    case 'discarded':
      return outbox.filter(
        (e) => e.localId !== event.localId || e.state === 'sending' || e.messageId !== null,
      );
    case 'forgotten':
      return outbox.filter((e) => !event.conversationIds.includes(e.conversationId));
    case 'pruned':
      return outbox.filter((e) => e.state !== 'sent' || e.messageId === null || e.createdAt >= event.before);
  }
}

/** The entry to send next in each chat: the oldest queued one where nothing is on its way. */
export function readyToSend(outbox: Outbox): OutboxEntry[] {
  const busy = new Set(outbox.filter((e) => e.state === 'sending').map((e) => e.conversationId));
  const ready: OutboxEntry[] = [];
  for (const entry of [...outbox].sort(byOrder)) {
    if (entry.state !== 'queued' || busy.has(entry.conversationId)) continue;
    busy.add(entry.conversationId);
    ready.push(entry);
  }
  return ready;
}

function enqueue(outbox: Outbox, event: Extract<OutboxEvent, { type: 'enqueued' }>): Outbox {
  if (outbox.some((e) => e.localId === event.localId)) return outbox;
  const order = outbox.reduce((max, e) => Math.max(max, e.order), 0) + 1;
  const entry: OutboxEntry = {
    localId: event.localId,
    conversationId: event.conversationId,
    text: event.text,
    ...(event.file ? { file: event.file } : {}),
    createdAt: event.at,
    order,
    state: 'queued',
    afterId: 0,
    lostAt: null,
    messageId: null,
    reason: null,
  };
  return [...outbox, entry];
}

function reconcile(entry: OutboxEntry, event: Extract<OutboxEvent, { type: 'reconciled' }>): OutboxEntry {
  const decided =
    entry.conversationId === event.conversationId && entry.lostAt !== null && event.askedAt > entry.lostAt;
  return decided && entry.state === 'sending' ? { ...entry, state: 'unclear', lostAt: null } : entry;
}

/** A retry is a new message: the old one may still turn up. It stays in sight only if the server has a copy of it. */
function retry(outbox: Outbox, event: Extract<OutboxEvent, { type: 'retried' }>): Outbox {
  const old = outbox.find((e) => e.localId === event.localId);
  if (!old || old.retried || (old.state !== 'failed' && old.state !== 'unclear')) return outbox;
  const kept =
    old.messageId === null
      ? outbox.filter((e) => e !== old)
      : change(outbox, old.localId, (e) => ({ ...e, retried: true }));
  return enqueue(kept, {
    type: 'enqueued',
    localId: event.newLocalId,
    conversationId: old.conversationId,
    text: old.text,
    // Its link may be what was refused; and a new upload's copy is told apart from the old one's.
    ...(old.file ? { file: bare(old.file) } : {}),
    at: event.at,
  });
}

function change(outbox: Outbox, localId: string, how: (entry: OutboxEntry) => OutboxEntry): Outbox {
  return outbox.map((e) => (e.localId === localId ? how(e) : e));
}

const byOrder = (a: OutboxEntry, b: OutboxEntry): number => a.order - b.order;
