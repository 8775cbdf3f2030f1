/** What an operator decides about a chat: to take it, to refuse it, to end his part. */
import type { CallResult } from '../bridge/protocol.ts';
import { currentEpisode, statusOf } from '../chat/chat.ts';
import type { ConversationId } from '../chat/types.ts';
import { declineChat, joinChat, leaveChat } from '../webitel/actions.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { CommandContext } from './commands.ts';

const DONE: CallResult = { ok: true };

export async function accept(id: ConversationId, c: CommandContext): Promise<CallResult> {
  const episode = episodeOf(id, c);
  if (!episode || episode.withdrawn) return { ok: false, code: 'invite-gone' };
  if (episode.joinedAt !== null) return DONE;
  try {
    await joinChat(c.ask, episode.channelId);
  } catch (error) {
    if (!(error instanceof WebitelError) || error.kind !== 'refused') throw error;
    // Another tab, or Webitel's own desk, may have been faster in this operator's name: the snapshot tells.
    await c.resync();
    if (episodeOf(id, c)?.joinedAt != null) return DONE;
    c.store.apply({
      type: 'withdrawn',
      id,
      channelId: episode.channelId,
      reason: 'taken',
      at: c.serverNow(),
    });
    return { ok: false, code: 'invite-gone', detail: error.id };
  }
  c.store.apply({ type: 'joined', id, channelId: episode.channelId, at: c.serverNow() });
  return DONE;
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
  await leaveChat(c.ask, id, episode.channelId);
  c.store.apply({ type: 'left', id, channelId: episode.channelId, reason: 'operator', at: c.serverNow() });
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
