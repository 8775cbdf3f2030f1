/** What not every copy of a message tells: live events name what it answers and what it came as, snapshots and history do not. */
import type { EarlierWords, Message } from './types.ts';

/** Earlier words that are kept of one message. */
const MOST_EARLIER = 10;

/** The copy that counts, with what only the other one tells. The same object when that is nothing. */
export function withPartsOf(winner: Message, other: Message): Message {
  const more: Partial<Message> = {};
  if (winner.replyTo === undefined && other.replyTo !== undefined) more.replyTo = other.replyTo;
  if (!winner.forwarded && other.forwarded) more.forwarded = other.forwarded;
  if (!winner.pressed && other.pressed) more.pressed = true;
  if (!winner.contact && other.contact) more.contact = other.contact;
  if (winner.kind === undefined && other.kind !== undefined) more.kind = other.kind;
  const earlier = earlierOf(winner, other);
  if (earlier.length !== (winner.earlier?.length ?? 0) || !sameWords(earlier, winner.earlier))
    more.earlier = earlier;
  return Object.keys(more).length === 0 ? winner : { ...winner, ...more };
}

function earlierOf(winner: Message, other: Message): EarlierWords[] {
  if (winner.editedAt === 0) return [];
  const byTime = new Map<number, string>();
  const all = [...(winner.earlier ?? []), ...(other.earlier ?? []), { at: other.editedAt, text: other.text }];
  for (const { at, text } of all) {
    const known = byTime.get(at);
    if (at < winner.editedAt && (known === undefined || text > known)) byTime.set(at, text);
  }
  return [...byTime]
    .map(([at, text]) => ({ at, text }))
    .sort((a, b) => a.at - b.at)
    .slice(-MOST_EARLIER);
}

const sameWords = (a: readonly EarlierWords[], b: readonly EarlierWords[] = []): boolean =>
  a.every((words, i) => words.at === b[i]?.at && words.text === b[i].text);
