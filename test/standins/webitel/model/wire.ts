/** How records look inside chat frames (protocol §3.2, §4). */
import { sharedUrl } from './links.ts';
import type { Attempt, Channel, Client, Conversation, Message, MessageParts, User } from './records.ts';
import type { World } from './world.ts';

const via = (client: Client) => ({
  id: client.gateway.id,
  type: client.gateway.provider,
  name: client.gateway.name,
});

function fileOf(
  world: World,
  message: Message,
  url?: string | null,
  told: { malware: boolean } = { malware: true },
) {
  const file = message.fileId === null ? undefined : world.files.get(message.fileId);
  if (!file) return undefined;
  return {
    id: file.id,
    ...(url === undefined ? {} : { url }),
    mime: file.mime,
    size: file.size,
    name: file.name,
    ...(file.malware && told.malware ? { malware: true } : {}),
  };
}

/** What is written of a message everywhere. */
const common = (message: Message) => ({
  id: message.id,
  created_at: message.createdAt,
  ...(message.updatedAt ? { updated_at: message.updatedAt } : {}),
  type: message.type,
  ...(message.text ? { text: message.text } : {}),
});

/** Told in live events only. */
function liveParts({ replyTo, forward, postback, contact, variables }: MessageParts) {
  return {
    ...(replyTo === undefined ? {} : { reply_to_message_id: replyTo }),
    ...(forward?.chatId === undefined ? {} : { forward_from_chat_id: forward.chatId }),
    ...(forward?.messageId === undefined ? {} : { forward_from_message_id: forward.messageId }),
    ...(forward?.senderName === undefined ? {} : { forward_sender_name: forward.senderName }),
    ...(forward?.date === undefined ? {} : { forward_date: forward.date }),
    ...(postback ? { postback } : {}),
    ...(contact ? { contact } : {}),
    ...(variables ? { variables } : {}),
  };
}

/** A message in a live event: the bot's `channel_id` is the conversation's id (§4), the file policy's is absent. */
export function liveMessage(world: World, conversation: Conversation, message: Message) {
  const ofPolicy = message.parts.variables?.['template'] === 'file_policy_fail';
  const channelId = message.channelId ?? (ofPolicy ? null : conversation.id);
  return {
    ...common(message),
    ...(channelId === null ? {} : { channel_id: channelId }),
    ...liveParts(message.parts),
    ...(message.fileId === null ? {} : { file: fileOf(world, message, sharedUrl(world, message.fileId)) }),
  };
}

/** A message in an invite: all of them, oldest first, without parts, links and marks; the bot has no `channel_id`. */
export function invitedMessage(world: World, message: Message) {
  return {
    ...common(message),
    ...(message.channelId === null ? {} : { channel_id: message.channelId }),
    ...(message.fileId === null ? {} : { file: fileOf(world, message, undefined, { malware: false }) }),
  };
}

/** A message in a snapshot: an empty `channel_id` is the bot, a stored file has no url, of the parts a template is left (§3.2). */
export function storedMessage(world: World, message: Message) {
  const { variables } = message.parts;
  return {
    id: message.id,
    channel_id: message.channelId ?? '',
    created_at: message.createdAt,
    updated_at: message.updatedAt,
    type: message.type,
    text: message.text,
    ...(variables?.['template'] ? { variables } : {}),
    ...(message.fileId === null ? {} : { file: fileOf(world, message, null) }),
  };
}

export function clientMember(conversation: Conversation, live: boolean) {
  const { client } = conversation;
  return {
    id: conversation.clientChannelId,
    user_id: client.userId,
    type: client.type,
    name: client.name,
    ...(live ? { internal: false } : {}),
    external_id: client.externalId,
    via: via(client),
  };
}

/** An agent's member record; `internal` exists only in live events, an `external_id` only in invites. */
export function agentMember(channel: Channel, live: boolean, externalId = '') {
  return {
    id: channel.id,
    type: 'webitel',
    name: channel.name,
    user_id: channel.userId,
    ...(live ? { internal: true } : {}),
    external_id: externalId,
    ...(live ? { updated_at: wholeSecond(channel.updatedAt) } : {}),
  };
}

/** Joins, leaves, declines and updates are stamped in whole seconds × 1000 (§4). */
export const wholeSecond = (ms: number) => Math.floor(ms / 1000) * 1000;

/** A task as the snapshot shows it: poorer than `cc_agent_tasks`, and `communication` is always null. */
export function snapshotTask(attempt: Attempt, conversation: Conversation) {
  const { agent_id: _, bridged_at: __, member_name: ___, ...rest } = taskOf(attempt, conversation);
  return { ...rest, communication: null };
}

/** A task as `cc_agent_tasks` shows it (§2.2). */
export function taskOf(attempt: Attempt, conversation: Conversation) {
  return {
    attempt_id: attempt.id,
    app_id: 'cc-1',
    channel: 'chat',
    queue_id: attempt.queue.id,
    queue_name: attempt.queue.name,
    member_id: null,
    member_name: conversation.client.name,
    member_channel_id: conversation.id,
    agent_channel_id: attempt.agentChannelId,
    communication: { destination: conversation.client.externalId, type: { id: 0, name: '' } },
    leaving_at: attempt.leavingAt,
    bridged_at: attempt.bridgedAt,
    processing_timeout_at: attempt.processingTimeoutAt,
    processing_sec: attempt.processingSec,
    processing_renewal_sec: attempt.renewalSec,
    has_reporting: attempt.hasReporting,
    form: null,
    state: attempt.state,
    agent_id: attempt.agentId,
    has_prolongation: attempt.prolongationsLeft !== null,
    remaining_prolongations: attempt.prolongationsLeft,
    prolongation_sec: attempt.prolongationsLeft === null ? null : attempt.renewalSec,
  };
}

/** Variables of a queue chat's invitation, all strings (§4). */
export function inviteVariables(
  attempt: Attempt,
  conversation: Conversation,
  user: User,
): Record<string, string> {
  const contactId = linkedContact(conversation);
  return {
    ...conversation.variables,
    ...(contactId ? { wbt_contact_id: contactId } : {}),
    cc_attempt_id: String(attempt.id),
    cc_queue_id: String(attempt.queue.id),
    cc_queue_name: attempt.queue.name,
    cc_queue_type: 'inbound chat',
    cc_team_id: String(user.agent?.team.id ?? 0),
    cc_agent_id: String(attempt.agentId),
    wbt_agent_name: user.name,
    wbt_agent_chat_name: user.chatName,
    cc_reporting: String(attempt.hasReporting),
  };
}

/** The linked contact's id as `wbt_contact_id` carries it; empty when the client is not linked. */
export function linkedContact(conversation: Conversation): string {
  return conversation.client.contactId === null ? '' : String(conversation.client.contactId);
}
