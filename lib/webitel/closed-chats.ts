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

/** How many the list «Закрытые» shows. */
export const CLOSED_SHOWN = 10;

export async function readClosedChats(reader: Reader): Promise<ClosedListed[]> {
  const answer = await readChats(reader, `/agent/chats?only_closed=true&page=1&size=${CLOSED_SHOWN}`);
  return translateClosedChats(answer, reader.onRefused);
}

export function translateClosedChats(answer: unknown, onRefused: (what: string) => void): ClosedListed[] {
  const parsed = shape.list.safeParse(answer);
  if (!parsed.success) throw new WebitelError('refused', 'agent-chats.shape');
  return listOf(shape.closedChat, parsed.data.items, onRefused, 'closed chat').map((chat) => {
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
