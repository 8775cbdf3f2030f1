/** How often the extension has asked each CRM, by day: some of Creatio's plans allow 10,000 calls a user and day, and say so nowhere. Pure. */
import { isRecord } from '../storage/paths.ts';

export const CALLS_KEY = 'crm-calls';
export const DAY_LIMIT = 10_000;
const TELL_FROM = 8_000;
const TELL_EVERY = 500;
/** Today and those before it. */
const KEEP_DAYS = 7;

/** One CRM's calls of one day. */
export interface DayCalls {
  origin: string;
  /** Of this computer's calendar, e.g. `2026-11-30`. */
  day: string;
  count: number;
}

/** A CRM whose plan's limit may be near, which the operator has not been told of. */
export interface NearLimit {
  origin: string;
  count: number;
}

export interface CrmCalls {
  /** By day. */
  days: Record<string, number>;
  /** What was told last of how near the limit is. */
  told?: { day: string; step: number };
}

/** As stored, by origin. */
export type CallsByCrm = Record<string, CrmCalls>;

/** 0: nothing is to be told of so many calls. */
export const stepOf = (count: number): number =>
  count < TELL_FROM ? 0 : 1 + Math.floor((count - TELL_FROM) / TELL_EVERY);

/** @param ago days @param now local clock, ms */
export function dayOf(now: number, ago = 0): string {
  const at = new Date(now);
  // Noon is on every day of every zone; a Swedish day is written as ISO has it.
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - ago, 12).toLocaleDateString('sv');
}

/** Without the days that are too long ago, and the CRMs that have no others. @param now local clock, ms */
export function withCalls(all: CallsByCrm, origin: string, calls: number, now: number): CallsByCrm {
  const today = dayOf(now);
  const oldest = dayOf(now, KEEP_DAYS);
  const { days = {}, ...rest } = all[origin] ?? {};
  const added = { ...all, [origin]: { ...rest, days: { ...days, [today]: (days[today] ?? 0) + calls } } };
  const kept = Object.entries(added).map(([of, crm]) => {
    const recent = Object.entries(crm.days).filter(([day]) => day >= oldest);
    return [of, { ...crm, days: Object.fromEntries(recent) }] as const;
  });
  return Object.fromEntries(kept.filter(([, crm]) => Object.keys(crm.days).length > 0));
}

/** Newest first, then by origin. */
export const listCalls = (all: CallsByCrm): DayCalls[] =>
  Object.entries(all)
    .flatMap(([origin, { days }]) => Object.entries(days).map(([day, count]) => ({ origin, day, count })))
    .toSorted((a, b) => compare(b.day, a.day) || compare(a.origin, b.origin));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What of the stored makes sense. */
export function readCalls(stored: unknown): CallsByCrm {
  const crms = Object.entries(isRecord(stored) ? stored : {}).filter(
    ([, crm]) => isRecord(crm) && isRecord(crm.days) && Object.values(crm.days).every(Number.isSafeInteger),
  );
  return Object.fromEntries(crms) as CallsByCrm;
}
