/** Chat actions of protocol §3.1: find the records, do the work, leave what follows to `after`. */
import { spend, type JoinRefusal } from '../faults.ts';
import { updateChannel } from '../model/chat-events.ts';
import { close, join, leave } from '../model/conversations.ts';
import { endInvite, inviteDirectly } from '../model/distribution.ts';
import { chatRefusal, Failure } from '../model/failure.ts';
import type { Channel, Conversation, Invite } from '../model/records.ts';
import { snapshot } from '../model/snapshot.ts';
import { isUuid, userById, type World } from '../model/world.ts';
import { maybe, need, type Action, type ActionContext } from './action.ts';
import { ownChannel } from './own-channel.ts';

function ownInvite(context: ActionContext): { conversation: Conversation; invite: Invite } | null {
  const id = need(context.data, 'invite_id', 'string');
  for (const conversation of context.world.conversations.values()) {
    const invite = conversation.invites.find((one) => one.id === id && one.userId === context.user.id);
    if (invite) return { conversation, invite };
  }
  return null;
}

const subscribe: Action = (context) => {
  context.bind('chat');
  return snapshot(context.world, context.user);
};

const list: Action = ({ world, user }) => snapshot(world, user);

const joinChat: Action = (context) => {
  const { world, data } = context;
  const found = ownInvite(context);
  const refusal = world.faults.joinRefusal;
  if (refusal && spend(refusal)) throw joinFailure(refusal.why, String(data['invite_id']));
  if (!found || found.invite.closedAt !== null) throw joinFailure('gone', String(data['invite_id']));
  context.after(join(world, found.conversation, found.invite));
  return { channel_id: found.invite.id };
};

/** Everything but a licence comes with one outer id and code 500; the inner id alone tells «over» from «try again». */
function joinFailure(why: JoinRefusal['why'], inviteId: string): Failure {
  const id = 'chat.accept.app_err';
  const detail = `join: invite token ${inviteId} is invalid or already used`;
  if (why === 'gone') return chatRefusal(id, { id: 'chat.invite.not_found', code: 404, detail });
  if (why === 'auth')
    return chatRefusal(id, { id: 'app.session.app_error', code: 500, detail: 'no address' });
  if (why === 'licence') return new Failure('chat.valid.license', 403, '');
  const words =
    why === 'unavailable'
      ? 'rpc error: code = Unavailable desc = connection error: desc = transport: error while dialing'
      : 'rpc error: code = Internal desc = ERROR: duplicate key value violates unique constraint (SQLSTATE 23505)';
  return new Failure(id, 500, words);
}

/** OK whatever the invitation is: unknown, foreign, closed; only what is no uuid is refused. */
const declineChat: Action = (context) => {
  const found = ownInvite(context);
  if (!isUuid(String(context.data['invite_id']))) {
    const detail = 'decline: invite id is invalid';
    throw chatRefusal('chat.decline.app_err', { id: 'chat.invite.id.invalid', code: 400, detail });
  }
  if (!found) return;
  const cause = maybe(context.data, 'cause', 'string', 'BUSY');
  context.after(endInvite(context.world, found.conversation, found.invite, cause));
};

/** Idempotent: OK if the channel is closed already; FAIL if it is not his. */
const leaveChat: Action = (context) => {
  const { conversation, channel } = ownChannel(context, 'chat.leave.app_err');
  if (channel.closedAt !== null) return;
  context.after(leave(context.world, conversation, channel));
};

/** Closes the whole conversation; the cause must be there but is replaced by `no_cause` (§3.1). */
const closeChat: Action = (context) => {
  const { conversation, channel } = ownChannel(context, 'chat.close.app_err');
  need(context.data, 'cause', 'string');
  context.after(close(context.world, conversation, channel.id, 'no_cause'));
};

/** Read mark: not before the channel's last update and not in the future (§3.1). */
const updateRead: Action = (context) => {
  const { world, user, data } = context;
  const id = need(data, 'channel_id', 'string');
  const found = findChannel(world, id);
  const until = maybe(data, 'read_until', 'number', world.clock());
  if (
    !found ||
    found.channel.userId !== user.id ||
    until < found.channel.updatedAt ||
    until > world.clock()
  ) {
    throw chatRefusal('chat.start.app_err', {
      id: 'chat.read.date.invalid',
      code: 400,
      detail: 'read: date is invalid',
    });
  }
  found.channel.updatedAt = until;
  updateChannel(world, found.conversation, found.channel);
};

function findChannel(world: World, id: string): { conversation: Conversation; channel: Channel } | null {
  for (const conversation of world.conversations.values()) {
    const channel = conversation.channels.find((one) => one.id === id);
    if (channel) return { conversation, channel };
  }
  return null;
}

const addToChat: Action = (context) => {
  const { conversation } = ownChannel(context, 'chat.invite.app_err');
  const invited = userById(context.world, need(context.data, 'user_id', 'number'));
  if (!invited) throw new Failure('chat.invite.app_err', 500, 'user not found');
  inviteDirectly(context.world, conversation, invited);
};

/** A stub of the engine: it joins with the wrong user and normally fails (§3.1). */
const startChat: Action = (context) => {
  need(context.data, 'user_id', 'number');
  throw chatRefusal('chat.start.app_err', {
    id: 'chat.invite.not_found',
    code: 404,
    detail: 'join: invalid invite',
  });
};

const setContact: Action = (context) => {
  const { world, user, data } = context;
  const { conversation, channel } = ownChannel(context, 'chat.set_contact.app_err', 'id');
  const contactId = need(data, 'contact_id', 'number');
  conversation.client.contactId = contactId;
  context.after(() =>
    world.hub.publish(user.id, null, 'notification', {
      notification: {
        id: world.clock(),
        action: 'set_contact',
        created_at: world.clock(),
        for_users: [user.id],
        body: { id: channel.id, contact_id: contactId, channel: 'chat' },
      },
    }),
  );
};

export const CHAT_ACTIONS: Record<string, Action> = {
  subscribe_chat: subscribe,
  list_active_chat: list,
  join_chat: joinChat,
  decline_chat: declineChat,
  leave_chat: leaveChat,
  close_chat: closeChat,
  update_channel_chat: updateRead,
  add_to_chat: addToChat,
  start_chat: startChat,
  chat_set_contact: setContact,
  user_typing: () => ({ text: 'pong' }),
};
