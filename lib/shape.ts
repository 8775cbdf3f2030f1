/** Shapes that the worker would otherwise need large parts of zod for, as checks of its small ones. */
import * as z from 'zod/mini';

z.config({ jitless: true });

/** A whole number that is one exactly, from `least` to `most`. */
export const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.number().check(z.refine((v) => Number.isSafeInteger(v) && v >= least && v <= most));

/** A text that is like this as a whole, as far as the pattern says so. */
export const like = (pattern: RegExp) => z.string().check(z.refine((v) => pattern.test(v)));

/** A text or a list of at most so many signs or items, and at least so many. */
export const sized = <T extends { length: number }>(most: number, least = 0) =>
  z.refine<T>((v) => v.length <= most && v.length >= least);

/** Becomes a key of our records, and a part of addresses: never one that every object has, nor half of a letter. @param most signs */
export const keyText = (most = Infinity) =>
  z
    .string()
    .check(z.refine((v) => v !== '' && v.length <= most && v.isWellFormed() && !(v in Object.prototype)));

/** An object whose keys are anybody's. It is not copied: who takes of it what he needs pays for that alone. */
export const map = z.pipe(
  z.unknown().check(z.refine((v) => typeof v === 'object' && v !== null && !Array.isArray(v))),
  z.transform((v) => v as Record<string, unknown>),
);

/** Of what is left out, null or nothing of the kind: null. */
export const orNull = <T extends z.ZodMiniType>(shape: T) => z.catch(z.nullish(shape), null);
