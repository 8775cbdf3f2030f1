/**
 * Events may stop without the socket closing (protocol §1.6). It shows when the truth, read again, knows of what an event should
 * have told long before: a chat offered, a message said, an end.
 */
import type { ChatEvent, SnapshotChat } from '../chat/events.ts';
import type { Chat, Chats } from '../chat/types.ts';

/** What the server knows this long before it was asked, and an event did not tell, will not be told any more. */
export const DEAF_MS = 3_000;

type Snapshot = Extract<ChatEvent, { type: 'snapshot' }>;

/** @param lastSync ms, server clock: what is older was the last snapshot's business */
export function isUnheard({ chats, serverAskedAt }: Snapshot, known: Chats, lastSync: number): boolean {
  const due = serverAskedAt - DEAF_MS;
  return chats.some((chat) => isChatUnheard(chat, known, due, lastSync));
}

function isChatUnheard(chat: SnapshotChat, known: Chats, due: number, lastSync: number): boolean {
  const have = known[chat.id];
  if (!have) return chat.invitedAt < due;
  return chat.messages.some(
    (m) => m.at < due && m.at > lastSync && !have.messages.some((one) => one.id === m.id),
  );
}

/** A snapshot ended what was open: an event should have. */
export const isEndMissed = (before: Chats, after: Chats): boolean =>
  Object.values(after).some((chat) => {
    const was = before[chat.id];
    return was !== undefined && was !== chat && guesses(chat) > guesses(was);
  });

const guesses = (chat: Chat): number =>
  Object.values(chat.episodes).filter((e) => e.ended?.reason === 'lost' || e.withdrawn?.reason === 'gone')
    .length;
