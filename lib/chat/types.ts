/**
 * The words of the domain. All times are milliseconds on the server's clock unless a name says otherwise.
 * Nothing here knows Webitel's wire or Creatio.
 */
export type ConversationId = string;
/** An invite's id; once accepted it is also the operator's channel in the conversation. */
export type ChannelId = string;

export type Author = 'client' | 'operator' | 'bot';
export type ChatStatus = 'invited' | 'new' | 'in-progress' | 'completed';
export type WithdrawReason = 'timeout' | 'taken' | 'client-left' | 'declined' | 'gone';
/**
 * `elsewhere`: this operator's part ended, but not by his wish here, and it was not said why · `lost`: it was found ended · `other`: the
 * server named no reason that is known. These three give way to whatever is learnt later.
 */
export type EndReason =
  | 'operator'
  | 'client'
  | 'transfer'
  | 'schema'
  | 'operator-timeout'
  | 'client-timeout'
  | 'silence'
  | 'elsewhere'
  | 'lost'
  | 'other';

export interface FileRef {
  id: string;
  name: string;
  /** Bytes; 0 when the server did not say. */
  size: number;
  mime: string;
  blocked?: boolean;
}

export interface Message {
  /** Server's id: an integer, unique and increasing within the server. */
  id: number;
  /** Sender's channel; '' or the conversation's own id means the bot. */
  channelId: string;
  at: number;
  /** No time was told: `at` stands in until one is. */
  atGuessed?: boolean;
  /** Time of the last edit, 0 when never edited. */
  editedAt: number;
  text: string;
  file?: FileRef;
  /** The server says that a bot speaks, whatever the channel. */
  fromBot?: boolean;
  /** A notice in place of content, e.g. a file that the server's policy refused. */
  notice?: 'file-blocked';
  /** Id of the message that it answers; it need not be known here. */
  replyTo?: number;
  /** Passed on from elsewhere. `from`: whose words they are, '' when the messenger does not say. */
  forwarded?: { from: string };
  /** The client pressed a button that was offered to him, and wrote nothing. */
  pressed?: boolean;
  contact?: ContactCard;
  /** What the server calls it, when that is none of the kinds that are shown here. */
  kind?: string;
  /** What it said before its edits, oldest first, as far as that was seen. */
  earlier?: readonly EarlierWords[];
}

/** Somebody's name and phone, sent as a card. */
export interface ContactCard {
  name: string;
  phone: string;
  /** The messenger vouches that it is the sender's own. */
  own: boolean;
}

export interface EarlierWords {
  /** `editedAt` of those words. */
  at: number;
  text: string;
}

/** Where a message was that is deleted. */
export interface Trace {
  id: number;
  channelId: string;
  at: number;
}

export interface Member {
  channelId: ChannelId;
  kind: 'agent' | 'client';
  name: string;
  /** Messenger of a client: telegram, viber, whatsapp, webchat… An open set. */
  provider: string;
  /** Line that the client wrote to. */
  gateway: string;
  /** Client's id in that messenger. */
  externalId: string;
}

/** One offer of the conversation to this operator, from invitation to its end. */
export interface Episode {
  channelId: ChannelId;
  /** 0: the invitation was not seen. */
  invitedAt: number;
  /** null: the server sets no limit. */
  expiresAt: number | null;
  joinedAt: number | null;
  /** Kept in step with the chat's `departures`. */
  ended: { at: number; reason: EndReason } | null;
  /** `guessed`: concluded here; a snapshot that still shows the invitation takes it back. */
  withdrawn: { at: number; reason: WithdrawReason; guessed?: boolean } | null;
  /** What this invitation told of the chat. */
  variables: Record<string, string>;
  /** Local receive time of the last event about it; tells stale snapshots from news. */
  seenAt: number;
}

/** What Webitel's own list of closed chats says of one; the chat itself may not be known. */
export interface ClosedListing {
  closedAt: number;
  reason: EndReason;
  /** It ended by a time limit and waits for somebody to say that nothing was left undone. */
  unprocessed: boolean;
  /** The last message, while no message is known. */
  last: { author: Author; text: string; fileName: string | null; at: number } | null;
}

export interface Chat {
  id: ConversationId;
  title: string;
  queue: string;
  createdAt: number;
  /** Of all invitations; those of the later one win. */
  variables: Record<string, string>;
  members: Record<ChannelId, Member>;
  /** Sorted by id. */
  messages: readonly Message[];
  /** Ids of which an event said that they were deleted: a late copy must not bring them back. */
  deleted: readonly number[];
  /** Where deleted messages were, sorted by id; one that has come back counts for nothing. */
  traces: readonly Trace[];
  episodes: Record<ChannelId, Episode>;
  /** Who left, whether operator, colleague or a channel not known yet. */
  departures: Record<ChannelId, { at: number; reason: EndReason }>;
  /** The whole conversation is over, for everybody. Never undone. */
  closed: { at: number; reason: EndReason } | null;
  /** The last processing that was heard of. */
  afterWork: AfterWork | null;
  /** The last processing of which an end was heard. */
  workDone: WorkDone | null;
  /** The last attempt that this operator reported on. */
  reported: number;
  /** This operator's last attempt to hand the chat over. */
  transfer: Transfer | null;
  listing: ClosedListing | null;
  /** Channel of the part whose end Webitel's list was asked about, whether it knew or not. */
  askedEnd?: ChannelId;
  /** There are no messages before the first one known. */
  reachedStart: boolean;
  /** Messages before the first one known were let go: what is heard of one of those is read again with all of them, or not at all. */
  isCut?: boolean;
  /** The client's own number, from a message that was let go; '' for none. */
  phone?: string;
  /** Last message id that the operator has had on screen. */
  readUpTo: number;
  /** Channel of the part that the operator declared in progress by hand, before he wrote; '' for none. */
  takenUp: ChannelId;
  /** «Ответ не нужен»: client messages up to this id need no answer. */
  noReplyUpTo: number;
}

/** What became of a transfer: asked and not answered yet, taken, refused after the chat had left, refused before it left. */
export type TransferOutcome = 'asked' | 'accepted' | 'stranded' | 'stayed';

export interface Transfer {
  /** The operator's channel that was to leave. */
  channelId: ChannelId;
  /** Name of the scheme or operator. */
  to: string;
  outcome: TransferOutcome;
  /** When it was asked for; the later attempt counts. */
  at: number;
}

/** Processing of a chat that is over, as it was last said. */
export interface AfterWork {
  attemptId: number;
  /** When it was said. */
  at: number;
  deadline: number;
  /** What one prolongation gives, seconds; 0: none is possible. */
  renewalSec: number;
  /** How many are left; null: no limit was named. */
  prolongations: number | null;
}

export interface WorkDone {
  attemptId: number;
  at: number;
}

export type Chats = Readonly<Record<ConversationId, Chat>>;
