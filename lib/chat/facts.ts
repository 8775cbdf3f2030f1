/** Facts put into a chat, each so that repetition and order of arrival do not matter. */
import { emptyEpisode } from './chat.ts';
import { earliestEnd } from './endings.ts';
import type { ChatEvent, SnapshotChat } from './events.ts';
import { mergeMessages, removeMessages, union } from './messages.ts';
import { withTraces } from './traces.ts';
import type { ChannelId, Chat, Episode, Member, Message } from './types.ts';

/** Changes an episode, or begins one; a departure that was known before ends it. */
export function withEpisode(
  chat: Chat,
  channelId: ChannelId,
  now: number,
  change: (episode: Episode) => Episode,
): Chat {
  const after = change(chat.episodes[channelId] ?? emptyEpisode(channelId));
  const departure = chat.departures[channelId];
  const episode: Episode = {
    ...after,
    ended: departure ? earliestEnd(after.ended, departure) : after.ended,
    seenAt: Math.max(after.seenAt, now),
  };
  return { ...chat, episodes: { ...chat.episodes, [channelId]: episode } };
}

/** What an invitation or a snapshot says of a chat, and of the episode that it is about. */
export function describe(
  chat: Chat,
  from: SnapshotChat | Extract<ChatEvent, { type: 'invited' }>,
  now: number,
  change: (episode: Episode) => Episode,
): Chat {
  const known = withMessages(withMembers(chat, from.members), from.messages);
  const told = withEpisode(known, from.channelId, now, (e) => ({
    ...change(e),
    variables: { ...e.variables, ...from.variables },
  }));
  return {
    ...told,
    title: from.title || chat.title,
    queue: from.queue || chat.queue,
    createdAt: Math.min(chat.createdAt || from.createdAt, from.createdAt || chat.createdAt),
    variables: variablesOf(told),
  };
}

/**
 * Copies of deleted ones only tell where they were.
 * @param from what is older was let go, and alone would leave a gap
 */
export function withMessages(chat: Chat, incoming: readonly Message[], from = firstKnown(chat)): Chat {
  const told = from === 0 ? incoming : incoming.filter((m) => m.id >= from);
  const messages = mergeMessages(chat.messages, told, chat.deleted);
  const { deleted } = chat;
  const gone = deleted.length === 0 ? [] : told.filter((m) => deleted.includes(m.id));
  return withTraces(messages === chat.messages ? chat : { ...chat, messages }, gone);
}

/** Id of the first message, when older ones were let go; 0: none was. */
export const firstKnown = ({ isCut, reachedStart, messages }: Chat): number =>
  (isCut && !reachedStart && messages[0]?.id) || 0;

/** Those of the later invitation win. */
function variablesOf(chat: Chat): Record<string, string> {
  const inOrder = Object.values(chat.episodes).sort(
    (a, b) => a.invitedAt - b.invitedAt || (a.channelId < b.channelId ? -1 : 1),
  );
  return Object.assign({}, ...inOrder.map((e) => e.variables)) as Record<string, string>;
}

export function withMembers(chat: Chat, members: readonly Member[]): Chat {
  if (members.length === 0) return chat;
  return {
    ...chat,
    members: {
      ...chat.members,
      ...Object.fromEntries(members.map((m) => [m.channelId, fuller(chat.members[m.channelId], m)])),
    },
  };
}

/** The later word, and of what it leaves out the earlier one. */
const fuller = (known: Member | undefined, told: Member): Member =>
  known
    ? {
        ...told,
        name: told.name || known.name,
        provider: told.provider || known.provider,
        gateway: told.gateway || known.gateway,
        externalId: told.externalId || known.externalId,
      }
    : told;

export function withDeleted(chat: Chat, ids: readonly number[]): Chat {
  const deleted = union(chat.deleted, ids);
  const messages = removeMessages(chat.messages, ids);
  if (deleted === chat.deleted && messages === chat.messages) return chat;
  const gone = chat.messages.filter((m) => ids.includes(m.id));
  return withTraces({ ...chat, deleted, messages }, gone);
}
