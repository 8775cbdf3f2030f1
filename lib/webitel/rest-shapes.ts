/** Shapes of REST answers, as tolerant as those of the socket (protocol §1.3, §5). */
import * as z from 'zod/mini';
import { sized } from '../shape.ts';

z.config({ jitless: true });

const text = z.catch(z.nullish(z.string()), null);
const flag = z.catch(z.nullish(z.boolean()), null);
/** A number, or an int64 as text. */
const id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((v) => String(v)),
);

export const loginAnswer = z.object({
  access_token: z.optional(text),
  authorization: z.optional(z.catch(z.nullish(z.object({ access_token: text })), null)),
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
  presence: z.optional(z.catch(z.nullish(z.object({ status: z.optional(z.unknown()) })), null)),
});
export const pauseCause = z.object({ name: z.string() });
export const quickReply = z.object({
  id,
  name: z.catch(z.string(), ''),
  text: z.string().check(sized(Infinity, 1)),
  queues: z.catch(z.array(z.object({ name: z.string() })), []),
});
