/** Shapes of the REST answers about chats (protocol §5.1–§5.3): int64 as strings, empty fields left out. */
import * as z from 'zod/mini';
import { keyText, map, orNull } from '../shape.ts';
import { isTime } from '../chat/times.ts';
import { malware } from './shapes.ts';
import { bytes, isMessageId, named, said } from './values.ts';

z.config({ jitless: true });

const text = said;
const name = named;
const flag = orNull(z.boolean());
const number = z.pipe(z.union([z.number(), z.string()]), z.transform(Number));
/** ms; 0: none, or none that can be. */
const time = z.catch(
  z.pipe(
    number,
    z.transform((v) => (isTime(v) ? v : 0)),
  ),
  0,
);
const size = z.catch(
  z.pipe(
    number,
    z.transform((v: number) => bytes(v)),
  ),
  0,
);
const id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((v) => String(v).toWellFormed()),
);
const ref = orNull(z.object({ id: orNull(z.pipe(id, keyText())) }));
const peerShape = z.object({ id: orNull(id), type: text, name });
const optionalPeer = orNull(peerShape);
const chatId = keyText();

const file = z.object({ id, name: text, size, type: text, mime: text, malware });

export const page = z.object({
  messages: z.optional(z.unknown()),
  peers: z.optional(z.unknown()),
  next: flag,
});
export const peer = z.catch(peerShape, { id: null, type: null, name: null });
export type Peer = z.infer<typeof peer>;

export const pastMessage = z.object({
  id: z.pipe(id, z.transform(Number).check(z.refine(isMessageId))),
  date: time,
  edit: time,
  from: ref,
  sender: ref,
  kind: text,
  text: text,
  file: orNull(file),
  context: orNull(map),
});
export type PastMessage = z.infer<typeof pastMessage>;

export const list = z.object({
  items: z.optional(z.unknown()),
  data: z.optional(z.unknown()),
  next: flag,
});

export const closedChat = z.object({
  id: chatId,
  title: name,
  gateway: optionalPeer,
  started_at: time,
  closed_at: time,
  close_reason: text,
  unprocessed_close: flag,
  queue: optionalPeer,
  contact: optionalPeer,
  last_message: orNull(z.object({ date: time, from: optionalPeer, text: text, file: orNull(file) })),
});

export const dialogMember = z.object({
  id: chatId,
  peer,
  via: optionalPeer,
  join: time,
  left: time,
});

export const dialog = z.object({
  id: chatId,
  title: name,
  started: time,
  via: optionalPeer,
  from: optionalPeer,
  queue: optionalPeer,
  message: orNull(pastMessage),
  context: orNull(map),
  members: z.optional(z.unknown()),
});
