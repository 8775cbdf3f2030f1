/**
 * The state of all chats as a function of what happened: (state, event, now) → state.
 *
 * Every fact is merged so that order and repetition do not matter: messages by id (later edit wins), deletions as a set of ids,
 * join as the latest time, endings as the earliest. Events may come twice, late or not at all; a snapshot fills the gaps.
 *
 *   invited ──accept──► joined ──leave | close──► ended
 *      └──declined · timed out · taken · client left──► withdrawn
 *
 * A snapshot may take back only what an earlier snapshot guessed ('lost', 'gone'), never what an event said.
 */
import { emptyChat } from './chat.ts';
import type { ChatEvent, SnapshotChat } from './events.ts';
import { mergeMessages, removeMessages, union } from './messages.ts';
import type {
  ChannelId,
  Chat,
  Chats,
  ConversationId,
  EndReason,
  Episode,
  Member,
  WithdrawReason,
} from './types.ts';

/** Messages younger than this when a snapshot was asked for may be missing from it. */
const SNAPSHOT_LAG_MS = 5_000;

/** @param now local receive clock, milliseconds; only compared with `askedAt` of snapshots. */
export function reduce(chats: Chats, event: ChatEvent, now: number): Chats {
  switch (event.type) {
    case 'snapshot':
      return applySnapshot(chats, event, now);
    case 'forget':
      return forget(chats, event.ids);
    case 'read':
    case 'no-reply-needed':
    case 'details':
      return event.id in chats ? put(chats, applyToChat(chats[event.id]!, event, now)) : chats;
    default:
      return put(chats, applyToChat(chats[event.id] ?? emptyChat(event.id), event, now));
  }
}

type SingleChatEvent = Exclude<ChatEvent, { type: 'snapshot' | 'forget' }>;

function applyToChat(chat: Chat, event: SingleChatEvent, now: number): Chat {
  switch (event.type) {
    case 'invited':
      return withEpisode(describe(chat, event), event.channelId, now, (e) => ({
        ...e,
        invitedAt: Math.min(e.invitedAt || event.invitedAt, event.invitedAt),
        expiresAt: event.expiresAt ?? e.expiresAt,
      }));
    case 'joined':
      return withEpisode(chat, event.channelId, now, (e) => ({
        ...e,
        joinedAt: Math.max(e.joinedAt ?? 0, event.at),
        invitedAt: e.invitedAt || event.at,
      }));
    case 'member':
      return withMembers(chat, [event.member]);
    case 'message':
      return { ...chat, messages: mergeMessages(chat.messages, [event.message], chat.deleted) };
    case 'deleted':
      return withDeleted(chat, [event.messageId]);
    case 'withdrawn':
      return withEpisode(chat, event.channelId, now, (e) => ({
        ...e,
        withdrawn: earliestWithdrawal(e.withdrawn, event),
      }));
    case 'left':
      return withEpisode(chat, event.channelId, now, (e) => ({ ...e, ended: earliestEnd(e.ended, event) }));
    case 'closed':
      return { ...chat, closed: earliestEnd(chat.closed, event) };
    case 'details':
      return withDetails(chat, event, now);
    case 'read':
      return event.upTo > chat.readUpTo ? { ...chat, readUpTo: event.upTo } : chat;
    case 'no-reply-needed':
      return event.upTo > chat.noReplyUpTo ? { ...chat, noReplyUpTo: event.upTo } : chat;
  }
}

function applySnapshot(chats: Chats, event: Extract<ChatEvent, { type: 'snapshot' }>, now: number): Chats {
  let next = chats;
  const present = new Set<ConversationId>();
  for (const item of event.chats) {
    present.add(item.id);
    next = put(next, mergeSnapshotChat(next[item.id] ?? emptyChat(item.id), item, event.askedAt, now));
  }
  if (!event.complete) return next;
  for (const chat of Object.values(next)) {
    if (!present.has(chat.id)) next = put(next, markAbsent(chat, event.askedAt));
  }
  return next;
}

function mergeSnapshotChat(chat: Chat, item: SnapshotChat, askedAt: number, now: number): Chat {
  const described = describe(withoutVanished(chat, item, askedAt), item);
  return withEpisode(described, item.channelId, now, (e) => ({
    ...e,
    invitedAt: Math.min(e.invitedAt || item.invitedAt, item.invitedAt),
    joinedAt: item.joined ? Math.max(e.joinedAt ?? 0, item.invitedAt) : e.joinedAt,
    withdrawn: e.withdrawn?.reason === 'gone' ? null : e.withdrawn,
    ended:
      item.endedAt === null
        ? e.ended?.reason === 'lost'
          ? null
          : e.ended
        : earliestEnd(e.ended, { at: item.endedAt, reason: 'other' }),
  }));
}

/** Deleted messages are simply absent from a snapshot: those inside its range that it lacks are gone. */
function withoutVanished(chat: Chat, item: SnapshotChat, askedAt: number): Chat {
  const ids = new Set(item.messages.map((m) => m.id));
  if (ids.size === 0) return chat;
  const oldest = Math.min(...ids);
  const newest = Math.max(...ids);
  const vanished = chat.messages.filter(
    (m) => m.id > oldest && m.id < newest && !ids.has(m.id) && m.at < askedAt - SNAPSHOT_LAG_MS,
  );
  return vanished.length === 0
    ? chat
    : withDeleted(
        chat,
        vanished.map((m) => m.id),
      );
}

function markAbsent(chat: Chat, askedAt: number): Chat {
  if (chat.closed) return chat;
  let result = chat;
  for (const episode of Object.values(chat.episodes)) {
    if (episode.seenAt >= askedAt || episode.ended || episode.withdrawn) continue;
    const gone: Partial<Episode> =
      episode.joinedAt === null
        ? { withdrawn: { at: askedAt, reason: 'gone' } }
        : { ended: { at: askedAt, reason: 'lost' } };
    result = { ...result, episodes: { ...result.episodes, [episode.channelId]: { ...episode, ...gone } } };
  }
  return result;
}

function forget(chats: Chats, ids: readonly ConversationId[]): Chats {
  const left = Object.fromEntries(Object.entries(chats).filter(([id]) => !ids.includes(id)));
  return Object.keys(left).length === Object.keys(chats).length ? chats : left;
}

const put = (chats: Chats, chat: Chat): Chats =>
  chats[chat.id] === chat ? chats : { ...chats, [chat.id]: chat };

function withEpisode(
  chat: Chat,
  channelId: ChannelId,
  now: number,
  change: (episode: Episode) => Episode,
): Chat {
  const before: Episode = chat.episodes[channelId] ?? {
    channelId,
    invitedAt: 0,
    expiresAt: null,
    joinedAt: null,
    ended: null,
    withdrawn: null,
    seenAt: 0,
  };
  const after = change(before);
  return {
    ...chat,
    episodes: { ...chat.episodes, [channelId]: { ...after, seenAt: Math.max(after.seenAt, now) } },
  };
}

function describe(chat: Chat, from: SnapshotChat | Extract<ChatEvent, { type: 'invited' }>): Chat {
  return withMembers(
    {
      ...chat,
      title: from.title || chat.title,
      queue: from.queue || chat.queue,
      createdAt: Math.min(chat.createdAt || from.createdAt, from.createdAt || chat.createdAt),
      variables: { ...chat.variables, ...from.variables },
      messages: mergeMessages(chat.messages, from.messages, chat.deleted),
    },
    from.members,
  );
}

function withMembers(chat: Chat, members: readonly Member[]): Chat {
  if (members.length === 0) return chat;
  return {
    ...chat,
    members: { ...chat.members, ...Object.fromEntries(members.map((m) => [m.channelId, m])) },
  };
}

function withDeleted(chat: Chat, ids: readonly number[]): Chat {
  const deleted = union(chat.deleted, ids);
  const messages = removeMessages(chat.messages, ids);
  return deleted === chat.deleted && messages === chat.messages ? chat : { ...chat, deleted, messages };
}

function withDetails(chat: Chat, event: Extract<ChatEvent, { type: 'details' }>, now: number): Chat {
  const named = event.queue && event.queue !== chat.queue ? { ...chat, queue: event.queue } : chat;
  const { expiresAt } = event;
  if (expiresAt === undefined) return named;
  const open = Object.values(named.episodes).find((e) => e.joinedAt === null && !e.withdrawn);
  return open ? withEpisode(named, open.channelId, now, (e) => ({ ...e, expiresAt })) : named;
}

/** The earliest ending; a reason that says something beats a guess. */
function earliestEnd<E extends { at: number; reason: EndReason }>(have: E | null, more: E): E {
  return earliest(have, { at: more.at, reason: more.reason } as E, (r) => r === 'lost' || r === 'other');
}

function earliestWithdrawal(
  have: Episode['withdrawn'],
  more: { at: number; reason: WithdrawReason },
): Episode['withdrawn'] {
  return earliest(have, { at: more.at, reason: more.reason }, (r) => r === 'gone');
}

function earliest<F extends { at: number; reason: string }>(
  have: F | null,
  more: F,
  isGuess: (r: F['reason']) => boolean,
): F {
  if (!have) return more;
  if (isGuess(have.reason) !== isGuess(more.reason)) return isGuess(have.reason) ? more : have;
  if (have.at !== more.at) return have.at < more.at ? have : more;
  return have.reason <= more.reason ? have : more;
}
