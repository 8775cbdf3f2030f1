/** The operator's closed chats: today's by a list of their own (protocol §5.3), those of any day by the list of dialogs (§5.1). */
import { CLIENT_CHANNEL } from '../chat/past.ts';
import type { ChatEvent } from '../chat/events.ts';
import type { Author, EndReason } from '../chat/types.ts';
import { WebitelError } from './errors.ts';
import { readChats, type Reader } from './history.ts';
import { dashed } from './ids.ts';
import * as shape from './past-shapes.ts';
import { call } from './rest.ts';
import { listOf, wholeOf } from './shapes.ts';

type ClosedListed = Extract<ChatEvent, { type: 'closed-listed' }>;

const PAGE = 50;
/** Far more than an operator has in a day; ends the reading should the server never say that it is over. */
const MAX_PAGES = 10;

/** All of today: the server gives them in no order, one row for each part that the operator had (webitel-corrections A.2.18). */
export async function readClosedChats(reader: Reader): Promise<ClosedListed[]> {
  const latest = new Map<string, ClosedListed>();
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await readChats(reader, `/agent/chats?only_closed=true&page=${page}&size=${PAGE}`);
    const { chats, more } = translateClosedChats(answer, reader.onRefused);
    for (const chat of chats) {
      const known = latest.get(chat.id);
      if (!known || known.listing.closedAt < chat.listing.closedAt) latest.set(chat.id, chat);
    }
    if (!more) break;
  }
  return [...latest.values()].sort((a, b) => b.listing.closedAt - a.listing.closedAt);
}

export function translateClosedChats(
  answer: unknown,
  onRefused: (what: string) => void,
): { chats: ClosedListed[]; more: boolean } {
  const whole = wholeOf(shape.list, answer, onRefused, 'agent-chats');
  const { items, next } = whole;
  const rows = listOf(shape.closedChat, items, onRefused, 'closed chat');
  const more = next === true && Array.isArray(items) && items.length > 0;
  // A message that began a conversation is a closed channel of its own; it is shown where it was written.
  const chats = rows
    .filter((chat) => chat.close_reason !== 'broadcast_end')
    .map((chat): ClosedListed => {
      const last = chat.last_message;
      const name = chat.title || chat.contact?.name || '';
      return {
        type: 'closed-listed',
        id: dashed(chat.id),
        title: name,
        queue: chat.queue?.name ?? '',
        member: {
          channelId: CLIENT_CHANNEL,
          kind: 'client',
          name,
          provider: chat.gateway?.type ?? '',
          gateway: chat.gateway?.name ?? '',
          externalId: '',
        },
        startedAt: chat.started_at || chat.closed_at,
        listing: {
          closedAt: chat.closed_at || chat.started_at,
          reason: closeReason(chat.close_reason),
          unprocessed: chat.unprocessed_close ?? false,
          last: !last
            ? null
            : {
                author: authorOf(last.from?.type),
                text: last.text ?? '',
                fileName: last.file ? (last.file.name ?? '') : null,
                at: last.date,
              },
        },
      };
    });
  return { chats, more };
}

const LAST_FIELDS = ['id', 'title', 'started', 'date', 'via', 'from', 'message', 'members', 'queue'];
/** Some of the last ones may be of a kind that is not listed. */
const LAST = 20;
/** The channel of an operator who wrote first is as old as the conversation itself. */
const AT_ONCE_MS = 1000;

/** The last ones of any day, as far as the list of dialogs tells: neither why they ended, nor whether something was left undone. */
export async function readLastClosedChats(reader: Reader): Promise<ClosedListed[]> {
  const query = new URLSearchParams({
    online: 'false',
    'peer.id': String(reader.userId),
    page: '1',
    size: String(LAST),
  });
  for (const field of LAST_FIELDS) query.append('fields', field);
  return translateLastClosed(await readChats(reader, `/chat/dialogs?${query}`), reader);
}

export function translateLastClosed(
  answer: unknown,
  { userId, onRefused }: Pick<Reader, 'userId' | 'onRefused'>,
): ClosedListed[] {
  const whole = wholeOf(shape.list, answer, onRefused, 'dialogs');
  const dialogs = listOf(shape.dialog, whole.data ?? whole.items, onRefused, 'dialog');
  return dialogs.flatMap((dialog): ClosedListed[] => {
    const members = listOf(shape.dialogMember, dialog.members, onRefused, 'dialog member');
    const parts = members.filter(({ peer }) => isAgent(peer) && Number(peer.id) === userId);
    const own = parts.toSorted((a, b) => a.join - b.join).at(-1);
    if (!own || parts.some(({ left }) => !left)) return [];
    // A message that began a conversation is shown where it was written.
    if (!dialog.queue && own.join - dialog.started < AT_ONCE_MS) return [];
    const { message } = dialog;
    const sender = members.find(({ id }) => message?.sender?.id && dashed(id) === dashed(message.sender.id));
    const author =
      sender && isAgent(sender.peer) ? 'operator' : sender?.peer.type === 'bot' ? 'bot' : 'client';
    return [
      {
        type: 'closed-listed',
        id: dashed(dialog.id),
        title: dialog.title ?? '',
        queue: dialog.queue?.name ?? '',
        member: {
          channelId: CLIENT_CHANNEL,
          kind: 'client',
          name: dialog.from?.name || (dialog.title ?? ''),
          provider: dialog.from?.type || (dialog.via?.type ?? ''),
          gateway: dialog.via?.name ?? '',
          externalId: dialog.from?.id ?? '',
        },
        startedAt: own.join,
        listing: {
          closedAt: own.left,
          reason: 'other',
          unprocessed: false,
          last:
            message && (message.text || message.file)
              ? {
                  author,
                  text: message.text ?? '',
                  fileName: message.file ? (message.file.name ?? '') : null,
                  at: message.date || own.left,
                }
              : null,
        },
      },
    ];
  });
}

const isAgent = (peer: shape.Peer): boolean => peer.type === 'user' || peer.type === 'webitel';

/** Says that nothing was left undone. A second time the server finds nothing to mark: that is as good. */
export async function markProcessed(reader: Reader, id: string): Promise<void> {
  const path = `/agent/chats/${encodeURIComponent(id)}`;
  try {
    await call(reader.fetch, reader.origin, path, reader.token, { method: 'PATCH', body: '{}' });
  } catch (error) {
    if (!(error instanceof WebitelError) || !error.id.includes('no_rows_affected')) throw error;
  }
}

const REASONS: Record<string, EndReason> = {
  agent_timeout: 'operator-timeout',
  client_timeout: 'client-timeout',
  silence_timeout: 'silence',
  agent_leave: 'operator',
  client_leave: 'client',
  transfer: 'transfer',
  flow_end: 'schema',
  flow_err: 'schema',
};

export const closeReason = (reason: string | null | undefined): EndReason =>
  reason && Object.hasOwn(REASONS, reason) ? REASONS[reason]! : 'other';

const authorOf = (type: string | null | undefined): Author =>
  type === 'agent' || type === 'user' ? 'operator' : type === 'bot' ? 'bot' : 'client';
