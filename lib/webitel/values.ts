/** Numbers of the wire that can be what they stand for; others are as good as absent, alone. */
import * as z from 'zod/mini';
import { isTime } from '../chat/times.ts';

z.config({ jitless: true });

/** ms; 0 says that there is none. */
export const time = z.catch(z.nullish(z.number().check(z.refine((v) => v === 0 || isTime(v)))), null);
/** A span that people wait for: a year at most. */
export const seconds = z.catch(z.nullish(z.number().check(z.refine((v) => v >= 0 && v <= 31_536_000))), null);

export const isMessageId = (v: number): boolean => Number.isSafeInteger(v) && v > 0;
export const messageId = z.number().check(z.refine(isMessageId));

/** Ids of messages in other chats may be anything; of those here only a whole number is one. */
export const quotedId = z.catch(
  z.nullish(z.pipe(z.union([z.number(), z.string()]), z.transform(Number).check(z.refine(isMessageId)))),
  null,
);

/** Bytes; 0 when the server did not say, or cannot mean it. */
export function bytes(size: number | string | null | undefined): number {
  const told = Number(size ?? 0);
  return Number.isSafeInteger(told) && told > 0 ? told : 0;
}
