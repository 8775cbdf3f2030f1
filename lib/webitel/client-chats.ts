/**
 * What a client has said in all his conversations, and who served them (protocol §5.1, §5.2). Webitel gives the messages of a contact's
 * closed conversations, the newest conversation first; of the conversations themselves the list of dialogs knows more, to an ordinary
 * operator only of those that were his as well.
 */
import * as z from 'zod/mini';
import { orNull } from '../shape.ts';
import { readChats, toMessage, type Reader } from './history.ts';
import { dashed } from './ids.ts';
import * as shape from './past-shapes.ts';
import { listOf, wholeOf } from './shapes.ts';

/** The longest texts of messengers are 4096 letters, two bytes each: so many of them stay below 200 kB. */
export const PAGE = 20;
/** `kind` is not among those that are known here. `chat` may not be the first. */
const FIELDS = ['id', 'from', 'date', 'edit', 'text', 'file', 'chat', 'context'];
const DETAILS = ['id', 'title', 'started', 'date', 'closed', 'via', 'from', 'queue', 'members'];
const MOST_ADDRESSES = 100;

export interface ClientMessage {
  id: number;
  at: number;
  author: 'client' | 'operator' | 'bot';
  /** '' of nobody in particular. */
  name: string;
  text: string;
  fileName: string | null;
  edited: boolean;
}

/** An operator's part in a conversation. */
export interface Part {
  userId: string;
  name: string;
  /** When it was offered to him, ms. */
  from: number;
  /** null: it goes on. */
  to: number | null;
}

/** What one answer tells of a conversation. */
export interface ClientChat {
  conversationId: string;
  /** ms: when it began, or the earliest message that the answer has of it. */
  at: number;
  closedAt: number | null;
  provider: string;
  gateway: string;
  queue: string;
  parts: Part[];
  messages: ClientMessage[];
}

export interface ClientPage {
  chats: ClientChat[];
  more: boolean;
}

const answerShape = z.object({
  messages: z.optional(z.unknown()),
  peers: z.optional(z.unknown()),
  chats: z.optional(z.unknown()),
  next: orNull(z.boolean()),
});
const address = z.object({
  external_id: orNull(z.union([z.string(), z.number()])),
});

/**
 * Whether Webitel itself counts this messenger's account to the contact. What was passed along with a chat may say so as well, and
 * anybody can write that.
 */
export async function isContactOf(reader: Reader, contactId: string, externalId: string): Promise<boolean> {
  if (externalId === '') return false;
  const path = `/contacts/${encodeURIComponent(contactId)}/imclients?page=1&size=${MOST_ADDRESSES}`;
  const whole = wholeOf(shape.list, await readChats(reader, path), reader.onRefused, 'imclients');
  const all = listOf(address, whole.data ?? whole.items, reader.onRefused, 'address');
  return all.some((one) => String(one.external_id ?? '') === externalId);
}

/** @param page from 1 @param text '' for all; else only what has it. @throws WebitelError 'history-forbidden' without the rights */
export async function readClientChats(
  reader: Reader,
  contactId: string,
  page: number,
  text: string,
): Promise<ClientPage> {
  const query = new URLSearchParams({ page: String(page), size: String(PAGE) });
  if (text !== '') query.set('q', patternOf(text));
  for (const field of FIELDS) query.append('fields', field);
  const answer = await readChats(reader, `/contacts/${encodeURIComponent(contactId)}/chat/messages?${query}`);
  return translateClientChats(answer, reader);
}

/** Case does not matter there, each letter does: a sign that people write in several ways stands for anything. */
export const patternOf = (text: string): string =>
  `*${text.trim().replaceAll(/[*%_\\'\u2019\u02bc`\u2018\u00b4\u2032ёґ\u00a0\s]+/gi, '*')}*`.replaceAll(
    /\*+/g,
    '*',
  );

export function translateClientChats(
  answer: unknown,
  { userId, onRefused }: Pick<Reader, 'userId' | 'onRefused'>,
): ClientPage {
  const whole = wholeOf(answerShape, answer, onRefused, 'client-chats');
  const raw = listOf(clientMessage, whole.messages, onRefused, 'client message');
  // Both are pointed at by their place: one that cannot be read keeps it.
  const peers = Array.isArray(whole.peers) ? whole.peers.map((one) => shape.peer.parse(one)) : [];
  const known = Array.isArray(whole.chats) ? whole.chats.map((one) => contactChat.parse(one)) : [];
  const chats = new Map<string, ClientChat>();
  for (const wire of raw) {
    const chat = known[Number(wire.chat?.id ?? 0) - 1];
    if (!chat?.id || wire.date === 0) continue;
    const id = dashed(chat.id);
    const via = chat.via;
    const have = chats.get(id) ?? {
      conversationId: id,
      at: wire.date,
      closedAt: null,
      provider: via?.type ?? '',
      gateway: via?.name ?? '',
      queue: '',
      parts: [],
      messages: [],
    };
    chats.set(id, have);
    have.at = Math.min(have.at, wire.date);
    const peer = peers[Number(wire.from?.id ?? 0) - 1] ?? null;
    const message = messageOf(wire, peer, userId);
    if (message) have.messages.push(message);
  }
  for (const chat of chats.values()) chat.messages.sort((a, b) => a.id - b.id);
  return { chats: [...chats.values()], more: whole.next === true && raw.length > 0 };
}

const clientMessage = z.object({
  ...shape.pastMessage.shape,
  chat: orNull(z.object({ id: z.union([z.string(), z.number()]) })),
});
const contactChat = z.catch(z.object({ id: orNull(z.string()), via: orNull(shape.peer) }), {
  id: null,
  via: null,
});

function messageOf(
  wire: z.infer<typeof clientMessage>,
  peer: shape.Peer | null,
  userId: number,
): ClientMessage | null {
  const { text, file, editedAt, at, id } = toMessage(wire, '');
  if (text === '' && !file) return null;
  const isBot = !peer || peer.type === 'bot' || wire.context?.['from'] === 'bot';
  const isAgent = !isBot && (peer.type === 'user' || peer.type === 'webitel');
  const isOwn = isAgent && Number(peer.id) === userId;
  return {
    id,
    at,
    author: isBot ? 'bot' : isAgent ? 'operator' : 'client',
    name: isBot || isOwn ? '' : (peer.name ?? ''),
    text,
    fileName: file ? file.name : null,
    edited: editedAt > 0,
  };
}

/** What the list of dialogs knows of these conversations. Those that it does not show this operator are left out. */
export async function readClientDialogs(reader: Reader, ids: readonly string[]): Promise<ClientChat[]> {
  if (ids.length === 0) return [];
  const query = new URLSearchParams({ page: '1', size: String(ids.length) });
  for (const id of ids) query.append('id', id.replaceAll('-', ''));
  for (const field of DETAILS) query.append('fields', field);
  return translateClientDialogs(await readChats(reader, `/chat/dialogs?${query}`), reader);
}

const closable = z.object({ ...shape.dialog.shape, closed: shape.dialog.shape.started });

export function translateClientDialogs(
  answer: unknown,
  { onRefused }: Pick<Reader, 'onRefused'>,
): ClientChat[] {
  const whole = wholeOf(shape.list, answer, onRefused, 'dialogs');
  const dialogs = listOf(closable, whole.data ?? whole.items, onRefused, 'dialog');
  return dialogs
    .filter((dialog) => dialog.started > 0)
    .map((dialog) => ({
      conversationId: dashed(dialog.id),
      at: dialog.started,
      closedAt: dialog.closed || null,
      provider: dialog.via?.type ?? '',
      gateway: dialog.via?.name ?? '',
      queue: dialog.queue?.name ?? '',
      parts: listOf(shape.dialogMember, dialog.members, onRefused, 'dialog member')
        .filter(({ peer, join }) => (peer.type === 'user' || peer.type === 'webitel') && join > 0)
        .map(({ peer, join, left }) => ({
          userId: peer.id ?? '',
          name: peer.name ?? '',
          from: join,
          to: left || null,
        }))
        .sort((a, b) => a.from - b.from),
      messages: [],
    }));
}
