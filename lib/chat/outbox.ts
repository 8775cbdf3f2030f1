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
import type { Chat, ConversationId, Message } from './types.ts';

export type SendState = 'queued' | 'sending' | 'sent' | 'failed' | 'unclear';

export interface OutboxEntry {
  localId: string;
  conversationId: ConversationId;
  text: string;
  /** ms, server clock. */
  createdAt: number;
  /** Order within the outbox. */
  order: number;
  state: SendState;
  /** Largest message id known in the chat when sending began: the copy's id is greater. */
  afterId: number;
  /** Local clock, ms, when the answer was given up; a snapshot asked later decides. */
  lostAt: number | null;
  /** The server's copy. */
  messageId: number | null;
  /** Why it failed: an error id or a short code, never shown raw without a sentence. */
  reason: string | null;
}

export type Outbox = readonly OutboxEntry[];

export type OutboxEvent =
  | { type: 'enqueued'; localId: string; conversationId: ConversationId; text: string; at: number }
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
        e.state === 'failed' ? e : { ...e, state: 'sent', lostAt: null },
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
      return outbox.filter((e) => e.localId !== event.localId || e.state === 'sending');
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

/**
 * Ties entries to the server's copies. A failed entry keeps its tie, so that the message stays «не доставлено» whatever later
 * snapshots say; one that was sent is kept for a while, so that a repeated command with its id is known as done.
 */
export function matchCopies(outbox: Outbox, chat: Chat): Outbox {
  const taken = new Set(outbox.map((e) => e.messageId));
  const own = chat.messages.filter((m) => m.channelId in chat.episodes && !m.fromBot && !taken.has(m.id));
  const next: OutboxEntry[] = [];
  let changed = false;
  for (const entry of [...outbox].sort(byClaim)) {
    const copy = entry.conversationId === chat.id ? findCopy(entry, own) : null;
    const tied = copy ? tie(entry, copy) : entry;
    if (copy) own.splice(own.indexOf(copy), 1);
    changed ||= tied !== entry;
    next.push(tied);
  }
  return changed ? next : outbox;
}

function findCopy(entry: OutboxEntry, own: readonly Message[]): Message | null {
  if (entry.messageId !== null || entry.state === 'queued') return null;
  const later = own.filter((m) => m.id > entry.afterId);
  const exact = later.find((m) => sameText(m.text, entry.text));
  if (exact) return exact;
  // Answered OK, hence stored: a gateway that rewrites text must not leave the entry behind for ever.
  return entry.state === 'sent' && entry.lostAt === null ? (later[0] ?? null) : null;
}

function tie(entry: OutboxEntry, copy: Message): OutboxEntry {
  const found = entry.lostAt !== null || entry.state === 'unclear';
  return { ...entry, messageId: copy.id, state: found ? 'sent' : entry.state, lostAt: null };
}

/** The server trims what it stores, and gateways unify line ends. */
const sameText = (a: string, b: string): boolean => normal(a) === normal(b);
const normal = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

function enqueue(outbox: Outbox, event: Extract<OutboxEvent, { type: 'enqueued' }>): Outbox {
  if (outbox.some((e) => e.localId === event.localId)) return outbox;
  const order = outbox.reduce((max, e) => Math.max(max, e.order), 0) + 1;
  const entry: OutboxEntry = {
    localId: event.localId,
    conversationId: event.conversationId,
    text: event.text,
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
  if (!old || (old.state !== 'failed' && old.state !== 'unclear')) return outbox;
  const kept = old.messageId === null ? outbox.filter((e) => e !== old) : outbox;
  return enqueue(kept, {
    type: 'enqueued',
    localId: event.newLocalId,
    conversationId: old.conversationId,
    text: old.text,
    at: event.at,
  });
}

function change(outbox: Outbox, localId: string, how: (entry: OutboxEntry) => OutboxEntry): Outbox {
  return outbox.map((e) => (e.localId === localId ? how(e) : e));
}

const byOrder = (a: OutboxEntry, b: OutboxEntry): number => a.order - b.order;

/** A refused message may have been stored all the same, but a copy belongs first to one that is still under way. */
const byClaim = (a: OutboxEntry, b: OutboxEntry): number =>
  Number(a.state === 'failed') - Number(b.state === 'failed') || byOrder(a, b);
