/** Times that can be: what a server says beyond them is a slip (seconds or nanoseconds for milliseconds), not a time. */
import type { Message } from './types.ts';

/** 2000-01-01 and 2100-01-01, ms. */
const FIRST = 946_684_800_000;
const LAST = 4_102_444_800_000;

export const isTime = (ms: number): boolean => ms >= FIRST && ms < LAST;

/**
 * A message of which no time was told stands with the one before it, or after it; sorted by id. What is only guessed is marked, and
 * gives way to a time that is told.
 * @param now ms, server clock; where no neighbour has a time
 */
export function withTimes(messages: Message[], now: number): Message[] {
  let last = messages.find((m) => m.at > 0)?.at ?? now;
  return messages.map((message) => {
    if (message.at > 0) last = message.at;
    return message.at > 0 ? message : { ...message, at: last, atGuessed: true };
  });
}
