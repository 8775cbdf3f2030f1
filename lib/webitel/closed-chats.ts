/** The operator's closed chats of today (protocol §5.3). */
import { CLIENT_CHANNEL } from '../chat/past.ts';
import type { ChatEvent } from '../chat/events.ts';
import type { Author, EndReason } from '../chat/types.ts';
import { WebitelError } from './errors.ts';
import { readChats, type Reader } from './history.ts';
import { dashed } from './ids.ts';
import * as shape from './past-shapes.ts';
import { call } from './rest.ts';
import { listOf } from './shapes.ts';

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
  const parsed = shape.list.safeParse(answer);
  if (!parsed.success) throw new WebitelError('refused', 'agent-chats.shape');
  const { items, next } = parsed.data;
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
