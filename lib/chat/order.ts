import type { ChatSummary } from './summary.ts';
import { compareUrgency, lightAt, type LightRules } from './traffic-light.ts';

/** How long a withdrawn invitation stays in sight with its reason, ms. */
export const WITHDRAWN_VISIBLE_MS = 10_000;

const isInvite = (c: ChatSummary): boolean => c.status === 'invited';

/** By urgency, or the chat with the newest message first. */
export type ListOrder = 'urgency' | 'recent';

/**
 * The list «Активные»: invitations first, then by urgency (red, yellow, green, grey), the longest wait first within each; or, by
 * choice, by the last message.
 * @param now ms, server clock
 */
export function activeInOrder(
  chats: readonly ChatSummary[],
  rules: LightRules,
  now: number,
  order: ListOrder = 'urgency',
): ChatSummary[] {
  return chats
    .filter((c) => isVisible(c, now))
    .map((chat) => ({ chat, state: chat.wait && lightAt(chat.wait, rules, now) }))
    .sort((a, b) => {
      const invites = Number(isInvite(b.chat)) - Number(isInvite(a.chat));
      if (invites !== 0) return invites;
      if (isInvite(a.chat)) return a.chat.invitedAt - b.chat.invitedAt || a.chat.id.localeCompare(b.chat.id);
      if (order === 'recent') return b.chat.lastAt - a.chat.lastAt || a.chat.id.localeCompare(b.chat.id);
      const urgency = compareUrgency(a.state?.light ?? 'grey', b.state?.light ?? 'grey');
      if (urgency !== 0) return urgency;
      const since = (a.state?.since ?? a.chat.lastAt) - (b.state?.since ?? b.chat.lastAt);
      return since !== 0 ? since : a.chat.id.localeCompare(b.chat.id);
    })
    .map(({ chat }) => chat);
}

function isVisible(chat: ChatSummary, now: number): boolean {
  if (chat.status === 'completed') return isProcessed(chat, now);
  return (
    !chat.withdrawn ||
    (chat.withdrawn.reason !== 'declined' && now - chat.withdrawn.at < WITHDRAWN_VISIBLE_MS)
  );
}

/** When the list's order, or what stands in it, changes by time alone. @returns ms, server clock; Infinity for never */
export function nextOrderChange(chats: readonly ChatSummary[], rules: LightRules, now: number): number {
  let next = Infinity;
  for (const { wait, withdrawn, processing } of chats) {
    // A colour is left a moment after its last one.
    const light = wait && lightAt(wait, rules, now).next;
    if (light) next = Math.min(next, light.at + 1);
    for (const at of [withdrawn && withdrawn.at + WITHDRAWN_VISIBLE_MS, processing?.deadline]) {
      if (at && at > now) next = Math.min(next, at);
    }
  }
  return next;
}

/** The order shown, of those still `wanted`; who is new follows at the end. */
export const heldOrder = (shown: readonly string[], wanted: readonly string[]): string[] => [
  ...shown.filter((id) => wanted.includes(id)),
  ...wanted.filter((id) => !shown.includes(id)),
];

/** Over, but the operator still has to report on it. @param now ms, server clock */
export const isProcessed = (chat: ChatSummary, now: number): boolean =>
  chat.processing !== null && now < chat.processing.deadline;

/**
 * The list «Закрытые»: the last ones of this operator, newest first.
 * @param now ms, server clock: what is still being processed is left out
 */
export function closedInOrder(chats: readonly ChatSummary[], count = 10, now = Infinity): ChatSummary[] {
  return chats
    .filter((c) => c.status === 'completed' && !isProcessed(c, now))
    .sort((a, b) => (b.ended?.at ?? 0) - (a.ended?.at ?? 0) || a.id.localeCompare(b.id))
    .slice(0, count);
}

/** Whose move it is says how many customers wait; used by launcher, badge and title alike. */
export function waitingChats(chats: readonly ChatSummary[]): ChatSummary[] {
  return chats.filter((c) => c.wait !== null && c.wait.unansweredSince !== null);
}

export const openInvites = (chats: readonly ChatSummary[]): ChatSummary[] =>
  chats.filter((c) => isInvite(c) && !c.withdrawn);
