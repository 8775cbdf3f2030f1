/** What a chat list shows of a chat. */
import { openWork } from './after-work.ts';
import {
  authorOf,
  clientName,
  clientOf,
  currentEpisode,
  endOf,
  lastMessage,
  listingOf,
  statusOf,
  toldEnd,
  unreadCount,
  withdrawalOf,
} from './chat.ts';
import { hasWindow, windowEnd } from './channel-limits.ts';
import { fileKind, type FileKind } from './file-name.ts';
import { isEmpty } from './lines.ts';
import { headOf } from '../text/names.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';
import { waitFacts, type WaitFacts } from './traffic-light.ts';
import { transferOf, type TransferEnd } from './transfer.ts';
import type {
  AfterWork,
  Author,
  Chat,
  ChatStatus,
  ConversationId,
  EndReason,
  Message,
  WithdrawReason,
} from './types.ts';

export interface Preview {
  author: Author;
  text: string;
  fileName: string | null;
  /** What a file without a name is called by; set when there is a file. */
  fileKind?: FileKind;
  /** In place of words. */
  note?: 'file-blocked' | 'unknown';
  failed: boolean;
}

export interface ChatSummary {
  id: ConversationId;
  status: ChatStatus;
  name: string;
  provider: string;
  /** Client's id in that messenger; '' when not known. */
  clientId: string;
  gateway: string;
  queue: string;
  preview: Preview | null;
  unread: number;
  wait: WaitFacts | null;
  /** Until when the messenger takes free text, ms, server clock; null: for ever, or not known. */
  replyUntil: number | null;
  invitedAt: number;
  /** null: no limit. */
  expiresAt: number | null;
  acceptedAt: number | null;
  ended: { at: number; reason: EndReason } | null;
  /** Set while it is over but not processed yet; its deadline may have passed. */
  processing: Omit<AfterWork, 'at'> | null;
  /** Set when a transfer ended it. */
  transfer: TransferEnd | null;
  withdrawn: { at: number; reason: WithdrawReason } | null;
  /** Ended by a time limit and not looked at since. */
  unprocessed: boolean;
  lastAt: number;
  lastMessageId: number;
}

/** null: the chat has nothing to show (only loose facts have arrived about it). */
export function summarise(chat: Chat, outbox: Outbox): ChatSummary | null {
  const status = statusOf(chat);
  const episode = currentEpisode(chat);
  if (!status || !episode) return null;
  const client = clientOf(chat);
  const last = lastMessage(chat);
  return {
    id: chat.id,
    status,
    name: clientName(chat),
    provider: client?.provider ?? '',
    clientId: client?.externalId ?? '',
    gateway: client?.gateway ?? '',
    queue: chat.queue,
    preview: previewOf(chat, outbox),
    unread: unreadCount(chat),
    wait: waitFacts(chat, undelivered(chat.id, outbox)),
    replyUntil: replyUntil(chat, client?.provider ?? ''),
    invitedAt: chat.createdAt || episode.invitedAt || (episode.joinedAt ?? 0),
    expiresAt: episode.expiresAt,
    acceptedAt: episode.joinedAt,
    // Offered again meanwhile, the part before it is still to be reported on.
    processing: status === 'completed' || status === 'invited' ? processingOf(chat) : null,
    transfer: transferOf(chat, episode, endOf(chat)),
    ended: toldEnd(chat),
    unprocessed: listingOf(chat)?.unprocessed ?? false,
    withdrawn: withdrawalOf(chat),
    lastAt: last?.at ?? chat.listing?.last?.at ?? episode.joinedAt ?? episode.invitedAt,
    lastMessageId: last?.id ?? 0,
  };
}

/**
 * The summary of a chat that got one more message of the client's at its end, from the one before: what `summarise` would say.
 * null: it was something else, and all has to be looked at.
 */
export function withClientMessage(was: ChatSummary, before: Chat, after: Chat): ChatSummary | null {
  const { messages } = after;
  const message = messages.at(-1);
  const isNext =
    message !== undefined &&
    messages.length === before.messages.length + 1 &&
    message.id > (before.messages.at(-1)?.id ?? -Infinity);
  if (!isNext || !was.wait || authorOf(after, message) !== 'client') return null;
  const { id, at } = message;
  const asks = was.wait.unansweredSince === null && id > after.noReplyUpTo;
  return {
    ...was,
    preview: { author: 'client', ...contentOf(message), failed: false },
    replyUntil: windowEnd(was.provider, at),
    unread: id > after.readUpTo ? was.unread + 1 : was.unread,
    wait: asks ? { ...was.wait, unansweredSince: at } : was.wait,
    lastAt: at,
    lastMessageId: id,
  };
}

function processingOf(chat: Chat): ChatSummary['processing'] {
  const work = openWork(chat);
  if (!work) return null;
  const { attemptId, deadline, renewalSec, prolongations } = work;
  return { attemptId, deadline, renewalSec, prolongations };
}

/** The last thing said: a message on its way, or refused, only while nothing was said after it. */
function previewOf(chat: Chat, outbox: Outbox): Preview | null {
  const mine = outbox.filter((e) => e.conversationId === chat.id);
  const last = lastMessage(chat);
  const pending = mine.filter((e) => e.messageId === null).reduce(latest, null);
  if (pending && pending.createdAt >= (last?.at ?? 0))
    return {
      author: 'operator',
      text: previewText(pending.text),
      fileName: pending.file?.name ?? null,
      ...(pending.file && { fileKind: fileKind(pending.file) }),
      failed: pending.state === 'failed',
    };
  const shown = lastOfPeople(chat) ?? last;
  if (!shown) return chat.listing?.last ? listedPreview(chat.listing.last) : null;
  return {
    author: authorOf(chat, shown),
    ...contentOf(shown),
    failed: mine.some((e) => e.messageId === shown.id && e.state === 'failed'),
  };
}

function contentOf(message: Message): Omit<Preview, 'author' | 'failed'> {
  const { file, notice } = message;
  const text = previewText(message.text);
  const note = notice ?? (isEmpty(message) ? 'unknown' : null);
  return {
    text,
    fileName: file?.name ?? null,
    ...(file && { fileKind: fileKind(file) }),
    ...(note && { note }),
  };
}

function replyUntil(chat: Chat, provider: string): number | null {
  if (!hasWindow(provider)) return null;
  const last = chat.messages.findLast((m) => authorOf(chat, m) === 'client');
  return last ? windowEnd(provider, last.at) : null;
}

/** A row shows a line of it, and every view holds all rows. */
const MOST_PREVIEW = 300;
const previewText = (text: string): string => headOf(text, MOST_PREVIEW);

const listedPreview = ({ author, text, fileName }: Omit<Preview, 'failed'>): Preview => ({
  author,
  text: previewText(text),
  fileName,
  ...(fileName !== null && { fileKind: fileKind({ name: fileName, mime: '' }) }),
  failed: false,
});

/** Ids of messages that the server refused, or of which nobody knows whether they reached the client. */
export const undelivered = (id: ConversationId, outbox: Outbox): number[] =>
  outbox.flatMap((e) =>
    e.conversationId === id && (e.state === 'failed' || e.state === 'unclear') && e.messageId !== null
      ? [e.messageId]
      : [],
  );

/** What the client wants or was answered, not the bot's welcome after it. */
const lastOfPeople = (chat: Chat) => chat.messages.findLast((m) => authorOf(chat, m) !== 'bot');

const latest = (best: OutboxEntry | null, entry: OutboxEntry): OutboxEntry =>
  best && best.order > entry.order ? best : entry;
