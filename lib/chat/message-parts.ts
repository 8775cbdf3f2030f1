/** What not every copy of a message tells: absent is not a value. An edit may name its new words alone; live events name what it answers and what it came as, snapshots and history do not. */
import type { EarlierWords, FileRef, Message } from './types.ts';

/** Earlier words that are kept of one message. */
const MOST_EARLIER = 10;

/** The copy that counts, with what only the other one tells. The same object when that is nothing. */
export function withPartsOf(winner: Message, other: Message): Message {
  const more: Partial<Message> = factsOf(winner, other);
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

function factsOf(winner: Message, other: Message): Partial<Message> {
  const more: Partial<Message> = {};
  // Of the channels the one of the wire: those that only stand for somebody sort before it (`past.ts`).
  if (other.channelId > winner.channelId) more.channelId = other.channelId;
  if (winner.text === '' && other.text !== '') more.text = other.text;
  if (!winner.fromBot && other.fromBot) more.fromBot = true;
  if (!winner.notice && other.notice) more.notice = other.notice;
  const file = fileOf(winner.file, other.file);
  if (file !== winner.file) more.file = file;
  if (winner.atGuessed && (!other.atGuessed || other.at < winner.at)) {
    more.at = other.at;
    more.atGuessed = other.atGuessed ?? false;
  }
  return more;
}

function fileOf(winner: FileRef | undefined, other: FileRef | undefined): FileRef | undefined {
  if (!winner || !other || winner.id !== other.id) return winner ?? other;
  const more: Partial<FileRef> = {};
  if (!winner.name && other.name) more.name = other.name;
  if (!winner.size && other.size) more.size = other.size;
  if (!winner.mime && other.mime) more.mime = other.mime;
  if (!winner.blocked && other.blocked) more.blocked = true;
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
