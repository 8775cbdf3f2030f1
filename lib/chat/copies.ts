/** Which of the server's messages is which of the outbox. */
import { isOwn } from './chat.ts';
import { isCopyOf } from './files.ts';
import { isLooking, type Outbox, type OutboxEntry } from './outbox.ts';
import type { Chat, Message } from './types.ts';

/**
 * Ties entries to the server's copies: once, while the copy can still be theirs. A failed entry keeps its tie, so that the message stays «не доставлено» whatever later
 * snapshots say; one that was sent is kept for a while, so that a repeated command with its id is known as done.
 */
export function matchCopies(outbox: Outbox, chat: Chat): Outbox {
  const waiting = outbox.filter((e) => e.conversationId === chat.id && isLooking(e));
  if (waiting.length === 0) return outbox;
  const taken = new Set(outbox.map((e) => e.messageId));
  const free = new Set(chat.messages.filter((m) => isOwn(chat, m) && !m.fromBot && !taken.has(m.id)));
  const found = new Map<OutboxEntry, Message>();
  const claim = (entry: OutboxEntry, fits: (m: Message) => boolean): void => {
    const copy = [...free].find((m) => m.id > (entry.afterId ?? Infinity) && fits(m));
    if (!copy) return;
    found.set(entry, copy);
    free.delete(copy);
  };
  waiting.sort(byClaim);
  for (const entry of waiting)
    claim(entry, (m) => (entry.file ? isCopyOf(m.file, entry.file) : sameText(m.text, entry.text)));
  // Answered OK, hence stored: a gateway that rewrites text must not leave the entry behind for ever.
  for (const entry of waiting)
    if (entry.state === 'sent' && entry.answered && !found.has(entry))
      claim(entry, (m) => Boolean(m.file) === Boolean(entry.file));
  if (found.size === 0) return outbox;
  return outbox.map((entry) => {
    const copy = found.get(entry);
    return copy ? tie(entry, copy) : entry;
  });
}

function tie(entry: OutboxEntry, copy: Message): OutboxEntry {
  const found = entry.lostAt !== null || (entry.state === 'unclear' && !entry.unsure);
  return { ...entry, messageId: copy.id, state: found ? 'sent' : entry.state, lostAt: null };
}

/** The server trims what it stores; gateways unify line ends, blanks, composed letters and how an emoji is to look. */
const sameText = (a: string, b: string): boolean => a === b || normal(a) === normal(b);
const normal = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\uFE0F/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A refused or unclear message may have been stored all the same, but a copy belongs first to one that is under way. */
const byClaim = (a: OutboxEntry, b: OutboxEntry): number =>
  Number(isUnderWay(b)) - Number(isUnderWay(a)) || a.order - b.order;
const isUnderWay = (e: OutboxEntry): boolean => e.state === 'sending' || e.state === 'sent';
