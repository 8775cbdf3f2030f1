/** What becomes of messages that start a conversation (diagram in `outgoing.ts`). Pure: `(entries, event) → entries`. */
import type { OutgoingEntry, OutgoingMessage, RecentRecipient } from './message.ts';
import type { ConversationId } from '../chat/types.ts';

export type Outgoings = readonly OutgoingEntry[];

/** What the operator asks to be sent. */
export type OutgoingOrder = Pick<
  OutgoingMessage,
  'localId' | 'label' | 'contactId' | 'origin' | 'gatewayName' | 'peer' | 'text'
>;

export type OutgoingEvent =
  | { type: 'queued'; order: OutgoingOrder; at: number; recordKey: string }
  | { type: 'begun'; localId: string; at: number }
  | { type: 'never-left'; localId: string }
  | { type: 'ok'; localId: string }
  | { type: 'refused'; localId: string; reason: string; detail: string }
  /** The answer was given up; local clock, ms. */
  | { type: 'lost'; localId: string; at: number }
  /** Webitel was asked, at a local time, whether it has the message; null: that cannot be known. */
  | { type: 'looked'; localId: string; askedAt: number; found: boolean | null }
  | { type: 'retried'; localId: string; newLocalId: string; at: number; recordKey: string }
  | { type: 'confirmed'; localId: string }
  /** What has waited since before that goes only when the operator asks for it; ms, server clock. */
  | { type: 'aged'; before: number }
  | { type: 'discarded'; localId: string }
  | { type: 'recorded'; localId: string; id: string; name: string | null }
  | { type: 'unrecorded'; localId: string; reason: string }
  | { type: 'answered'; localId: string; conversationId: ConversationId }
  | { type: 'pruned' };

/** The server may still be storing a message whose answer was lost: a first look without it decides nothing. */
export const LOOK_AGAIN_MS = 5_000;
/** How many are kept. What was not delivered is kept beyond. */
export const KEEP = 200;

export function reduceOutgoing(entries: Outgoings, event: OutgoingEvent): Outgoings {
  switch (event.type) {
    case 'queued':
      return enqueue(entries, event.order, event);
    case 'begun':
      return change(entries, event, (e) =>
        e.state === 'queued' ? { ...e, state: 'sending', begunAt: event.at } : e,
      );
    case 'never-left':
      return change(entries, event, (e) =>
        e.state === 'sending' ? { ...e, state: 'queued', begunAt: null, lostAt: null } : e,
      );
    case 'ok':
      return change(entries, event, sent);
    case 'refused':
      return change(entries, event, (e) =>
        e.state === 'sending' || e.state === 'queued'
          ? { ...e, state: 'failed', reason: event.reason, detail: event.detail || null, lostAt: null }
          : e,
      );
    case 'lost':
      return change(entries, event, (e) =>
        e.state === 'sending' && e.lostAt === null ? { ...e, lostAt: event.at } : e,
      );
    case 'looked':
      return change(entries, event, (e) => looked(e, event.askedAt, event.found));
    case 'retried':
      return retry(entries, event);
    case 'confirmed':
      return change(entries, event, (e) => (e.state === 'unclear' ? sent(e) : e));
    case 'aged':
      return entries.map((e) =>
        e.state === 'queued' && e.createdAt < event.before ? { ...e, state: 'failed', reason: 'aged' } : e,
      );
    case 'discarded':
      return entries.filter(
        (e) => e.localId !== event.localId || e.state === 'sending' || e.state === 'sent',
      );
    case 'recorded':
      return change(entries, event, (e) => ({ ...e, recordId: event.id, recordName: event.name }));
    case 'unrecorded':
      return change(entries, event, (e) => ({ ...e, recordReason: event.reason }));
    case 'answered':
      // Who answers has got it.
      return change(entries, event, (e) => ({ ...sent(e), answeredBy: event.conversationId }));
    case 'pruned':
      return prune(entries);
  }
}

/** The next to leave: the oldest, and none while another is on its way or not decided. */
export function nextToSend(entries: Outgoings): OutgoingEntry | null {
  if (entries.some((e) => e.state === 'sending')) return null;
  return entries.reduce<OutgoingEntry | null>(
    (first, e) => (e.state === 'queued' && (!first || e.order < first.order) ? e : first),
    null,
  );
}

/** The one whose answer was lost: there is at most one. */
export const undecided = (entries: Outgoings): OutgoingEntry | null =>
  entries.find((e) => e.state === 'sending' && e.lostAt !== null) ?? null;

/** Clocks differ a little; what was said to the client this long before the message left is looked at too. */
const SLACK_MS = 120_000;

/** From when on Webitel is to be asked for copies, ms, server clock. */
export const lookFrom = (entry: OutgoingEntry): number => (entry.begunAt ?? entry.createdAt) - SLACK_MS;

/**
 * Did it arrive, when Webitel has so many equal messages to that client since `lookFrom`? Others of the same words account for
 * theirs first; one of those that is unclear itself leaves this one unclear.
 */
export function isFound(entries: Outgoings, entry: OutgoingEntry, copies: number): boolean | null {
  const from = lookFrom(entry);
  const twins = entries.filter(
    (e) =>
      e !== entry && samePeer(e, entry) && e.text.trim() === entry.text.trim() && (e.begunAt ?? 0) >= from,
  );
  // A refused one may have been kept all the same.
  const surely = twins.filter((e) => e.state === 'sent' || e.stored).length;
  const perhaps = twins.filter((e) => e.state === 'unclear' && !e.stored).length;
  if (copies > surely + perhaps) return true;
  return copies > surely ? null : false;
}

const samePeer = (a: OutgoingMessage, b: OutgoingMessage): boolean =>
  a.peer.type === b.peer.type && a.peer.id === b.peer.id && a.peer.via === b.peer.via;

/** Whom the operator wrote to, newest first, each once: with the gateway that he chose last. */
export function recentOf(entries: Outgoings, most: number): RecentRecipient[] {
  const found = new Map<string, RecentRecipient>();
  for (const e of entries.toSorted(newestFirst)) {
    if (e.state === 'failed') continue;
    const key = e.contactId ?? `${e.peer.type}:${e.peer.id}`;
    if (found.has(key)) continue;
    const { label, contactId, peer, gatewayName, origin } = e;
    found.set(key, { label, contactId, peer, gatewayName, ...(origin && { origin }) });
    if (found.size === most) break;
  }
  return [...found.values()];
}

export const newestFirst = (a: OutgoingMessage, b: OutgoingMessage): number => b.order - a.order;

const sent = (e: OutgoingEntry): OutgoingEntry =>
  e.state === 'failed' ? e : { ...e, state: 'sent', lostAt: null, stored: false };

function looked(e: OutgoingEntry, askedAt: number, found: boolean | null): OutgoingEntry {
  if (e.state !== 'sending' || e.lostAt === null || askedAt < e.lostAt) return e;
  if (found === false && askedAt - e.lostAt < LOOK_AGAIN_MS) return e;
  return { ...e, state: 'unclear', lostAt: null, ...(found && { stored: true }) };
}

function enqueue(
  entries: Outgoings,
  { localId, label, contactId, origin, gatewayName, peer, text }: OutgoingOrder,
  { at, recordKey }: { at: number; recordKey: string },
): Outgoings {
  if (entries.some((e) => e.localId === localId)) return entries;
  const entry: OutgoingEntry = {
    localId,
    label,
    contactId,
    ...(origin && { origin }),
    gatewayName,
    peer,
    text,
    createdAt: at,
    order: entries.reduce((max, e) => Math.max(max, e.order), 0) + 1,
    state: 'queued',
    reason: null,
    detail: null,
    recordName: null,
    recordId: null,
    recordReason: null,
    answeredBy: null,
    begunAt: null,
    lostAt: null,
    recordKey,
  };
  return [...entries, entry];
}

/** A retry is a new message, and takes the place of the old one; a second order for it finds that gone. */
function retry(entries: Outgoings, event: Extract<OutgoingEvent, { type: 'retried' }>): Outgoings {
  const old = entries.find((e) => e.localId === event.localId);
  if (!old || (old.state !== 'failed' && old.state !== 'unclear')) return entries;
  const order = { ...old, localId: event.newLocalId };
  return enqueue(
    entries.filter((e) => e !== old),
    order,
    event,
  );
}

function prune(entries: Outgoings): Outgoings {
  const over = entries
    .filter((e) => e.state === 'sent')
    .toSorted(newestFirst)
    .slice(KEEP);
  return over.length === 0 ? entries : entries.filter((e) => !over.includes(e));
}

function change(
  entries: Outgoings,
  { localId }: { localId: string },
  how: (e: OutgoingEntry) => OutgoingEntry,
): Outgoings {
  if (!entries.some((e) => e.localId === localId)) return entries;
  return entries.map((e) => (e.localId === localId ? how(e) : e));
}

/** Messengers in which Webitel can write first (protocol §5.5); in all others the client begins. */
const STARTABLE = new Set(
  'telegram gotd viber facebook instagram messenger whatsapp vk custom portal'.split(' '),
);

/** So long the last refusal speaks for a gateway; then it may be tried again. */
const DISABLED_FOR_MS = 600_000;

/** Why no conversation can be started through the gateway: a code `outgoing.obstacle.…`; null: one can. */
export function obstacleOf(
  gateway: { id: string; type: string },
  messengers: readonly string[],
  entries: Outgoings,
  now: number,
): string | null {
  if (!STARTABLE.has(gateway.type)) return 'no-start';
  if (!messengers.includes(gateway.type)) return 'not-offered';
  // Whether a gateway is enabled is told to administrators alone; the last attempt knows, for a while.
  const tried = entries.filter(
    (e) => e.peer.via === gateway.id && (e.state === 'sent' || e.state === 'failed'),
  );
  const last = tried.toSorted(newestFirst)[0];
  const isRecent = last !== undefined && now - (last.begunAt ?? last.createdAt) < DISABLED_FOR_MS;
  return isRecent && last.reason === 'gateway-disabled' ? 'gateway-disabled' : null;
}
