/**
 * The records the stand-in keeps in memory, in the field's terms (protocol §2–§5).
 * All times are milliseconds of the server's clock unless the name says otherwise.
 */
export interface Lookup {
  id: number;
  name: string;
}

export type AgentStatus = 'online' | 'offline' | 'pause' | 'break_out';

export interface Agent {
  id: number;
  userId: number;
  team: Lookup;
  status: AgentStatus;
  /** Pause cause by name, or `system/…` when the server itself changed the status (§1.6). */
  statusPayload: string;
  statusComment: string;
  lastStatusChange: number;
  onDemand: boolean;
  /** How many chats the agent may hold at once. */
  maxOpen: number;
  /** Invitations missed in a row; the team's limit leads to `break_out` (§4.1.4). */
  misses: number;
  /** Until when the chat channel rests after a missed invitation or a wrap-up. */
  restsUntil: number;
  restState: 'missed' | 'wrap_time' | null;
  lastChatAt: number;
}

export interface User {
  id: number;
  login: string;
  password: string;
  domain: string;
  name: string;
  /** The name customers see. */
  chatName: string;
  extension: string;
  totp: string | null;
  passwordExpired: boolean;
  /** May read the object class `chat_bots` (§5.4); plain agents may not. */
  admin: boolean;
  dnd: boolean;
  agent: Agent | null;
}

export interface Session {
  userId: number;
  expiresAt: number;
  /** Ended before its time: no service takes it any more, but no socket is told. */
  revoked: boolean;
}

export interface Gateway extends Lookup {
  /** Provider of the line (§6): telegram, viber, messenger, infobip_whatsapp, webchat… */
  provider: string;
  enabled: boolean;
}

export interface Queue extends Lookup {
  /** 6 = inbound chat, 1 = inbound call (§5). */
  type: number;
  enabled: boolean;
}

/** A chat plan: the schema a chat can be handed to (§3.1, §5). */
export interface ChatPlan extends Lookup {
  enabled: boolean;
  /** What the plan's schema does: hands the chat to a queue, or lets the bot answer. */
  queue: string | null;
  botText: string | null;
  description: string;
}

export interface PauseCause extends Lookup {
  limitMin: number;
  durationMin: number;
  /** False: only a supervisor may set it, so `allow_change=true` leaves it out. */
  allowAgent: boolean;
}

export interface QuickReply extends Lookup {
  text: string;
  queues: string[];
}

/** An external person known to the server because they have written before (§5.5). */
export interface Client {
  /** `user_id` of the member on the socket. */
  userId: number;
  /** Channel type (§6): telegram, viber, whatsapp, facebook… */
  type: string;
  name: string;
  externalId: string;
  gateway: Gateway;
  contactId: number | null;
}

export interface Contact {
  id: number;
  name: string;
  phones: string[];
  emails: string[];
}

export interface StoredFile {
  id: number;
  name: string;
  mime: string;
  size: number;
  bytes: Uint8Array;
  conversationId: string;
  uploadedAt: number;
  /** A scan found something in it. */
  malware: boolean;
}

/** What a message may carry beside text and file. Most of it is in the live event only. */
export interface MessageParts {
  /** What is written as `type` instead of `text` or `file`: `contact`, or a kind that no client knows. */
  type?: string;
  /** Id of the message that is answered. */
  replyTo?: number;
  forward?: { chatId?: string; messageId?: string; senderName?: string; date?: number };
  /** A pressed button. */
  postback?: { mid: string; code: string; text: string };
  contact?: { id?: string; firstName?: string; lastName?: string; phone?: string };
  /** Of the system's own messages: `template` and whom they are from. */
  variables?: Record<string, string>;
}

export interface Message {
  /** Increasing and unique over the whole server. */
  id: number;
  /** The sender's channel; null = the bot (§4). */
  channelId: string | null;
  author: 'client' | 'agent' | 'bot';
  authorName: string;
  createdAt: number;
  /** 0 unless edited. */
  updatedAt: number;
  type: string;
  parts: MessageParts;
  text: string;
  fileId: number | null;
  deleted: boolean;
  /** False: stored and echoed, but the messenger refused it (§3.1). */
  delivered: boolean;
}

/** An agent's part in a conversation. `id` equals the invite's id (§3.1). */
export interface Channel {
  id: string;
  userId: number;
  name: string;
  invitedAt: number;
  joinedAt: number;
  updatedAt: number;
  closedAt: number | null;
  /** REST `close_reason` (§4): agent_leave, client_leave, transfer… */
  closeReason: string;
  needsProcessing: boolean;
  attemptId: number | null;
}

export interface Invite {
  id: string;
  userId: number;
  title: string;
  /** Seconds; 0 = never ends by itself. */
  timeoutSec: number;
  variables: Record<string, string>;
  createdAt: number;
  closedAt: number | null;
  attemptId: number | null;
}

export type AttemptState = 'offering' | 'bridged' | 'processing' | 'wrap_time' | 'missed' | 'leaving';

/** A call, a task, or a chat of the newer messenger stack. */
export interface OtherTask {
  attempt_id: number;
  channel: string;
  state: string;
  agent_id: number;
  queue_name: string;
  member_name: string;
  member_channel_id: string;
  agent_channel_id: string;
}

/** One distribution of a queue chat to one agent (§2.2). */
export interface Attempt {
  id: number;
  queue: Queue;
  conversationId: string;
  agentId: number;
  agentChannelId: string;
  state: AttemptState;
  bridgedAt: number | null;
  leavingAt: number | null;
  processingTimeoutAt: number | null;
  processingSec: number;
  renewalSec: number;
  hasReporting: boolean;
  /** null = no limit is named. */
  prolongationsLeft: number | null;
  result: string | null;
}

export interface Conversation {
  id: string;
  title: string;
  client: Client;
  /** Channel id of the customer's side. */
  clientChannelId: string;
  createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  closeCause: string | null;
  variables: Record<string, string>;
  messages: Message[];
  channels: Channel[];
  invites: Invite[];
  queue: Queue;
  /** When it began to wait in the queue; null while nobody is to be found for it. */
  waitingSince: number | null;
  /** user id → when that agent last refused or missed it; he is not asked again at once. */
  refusals: Map<number, number>;
  /** A dialog made by a broadcast: never active, no events (§5.5). */
  broadcast: boolean;
}
