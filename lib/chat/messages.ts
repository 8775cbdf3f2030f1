import { withPartsOf } from './message-parts.ts';
import type { Message } from './types.ts';

/**
 * Merges messages by id. The later edit wins; of two copies with equal edit time the richer one does, so that the result does not
 * depend on the order of arrival.
 */
export function mergeMessages(
  have: readonly Message[],
  incoming: readonly Message[],
  deleted: readonly number[],
): readonly Message[] {
  const wanted = deleted.length === 0 ? incoming : incoming.filter((m) => !deleted.includes(m.id));
  if (wanted.length === 0) return have;
  const last = have.at(-1)?.id ?? -Infinity;
  if (wanted.every((m, i) => m.id > (wanted[i - 1]?.id ?? last))) return [...have, ...wanted];
  const byId = new Map(have.map((m) => [m.id, m]));
  let changed = false;
  for (const message of wanted) {
    const known = byId.get(message.id);
    const winner = known ? newerOf(known, message) : message;
    if (winner === known) continue;
    byId.set(message.id, winner);
    changed = true;
  }
  return changed ? [...byId.values()].sort((a, b) => a.id - b.id) : have;
}

export function removeMessages(have: readonly Message[], ids: readonly number[]): readonly Message[] {
  const left = have.filter((m) => !ids.includes(m.id));
  return left.length === have.length ? have : left;
}

/** Sorted union without repeats; the same array when nothing is new. */
export function union(have: readonly number[], more: readonly number[]): readonly number[] {
  const fresh = [...new Set(more)].filter((id) => !have.includes(id));
  return fresh.length === 0 ? have : [...have, ...fresh].sort((a, b) => a - b);
}

function newerOf(a: Message, b: Message): Message {
  const later = a.editedAt === b.editedAt ? isRicher(b, a) : b.editedAt > a.editedAt;
  return later ? withPartsOf(b, a) : withPartsOf(a, b);
}

const RANK: ((m: Message) => string | number)[] = [
  (m) => m.channelId,
  (m) => Number(m.fromBot ?? false),
  (m) => m.notice ?? '',
  (m) => Number(m.file?.blocked ?? false),
  (m) => m.text,
  (m) => Number(!m.atGuessed),
  (m) => m.at,
  (m) => m.file?.id ?? '',
  (m) => m.file?.size ?? 0,
  (m) => m.file?.name ?? '',
  (m) => m.file?.mime ?? '',
];

/** A total order over copies of one message, so that merging is commutative. */
function isRicher(a: Message, b: Message): boolean {
  const differs = RANK.find((of) => of(a) !== of(b));
  return differs !== undefined && differs(a) > differs(b);
}
