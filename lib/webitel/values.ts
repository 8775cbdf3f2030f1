/** Numbers of the wire that can be what they stand for; others are as good as absent, alone. */
import * as z from 'zod/mini';
import { orNull } from '../shape.ts';
import { isTime } from '../chat/times.ts';
import { cut, MOST_NAME, MOST_TEXT, MOST_VALUE, MOST_VARIABLES } from '../chat/amounts.ts';

z.config({ jitless: true });

/** ms; 0 says that there is none. */
export const time = orNull(z.number().check(z.refine((v) => v === 0 || isTime(v))));
/** A span that people wait for: a year at most. */
export const seconds = orNull(z.number().check(z.refine((v) => v >= 0 && v <= 31_536_000)));

export const isMessageId = (v: number): boolean => Number.isSafeInteger(v) && v > 0;
export const messageId = z.number().check(z.refine(isMessageId));

/** Ids of messages in other chats may be anything; of those here only a whole number is one. */
export const quotedId = orNull(
  z.pipe(z.union([z.number(), z.string()]), z.transform(Number).check(z.refine(isMessageId))),
);

/** Bytes; 0 when the server did not say, or cannot mean it. */
export function bytes(size: number | string | null | undefined): number {
  const told = Number(size ?? 0);
  return Number.isSafeInteger(told) && told > 0 ? told : 0;
}

const textUpTo = (most: number) =>
  orNull(
    z.pipe(
      z.string(),
      z.transform((v: string) => cut(v, most)),
    ),
  );
export const said = textUpTo(MOST_TEXT);
export const named = textUpTo(MOST_NAME);

/** Variables as texts, the first ones of too many. */
export const variablesOf = (map: Record<string, unknown> | null | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(map ?? {})
      .slice(0, MOST_VARIABLES)
      .map(([k, v]) => [
        cut(k, MOST_NAME),
        cut(typeof v === 'string' ? v : (JSON.stringify(v) ?? ''), MOST_VALUE),
      ]),
  );
