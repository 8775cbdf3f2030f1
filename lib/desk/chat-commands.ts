/** What an operator decides about a chat: to take it, to refuse it, to end his part. */
import type { CallResult } from '../bridge/protocol.ts';
import { currentEpisode, statusOf } from '../chat/chat.ts';
import type { ChannelId, ConversationId } from '../chat/types.ts';
import { declineChat, joinChat, leaveChat } from '../webitel/actions.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { CommandContext } from './command-context.ts';

const DONE: CallResult = { ok: true };
/** The only refusal of a join that says that the invitation is over; all others pass (webitel-corrections A.1.4). */
const INVITE_OVER = 'chat.invite.not_found';

export async function accept(id: ConversationId, c: CommandContext): Promise<CallResult> {
  const episode = episodeOf(id, c);
  if (!episode || (episode.withdrawn && !episode.withdrawn.guessed))
    return { ok: false, code: 'invite-gone' };
  if (episode.joinedAt !== null) return DONE;
  const { channelId } = episode;
  try {
    await joinChat(c.ask, channelId);
  } catch (error) {
    return afterFailedJoin(id, channelId, error, c);
  }
  c.store.apply({ type: 'joined', id, channelId, at: c.serverNow() });
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
  c: CommandContext,
): Promise<CallResult> {
  const known = error instanceof WebitelError ? error : null;
  if (known?.kind !== 'refused' && known?.kind !== 'lost') throw error;
  known.late?.then(
    () => c.store.apply({ type: 'joined', id, channelId, at: c.serverNow() }),
    () => {},
  );
  const isRead = await c.resync().then(
    () => true,
    () => false,
  );
  const episode = c.store.chats[id]?.episodes[channelId];
  if (isRead && episode?.joinedAt != null) return DONE;
  if (known.kind === 'refused' && known.id === INVITE_OVER) {
    const at = c.serverNow();
    c.store.apply({ type: 'withdrawn', id, channelId, reason: 'taken', at, guessed: true });
    return { ok: false, code: 'invite-gone', detail: known.id };
  }
  if (isRead && episode?.withdrawn) return { ok: false, code: 'invite-gone', detail: known.id };
  throw error;
}

export async function decline(id: ConversationId, c: CommandContext): Promise<CallResult> {
  const episode = episodeOf(id, c);
  if (!episode || episode.withdrawn) return DONE;
  await declineChat(c.ask, episode.channelId);
  c.store.apply({
    type: 'withdrawn',
    id,
    channelId: episode.channelId,
    reason: 'declined',
    at: c.serverNow(),
  });
  return DONE;
}

export async function leave(id: ConversationId, c: CommandContext): Promise<CallResult> {
  const episode = episodeOf(id, c);
  if (!episode || episode.ended || c.store.chats[id]?.closed) return DONE;
  const { channelId } = episode;
  c.ends.wish(channelId);
  try {
    await leaveChat(c.ask, id, channelId);
  } catch (error) {
    if (!(error instanceof WebitelError) || error.kind !== 'lost') c.ends.unwish(channelId);
    throw error;
  }
  c.store.apply({ type: 'left', id, channelId, reason: 'operator', at: c.serverNow() });
  void c.past.closed.read().catch(() => {});
  return DONE;
}

/** On disk before it is shown: nothing else remembers it. */
export async function takeUp(id: ConversationId, c: CommandContext): Promise<CallResult> {
  const chat = c.store.chats[id];
  const status = chat && statusOf(chat);
  if (status !== 'new' && status !== 'in-progress') return { ok: false, code: 'chat-gone' };
  c.store.apply({ type: 'taken-up', id, channelId: currentEpisode(chat!)!.channelId });
  await c.store.flush();
  return DONE;
}

const episodeOf = (id: ConversationId, c: CommandContext) => {
  const chat = c.store.chats[id];
  return chat ? currentEpisode(chat) : null;
};
