/** Webitel's words into the domain's (protocol §3.2, §4). Shapes that do not fit are reported and left out, alone. */
import type { ChatEvent, SnapshotChat } from '../chat/events.ts';
import type { EndReason, FileRef, Member, Message, WithdrawReason } from '../chat/types.ts';
import { withTimes } from '../chat/times.ts';
import { workOfTask } from './after-work.ts';
import { besidesWords, contactText } from './message-parts.ts';
import * as shape from './shapes.ts';
import { bytes, time, variablesOf } from './values.ts';

export interface Context {
  /** This operator's user id; tells his own join from a colleague's. */
  userId: number;
  /** ms, server clock; stands in where the server gave no time. */
  now: number;
  /** Called with a description without private data for every shape that is refused. */
  onRefused: (what: string) => void;
}

/** The snapshot that `subscribe_chat` and `list_active_chat` answer with. The server shows at most this many channels. */
export const SNAPSHOT_CAP = 40;
/** Of each conversation it shows at most this many messages, the newest. */
export const SNAPSHOT_MESSAGES = 250;

/** @param askedAt ms, local clock; `serverAskedAt` is the same instant on the server's */
export function translateSnapshot(
  data: unknown,
  askedAt: number,
  serverAskedAt: number,
  context: Context,
): Extract<ChatEvent, { type: 'snapshot' }> {
  const parsed = shape.snapshotData.safeParse(data);
  const raw = parsed.success ? parsed.data.items : null;
  const items = shape.listOf(shape.snapshotItem, raw, context.onRefused, 'snapshot item');
  const channels = items.filter((i) => i.channel_id).length;
  const chats = items.flatMap((item) => snapshotChat(item, context));
  // What could not be understood may be what seems to be absent.
  const whole = parsed.success && shape.isListOf(chats.length, raw);
  return {
    type: 'snapshot',
    chats,
    askedAt,
    serverAskedAt,
    complete: whole && channels < SNAPSHOT_CAP,
    invitations: whole,
  };
}

function snapshotChat(item: shape.SnapshotItem, context: Context): SnapshotChat[] {
  const channelId = item.channel_id || item.invite_id;
  if (!channelId) return [];
  const variables = variablesOf(item.variables);
  const createdAt = item.created_at || context.now;
  const shown = messages(item.messages, context);
  // null may mean that there are none (§3.2) or that something broke: it never takes away what is known.
  const told = Array.isArray(item.messages) ? item.messages.length : -1;
  const trusted = shown.length === told;
  return [
    {
      id: item.id,
      channelId,
      title: item.title ?? '',
      queue: item.task?.queue_name || (variables.cc_queue_name ?? ''),
      createdAt,
      variables,
      members: members(item.members, context),
      messages: shown,
      trusted,
      whole: trusted && told < SNAPSHOT_MESSAGES,
      invitedAt: item.joined_at || createdAt,
      joined: Boolean(item.channel_id),
      endedAt: item.closed_at || null,
      afterWork: item.closed_at ? workOfTask(item.task) : null,
    },
  ];
}

/** One `chat` event. Unknown actions say nothing. */
export function translateChatEvent(data: unknown, context: Context): ChatEvent[] {
  const frame = shape.chatFrame.safeParse(data);
  if (!frame.success) {
    context.onRefused('chat event');
    return [];
  }
  const { action, data: payload } = frame.data;
  return Object.hasOwn(CHAT_ACTIONS, action) ? CHAT_ACTIONS[action]!(payload, context) : [];
}

type Translate = (data: unknown, context: Context) => ChatEvent[];

const CHAT_ACTIONS: Record<string, Translate> = {
  user_invite: checked(shape.inviteData, 'user_invite', (d, context) => [
    {
      type: 'invited',
      id: d.conversation_id,
      channelId: d.invite_id,
      title: d.conversation?.title ?? '',
      queue: variablesOf(d.variables).cc_queue_name ?? d.title ?? '',
      createdAt: d.conversation?.created_at || d.timestamp || context.now,
      invitedAt: d.timestamp || context.now,
      expiresAt: d.timeout_sec ? (d.timestamp || context.now) + d.timeout_sec * 1000 : null,
      variables: variablesOf(d.variables),
      members: members(d.members, context),
      messages: messages(d.messages, context),
    },
  ]),
  join_conversation: checked(shape.joinData, 'join_conversation', (d, context) => {
    const at = d.timestamp || context.now;
    return d.member.user_id === context.userId
      ? [{ type: 'joined', id: d.conversation_id, channelId: d.member.id, at }]
      : [{ type: 'member', id: d.conversation_id, member: toMember(d.member) }];
  }),
  message: (data, context) => {
    const parsed = shape.wireMessage.safeParse(data);
    if (!parsed.success) {
      context.onRefused('message');
      return [];
    }
    const { conversation_id: id } = data as { conversation_id: string };
    const message = toMessage(parsed.data, time.parse((data as { timestamp?: unknown }).timestamp) ?? 0);
    return [{ type: 'message', id, message: withTimes([message], context.now)[0]! }];
  },
  message_deleted: checked(shape.deletedData, 'message_deleted', (d) => [
    { type: 'deleted', id: d.conversation_id, messageId: d.id },
  ]),
  leave_conversation: checked(shape.leaveData, 'leave_conversation', (d, context) => [
    {
      type: 'left',
      id: d.conversation_id,
      channelId: d.leaved_channel_id,
      // A time limit of the queue takes a chat away in the same words as an operator who leaves it (protocol §4).
      reason: d.cause === 'TRANSFER' ? 'transfer' : 'elsewhere',
      at: d.timestamp || context.now,
    },
  ]),
  close_conversation: checked(shape.closeData, 'close_conversation', (d, context) => [
    { type: 'closed', id: d.conversation_id, reason: endReason(d.cause), at: d.timestamp || context.now },
  ]),
  decline_invite: checked(shape.declineData, 'decline_invite', (d, context) =>
    d.invite_id
      ? [
          {
            type: 'withdrawn',
            id: d.conversation_id,
            channelId: d.invite_id,
            reason: withdrawReason(d.cause),
            at: d.timestamp || context.now,
          },
        ]
      : [],
  ),
};

function checked<T>(
  schema: { safeParse(raw: unknown): { success: true; data: T } | { success: false } },
  what: string,
  translate: (data: T, context: Context) => ChatEvent[],
): Translate {
  return (raw, context) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return translate(parsed.data, context);
    context.onRefused(what);
    return [];
  };
}

/** @param at ms, server clock; stands in where the message names no time. Without either it is 0 */
export function toMessage(wire: shape.WireMessage, at = 0): Message {
  const variables = variablesOf(wire.variables);
  const blocked = variables.template === 'file_policy_fail';
  const message: Message = {
    id: wire.id,
    channelId: wire.channel_id ?? '',
    at: wire.created_at || at,
    editedAt: wire.updated_at && wire.updated_at !== wire.created_at ? wire.updated_at : 0,
    text: wire.text || contactText(wire) || (wire.postback?.text ?? ''),
    ...besidesWords(wire),
  };
  if (wire.file) message.file = toFile(wire.file);
  if (variables.from === 'bot' || blocked) message.fromBot = true;
  if (blocked) message.notice = 'file-blocked';
  return message;
}

function toFile(file: NonNullable<shape.WireMessage['file']>): FileRef {
  const ref: FileRef = {
    id: file.id,
    name: file.name ?? '',
    size: bytes(file.size),
    mime: (file.mime ?? '').split(';')[0]!.trim(),
  };
  return file.malware ? { ...ref, blocked: true } : ref;
}

function toMember(member: shape.WireMember): Member {
  const agent = member.type === 'webitel' || member.internal === true;
  return {
    channelId: member.id,
    kind: agent ? 'agent' : 'client',
    name: member.name ?? '',
    provider: member.type ?? '',
    gateway: member.via?.name ?? '',
    externalId: member.external_id ?? '',
  };
}

const members = (raw: unknown, context: Context): Member[] =>
  shape.listOf(shape.wireMember, raw, context.onRefused, 'member').map(toMember);

function messages(raw: unknown, context: Context): Message[] {
  // JSON gives every message a channel id of its own to hold: one for all is a fifth of its size.
  const channels = new Map<string, string>();
  const told = shape.listOf(shape.wireMessage, raw, context.onRefused, 'message').map((m) => toMessage(m));
  for (const message of told) {
    const { channelId } = message;
    if (!channels.has(channelId)) channels.set(channelId, channelId);
    message.channelId = channels.get(channelId)!;
  }
  return withTimes(
    told.sort((a, b) => a.id - b.id),
    context.now,
  );
}

function endReason(cause: string | null | undefined): EndReason {
  if (cause === 'client_leave') return 'client';
  if (cause === 'flow_end' || cause === 'flow_err' || cause === 'broadcast_end') return 'schema';
  return 'other';
}

/** The server's timer says TIMEOUT; our own decline carries BUSY or CANCEL; nothing means that another service took it back. */
function withdrawReason(cause: string | null | undefined): WithdrawReason {
  if (cause === 'TIMEOUT') return 'timeout';
  if (cause === 'BUSY' || cause === 'CANCEL') return 'declined';
  return 'taken';
}
