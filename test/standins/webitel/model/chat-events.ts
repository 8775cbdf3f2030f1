/** Chat events of protocol §4: each function sends one event to those who get it. */
import type { Channel, Conversation, Invite, Message } from './records.ts';
import { agentMember, clientMember, invitedMessage, liveMessage, wholeSecond } from './wire.ts';
import { audience, openChannels, type World } from './world.ts';

/** Agents who joined, but one. */
const joinedUsers = (conversation: Conversation, but: number) =>
  [...new Set(openChannels(conversation).map(({ userId }) => userId))].filter((id) => id !== but);

function send(world: World, userIds: number[], action: string, payload: object) {
  for (const userId of userIds) world.hub.publish(userId, 'chat', 'chat', { action, data: payload });
  world.changes.touch();
}

export function userInvite(world: World, conversation: Conversation, invite: Invite) {
  const { faults } = world;
  const members = [
    clientMember(conversation, true),
    ...conversation.channels.map((one) => agentMember(one, true, String(one.userId))),
  ];
  const messages = conversation.messages
    .filter((one) => !one.deleted)
    .map((one) => invitedMessage(world, one));
  send(world, [invite.userId], 'user_invite', {
    conversation_id: conversation.id,
    timestamp: world.clock(),
    title: invite.title,
    invite_id: invite.id,
    timeout_sec: invite.timeoutSec,
    variables: invite.variables,
    conversation: {
      id: conversation.id,
      title: conversation.title,
      created_at: conversation.createdAt,
      updated_at: conversation.updatedAt,
    },
    members: faults.nullMembers ? null : members,
    messages: faults.nullMessages || messages.length === 0 ? null : messages,
  });
  send(world, joinedUsers(conversation, invite.userId), 'invite_conversation', {
    conversation_id: conversation.id,
    timestamp: wholeSecond(world.clock()),
    user_id: invite.userId,
  });
}

export function joinConversation(world: World, conversation: Conversation, channel: Channel) {
  send(world, [channel.userId, ...joinedUsers(conversation, channel.userId)], 'join_conversation', {
    conversation_id: conversation.id,
    timestamp: wholeSecond(world.clock()),
    member: agentMember(channel, true),
  });
}

/** `message`: new when it has no `updated_at`, an edit of the same id when it has one. The author gets it first. */
export function messageStored(world: World, conversation: Conversation, message: Message, author?: number) {
  send(world, audience(conversation, author), 'message', {
    conversation_id: conversation.id,
    timestamp: world.clock(),
    ...liveMessage(world, conversation, message),
  });
}

export function messageDeleted(world: World, conversation: Conversation, message: Message) {
  send(world, audience(conversation), 'message_deleted', {
    conversation_id: conversation.id,
    timestamp: world.clock(),
    channel_id: message.channelId ?? conversation.id,
    id: message.id,
    type: 'text',
    text: '[deleted]',
  });
}

/** To the leaver and the remaining agents; the cause is `TRANSFER` or absent. */
export function leaveConversation(
  world: World,
  conversation: Conversation,
  channel: Channel,
  cause?: 'TRANSFER',
) {
  send(world, [channel.userId, ...joinedUsers(conversation, channel.userId)], 'leave_conversation', {
    conversation_id: conversation.id,
    timestamp: wholeSecond(world.clock()),
    leaved_channel_id: channel.id,
    ...(cause ? { cause } : {}),
  });
}

/** To all agents joined or invited. Call it before their channels and invites are closed. */
export function closeConversation(
  world: World,
  conversation: Conversation,
  fromChannelId: string,
  cause: string,
) {
  send(world, audience(conversation), 'close_conversation', {
    conversation_id: conversation.id,
    timestamp: world.clock(),
    from_channel_id: fromChannelId,
    cause,
  });
}

/** The invited gets the invite's id, agents who joined an empty one; that it timed out only the invited hears. */
export function declineInvite(world: World, conversation: Conversation, invite: Invite, cause?: string) {
  const payload = {
    conversation_id: conversation.id,
    timestamp: wholeSecond(world.clock()),
    user_id: invite.userId,
    ...(cause ? { cause } : {}),
  };
  send(world, [invite.userId], 'decline_invite', { ...payload, invite_id: invite.id });
  if (cause === 'TIMEOUT') return;
  send(world, joinedUsers(conversation, invite.userId), 'decline_invite', { ...payload, invite_id: '' });
}

/** The read mark moved; only for the own user. */
export function updateChannel(world: World, conversation: Conversation, channel: Channel) {
  send(world, [channel.userId], 'update_channel', {
    conversation_id: conversation.id,
    timestamp: wholeSecond(world.clock()),
    channel_id: channel.id,
    updated_at: channel.updatedAt,
  });
}
