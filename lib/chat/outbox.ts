/**
 * Messages of the operator on their way out. Stored before they are shown as sent, sent one after another within a chat, and never
 * sent again without being asked.
 *
 *   queued ──begin──► sending ──OK──► sent ──server's copy seen──► tied, forgotten after a while
 *     ▲                  │ ├──FAIL──► failed    (wins over a copy seen: stored, not delivered)
 *     │                  │ ├──the messenger did not answer──► unclear, whatever copies there are
 *     │                  │ └──answer lost──► sending, lost ──copy found──► sent
 *     └──never left──────┘                        └──snapshot without a copy──► unclear
 *
 * Webitel knows no message id of the client's: a copy is recognised by chat, own channel, text and order (`copies.ts`).
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
  /** Of a text that goes in several messages: the local id of the first. */
  part?: string;
  /** ms, server clock. */
  createdAt: number;
  /** Order within the outbox. */
  order: number;
  state: SendState;
  /** It has waited too long to go without being asked for. */
  asks?: boolean;
  /** Largest message id known in the chat when sending began: the copy's id is greater. null: it never left, so it has none. */
  afterId: number | null;
  /** The worker's steady clock, ms, when the answer was given up; a snapshot asked later decides. Of no meaning in another life. */
  lostAt: number | null;
  /** The server's copy: tied once, and kept. */
  messageId: number | null;
  /** How many snapshots have shown no copy of it since it was settled. */
  looks?: number;
  /** The server said OK. */
  answered?: boolean;
  /** The server took it, but will deliver it only later. */
  later?: boolean;
  /** The server has it and does not know whether the messenger took it: no copy can tell. */
  unsure?: boolean;
  /** Sent once more as another entry; kept only for its copy. */
  retried?: boolean;
  /** Why it failed: an error id or a short code, never shown raw without a sentence. */
  reason: string | null;
  /** The server's own words about that. */
  detail?: string;
}

export type Outbox = readonly OutboxEntry[];

export type OutboxEvent =
  | {
      type: 'enqueued';
      localId: string;
      conversationId: ConversationId;
      text: string;
      file?: OutgoingFile;
      part?: string;
      at: number;
    }
  /** What is known of the upload; says nothing of the message. */
  | { type: 'upload'; localId: string; file: OutgoingFile }
  | { type: 'begun'; localId: string; afterId: number }
  | { type: 'never-left'; localId: string }
  | { type: 'ok'; localId: string; later?: boolean }
  | { type: 'refused'; localId: string; reason: string; detail?: string }
  /** The messenger's gateway did not answer the server in time. */
  | { type: 'unsure'; localId: string; detail?: string }
  | { type: 'lost'; localId: string; at: number }
  | { type: 'reconciled'; conversationId: ConversationId; askedAt: number }
  | { type: 'retried'; localId: string; newLocalId: string; at: number }
  | { type: 'confirmed'; localId: string }
  /** What has waited that long goes only when the operator says so. */
  | { type: 'aged'; before: number }
  | { type: 'released'; localId: string }
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
      // A copy that it was taken for is another's.
      return change(outbox, event.localId, (e) =>
        e.state === 'sending' ? { ...e, state: 'queued', lostAt: null, afterId: null, messageId: null } : e,
      );
    case 'ok':
      return change(outbox, event.localId, (e) =>
        e.state === 'failed'
          ? e
          : { ...settled(e, 'sent'), answered: true, ...(event.later && { later: true }) },
      );
    case 'refused':
      return change(outbox, event.localId, (e) => ({
        ...settled(e, 'failed'),
        reason: event.reason,
        ...(event.detail ? { detail: event.detail } : {}),
      }));
    case 'unsure':
      return change(outbox, event.localId, (e) =>
        e.state === 'failed' || e.answered
          ? e
          : { ...settled(e, 'unclear'), unsure: true, ...(event.detail ? { detail: event.detail } : {}) },
      );
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
      return change(outbox, event.localId, (e) => (e.state === 'unclear' ? settled(e, 'sent') : e));
    case 'aged':
      return outbox.some((e) => isAged(e, event.before))
        ? outbox.map((e) => (isAged(e, event.before) ? { ...e, asks: true } : e))
        : outbox;
    case 'released':
      return release(outbox, event.localId);
    case 'discarded':
      return discard(outbox, event.localId);
    case 'forgotten':
      return outbox.filter((e) => !event.conversationIds.includes(e.conversationId));
    case 'pruned':
      return outbox.filter((e) => !isDone(e) || e.createdAt >= event.before || mayLoseCopy(outbox, e));
  }
}

/** Kept only so that a repeated command with its id is known as done. */
const isDone = (e: OutboxEntry): boolean => e.state === 'sent' && e.messageId !== null;

/** Settled without a copy, though one may still turn up: in the snapshots right after it, and no later. */
export const isLooking = (e: OutboxEntry): boolean =>
  e.messageId === null &&
  e.afterId !== null &&
  e.state !== 'queued' &&
  (e.looks ?? 0) < (e.state === 'failed' ? LOOKS_REFUSED : LOOKS);
/** The first snapshot may have been asked for before the answer came. */
const LOOKS_REFUSED = 2;
/** What stood in the buffers of a broken line arrives late: ten minutes of snapshots, fewer where connections come and go. */
const LOOKS = 20;

/** Forgotten, it would leave its copy to another of the chat that still looks for one. */
const mayLoseCopy = (outbox: Outbox, entry: OutboxEntry): boolean =>
  outbox.some((e) => e !== entry && e.conversationId === entry.conversationId && isLooking(e));

function enqueue(outbox: Outbox, event: Extract<OutboxEvent, { type: 'enqueued' }>): Outbox {
  if (outbox.some((e) => e.localId === event.localId)) return outbox;
  const order = outbox.reduce((max, e) => Math.max(max, e.order), 0) + 1;
  const entry: OutboxEntry = {
    localId: event.localId,
    conversationId: event.conversationId,
    text: event.text,
    ...(event.file ? { file: event.file } : {}),
    ...(event.part ? { part: event.part } : {}),
    createdAt: event.at,
    order,
    state: 'queued',
    afterId: null,
    lostAt: null,
    messageId: null,
    reason: null,
  };
  return [...outbox, entry];
}

function reconcile(entry: OutboxEntry, event: Extract<OutboxEvent, { type: 'reconciled' }>): OutboxEntry {
  if (entry.conversationId !== event.conversationId) return entry;
  if (entry.state !== 'sending')
    return isLooking(entry) ? { ...entry, looks: (entry.looks ?? 0) + 1 } : entry;
  const decided = entry.lostAt !== null && event.askedAt > entry.lostAt;
  return decided ? settled(entry, 'unclear') : entry;
}

/**
 * A retry is a new message: the old one may still turn up. It stays in sight only if the server has a copy of it. The parts that
 * waited for it go after it.
 */
function retry(outbox: Outbox, event: Extract<OutboxEvent, { type: 'retried' }>): Outbox {
  const old = outbox.find((e) => e.localId === event.localId);
  if (!old || old.retried || (old.state !== 'failed' && old.state !== 'unclear')) return outbox;
  const kept =
    old.messageId === null
      ? outbox.filter((e) => e !== old)
      : change(outbox, old.localId, (e) => ({ ...e, retried: true }));
  const queued = enqueue(kept, {
    type: 'enqueued',
    localId: event.newLocalId,
    conversationId: old.conversationId,
    text: old.text,
    // Its link may be what was refused; and a new upload's copy is told apart from the old one's.
    ...(old.file ? { file: bare(old.file) } : {}),
    ...(old.part ? { part: old.part } : {}),
    at: event.at,
  });
  const last = queued.at(-1)!.order;
  const after = partsAfter(queued, old).filter((e) => e.localId !== event.newLocalId);
  return queued.map((e) => {
    const place = after.indexOf(e);
    return place < 0 ? e : { ...e, order: last + 1 + place, createdAt: event.at, asks: false };
  });
}

/** A part of a text takes those along that would have followed it: half a text is worse than none. */
function discard(outbox: Outbox, localId: string): Outbox {
  const entry = outbox.find((e) => e.localId === localId);
  if (!entry || entry.state === 'sending' || entry.messageId !== null) return outbox;
  const gone = [entry, ...partsAfter(outbox, entry)];
  return outbox.filter((e) => !gone.includes(e));
}

/** What is asked for by its first part is asked for whole. */
function release(outbox: Outbox, localId: string): Outbox {
  const entry = outbox.find((e) => e.localId === localId);
  return outbox.map((e) =>
    e.asks && (e === entry || (e.part !== undefined && e.part === entry?.part)) ? { ...e, asks: false } : e,
  );
}

/** Later parts of the same text that have not gone yet, in order. */
const partsAfter = (outbox: Outbox, { part, order }: OutboxEntry): OutboxEntry[] =>
  outbox
    .filter((e) => part !== undefined && e.part === part && e.order > order && e.state === 'queued')
    .sort((a, b) => a.order - b.order);

const isAged = (e: OutboxEntry, before: number): boolean =>
  e.state === 'queued' && e.asks === undefined && e.createdAt < before;

const settled = (e: OutboxEntry, state: SendState): OutboxEntry => ({
  ...e,
  state,
  lostAt: null,
  unsure: false,
});

function change(outbox: Outbox, localId: string, how: (entry: OutboxEntry) => OutboxEntry): Outbox {
  return outbox.map((e) => (e.localId === localId ? how(e) : e));
}
