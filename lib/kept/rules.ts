/** What is known of a word beside its text. */
export interface Typed {
  /** The machine's clock at the view, ms; or, where that has been set back, one more than what the view had heard of others. */
  at?: number | undefined;
  /** It had no answer, or no disk, and may be older than what other views have said since. */
  again?: boolean | undefined;
  /** Account of the operator who typed it. */
  of?: string | undefined;
}

/**
 * Of words told again: typed before what is there. They were typed on one machine, and no worker that lives saw in which order. A clock is no
 * order, so whoever types over what he has heard stamps it as later. A stamp that lies ahead is of a clock that was set since: to one that
 * does not it says nothing.
 */
export const isOlder = (at: number | undefined, has: number | undefined, now: number): boolean =>
  at !== undefined && has !== undefined && at > now === has > now && at < has;

/**
 * One field that several screens type into and the worker keeps: the newest wins. Pure.
 *
 *   typed ──(a pause, or the field is left)──▶ told ──▶ answered
 *
 * As long as something is typed or under way, what is heard is older: an echo, or the word of a worker that does not know it yet.
 */
export interface Keeping {
  /** What this screen and the worker had in common last; null: nothing was heard. */
  known: string | null;
  /** Typed and not told, or told in vain. */
  isDirty: boolean;
  /** How often it was told and not answered. */
  underWay: number;
  /** Told and not heard back: an echo may come late. */
  told: readonly string[];
  /** Heard while the last word was under way: perhaps newer than it. */
  missed: string | null;
}

export const UNTOUCHED: Keeping = { known: null, isDirty: false, underWay: 0, told: [], missed: null };

export const typed = (now: Keeping): Keeping => ({ ...now, isDirty: true });

/** It goes another way, as a message that is sent: it must not be told as well. */
export const dropped = (now: Keeping): Keeping => ({ ...now, isDirty: false });

export const told = (now: Keeping, text: string): Keeping => ({
  known: text,
  isDirty: false,
  underWay: now.underWay + 1,
  told: [...now.told, text],
  missed: null,
});

/** The worker tells what has become of a word before it answers; what a full disk refused it has all the same. */
export function answered(now: Keeping, isTaken: boolean): Keeping {
  const isLost = !isTaken && now.told.length > 0;
  const next = { ...now, isDirty: now.isDirty || isLost, underWay: now.underWay - 1 };
  return next.underWay > 0 || next.missed === null ? next : heard(next, next.missed);
}

/** A new `known` is to be shown. */
export function heard(now: Keeping, text: string): Keeping {
  if (text === now.known) return { ...now, told: [], missed: null };
  if (now.isDirty || now.told.includes(text)) return now;
  return now.underWay > 0 ? { ...now, missed: text } : { ...now, known: text, told: [], missed: null };
}
