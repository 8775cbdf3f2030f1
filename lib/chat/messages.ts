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
  const byId = new Map(have.map((m) => [m.id, m]));
  let changed = false;
  for (const message of incoming) {
    if (deleted.includes(message.id)) continue;
    const known = byId.get(message.id);
    const winner = known ? newerOf(known, message) : message;
    if (winner === known) continue;
    byId.set(message.id, winner);
    changed = true;
  }
  if (!changed) return have;
  const last = have.at(-1);
  const merged = [...byId.values()];
  const appended =
    last !== undefined && merged.slice(have.length).every((m, i, all) => m.id > (all[i - 1] ?? last).id);
  return appended || merged.length === 1 ? merged : merged.sort((a, b) => a.id - b.id);
}

export function removeMessages(have: readonly Message[], ids: readonly number[]): readonly Message[] {
  const left = have.filter((m) => !ids.includes(m.id));
  return left.length === have.length ? have : left;
}

/** Unsorted union without repeats; the same array when nothing is new. */
export function union(have: readonly number[], more: readonly number[]): readonly number[] {
  const fresh = [...new Set(more)].filter((id) => !have.includes(id));
  return fresh.length === 0 ? have : [...have, ...fresh].sort((a, b) => a - b);
}

function newerOf(a: Message, b: Message): Message {
  if (a.editedAt !== b.editedAt) return a.editedAt > b.editedAt ? a : b;
  return rank(b) > rank(a) ? b : a;
}

/** A total order over copies of one message, so that merging is commutative. */
function rank(m: Message): string {
  return JSON.stringify([
    m.channelId,
    Boolean(m.fromBot),
    m.notice ?? '',
    m.file?.blocked ?? false,
    m.text,
    m.at,
    m.file?.id ?? '',
  ]);
}
