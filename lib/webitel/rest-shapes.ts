/** Shapes of REST answers, as tolerant as those of the socket (protocol §1.3, §5). */
import * as z from 'zod/mini';
import { orNull, sized } from '../shape.ts';

z.config({ jitless: true });

const text = orNull(z.string());
const flag = orNull(z.boolean());
/** A number, or an int64 as text. */
const id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((v) => String(v)),
);

export const loginAnswer = z.object({
  access_token: z.optional(text),
  authorization: z.optional(orNull(z.object({ access_token: text }))),
  id: z.optional(text),
});
export const userInfo = z.object({ user_id: id, name: text, username: text, domain: text });
export const page = z.object({
  items: z.optional(z.unknown()),
  data: z.optional(z.unknown()),
  next: z.optional(flag),
});
export const chatPlan = z.object({ id, name: text, enabled: flag, description: text });
export const centreUser = z.object({
  id,
  name: text,
  status: text,
  extension: text,
  presence: z.optional(orNull(z.object({ status: z.optional(z.unknown()) }))),
});
export const pauseCause = z.object({ name: z.string() });
export const quickReply = z.object({
  id,
  name: z.catch(z.string(), ''),
  text: z.string().check(sized(Infinity, 1)),
  queues: z.catch(z.array(z.object({ name: z.string() })), []),
});
