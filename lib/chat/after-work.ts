/**
 * After-chat processing: for a while after its end a chat still belongs to the operator, who reports on it or lets the time run out.
 * Facts come by events and snapshots in any order; the later word about the later attempt counts.
 */
import type { AfterWork, Chat, WorkDone } from './types.ts';

export function withAfterWork(chat: Chat, more: AfterWork): Chat {
  const have = chat.afterWork;
  const { attemptId, at, deadline, renewalSec, prolongations } = more;
  if (have && compare(more, have) <= 0) return chat;
  return { ...chat, afterWork: { attemptId, at, deadline, renewalSec, prolongations } };
}

export function withWorkDone(chat: Chat, { attemptId, at }: WorkDone): Chat {
  const have = chat.workDone;
  if (have && (have.attemptId > attemptId || (have.attemptId === attemptId && have.at >= at))) return chat;
  return { ...chat, workDone: { attemptId, at } };
}

/** The processing that goes on as far as is known; whether its time has run out is for who has a clock. */
export function openWork({ afterWork, workDone }: Chat): AfterWork | null {
  if (!afterWork) return null;
  if (!workDone || workDone.attemptId < afterWork.attemptId) return afterWork;
  return workDone.attemptId === afterWork.attemptId && workDone.at < afterWork.at ? afterWork : null;
}

const compare = (a: AfterWork, b: AfterWork): number =>
  a.attemptId - b.attemptId ||
  a.at - b.at ||
  a.deadline - b.deadline ||
  a.renewalSec - b.renewalSec ||
  (a.prolongations ?? Infinity) - (b.prolongations ?? Infinity) ||
  0;
