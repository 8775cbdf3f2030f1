/** Which of two endings counts: what was told before what was concluded, then the earliest. */
import type { EndReason, WithdrawReason } from './types.ts';

export interface Ending {
  at: number;
  reason: EndReason;
}

export interface Withdrawal {
  at: number;
  reason: WithdrawReason;
  guessed?: boolean;
}

/** Of these the reason is not known: they give way to whatever names one. */
export const isGuess = (reason: EndReason): boolean =>
  reason === 'lost' || reason === 'other' || reason === 'elsewhere';

/** How well it is known: of a lost one not even the time, of the two others the time alone. */
const sureness = (reason: EndReason): number => (reason === 'lost' ? 0 : isGuess(reason) ? 1 : 2);

export const earliestEnd = (have: Ending | null, { at, reason }: Ending): Ending =>
  have && !isBetter({ at, reason }, have, sureness(reason) - sureness(have.reason)) ? have : { at, reason };

export const isConcluded = ({ reason, guessed }: Withdrawal): boolean =>
  reason === 'gone' || guessed === true;

export function earliestWithdrawal(have: Withdrawal | null, { at, reason, guessed }: Withdrawal): Withdrawal {
  const more = { at, reason, ...(guessed && { guessed }) };
  const surer = have ? Number(isConcluded(have)) - Number(isConcluded(more)) : 1;
  return have && !isBetter(more, have, surer) ? have : more;
}

function isBetter<R extends string>(
  more: { at: number; reason: R },
  have: { at: number; reason: R },
  surer: number,
): boolean {
  if (surer !== 0) return surer > 0;
  return more.at !== have.at ? more.at < have.at : more.reason < have.reason;
}
