/** The answer of `subscribe_chat` and `list_active_chat` (protocol §3.2). */
import type { Channel, Conversation, Invite, User } from './records.ts';
import { agentMember, clientMember, linkedContact, snapshotTask, storedMessage } from './wire.ts';
import { openInvites, type World } from './world.ts';

const CHANNEL_LIMIT = 40;
const MESSAGE_LIMIT = 250;
const MEMBER_LIMIT = 10;

/** All open invites of the user, then at most 40 of his channels, the last touched first. */
export function snapshot(world: World, user: User) {
  const invites: object[] = [];
  const channels: { at: number; item: object }[] = [];
  for (const conversation of world.conversations.values()) {
    for (const invite of openInvites(conversation)) {
      if (invite.userId === user.id) invites.push(inviteItem(world, conversation, invite, user));
    }
    for (const channel of conversation.channels) {
      if (channel.userId !== user.id || !isListed(world, channel)) continue;
      channels.push({ at: channel.updatedAt, item: channelItem(world, conversation, channel, user) });
    }
  }
  channels.sort((a, b) => b.at - a.at);
  return { items: [...invites, ...channels.slice(0, CHANNEL_LIMIT).map(({ item }) => item)] };
}

/** Open, or closed with an attempt that has not left yet. */
export function isListed(world: World, channel: Channel): boolean {
  if (channel.closedAt === null) return true;
  const attempt = channel.attemptId === null ? undefined : world.attempts.get(channel.attemptId);
  return attempt !== undefined && attempt.state !== 'leaving';
}

function inviteItem(world: World, conversation: Conversation, invite: Invite, user: User) {
  return {
    id: conversation.id,
    invite_id: invite.id,
    channel_id: null,
    title: conversation.title,
    created_at: invite.createdAt,
    updated_at: conversation.updatedAt,
    joined_at: null,
    closed_at: null,
    leaving_at: null,
    variables: withContact(invite.variables, conversation),
    members: members(world, conversation, null),
    messages: messages(world, conversation),
    member: self(user),
    task: null,
  };
}

function channelItem(world: World, conversation: Conversation, channel: Channel, user: User) {
  const attempt = channel.attemptId === null ? undefined : world.attempts.get(channel.attemptId);
  const invite = conversation.invites.find(({ id }) => id === channel.id);
  return {
    id: conversation.id,
    invite_id: null,
    channel_id: channel.id,
    title: conversation.title,
    created_at: channel.invitedAt,
    updated_at: conversation.updatedAt,
    // The invite's creation time, not the join (§3.2).
    joined_at: channel.invitedAt,
    closed_at: channel.closedAt,
    leaving_at: attempt?.leavingAt ?? null,
    variables: withContact(invite?.variables ?? conversation.variables, conversation),
    members: members(world, conversation, channel.id),
    messages: messages(world, conversation),
    member: self(user),
    task: attempt && attempt.state !== 'leaving' ? snapshotTask(attempt, conversation) : null,
  };
}

const self = (user: User) => ({ id: '', user_id: user.id, type: 'webitel', name: user.chatName });

function withContact(variables: Record<string, string>, conversation: Conversation) {
  const contactId = linkedContact(conversation);
  return contactId ? { ...variables, wbt_contact_id: contactId } : variables;
}

/** Oldest first, without oneself when joined, including agents who left. */
function members(world: World, conversation: Conversation, own: string | null) {
  if (world.faults.nullMembers) return null;
  const agents = conversation.channels.filter(({ id }) => id !== own).map((one) => agentMember(one, false));
  return [clientMember(conversation, false), ...agents].slice(0, MEMBER_LIMIT);
}

/** Newest first; null when there is none. */
function messages(world: World, conversation: Conversation) {
  const kept = conversation.messages.filter((one) => !one.deleted);
  if (world.faults.nullMessages || kept.length === 0) return null;
  const newestFirst = [...kept].sort((a, b) => b.id - a.id);
  return newestFirst.slice(0, MESSAGE_LIMIT).map((one) => storedMessage(world, one));
}
