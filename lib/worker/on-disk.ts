/** What is on disk differs a little from what is in memory. */
import type { OutboxEntry } from '../chat/outbox.ts';
import type { Chat, Chats, ConversationId, Episode } from '../chat/types.ts';

/** Every snapshot renews when a part was last heard of; that alone is nothing to write. */
export const isSameOnDisk = (a: Chat | undefined, b: Chat | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    (Object.keys({ ...a, ...b }) as (keyof Chat)[]).every(
      (key) => a[key] === b[key] || asWritten(a[key]) === asWritten(b[key]),
    ));

const asWritten = (value: unknown): string | undefined =>
  JSON.stringify(value, (key, part: unknown) =>
    key === SEEN_AT && typeof part === 'number' ? undefined : part,
  );
const SEEN_AT: keyof Episode = 'seenAt';

/** Whatever was being uploaded died with the worker; when an answer was given up was said on that worker's clock. */
export const settled = (entry: OutboxEntry): OutboxEntry => {
  const { file } = entry;
  return file?.uploading || entry.lostAt !== null
    ? { ...entry, lostAt: null, ...(file ? { file: { ...file, uploading: false } } : {}) }
    : entry;
};

/** When a part was last heard of was said on another worker's clock: in this one's life, never yet. */
export function fromDisk(chat: Chat): Chat {
  const episodes = Object.entries(chat.episodes).map(([id, e]) => [id, { ...e, seenAt: 0 }] as const);
  return { ...chat, episodes: Object.fromEntries(episodes) };
}

export function changedIds(before: Chats, after: Chats): ConversationId[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => before[id] !== after[id]);
}
