/** What is on disk differs a little from what is in memory. */
import type { OutboxEntry } from '../chat/outbox.ts';
import type { Chat } from '../chat/types.ts';

/** Of a very long conversation only the newest messages are kept on disk; the others can be read again. */
const KEEP_MESSAGES = 1000;

export function forDisk(chat: Chat): Chat {
  if (chat.messages.length <= KEEP_MESSAGES) return chat;
  return { ...chat, messages: chat.messages.slice(-KEEP_MESSAGES), reachedStart: false };
}

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
