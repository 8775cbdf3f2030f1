/**
 * Whose value of a field of the chat's record holds, when an operator has typed over what somebody else may have changed meanwhile:
 *
 *   mine = theirs ─► nothing to do      theirs = what it was when typing began ─► mine is written      else ─► the operator is asked
 *
 * Pure.
 */
import { AUTO_WAIT_MS } from './job.ts';

/** A look-up is its value's id; a text; null: empty. */
export type FieldValue = string | number | { id: string; name?: string } | null;
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

/** An empty text and no value are one: Creatio keeps either. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  const [one, other] = [plain(a), plain(b)];
  return one === other;
}

const plain = (value: FieldValue | undefined): string | number | null =>
  value === undefined || value === null || value === ''
    ? null
    : typeof value === 'object'
      ? value.id.toLowerCase()
      : value;

/** Longer texts are remembered by what they come to: a picture in notes is megabytes. */
const WHOLE = 1000;

/** What is kept of a field's value, to tell later whether somebody has changed it. */
export function baseOf<T extends FieldValue>(value: T): T | string {
  if (typeof value !== 'string' || value.length <= WHOLE) return value;
  return `\u0001${value.length} ${[1, 2].map((seed) => hash(value, seed).toString(36)).join(' ')}`;
}

/** FNV-1a, 32 bits. */
function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** @param base `baseOf` what the field was when typing began; undefined: that is not known, so only an empty field is surely nobody's */
export function decide(
  base: FieldValue | undefined,
  mine: FieldValue,
  theirs: FieldValue | undefined,
): 'keep' | 'write' | 'ask' {
  if (sameValue(mine, theirs)) return 'keep';
  if (base === undefined) return sameValue(theirs, null) ? 'write' : 'ask';
  return sameValue(base, baseOf(theirs ?? null)) ? 'write' : 'ask';
}

/** Fields of which nothing may be written before the operator has chosen; while there is one, none is written. */
export const clashes = (mine: FieldValues, bases: FieldValues, theirs: FieldValues): string[] =>
  Object.entries(mine).flatMap(([field, value]) =>
    value !== undefined && decide(bases[field], value, theirs[field]) === 'ask' ? [field] : [],
  );

export interface RecordOf {
  status: string;
  /** ms since this operator has accepted it; null: he has not. */
  acceptedFor: number | null;
}

/** The chat's job writes the record within this time, if nobody else has. */
const JOB_MS = AUTO_WAIT_MS + 5_000;

/**
 * Whether a record that is not there may be made by saving something into it. The connector's own is never forestalled: not at all
 * where only the connector writes, not for an invitation, and in `auto` not while it is being waited for.
 */
export function mayCreate(
  writtenBy: 'extension' | 'connector' | 'auto',
  { status, acceptedFor }: RecordOf,
): boolean {
  if (writtenBy === 'connector' || status === 'invited' || acceptedFor === null) return false;
  return writtenBy === 'extension' || acceptedFor > JOB_MS;
}
