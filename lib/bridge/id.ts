import * as z from 'zod/mini';
import { keyText, like, sized } from '../shape.ts';

/** What comes as an id becomes a key of the worker's records: never one that every object has. */
export const id = keyText(200);

export const text = z.string().check(sized(200_000));
export const line = z.string().check(sized(1000));
/** Creatio's. */
export const guid = like(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
/** Of the CRM that the ids are of: the one that the asking desk lies on, unless another is named. */
export const origin = z.optional(line);
