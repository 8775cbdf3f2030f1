/**
 * Shapes of the wire, tolerant on purpose: unknown keys pass, what the server may omit or set to null is accepted
 * (protocol §1.2, §2–§4). Only what the desk cannot do without is required.
 */
import * as z from 'zod/mini';
import { keyText, map } from '../shape.ts';
import { WebitelError } from './errors.ts';
import { messageId, named, quotedId, said, seconds, time } from './values.ts';

z.config({ jitless: true });

const text = said;
const name = named;
const number = z.catch(z.nullish(z.number()), null);
const flag = z.catch(z.nullish(z.boolean()), null);
/** The socket sends numbers, REST strings (int64): both are an id. */
const id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((v) => String(v).toWellFormed()),
);
const key = keyText();
const keyOrNull = z.catch(z.nullish(key), null);
/** `true`, or what the scan found. */
export const malware = z.pipe(
  z.catch(z.nullish(z.union([z.boolean(), z.looseObject({ found: flag })])), null),
  z.transform((v) => (typeof v === 'object' && v !== null ? v.found !== false : v === true)),
);
const stringMap = z.catch(z.nullish(map), null);

/** A list in which one bad item never drops the others; null counts as empty. Bad items are handed to `onRefused`. */
export function listOf<T>(
  item: z.ZodMiniType<T>,
  raw: unknown,
  onRefused: (what: string) => void,
  what: string,
): T[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((entry) => {
    const parsed = item.safeParse(entry);
    if (parsed.success) return [parsed.data];
    onRefused(
      `${what}: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.code ?? ''}`,
    );
    return [];
  });
}

/** An answer that is nothing without its own shape. @throws WebitelError 'refused', `<what>.shape` */
export function wholeOf<T>(
  schema: z.ZodMiniType<T>,
  raw: unknown,
  onRefused: (what: string) => void,
  what: string,
): T {
  const [whole] = listOf(schema, [raw], onRefused, what);
  if (whole === undefined) throw new WebitelError('refused', `${what}.shape`);
  return whole;
}

export const wireError = z.object({ id: text, status: text, detail: text, code: number });

export const answerFrame = z.object({
  seq_reply: z.number(),
  status: z.string(),
  data: z.optional(z.unknown()),
  error: z.optional(z.catch(z.nullish(wireError), null)),
});

export const eventFrame = z.object({ event: z.string(), data: z.optional(z.unknown()) });

export const helloData = z.object({
  server_time: time,
  session: z.catch(z.nullish(z.object({ user_id: number, name, domain_name: text, expire: number })), null),
  server_version: text,
  use_cc: flag,
  use_chat: flag,
});

/** The event `error`: what the check of this socket's session met. */
export const errorEvent = z.object({ error: z.catch(z.nullish(wireError), null) });

export const pongData = z.object({ server_ts: time });

const channelState = z.object({ channel: z.string(), state: text, open: number, max_open: number });

export const agentSession = z.object({
  agent_id: z.number(),
  status: z.string(),
  status_payload: text,
  last_status_change: time,
  channels: z.optional(z.unknown()),
});
export const agentChannel = channelState;

export const agentStatusData = z.object({
  agent_id: number,
  status: z.string(),
  status_payload: text,
  timestamp: time,
});

export const channelData = z.object({
  channel: text,
  status: z.string(),
  attempt_id: number,
  timestamp: time,
  distribute: z.optional(
    z.catch(z.nullish(z.object({ queue_name: name, member_channel_id: text, agent_channel_id: text })), null),
  ),
  processing: z.optional(
    z.catch(
      z.nullish(
        z.object({
          timeout: time,
          renewal_sec: seconds,
          processing_prolongation: z.optional(
            z.catch(
              z.nullish(z.object({ remaining_prolongations: number, prolongation_sec: seconds })),
              null,
            ),
          ),
        }),
      ),
      null,
    ),
  ),
});

const mark = z.catch(z.nullish(z.union([z.string(), z.number()])), null);

const wireFile = z.object({
  id,
  name: text,
  size: z.catch(z.nullish(z.union([z.number(), z.string()])), 0),
  mime: text,
  malware,
});

/** `id` is set when the messenger says that it is the sender's own card. */
const wireContact = z.object({ id: mark, firstName: name, lastName: name, phone: text });

export const wireMessage = z.object({
  id: messageId,
  channel_id: keyOrNull,
  created_at: time,
  updated_at: time,
  type: text,
  text: text,
  file: z.optional(z.catch(z.nullish(wireFile), null)),
  contact: z.optional(z.catch(z.nullish(wireContact), null)),
  postback: z.optional(z.catch(z.nullish(z.object({ mid: mark, code: mark, text })), null)),
  reply_to_message_id: z.optional(quotedId),
  forward_from_chat_id: z.optional(mark),
  forward_from_message_id: z.optional(mark),
  forward_sender_name: z.optional(text),
  forward_date: z.optional(mark),
  variables: stringMap,
});
export type WireMessage = z.infer<typeof wireMessage>;

export const wireMember = z.object({
  id: key,
  type: text,
  name,
  user_id: number,
  internal: flag,
  external_id: text,
  via: z.optional(z.catch(z.nullish(z.object({ name, type: text })), null)),
});
export type WireMember = z.infer<typeof wireMember>;

export const chatFrame = z.object({
  action: z.string(),
  data: z.looseObject({ conversation_id: key }),
});

export const inviteData = z.object({
  conversation_id: key,
  timestamp: time,
  invite_id: key,
  title: name,
  timeout_sec: seconds,
  variables: stringMap,
  conversation: z.catch(z.nullish(z.object({ title: name, created_at: time })), null),
  members: z.optional(z.unknown()),
  messages: z.optional(z.unknown()),
});

export const joinData = z.object({
  conversation_id: key,
  timestamp: time,
  member: z.looseObject({ ...wireMember.shape }),
});

export const leaveData = z.object({
  conversation_id: key,
  timestamp: time,
  leaved_channel_id: key,
  cause: text,
});
export const closeData = z.object({
  conversation_id: key,
  timestamp: time,
  from_channel_id: keyOrNull,
  cause: text,
});
export const declineData = z.object({
  conversation_id: key,
  timestamp: time,
  invite_id: keyOrNull,
  user_id: number,
  cause: text,
});
export const deletedData = z.object({ conversation_id: key, id: messageId });

export const snapshotData = z.object({ items: z.optional(z.unknown()) });
export const agentTask = z.object({
  channel: text,
  attempt_id: number,
  state: text,
  queue_name: name,
  member_channel_id: keyOrNull,
  processing_timeout_at: time,
  processing_renewal_sec: seconds,
  has_prolongation: flag,
  remaining_prolongations: number,
  prolongation_sec: seconds,
});
export type Task = z.infer<typeof agentTask>;
export const snapshotItem = z.object({
  id: key,
  invite_id: keyOrNull,
  channel_id: keyOrNull,
  title: name,
  created_at: time,
  joined_at: time,
  closed_at: time,
  variables: stringMap,
  members: z.optional(z.unknown()),
  messages: z.optional(z.unknown()),
  task: z.catch(z.nullish(agentTask), null),
});
export type SnapshotItem = z.infer<typeof snapshotItem>;
