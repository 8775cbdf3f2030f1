import type { Outbox } from './outbox.ts';
import type {
  AfterWork,
  ChannelId,
  ClosedListing,
  ConversationId,
  EndReason,
  Member,
  Message,
  Transfer,
  WithdrawReason,
  WorkDone,
} from './types.ts';

/** What a chat in a snapshot says. Either an invitation or a channel; a conversation may have one of each. */
export interface SnapshotChat {
  id: ConversationId;
  channelId: ChannelId;
  title: string;
  queue: string;
  createdAt: number;
  variables: Record<string, string>;
  members: Member[];
  messages: Message[];
  /** No message was refused: a known one that is missing was deleted. */
  trusted: boolean;
  /** Trusted, and there are no messages older than these. */
  whole: boolean;
  /** Of an open invitation only a guess: the server does not say. */
  invitedAt: number;
  joined: boolean;
  /** Set when the chat is over and only after-chat processing keeps it in the list. */
  endedAt: number | null;
  /** Set while it is being processed. */
  afterWork: Omit<AfterWork, 'at'> | null;
}

/** Everything that may happen to the chats of one operator. */
export type ChatEvent =
  | {
      type: 'invited';
      id: ConversationId;
      channelId: ChannelId;
      title: string;
      queue: string;
      createdAt: number;
      invitedAt: number;
      expiresAt: number | null;
      variables: Record<string, string>;
      members: Member[];
      messages: Message[];
    }
  | { type: 'joined'; id: ConversationId; channelId: ChannelId; at: number }
  | { type: 'member'; id: ConversationId; member: Member }
  | { type: 'message'; id: ConversationId; message: Message }
  | { type: 'deleted'; id: ConversationId; messageId: number }
  | {
      type: 'withdrawn';
      id: ConversationId;
      channelId: ChannelId;
      reason: WithdrawReason;
      at: number;
      guessed?: boolean;
    }
  | { type: 'left'; id: ConversationId; channelId: ChannelId; reason: EndReason; at: number }
  | { type: 'closed'; id: ConversationId; reason: EndReason; at: number }
  | ({ type: 'transfer'; id: ConversationId } & Transfer)
  | ({ type: 'processing'; id: ConversationId } & AfterWork)
  | ({ type: 'processed'; id: ConversationId } & WorkDone)
  /** The operator's report is about to leave. */
  | { type: 'reported'; id: ConversationId; attemptId: number; at: number }
  | { type: 'details'; id: ConversationId; queue?: string; expiresAt?: number | null }
  /** It did not: the report was not made. */
  | { type: 'unreported'; id: ConversationId; attemptId: number }
  /** «В обработке» by hand, in the part that goes by this channel. */
  | { type: 'taken-up'; id: ConversationId; channelId: ChannelId }
  | { type: 'read'; id: ConversationId; upTo: number }
  | { type: 'no-reply-needed'; id: ConversationId; upTo: number }
  | {
      type: 'history';
      id: ConversationId;
      messages: Message[];
      members: Member[];
      /** There is nothing older. */
      reachedStart: boolean;
    }
  | {
      type: 'closed-listed';
      id: ConversationId;
      title: string;
      queue: string;
      member: Member;
      startedAt: number;
      listing: ClosedListing;
    }
  | { type: 'marked-processed'; id: ConversationId }
  /** Webitel's list was read after this part had ended: whatever it knew of the end is known now. */
  | { type: 'end-asked'; id: ConversationId; channelId: ChannelId }
  | {
      type: 'snapshot';
      chats: SnapshotChat[];
      /** Local receive clock when the question was sent. */
      askedAt: number;
      /** The same instant on the server's clock, which messages bear. */
      serverAskedAt: number;
      /** false when the server's cap may have hidden chats: absence then proves nothing. */
      complete: boolean;
      /** No invitation can be hidden: the server caps accepted chats alone. */
      invitations?: boolean;
      /** Only chats that were accepted were asked for, and these are there too, though not described. */
      besides?: readonly ConversationId[];
    }
  | { type: 'forget'; ids: ConversationId[] }
  /** Of a long conversation that nobody reads the oldest messages go. @see long-chat.ts */
  | { type: 'shortened'; id: ConversationId; outbox: Outbox };
