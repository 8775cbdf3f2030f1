/** What is learnt later of the past: older messages, and Webitel's list of closed chats. */
import { clientOf, statusOf, withdrawalOf } from './chat.ts';
import type { ChatEvent } from './events.ts';
import { withEpisode, withMembers, withMessages } from './facts.ts';
import type { Chat, ClosedListing } from './types.ts';

/**
 * REST names authors by who they are, not by channel. Such a channel begins with a sign that sorts before every real one, so that
 * of two copies of a message the one that knows the channel wins.
 */
export const OWN_CHANNEL = '!own';
export const CLIENT_CHANNEL = '!client';
export const agentChannel = (userId: string): string => `!agent:${userId}`;

type EventOf<K extends ChatEvent['type']> = Extract<ChatEvent, { type: K }>;

export function withHistory(chat: Chat, event: EventOf<'history'>): Chat {
  const members = event.members.filter((m) => {
    const have = chat.members[m.channelId];
    return !have || (have.externalId === '' && m.externalId !== '');
  });
  const known = withMessages(chat, event.messages, 0);
  const reachedStart = chat.reachedStart || event.reachedStart;
  if (known === chat && reachedStart === chat.reachedStart && members.length === 0) return chat;
  return { ...withMembers(known, members), reachedStart };
}

/** A chat in the list of closed ones. One that goes on here is known better: it may have been accepted again since. */
export function withListing(chat: Chat, event: EventOf<'closed-listed'>, now: number): Chat {
  const status = statusOf(chat);
  // An invitation that was missed here may have been served elsewhere, in this operator's name.
  const missed = status === 'invited' && withdrawalOf(chat) !== null;
  if (status !== null && status !== 'completed' && !missed) return chat;
  const { listing, startedAt } = event;
  const known: Chat =
    status === null || missed
      ? withEpisode(chat, OWN_CHANNEL, now, (e) => ({
          ...e,
          invitedAt: e.invitedAt || startedAt,
          joinedAt: e.joinedAt ?? startedAt,
          ended: e.ended ?? { at: listing.closedAt, reason: listing.reason },
        }))
      : chat;
  const named = clientOf(known) ? known : withMembers(known, [event.member]);
  const merged = laterListing(chat.listing, listing);
  if (named === chat && merged === chat.listing) return chat;
  return {
    ...named,
    title: named.title || event.title,
    queue: named.queue || event.queue,
    createdAt: named.createdAt || startedAt,
    listing: merged,
  };
}

/** The later closing counts; once processed it stays so. */
function laterListing(have: ClosedListing | null, more: ClosedListing): ClosedListing {
  if (!have || have.closedAt < more.closedAt) return more;
  if (have.closedAt > more.closedAt || !have.unprocessed || more.unprocessed) return have;
  return { ...have, unprocessed: false };
}

export const asProcessed = (chat: Chat): Chat =>
  chat.listing?.unprocessed ? { ...chat, listing: { ...chat.listing, unprocessed: false } } : chat;
