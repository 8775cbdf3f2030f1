/** What an operator decides about a chat: to take it, to refuse it, to end his part. */
import type { chatCommands } from '../bridge/chat-commands.ts';
import type { Acts, CallResult } from '../bridge/command.ts';
import { currentEpisode, statusOf } from '../chat/chat.ts';
import { detailsOf } from '../chat/details.ts';
import type { ChannelId, ConversationId } from '../chat/types.ts';
import { declineChat, joinChat, leaveChat, type Ask } from '../webitel/actions.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { ChatStore } from './chat-store.ts';
import type { Contacts } from '../contacts/worker.ts';
import type { Ends } from './ends.ts';
import type { Past } from './past.ts';

export interface ChatPorts {
  store: ChatStore;
  contacts: Pick<Contacts, 'settle'>;
  ends: Pick<Ends, 'wish' | 'unwish' | 'doubt'>;
  past: { closed: Pick<Past['closed'], 'read'> };
  ask: Ask;
  serverNow: () => number;
  resync: () => Promise<void>;
}

export const chatActs = (ports: ChatPorts): Acts<typeof chatCommands> => ({
  async 'chat.accept'({ conversationId, origin }) {
    if (origin) ports.contacts.settle(conversationId, origin).catch(() => {});
    return accept(conversationId, ports);
  },
  'chat.decline': ({ conversationId }) => decline(conversationId, ports),
  'chat.leave': ({ conversationId }) => leave(conversationId, ports),
  'chat.takeUp': ({ conversationId }) => takeUp(conversationId, ports),
  async 'chat.details'({ conversationId }) {
    const chat = ports.store.chats[conversationId];
    return chat ? { ok: true, value: detailsOf(chat) } : { ok: false, code: 'chat-gone' };
  },
  async 'chat.read'({ conversationId: id, upTo }) {
    ports.store.apply({ type: 'read', id, upTo });
  },
  async 'chat.noReplyNeeded'({ conversationId: id, upTo }) {
    ports.store.apply({ type: 'no-reply-needed', id, upTo });
  },
});

type Result = CallResult<void>;
const DONE: Result = { ok: true };
/** The only refusal of a join that says that the invitation is over; all others pass (webitel-corrections A.1.4). */
const INVITE_OVER = 'chat.invite.not_found';

async function accept(id: ConversationId, ports: ChatPorts): Promise<Result> {
  const episode = episodeOf(id, ports);
  if (!episode || (episode.withdrawn && !episode.withdrawn.guessed))
    return { ok: false, code: 'invite-gone' };
  if (episode.joinedAt !== null) return DONE;
  const { channelId } = episode;
  try {
    await joinChat(ports.ask, channelId);
  } catch (error) {
    return afterFailedJoin(id, channelId, error, ports);
  }
  ports.store.apply({ type: 'joined', id, channelId, at: ports.serverNow() });
  return DONE;
}

/**
 * Another tab, or Webitel's own desk, may have been faster in this operator's name, and a lost answer may have been a yes: the
 * snapshot tells. What it still offers stays, with the refusal told.
 */
async function afterFailedJoin(
  id: ConversationId,
  channelId: ChannelId,
  error: unknown,
  ports: ChatPorts,
): Promise<Result> {
  const known = error instanceof WebitelError ? error : null;
  if (known?.kind !== 'refused' && known?.kind !== 'lost') throw error;
  known.late?.then(
    () => ports.store.apply({ type: 'joined', id, channelId, at: ports.serverNow() }),
    () => {},
  );
  const isRead = await ports.resync().then(
    () => true,
    () => false,
  );
  const episode = ports.store.chats[id]?.episodes[channelId];
  if (isRead && episode?.joinedAt != null) return DONE;
  if (known.kind === 'refused' && known.id === INVITE_OVER) {
    const at = ports.serverNow();
    ports.store.apply({ type: 'withdrawn', id, channelId, reason: 'taken', at, guessed: true });
    return { ok: false, code: 'invite-gone', detail: known.id };
  }
  if (isRead && episode?.withdrawn) return { ok: false, code: 'invite-gone', detail: known.id };
  throw error;
}

async function decline(id: ConversationId, ports: ChatPorts): Promise<Result> {
  const episode = episodeOf(id, ports);
  if (!episode || episode.withdrawn) return DONE;
  await declineChat(ports.ask, episode.channelId);
  ports.store.apply({
    type: 'withdrawn',
    id,
    channelId: episode.channelId,
    reason: 'declined',
    at: ports.serverNow(),
  });
  return DONE;
}

async function leave(id: ConversationId, ports: ChatPorts): Promise<Result> {
  const episode = episodeOf(id, ports);
  if (!episode || episode.ended || ports.store.chats[id]?.closed) return DONE;
  const { channelId } = episode;
  ports.ends.wish(channelId);
  try {
    await leaveChat(ports.ask, id, channelId);
  } catch (error) {
    const isLost = error instanceof WebitelError && error.kind === 'lost';
    ports.ends[isLost ? 'doubt' : 'unwish'](channelId);
    throw error;
  }
  ports.store.apply({ type: 'left', id, channelId, reason: 'operator', at: ports.serverNow() });
  void ports.past.closed.read().catch(() => {});
  return DONE;
}

/** On disk before it is shown: nothing else remembers it. */
async function takeUp(id: ConversationId, ports: ChatPorts): Promise<Result> {
  const chat = ports.store.chats[id];
  const status = chat && statusOf(chat);
  if (status !== 'new' && status !== 'in-progress') return { ok: false, code: 'chat-gone' };
  ports.store.apply({ type: 'taken-up', id, channelId: currentEpisode(chat!)!.channelId });
  await ports.store.flush();
  return DONE;
}

const episodeOf = (id: ConversationId, ports: ChatPorts) => {
  const chat = ports.store.chats[id];
  return chat ? currentEpisode(chat) : null;
};
