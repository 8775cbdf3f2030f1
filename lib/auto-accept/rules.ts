/** Which invitations are accepted by themselves, and when. */
import { currentEpisode, statusOf, withdrawalOf } from '../chat/chat.ts';
import type { Chat, Chats, Episode } from '../chat/types.ts';

/** A queue's variable: such queues count on desks that join by themselves. */
const VARIABLE = 'wbt_auto_answer';
/** What `true` stands for, ms. */
const DELAY_MS = 400;
const LONGEST_MS = 60_000;

/** ms from the offer; null: a person accepts. */
export function autoAcceptDelay(variables: Readonly<Record<string, unknown>>): number | null {
  const told = String(variables[VARIABLE] ?? '').trim();
  if (told === 'true') return DELAY_MS;
  const ms = told === '' ? NaN : Number(told);
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, LONGEST_MS) : null;
}

/** The open invitation of a chat; null when there is none. */
export function openInvitation(chat: Chat | undefined): Episode | null {
  if (!chat || statusOf(chat) !== 'invited' || withdrawalOf(chat)) return null;
  return currentEpisode(chat);
}

/** The operator's own limit leaves room for one more. @param most null: not known, so the server alone counts */
export function hasRoom(chats: Chats, most: number | null): boolean {
  const open = Object.values(chats).filter((c) => ['new', 'in-progress'].includes(statusOf(c) ?? '')).length;
  return most === null || most <= 0 || open < most;
}
