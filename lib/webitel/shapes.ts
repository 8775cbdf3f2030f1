/**
 * Shapes of the wire, tolerant on purpose: unknown keys pass, what the server may omit or set to null is accepted
 * (protocol §1.2, §2–§4). Only what the desk cannot do without is required.
 */
import * as z from 'zod/mini';
import { keyText, map, orNull } from '../shape.ts';
import { WebitelError } from './errors.ts';
import { messageId, named, quotedId, said, seconds, time } from './values.ts';

z.config({ jitless: true });

const text = said;
const name = named;
const number = orNull(z.number());
const flag = orNull(z.boolean());
/** The socket sends numbers, REST strings (int64): both are an id. */
const id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((v) => String(v).toWellFormed()),
);
const key = keyText();
const keyOrNull = orNull(key);
/** `true`, or what the scan found. */
export const malware = z.pipe(
  orNull(z.union([z.boolean(), z.looseObject({ found: flag })])),
  z.transform((v) => (typeof v === 'object' && v !== null ? v.found !== false : v === true)),
);
const stringMap = orNull(map);

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

/** Whether so many items are all of it; null counts as empty. */
export const isListOf = (count: number, raw: unknown): boolean =>
  Array.isArray(raw) ? raw.length === count : raw == null;

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
  error: z.optional(orNull(wireError)),
});

export const eventFrame = z.object({ event: z.string(), data: z.optional(z.unknown()) });

export const helloData = z.object({
  server_time: time,
  session: orNull(z.object({ user_id: number, name, domain_name: text, expire: number })),
  server_version: text,
  use_cc: flag,
  use_chat: flag,
});

/** The event `error`: what the check of this socket's session met. */
export const errorEvent = z.object({ error: orNull(wireError) });

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
    orNull(z.object({ queue_name: name, member_channel_id: text, agent_channel_id: text })),
  ),
  processing: z.optional(
    orNull(
      z.object({
        timeout: time,
        renewal_sec: seconds,
        processing_prolongation: z.optional(
          orNull(z.object({ remaining_prolongations: number, prolongation_sec: seconds })),
        ),
      }),
    ),
  ),
});

const mark = orNull(z.union([z.string(), z.number()]));

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
  file: z.optional(orNull(wireFile)),
  contact: z.optional(orNull(wireContact)),
  postback: z.optional(orNull(z.object({ mid: mark, code: mark, text }))),
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
  via: z.optional(orNull(z.object({ name, type: text }))),
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
  conversation: orNull(z.object({ title: name, created_at: time })),
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
  task: orNull(agentTask),
});
export type SnapshotItem = z.infer<typeof snapshotItem>;
