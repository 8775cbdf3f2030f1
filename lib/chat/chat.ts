import type {
  Author,
  Chat,
  ChatStatus,
  ConversationId,
  EndReason,
  Episode,
  Member,
  Message,
  WithdrawReason,
} from './types.ts';

/** A chat of which nothing is known yet but its id. */
export function emptyChat(id: ConversationId): Chat {
  return {
    id,
    title: '',
    queue: '',
    createdAt: 0,
    variables: {},
    members: {},
    messages: [],
    deleted: [],
    episodes: {},
    closed: null,
    readUpTo: 0,
    noReplyUpTo: 0,
  };
}

/**
 * The episode that speaks for the chat: an open one before a finished one, then the newest. A conversation may be offered
 * again after the operator left it, under a new channel.
 */
export function currentEpisode(chat: Chat): Episode | null {
  let best: Episode | null = null;
  for (const episode of Object.values(chat.episodes)) {
    if (!best || isNewer(chat, episode, best)) best = episode;
  }
  return best;
}

function isNewer(chat: Chat, a: Episode, b: Episode): boolean {
  const open = Number(isOpen(chat, a)) - Number(isOpen(chat, b));
  if (open !== 0) return open > 0;
  const time = (a.joinedAt ?? a.invitedAt) - (b.joinedAt ?? b.invitedAt);
  return time !== 0 ? time > 0 : a.channelId > b.channelId;
}

const isOpen = (chat: Chat, episode: Episode): boolean =>
  !chat.closed && !episode.ended && (episode.joinedAt !== null || !episode.withdrawn);

/** How this operator's part ended, or null while it goes on. */
export function endOf(chat: Chat): { at: number; reason: EndReason } | null {
  return currentEpisode(chat)?.ended ?? chat.closed;
}

/** Why an invitation is no longer open, or null while it is. */
export function withdrawalOf(chat: Chat): { at: number; reason: WithdrawReason } | null {
  const episode = currentEpisode(chat);
  if (!episode || episode.joinedAt !== null) return null;
  if (episode.withdrawn) return episode.withdrawn;
  return chat.closed && { at: chat.closed.at, reason: 'client-left' };
}

/** null: the chat was never this operator's and its invitation is gone. */
export function statusOf(chat: Chat): ChatStatus | null {
  const episode = currentEpisode(chat);
  if (!episode) return null;
  if (episode.joinedAt === null) return 'invited';
  if (endOf(chat)) return 'completed';
  return chat.messages.some((m) => isOwn(chat, m) && !m.fromBot) ? 'in-progress' : 'new';
}

/** Written through one of this operator's own channels. */
export const isOwn = (chat: Chat, message: Message): boolean => message.channelId in chat.episodes;

/**
 * Who wrote it. Derived, not stored, because a message may arrive before the member it names. An unknown channel is taken for
 * the client's: to answer a colleague costs less than to overlook a customer.
 */
export function authorOf(chat: Chat, message: Message): Author {
  if (message.fromBot || message.channelId === '' || message.channelId === chat.id) return 'bot';
  if (isOwn(chat, message)) return 'operator';
  return chat.members[message.channelId]?.kind === 'agent' ? 'operator' : 'client';
}

export function clientOf(chat: Chat): Member | null {
  return Object.values(chat.members).find((m) => m.kind === 'client') ?? null;
}

/** Client's name, or what stands for it. Empty only if the server gave neither. */
export function clientName(chat: Chat): string {
  return clientOf(chat)?.name || chat.title;
}

export const lastMessage = (chat: Chat): Message | null => chat.messages.at(-1) ?? null;

/** Client messages that the operator has not had on screen. */
export function unreadCount(chat: Chat): number {
  let count = 0;
  for (let i = chat.messages.length - 1; i >= 0; i--) {
    const message = chat.messages[i]!;
    if (message.id <= chat.readUpTo) break;
    if (authorOf(chat, message) === 'client') count++;
  }
  return count;
}
