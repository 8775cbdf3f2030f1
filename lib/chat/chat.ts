import { safeName, tailOf } from '../text/names.ts';
import { earliestEnd, isGuess } from './endings.ts';
import { isTime, withTimes } from './times.ts';
import type {
  Author,
  ChannelId,
  Chat,
  ChatStatus,
  ClosedListing,
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
    traces: [],
    episodes: {},
    departures: {},
    closed: null,
    transfer: null,
    afterWork: null,
    workDone: null,
    reported: 0,
    listing: null,
    reachedStart: false,
    readUpTo: 0,
    takenUp: '',
    noReplyUpTo: 0,
  };
}

/** An episode of which nothing is known yet but its channel. */
export function emptyEpisode(channelId: ChannelId): Episode {
  return {
    channelId,
    invitedAt: 0,
    expiresAt: null,
    joinedAt: null,
    ended: null,
    withdrawn: null,
    variables: {},
    seenAt: 0,
  };
}

/** A stored chat as this version writes it. Earlier ones took every departure for the end of an own episode. */
export function upgradeChat(raw: Chat): Chat {
  const chat: Chat = { ...emptyChat(raw.id), ...raw, episodes: {}, departures: { ...raw.departures } };
  for (const [channelId, episode] of Object.entries<Partial<Episode>>(raw.episodes ?? {})) {
    const full: Episode = { ...emptyEpisode(channelId), variables: chat.variables, ...episode };
    if (full.ended && !isKnown(full)) chat.departures[channelId] ??= full.ended;
    else chat.episodes[channelId] = withPossibleTimes(full);
  }
  return withPossibleMessages(chat);
}

/** Earlier versions took any number for a time. */
function withPossibleTimes(e: Episode): Episode {
  const isOdd = [e.invitedAt, e.joinedAt ?? 0, e.ended?.at ?? 0].some((at) => at > 0 && !isTime(at));
  if (!isOdd) return e;
  const at = [e.invitedAt, e.joinedAt ?? 0, e.ended?.at ?? 0].find(isTime) ?? 0;
  return {
    ...e,
    invitedAt: isTime(e.invitedAt) ? e.invitedAt : at,
    joinedAt: e.joinedAt === null || isTime(e.joinedAt) ? e.joinedAt : at,
    ended: e.ended && !isTime(e.ended.at) ? { ...e.ended, at } : e.ended,
  };
}

function withPossibleMessages(chat: Chat): Chat {
  if (chat.messages.every((m) => isTime(m.at))) return chat;
  const told = chat.messages.map((m) => (isTime(m.at) ? m : { ...m, at: 0 }));
  return { ...chat, messages: withTimes(told, chat.createdAt) };
}

/**
 * The episode that speaks for the chat: an open one before a finished one, one that was joined before one that never was, then
 * the newest. A conversation may be offered again after the operator left it, under a new channel.
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
  const joined = Number(wasJoined(a)) - Number(wasJoined(b));
  if (joined !== 0) return joined > 0;
  const time = (a.joinedAt ?? a.invitedAt) - (b.joinedAt ?? b.invitedAt);
  return time !== 0 ? time > 0 : a.channelId > b.channelId;
}

const isOpen = (chat: Chat, episode: Episode): boolean =>
  !chat.closed && !episode.ended && (episode.joinedAt !== null || !episode.withdrawn);

/** Who left had joined, though the join was missed. */
const wasJoined = (episode: Episode): boolean => episode.joinedAt !== null || episode.ended !== null;

/** Neither an invitation nor a join was seen of an unknown one: only loose facts. */
const isKnown = (episode: Episode): boolean => episode.invitedAt > 0 || episode.joinedAt !== null;

/** How this operator's part ended, or null while it goes on. */
export function endOf(chat: Chat): { at: number; reason: EndReason } | null {
  const ended = currentEpisode(chat)?.ended ?? null;
  return chat.closed ? earliestEnd(ended, chat.closed) : ended;
}

/** A closing that is listed, and the one that was seen: so far apart at most, ms. */
const SAME_CLOSING_MS = 60_000;

/** What Webitel's list says of the end that is known here; null when it speaks of an earlier one or says nothing. */
export function listingOf(chat: Chat): ClosedListing | null {
  const end = endOf(chat);
  const { listing } = chat;
  if (!end || !listing) return null;
  // When it was only found to be over, it ended at some time since it was accepted.
  const since = end.reason === 'lost' ? (currentEpisode(chat)?.joinedAt ?? 0) : end.at - SAME_CLOSING_MS;
  return listing.closedAt >= since ? listing : null;
}

/** How it ended, by the best that is known: the events that come here do not name a time limit, Webitel's list does. */
export function toldEnd(chat: Chat): { at: number; reason: EndReason } | null {
  const end = endOf(chat);
  const listing = end && listingOf(chat);
  if (!end || !listing) return end;
  return {
    at: end.reason === 'lost' ? Math.min(end.at, listing.closedAt) : end.at,
    reason: listing.reason !== 'other' ? listing.reason : end.reason === 'lost' ? 'other' : end.reason,
  };
}

/** Its end is not known from Webitel itself, and Webitel has not been asked. */
export function isEndOpen(chat: Chat): boolean {
  const end = toldEnd(chat);
  return end !== null && isGuess(end.reason) && chat.askedEnd !== currentEpisode(chat)?.channelId;
}

/** Why an invitation is no longer open, or null while it is. */
export function withdrawalOf(chat: Chat): { at: number; reason: WithdrawReason } | null {
  const episode = currentEpisode(chat);
  if (!episode || wasJoined(episode)) return null;
  if (episode.withdrawn) return episode.withdrawn;
  return chat.closed && { at: chat.closed.at, reason: 'client-left' };
}

/**
 * null: nothing shows that the chat was ever offered to this operator. Accepted again, it is new until he writes again, or takes
 * it up by hand again.
 */
export function statusOf(chat: Chat): ChatStatus | null {
  const episode = currentEpisode(chat);
  if (!episode || !isKnown(episode)) return null;
  if (!wasJoined(episode)) return 'invited';
  if (endOf(chat)) return 'completed';
  const { channelId } = episode;
  const begun =
    chat.takenUp === channelId || chat.messages.some((m) => m.channelId === channelId && !m.fromBot);
  return begun ? 'in-progress' : 'new';
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
  const member = chat.members[message.channelId];
  if (member) return member.kind === 'agent' ? 'operator' : 'client';
  return hasMore(chat) ? 'operator' : 'client';
}

/** Members are told ten at most, the oldest first: of a chat that has so many, the client is among them. */
const hasMore = ({ members }: Chat): boolean => {
  const told = Object.values(members).filter((m) => !m.channelId.startsWith('!'));
  return told.length >= MEMBERS_SHOWN && told.some((m) => m.kind === 'client');
};
const MEMBERS_SHOWN = 10;

/** A real one before one that only stands for him (`past.ts`). */
export function clientOf(chat: Chat): Member | null {
  const clients = Object.values(chat.members).filter((m) => m.kind === 'client');
  return clients.find((m) => !m.channelId.startsWith('!')) ?? clients[0] ?? null;
}

/** Client's name, or what stands for it, as it can be shown anywhere. Empty if there is neither, or nothing of them can be seen. */
export function clientName(chat: Chat): string {
  return safeName(clientOf(chat)?.name ?? '') || safeName(chat.title);
}

/** What is said of a client in words: his name, else a word for him with the end of his id. @param word e.g. «Клиент» */
export function clientWords(chat: Chat, word = ''): string {
  return clientName(chat) || [word, tailOf(clientOf(chat)?.externalId ?? '')].filter(Boolean).join(' ');
}

export const lastMessage = (chat: Chat): Message | null => chat.messages.at(-1) ?? null;

/** Client messages that nobody has had on screen: what came before an operator's answer was read by whoever answered. */
export function unreadCount(chat: Chat): number {
  let count = 0;
  for (let i = chat.messages.length - 1; i >= 0; i--) {
    const message = chat.messages[i]!;
    const author = authorOf(chat, message);
    if (message.id <= chat.readUpTo || author === 'operator') break;
    if (author === 'client') count++;
  }
  return count;
}
