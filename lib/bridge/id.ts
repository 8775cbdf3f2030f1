import * as z from 'zod/mini';

/** What comes as an id becomes a key of the worker's records: never one that every object has. */
export const id = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  z.refine((v) => !(v in Object.prototype)),
);
