/**
 * The state of all chats as a function of what happened: (state, event, now) → state.
 *
 * Every fact is merged so that order and repetition do not matter: messages by id (later edit wins), deletions as a set of ids,
 * departures by channel, join as the latest time, endings as the earliest. Events may come twice, late or not at all; a snapshot
 * fills the gaps.
 *
 *   invited ──accept──► joined ──leave | close──► ended
 *      └──declined · timed out · taken · client left──► withdrawn
 *
 * A snapshot may take back only what was guessed here ('lost', 'gone', an invitation held to be taken), never what an event said.
 */
import { withAfterWork, withWorkDone } from './after-work.ts';
import { emptyChat } from './chat.ts';
import { earliestEnd, earliestWithdrawal } from './endings.ts';
import type { ChatEvent } from './events.ts';
import { describe, withDeleted, withEpisode, withMembers, withMessages } from './facts.ts';
import { MOST_MESSAGES, withoutOldest } from './long-chat.ts';
import { asProcessed, withHistory, withListing } from './past.ts';
import { applySnapshot } from './snapshot.ts';
import { withTransfer } from './transfer.ts';
import type { Chat, Chats, ConversationId } from './types.ts';

/** @param now when it was received, ms, the worker's steady clock; only compared with `askedAt` of snapshots. */
export function reduce(chats: Chats, event: ChatEvent, now: number): Chats {
  switch (event.type) {
    case 'snapshot':
      return applySnapshot(chats, event, now);
    case 'forget':
      return forget(chats, event.ids);
    case 'read':
    case 'no-reply-needed':
    case 'transfer':
    case 'details':
    case 'history':
    case 'marked-processed':
    case 'end-asked':
    case 'unreported':
    case 'taken-up':
    case 'shortened':
      return event.id in chats ? put(chats, applyToChat(chats[event.id]!, event, now)) : chats;
    default:
      return put(chats, applyToChat(chats[event.id] ?? emptyChat(event.id), event, now));
  }
}

type SingleChatEvent = Exclude<ChatEvent, { type: 'snapshot' | 'forget' }>;

function applyToChat(chat: Chat, event: SingleChatEvent, now: number): Chat {
  switch (event.type) {
    case 'invited':
      return describe(chat, event, now, (e) => ({
        ...e,
        invitedAt: Math.max(e.invitedAt, event.invitedAt),
        expiresAt: event.expiresAt ?? e.expiresAt,
      }));
    case 'joined':
      return withEpisode(chat, event.channelId, now, (e) => ({
        ...e,
        joinedAt: Math.max(e.joinedAt ?? 0, event.at),
      }));
    case 'member':
      return withMembers(chat, [event.member]);
    case 'message':
      return withMessages(chat, [event.message]);
    case 'deleted':
      return withDeleted(chat, [event.messageId]);
    case 'withdrawn':
      return withEpisode(chat, event.channelId, now, (e) => ({
        ...e,
        withdrawn: earliestWithdrawal(e.withdrawn, event),
      }));
    case 'left':
      return withDeparture(chat, event, now);
    case 'closed':
      return { ...chat, closed: earliestEnd(chat.closed, event) };
    case 'transfer':
      return withTransfer(chat, event);
    case 'processing':
      return withAfterWork(chat, event);
    case 'processed':
      return withWorkDone(chat, event);
    case 'reported':
      return event.attemptId > chat.reported ? { ...chat, reported: event.attemptId } : chat;
    case 'unreported':
      return chat.reported === event.attemptId ? { ...chat, reported: 0 } : chat;
    case 'details':
      return withDetails(chat, event, now);
    case 'history':
      return withHistory(chat, event);
    case 'closed-listed':
      return withListing(chat, event, now);
    case 'marked-processed':
      return asProcessed(chat);
    case 'end-asked':
      return chat.askedEnd === event.channelId ? chat : { ...chat, askedEnd: event.channelId };
    case 'taken-up':
      return chat.takenUp === event.channelId ? chat : { ...chat, takenUp: event.channelId };
    case 'shortened':
      return chat.messages.length > MOST_MESSAGES ? withoutOldest(chat, event.outbox) : chat;
    case 'read':
      return event.upTo > chat.readUpTo ? { ...chat, readUpTo: event.upTo } : chat;
    case 'no-reply-needed':
      return event.upTo > chat.noReplyUpTo ? { ...chat, noReplyUpTo: event.upTo } : chat;
  }
}

/** Whoever left: only if the channel is, or turns out to be, the operator's own does it end an episode. */
function withDeparture(chat: Chat, event: Extract<ChatEvent, { type: 'left' }>, now: number): Chat {
  const { channelId } = event;
  const departure = earliestEnd(chat.departures[channelId] ?? null, event);
  const noted = { ...chat, departures: { ...chat.departures, [channelId]: departure } };
  return channelId in chat.episodes ? withEpisode(noted, channelId, now, (e) => e) : noted;
}

function withDetails(chat: Chat, event: Extract<ChatEvent, { type: 'details' }>, now: number): Chat {
  const named = event.queue && event.queue !== chat.queue ? { ...chat, queue: event.queue } : chat;
  const { expiresAt } = event;
  if (expiresAt === undefined) return named;
  const open = Object.values(named.episodes).find((e) => e.joinedAt === null && !e.withdrawn && !e.ended);
  return open ? withEpisode(named, open.channelId, now, (e) => ({ ...e, expiresAt })) : named;
}

function forget(chats: Chats, ids: readonly ConversationId[]): Chats {
  const left = Object.fromEntries(Object.entries(chats).filter(([id]) => !ids.includes(id)));
  return Object.keys(left).length === Object.keys(chats).length ? chats : left;
}

const put = (chats: Chats, chat: Chat): Chats =>
  chats[chat.id] === chat ? chats : { ...chats, [chat.id]: chat };
