/**
 * What deserves a sound or a notification: (chats, memory, context) → notices and the new memory. The memory says what was told
 * already; it outlives the worker, so a snapshot after a restart rings for nothing a second time. What is older than a minute when
 * it becomes known is noted without a ring, and so is all that happens in quiet hours or under the operator's eyes.
 */
import { tailOf } from '../text/names.ts';
import {
  authorOf,
  clientName,
  clientOf,
  currentEpisode,
  statusOf,
  toldEnd,
  unreadCount,
  withdrawalOf,
} from '../chat/chat.ts';
import { isQuiet, type NoticeKind, type NotifyRules } from './setting.ts';
import { lightAt, usableRules, waitFacts, type LightRules } from '../chat/traffic-light.ts';
import type { Chat, Chats, ConversationId, EndReason, Message } from '../chat/types.ts';

/** What happened longer ago than this is no news, ms. */
export const FRESH_MS = 60_000;
/** Messages of one chat ring at most this often, ms. */
export const BURST_MS = 3_000;

export interface Notice {
  kind: NoticeKind;
  /** null: not about a chat. */
  chatId: ConversationId | null;
  sound: boolean;
  system: boolean;
  /** Client's name; '' when not about a chat. */
  name: string;
  /** The end of the id of a client without a name. */
  tail?: string;
  text: string;
  fileName: string | null;
}

/** What was told of one chat. */
export interface Told {
  /** Channel of the invitation. */
  invitation: string;
  /** Last client message that was heard of. */
  messageId: number;
  ended: boolean;
  /** When the light turned to what was told, ms, server clock; 0 for none. */
  yellowAt: number;
  redAt: number;
  /** Last ring of a message and of the red light, ms, server clock. */
  messageRangAt: number;
  redRangAt: number;
}
export type NotifyMemory = Readonly<Record<ConversationId, Told>>;

export interface NotifyContext {
  rules: NotifyRules;
  light: LightRules;
  /** Chats that are on the screen of somebody who looks at it. */
  looking: ReadonlySet<ConversationId>;
  /** Messages that the server refused answer nothing, by chat. */
  undelivered?: (id: ConversationId) => readonly number[];
  /** ms, server clock. */
  now: number;
  /** Minutes of the day on the operator's own clock. */
  minutes: number;
}

export interface Notified {
  notices: Notice[];
  memory: NotifyMemory;
  /** ms, server clock: when something may become due by itself; null for never. */
  nextAt: number | null;
}

const NOTHING: Told = {
  invitation: '',
  messageId: 0,
  ended: false,
  yellowAt: 0,
  redAt: 0,
  messageRangAt: 0,
  redRangAt: 0,
};

export function notify(chats: Chats, memory: NotifyMemory, context: NotifyContext): Notified {
  const notices: Notice[] = [];
  const next: Record<ConversationId, Told> = {};
  const times: number[] = [];
  let changed = Object.keys(memory).some((id) => !(id in chats));
  for (const [id, chat] of Object.entries(chats)) {
    const before = memory[id] ?? NOTHING;
    const told = { ...before };
    const kinds = newsOf(chat, told, context, times);
    for (const kind of kinds) {
      const notice = noticeOf(kind, chat, context);
      if (!notice) continue;
      notices.push(notice);
      if (kind === 'message') told.messageRangAt = context.now;
    }
    const same = (Object.keys(told) as (keyof Told)[]).every((key) => told[key] === before[key]);
    next[id] = same && memory[id] ? memory[id] : told;
    changed ||= next[id] !== memory[id];
  }
  return {
    notices,
    memory: changed ? next : memory,
    nextAt: times.length > 0 ? Math.min(...times) : null,
  };
}

/** Marks in `told` what is known now. @returns what of it is news */
function newsOf(chat: Chat, told: Told, context: NotifyContext, times: number[]): NoticeKind[] {
  const news: NoticeKind[] = [];
  const status = statusOf(chat);
  const isFresh = (at: number) => context.now - at < FRESH_MS;

  const episode = currentEpisode(chat);
  if (status === 'invited' && episode && !withdrawalOf(chat) && told.invitation !== episode.channelId) {
    told.invitation = episode.channelId;
    news.push('invitation');
  }

  const last = lastOfClient(chat);
  if (last && last.id > told.messageId) {
    told.messageId = last.id;
    const isActive = status === 'new' || status === 'in-progress';
    if (isActive && isFresh(last.at) && unreadCount(chat) > 0 && last.at >= (episode?.joinedAt ?? 0)) {
      const inBurst = context.now - told.messageRangAt < BURST_MS;
      if (!inBurst) news.push('message');
    }
  }

  const end = status === 'completed' ? toldEnd(chat) : null;
  if (end && !told.ended && end.reason !== 'operator' && end.reason !== 'transfer' && isFresh(end.at))
    news.push('ended');
  told.ended = end !== null;

  news.push(...turnsOf(chat, told, context, times));
  return news;
}

/** The light that turned, and the red one that goes on. */
function turnsOf(chat: Chat, told: Told, context: NotifyContext, times: number[]): NoticeKind[] {
  const { light: rules, now } = context;
  const wait = waitFacts(chat, context.undelivered?.(chat.id) ?? []);
  if (!rules.enabled || !wait || wait.unansweredSince === null) return [];
  const { light, since, next } = lightAt(wait, rules, now);
  if (next) times.push(next.at + 1);
  if (light === 'green' || light === 'grey' || since === null) return [];
  const { yellowSeconds, redSeconds } = usableRules(rules);
  const turnedAt = since + (light === 'red' ? redSeconds : yellowSeconds) * 1000;
  const key = light === 'red' ? 'redAt' : 'yellowAt';
  const isNew = told[key] !== turnedAt;
  told[key] = turnedAt;
  if (light === 'yellow') return isNew && now - turnedAt < FRESH_MS ? ['yellow'] : [];
  const every = context.rules.repeatRedSeconds * 1000;
  if (isNew) told.redRangAt = now;
  const isAgain = !isNew && every > 0 && now - told.redRangAt >= every;
  if (isAgain) told.redRangAt = now;
  if (every > 0) times.push(told.redRangAt + every);
  return isAgain || (isNew && now - turnedAt < FRESH_MS) ? ['red'] : [];
}

function noticeOf(kind: NoticeKind, chat: Chat, context: NotifyContext): Notice | null {
  if (context.looking.has(chat.id)) return null;
  // One that was taken away from the operator is told like a message, should ends not be told at all.
  const channels =
    channelsOf(kind, context) ?? (kind === 'ended' && wasTaken(chat) ? channelsOf('message', context) : null);
  if (!channels) return null;
  const message = lastOfClient(chat);
  return {
    kind,
    chatId: chat.id,
    ...channels,
    ...whoWrites(chat),
    text: message?.text ?? '',
    fileName: message?.file?.name ?? null,
  };
}

export function whoWrites(chat: Chat): Pick<Notice, 'name' | 'tail'> {
  const name = clientName(chat);
  return name === '' ? { name, tail: tailOf(clientOf(chat)?.externalId ?? '') } : { name };
}

const PARTED = new Set<EndReason>(['operator', 'transfer', 'client', 'schema']);
const wasTaken = (chat: Chat): boolean => !PARTED.has(toldEnd(chat)?.reason ?? 'operator');

/** How this kind is told now; null when not at all. */
export function channelsOf(
  kind: NoticeKind,
  { rules, minutes }: Pick<NotifyContext, 'rules' | 'minutes'>,
): { sound: boolean; system: boolean } | null {
  const { sound, system } = rules[kind];
  if (isQuiet(rules.quietHours, minutes) || (!sound && !system)) return null;
  return { sound, system };
}

const lastOfClient = (chat: Chat): Message | undefined =>
  chat.messages.findLast((m) => authorOf(chat, m) === 'client');

/** Whether what a notification told of this chat still calls for the operator. */
export function isStillNews(kind: NoticeKind, chat: Chat | undefined, context: NotifyContext): boolean {
  if (!chat || context.looking.has(chat.id)) return false;
  const status = statusOf(chat);
  if (kind === 'invitation') return status === 'invited' && !withdrawalOf(chat);
  if (kind === 'ended') return true;
  if (status !== 'new' && status !== 'in-progress') return false;
  if (kind === 'message') return unreadCount(chat) > 0;
  return waitFacts(chat, context.undelivered?.(chat.id) ?? [])?.unansweredSince != null;
}
