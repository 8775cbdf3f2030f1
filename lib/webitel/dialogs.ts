/** The operator's accepted chats, all of them: the socket shows at most 40 (protocol §5.1). */
import { withTimes } from '../chat/times.ts';
import type { SnapshotChat } from '../chat/events.ts';
import { readChats, toMessage, type Reader } from './history.ts';
import { dashed } from './ids.ts';
import * as shape from './past-shapes.ts';
import { listOf, wholeOf } from './shapes.ts';

const PAGE = 50;
/** Far more than an operator can have; ends the reading should the server never say that it is over. */
const MAX_PAGES = 20;
const FIELDS = ['id', 'title', 'started', 'via', 'from', 'message', 'members', 'queue', 'context'];

/** `complete`: nothing was left out, by the server or because it could not be understood. */
export async function readDialogs(reader: Reader): Promise<{ chats: SnapshotChat[]; complete: boolean }> {
  const all: SnapshotChat[] = [];
  let isWhole = true;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const query = new URLSearchParams({
      online: 'true',
      'peer.id': String(reader.userId),
      page: String(page),
      size: String(PAGE),
    });
    for (const field of FIELDS) query.append('fields', field);
    const answer = await readChats(reader, `/chat/dialogs?${query}`);
    const { chats, more, complete } = translateDialogs(answer, reader);
    all.push(...chats);
    isWhole &&= complete;
    if (!more) return { chats: all, complete: isWhole };
  }
  return { chats: all, complete: false };
}

export function translateDialogs(
  answer: unknown,
  { userId, onRefused }: Pick<Reader, 'userId' | 'onRefused'>,
): { chats: SnapshotChat[]; more: boolean; complete: boolean } {
  const whole = wholeOf(shape.list, answer, onRefused, 'dialogs');
  const raw = whole.data ?? whole.items;
  const dialogs = listOf(shape.dialog, raw, onRefused, 'dialog');
  const chats = dialogs.flatMap((dialog): SnapshotChat[] => {
    const members = listOf(shape.dialogMember, dialog.members, onRefused, 'dialog member');
    const own = members.findLast((m) => isAgent(m.peer) && Number(m.peer.id) === userId && !m.left);
    if (!own) return [];
    const { message } = dialog;
    const sender = dashed(message?.sender?.id ?? '');
    return [
      {
        id: dashed(dialog.id),
        channelId: dashed(own.id),
        title: dialog.title ?? '',
        queue: dialog.queue?.name ?? '',
        createdAt: dialog.started || own.join,
        // Its `context` is that of the client's leg: none of it is said of this operator's part.
        variables: {},
        members: members.flatMap((m) =>
          m === own || m.peer.type === 'bot'
            ? []
            : [
                {
                  channelId: dashed(m.id),
                  kind: isAgent(m.peer) ? ('agent' as const) : ('client' as const),
                  name: m.peer.name || (isAgent(m.peer) ? '' : (dialog.from?.name ?? '')),
                  provider: m.peer.type ?? '',
                  gateway: m.via?.name || (isAgent(m.peer) ? '' : (dialog.via?.name ?? '')),
                  externalId: isAgent(m.peer) ? '' : (m.peer.id ?? ''),
                },
              ],
        ),
        messages:
          message && (message.text || message.file)
            ? withTimes([toMessage(message, sender)], dialog.started || own.join)
            : [],
        trusted: false,
        whole: false,
        invitedAt: own.join,
        joined: true,
        endedAt: null,
        afterWork: null,
      },
    ];
  });
  const told = Array.isArray(raw) ? raw.length : 0;
  return {
    chats,
    complete: Array.isArray(raw) && chats.length === told,
    more: whole.next === true && Array.isArray(raw) && raw.length > 0,
  };
}

const isAgent = (peer: shape.Peer): boolean => peer.type === 'user' || peer.type === 'webitel';
