/** The requests of the desk, by their field names (protocol §2.3, §3.1). Numeric ids must stay numbers on this wire. */
import type { Uploaded } from '../chat/files.ts';
import type { ChannelId, ConversationId } from '../chat/types.ts';
import { agentChannel, agentSession, listOf } from './shapes.ts';

export type Ask = (action: string, data?: Record<string, unknown>, withinMs?: number) => Promise<unknown>;

/** The answer to a send waits for the messenger's gateway, 30 s for each receiver, one after another: be patient. */
export const SEND_WITHIN_MS = 65_000;

export interface AgentSession {
  agentId: number;
  status: string;
  /** Pause cause's name, or why the server changed the status. */
  payload: string;
  /** ms, server clock. */
  since: number;
  /** State of the chat channel: waiting, wrap_time, missed, processing… '' when unknown. */
  chatState: string;
  maxChats: number | null;
  /** He serves queues of Webitel's other chat service too, which is not spoken here. */
  hasIm: boolean;
}

/** null: the server's answer has no agent in it. */
export async function readAgentSession(ask: Ask): Promise<AgentSession | null> {
  const parsed = agentSession.safeParse(await ask('cc_agent_session'));
  if (!parsed.success) return null;
  const channels = listOf(agentChannel, parsed.data.channels, () => {}, 'channel');
  const chat = channels.find((c) => c.channel === 'chat');
  return {
    agentId: parsed.data.agent_id,
    status: parsed.data.status,
    payload: parsed.data.status_payload ?? '',
    since: parsed.data.last_status_change ?? 0,
    chatState: chat?.state ?? '',
    maxChats: chat?.max_open ?? null,
    hasIm: channels.some((c) => c.channel === 'im'),
  };
}

export const subscribeAgent = (ask: Ask, agentId: number): Promise<unknown> =>
  ask('cc_agent_subscribe_status', { agent_id: agentId });

export const goOnline = (ask: Ask, agentId: number): Promise<unknown> =>
  ask('cc_agent_online', { agent_id: agentId, on_demand: false });

export const goOffline = (ask: Ask, agentId: number): Promise<unknown> =>
  ask('cc_agent_offline', { agent_id: agentId });

export const pause = (ask: Ask, agentId: number, cause: string): Promise<unknown> =>
  ask('cc_agent_pause', cause ? { agent_id: agentId, payload: cause } : { agent_id: agentId });

/** Frees the chat channel from wrap_time or missed, so that chats may come again. */
export const freeChatChannel = (ask: Ask, agentId: number): Promise<unknown> =>
  ask('cc_agent_waiting', { agent_id: agentId, channel: 'chat' });

/** Everything this agent has on hand that is not finished. */
export const listAgentTasks = (ask: Ask, agentId: number): Promise<unknown> =>
  ask('cc_agent_tasks', { agent_id: agentId });

/** Ends the processing of a chat. Without `success` it would count as abandoned. */
export const reportWork = (ask: Ask, attemptId: number, description: string): Promise<unknown> =>
  ask('cc_reporting', { attempt_id: attemptId, success: true, ...(description ? { description } : {}) });

export const renewWork = (ask: Ask, attemptId: number, seconds: number): Promise<unknown> =>
  ask('cc_renewal', { attempt_id: attemptId, renewal_sec: seconds });

export const subscribeChats = (ask: Ask): Promise<unknown> => ask('subscribe_chat');
export const listChats = (ask: Ask): Promise<unknown> => ask('list_active_chat', {});

export const joinChat = (ask: Ask, inviteId: ChannelId): Promise<unknown> =>
  ask('join_chat', { invite_id: inviteId });

export const declineChat = (ask: Ask, inviteId: ChannelId): Promise<unknown> =>
  ask('decline_chat', { invite_id: inviteId, cause: 'BUSY' });

export const leaveChat = (ask: Ask, conversationId: ConversationId, channelId: ChannelId): Promise<unknown> =>
  ask('leave_chat', { conversation_id: conversationId, channel_id: channelId });

/** To a chat plan. The channel is closed first: a refusal may come after the operator has left (§3.1). */
export const transferToPlan = (
  ask: Ask,
  conversationId: ConversationId,
  channelId: ChannelId,
  planId: number,
): Promise<unknown> =>
  ask('blind_transfer_chat', { conversation_id: conversationId, channel_id: channelId, plan_id: planId });

/** To a user (not an agent's id). The invitation has no time limit. */
export const transferToUser = (
  ask: Ask,
  conversationId: ConversationId,
  channelId: ChannelId,
  userId: number,
): Promise<unknown> =>
  ask('transfer_user_chat', { conversation_id: conversationId, channel_id: channelId, user_id: userId });

export const sendText = (
  ask: Ask,
  conversationId: ConversationId,
  channelId: ChannelId,
  text: string,
): Promise<unknown> =>
  ask('send_text_chat', { conversation_id: conversationId, channel_id: channelId, text }, SEND_WITHIN_MS);

/** The server's id of a file is a number on this wire, like all of them. */
export const sendFile = (
  ask: Ask,
  conversationId: ConversationId,
  channelId: ChannelId,
  file: Uploaded,
): Promise<unknown> =>
  ask(
    'send_file_chat',
    {
      conversation_id: conversationId,
      channel_id: channelId,
      id: Number(file.id),
      size: file.size,
      url: file.url,
      name: file.name,
      mime: file.mime,
    },
    SEND_WITHIN_MS,
  );
