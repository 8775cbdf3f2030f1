/** Which of two endings counts: the earliest, but what an event told beats what was only guessed. */
import type { EndReason, WithdrawReason } from './types.ts';

export interface Ending {
  at: number;
  reason: EndReason;
}

export interface Withdrawal {
  at: number;
  reason: WithdrawReason;
}

export const earliestEnd = (have: Ending | null, more: Ending): Ending =>
  earliest(have, more, (reason) => reason === 'lost' || reason === 'other');

export const earliestWithdrawal = (have: Withdrawal | null, more: Withdrawal): Withdrawal =>
  earliest(have, more, (reason) => reason === 'gone');

function earliest<R extends string>(
  have: { at: number; reason: R } | null,
  { at, reason }: { at: number; reason: R },
  isGuess: (reason: R) => boolean,
): { at: number; reason: R } {
  const more = { at, reason };
  if (!have) return more;
  if (isGuess(have.reason) !== isGuess(reason)) return isGuess(have.reason) ? more : have;
  if (have.at !== at) return have.at < at ? have : more;
  return have.reason <= reason ? have : more;
}
