/**
 * A snapshot is the truth as of when it was asked for. It fills gaps; what it lacks has ended or was deleted, as far as it could
 * have known. Such conclusions are guesses: a later event or snapshot may correct them.
 */
import { openWork, withAfterWork, withWorkDone } from './after-work.ts';
import { emptyChat } from './chat.ts';
import { earliestEnd, isConcluded } from './endings.ts';
import type { ChatEvent, SnapshotChat } from './events.ts';
import { removeMessages } from './messages.ts';
import { describe } from './facts.ts';
import { withTraces } from './traces.ts';
import type { ChannelId, Chat, Chats, ConversationId, Episode } from './types.ts';

/** Messages younger than this when a snapshot was asked for may be missing from it. */
const SNAPSHOT_LAG_MS = 5_000;

type Snapshot = Extract<ChatEvent, { type: 'snapshot' }>;

export function applySnapshot(chats: Chats, event: Snapshot, now: number): Chats {
  const next: Record<ConversationId, Chat> = { ...chats };
  const present = new Map<ConversationId, ChannelId[]>();
  const working = new Set(event.chats.filter((c) => c.afterWork).map((c) => c.id));
  for (const item of event.chats) {
    present.set(item.id, [...(present.get(item.id) ?? []), item.channelId]);
    next[item.id] = mergeItem(next[item.id] ?? emptyChat(item.id), item, event, now);
  }
  for (const [id, chat] of Object.entries(next)) {
    const channels = present.get(id);
    if (event.besides?.includes(id)) continue;
    const capped = !channels && !event.complete;
    if (capped && !event.invitations) continue;
    const worked = working.has(id) || capped ? chat : withWorkOver(chat, event);
    next[id] = withoutAbsent(worked, channels ?? [], event, capped);
  }
  return Object.entries(next).some(([id, chat]) => chats[id] !== chat) ? next : chats;
}

function mergeItem(chat: Chat, item: SnapshotChat, event: Snapshot, now: number): Chat {
  const merged = mergeFacts(chat, item, event, now);
  return item.afterWork ? withAfterWork(merged, { ...item.afterWork, at: event.serverAskedAt }) : merged;
}

/** The server lists a chat as long as it is processed. */
function withWorkOver(chat: Chat, event: Snapshot): Chat {
  const work = openWork(chat);
  return work && work.at < event.serverAskedAt - SNAPSHOT_LAG_MS
    ? withWorkDone(chat, { attemptId: work.attemptId, at: event.serverAskedAt })
    : chat;
}

function mergeFacts(chat: Chat, item: SnapshotChat, event: Snapshot, now: number): Chat {
  const seen = withoutVanished(chat, item, event.serverAskedAt);
  const known = item.whole && !seen.reachedStart ? { ...seen, reachedStart: true } : seen;
  return describe(known, item, now, (e) => ({
    ...e,
    invitedAt: item.joined
      ? Math.max(e.invitedAt, item.invitedAt)
      : e.invitedAt || guessInvitedAt(chat, item),
    joinedAt: item.joined ? Math.max(e.joinedAt ?? 0, item.invitedAt) : e.joinedAt,
    withdrawn: e.withdrawn && isConcluded(e.withdrawn) ? null : e.withdrawn,
    ended: endedIn(item, e),
  }));
}

/** An open invitation does not say when it was made, only that it came after the parts before it. */
function guessInvitedAt(chat: Chat, item: SnapshotChat): number {
  const others = Object.values(chat.episodes).filter((e) => e.channelId !== item.channelId);
  return Math.max(item.invitedAt, ...others.map((e) => (e.joinedAt ?? e.invitedAt) + 1));
}

function endedIn(item: SnapshotChat, { ended }: Episode): Episode['ended'] {
  if (item.endedAt !== null) return earliestEnd(ended, { at: item.endedAt, reason: 'other' });
  return ended?.reason === 'lost' ? null : ended;
}

/**
 * Deleted messages are simply absent from a snapshot. Their ids are not remembered as deleted: should the snapshot have been
 * wrong, the next one brings them back.
 */
function withoutVanished(chat: Chat, item: SnapshotChat, serverAskedAt: number): Chat {
  if (!item.trusted) return chat;
  const ids = new Set(item.messages.map((m) => m.id));
  const oldest = item.whole ? -Infinity : Math.min(...ids);
  const vanished = chat.messages.filter(
    (m) => !ids.has(m.id) && m.id > oldest && m.at < serverAskedAt - SNAPSHOT_LAG_MS,
  );
  if (vanished.length === 0) return chat;
  const gone = vanished.map((m) => m.id);
  return withTraces({ ...chat, messages: removeMessages(chat.messages, gone) }, vanished);
}

/** Ends the open episodes that the snapshot does not show, unless something was heard of them since it was asked for. */
function withoutAbsent(
  chat: Chat,
  present: readonly ChannelId[],
  event: Snapshot,
  onlyInvitations: boolean,
): Chat {
  if (chat.closed) return chat;
  let { episodes } = chat;
  for (const episode of Object.values(episodes)) {
    if (present.includes(episode.channelId) || episode.seenAt >= event.askedAt) continue;
    if (episode.ended || (episode.withdrawn && episode.joinedAt === null)) continue;
    if (event.besides && episode.joinedAt === null) continue;
    if (onlyInvitations && episode.joinedAt !== null) continue;
    const gone: Partial<Episode> =
      episode.joinedAt === null
        ? { withdrawn: { at: event.serverAskedAt, reason: 'gone' } }
        : { ended: { at: event.serverAskedAt, reason: 'lost' } };
    episodes = { ...episodes, [episode.channelId]: { ...episode, ...gone } };
  }
  return episodes === chat.episodes ? chat : { ...chat, episodes };
}
