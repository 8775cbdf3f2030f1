/** Older messages of one chat (protocol §5.2). */
import { withTimes } from '../chat/times.ts';
import { agentChannel, CLIENT_CHANNEL, OWN_CHANNEL } from '../chat/past.ts';
import type { Chat, Episode, FileRef, Member, Message } from '../chat/types.ts';
import { isRightMissing, WebitelError } from './errors.ts';
import { unknownKind } from './message-parts.ts';
import * as shape from './past-shapes.ts';
import { call, type Fetch } from './rest.ts';
import { isListOf, listOf, wholeOf } from './shapes.ts';

const PAGE = 100;
const FIELDS = ['id', 'from', 'date', 'edit', 'kind', 'text', 'file', 'context'];

export interface Reader {
  fetch: Fetch;
  origin: string;
  token: string;
  /** This operator's user id. */
  userId: number;
  /** Called with a description without private data for every shape that is refused. */
  onRefused: (what: string) => void;
}

export interface HistoryPage {
  messages: Message[];
  /** Those that the chat does not know. */
  members: Member[];
  /** Lowest message id of the page, the next one's offset; null of an empty page. */
  oldest: number | null;
  reachedStart: boolean;
}

/** @param before message id; 0 = from the newest on. @throws WebitelError 'history-forbidden' without the right to read chats */
export async function readHistory(reader: Reader, chat: Chat, before: number): Promise<HistoryPage> {
  const query = new URLSearchParams({ limit: String(PAGE) });
  if (before > 0) query.set('offset.id', String(before));
  for (const field of FIELDS) query.append('fields', field);
  const answer = await readChats(reader, `/chat/dialogs/${encodeURIComponent(chat.id)}/messages?${query}`);
  return translateHistory(answer, chat, reader);
}

/** A question about chats: they are an object class of their own, which may be closed to operators. */
export async function readChats(reader: Reader, path: string): Promise<unknown> {
  try {
    return await call(reader.fetch, reader.origin, path, reader.token);
  } catch (error) {
    if (!(error instanceof WebitelError) || !isRightMissing(error)) throw error;
    throw new WebitelError('refused', 'history-forbidden', error.id, { code: 403 });
  }
}

export function translateHistory(
  answer: unknown,
  chat: Chat,
  { userId, onRefused }: Pick<Reader, 'userId' | 'onRefused'>,
): HistoryPage {
  const page = wholeOf(shape.page, answer, onRefused, 'history');
  const raw = listOf(shape.pastMessage, page.messages, onRefused, 'past message');
  // That nothing of it is understood does not mean that there is nothing.
  if (raw.length === 0 && !isListOf(0, page.messages)) throw new WebitelError('refused', 'history.shape');
  const peers = listOf(shape.peer, page.peers, onRefused, 'peer');
  const members = new Map<string, Member>();
  const messages = raw
    .filter((m) => Boolean(m.text) || m.file || isBlocked(m) || isUnknown(m))
    .map((m): Message => {
      const author = authorOf(m, peers[Number(m.from?.id ?? 0) - 1] ?? null, chat, userId);
      if (author.member && chat.members[author.member.channelId]?.externalId !== author.member.externalId)
        members.set(author.member.channelId, author.member);
      return toMessage(m, author.channelId);
    })
    .sort((a, b) => a.id - b.id);
  return {
    messages: withTimes(messages, chat.createdAt),
    members: [...members.values()],
    oldest: raw.length > 0 ? Math.min(...raw.map((m) => m.id)) : null,
    reachedStart: raw.length === 0 || page.next !== true,
  };
}

interface PastAuthor {
  channelId: string;
  member?: Member;
}

/** Who a peer is. Webitel names the person, not his channel; without a name nothing but the bot is left. */
function authorOf(
  message: shape.PastMessage,
  peer: shape.Peer | null,
  chat: Chat,
  userId: number,
): PastAuthor {
  if (!peer || peer.type === 'bot' || message.context?.['from'] === 'bot') return { channelId: '' };
  if (peer.type !== 'user' && peer.type !== 'webitel') return clientAuthor(peer, chat);
  if (Number(peer.id) === userId) return { channelId: ownChannel(chat, message.date) };
  const channelId = agentChannel(peer.id ?? '');
  return { channelId, member: { ...NOBODY, channelId, kind: 'agent', name: peer.name ?? '' } };
}

const NOBODY: Member = { channelId: '', kind: 'client', name: '', provider: '', gateway: '', externalId: '' };

function clientAuthor(peer: shape.Peer, chat: Chat): PastAuthor {
  const known = Object.values(chat.members).find((m) => m.kind === 'client');
  // Webitel's list of closed chats names the client, and not his id.
  if (known && known.externalId === '' && peer.id)
    return {
      channelId: known.channelId,
      member: { ...known, externalId: peer.id, provider: known.provider || (peer.type ?? '') },
    };
  if (known) return { channelId: known.channelId };
  const member = {
    ...NOBODY,
    channelId: CLIENT_CHANNEL,
    name: peer.name ?? '',
    provider: peer.type ?? '',
    externalId: peer.id ?? '',
  };
  return { channelId: CLIENT_CHANNEL, member };
}

const begun = (e: Episode): number => e.joinedAt ?? e.invitedAt;

/** The part of the conversation that this operator had then: the last one that had begun, or his first. */
function ownChannel(chat: Chat, at: number): string {
  const parts = Object.values(chat.episodes).sort((a, b) => begun(a) - begun(b));
  return (parts.findLast((e) => begun(e) <= at) ?? parts[0])?.channelId ?? OWN_CHANNEL;
}

export function toMessage(wire: shape.PastMessage, channelId: string): Message {
  const message: Message = {
    id: wire.id,
    channelId,
    at: wire.date,
    editedAt: wire.edit && wire.edit !== wire.date ? wire.edit : 0,
    text: wire.text ?? '',
  };
  if (wire.file) message.file = toFile(wire.file);
  if (wire.context?.['from'] === 'bot') message.fromBot = true;
  const kind = unknownKind(wire.kind);
  if (kind) message.kind = kind;
  if (isBlocked(wire)) {
    message.notice = 'file-blocked';
    message.fromBot = true;
  }
  return message;
}

/** A file that the server's policy refused leaves a row without words. */
const isBlocked = ({ context }: shape.PastMessage): boolean => context?.['template'] === 'file_policy_fail';

/** Of who came and went the conversation tells by itself. */
const SERVICE = new Set(['joined', 'left', 'closed', 'join', 'leave', 'close']);
const isUnknown = ({ kind }: shape.PastMessage): boolean =>
  unknownKind(kind) !== null && !SERVICE.has(kind!.trim().toLowerCase());

const toFile = (file: NonNullable<shape.PastMessage['file']>): FileRef => ({
  id: file.id,
  name: file.name ?? '',
  size: file.size || 0,
  mime: (file.type || file.mime || '').split(';')[0]!.trim(),
  ...(file.malware ? { blocked: true } : {}),
});
