/** What a view may ask of a client's whole past. */
import * as z from 'zod/mini';

const id = z.string().check(z.minLength(1), z.maxLength(200));

export const historyCommands = [
  /** A page of what Webitel has of the client of this chat, in every messenger. Answer: `ClientStory`. */
  z.object({
    type: z.literal('client-story'),
    conversationId: id,
    page: z.int().check(z.minimum(1), z.maximum(10_000)),
    text: z.string().check(z.maxLength(200)),
  }),
  /** Who had part in this chat, whoever he is. Answer: `Part[]`. */
  z.object({ type: z.literal('chat-parts'), conversationId: id }),
] as const;

export type HistoryCommand = z.infer<(typeof historyCommands)[number]>;
