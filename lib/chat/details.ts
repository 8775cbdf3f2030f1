/** What the chat itself tells for its card: what was passed along with it, who closed it, and who was responsible when. */
import { authorOf, clientName, currentEpisode, endOf, isOwn, listingOf } from './chat.ts';
import type { Author, Chat, EndReason, TransferOutcome, WithdrawReason } from './types.ts';

/** name: '' stands for this operator. */
export type Moment =
  | { kind: 'invited'; at: number; name: string }
  | { kind: 'accepted'; at: number; name: string }
  | { kind: 'withdrawn'; at: number; name: string; reason: WithdrawReason }
  | { kind: 'left'; at: number; name: string; reason: EndReason }
  /** A colleague whose coming was not seen, from his first message on. */
  | { kind: 'took-part'; at: number; name: string }
  | { kind: 'transfer'; at: number; name: string; to: string; outcome: TransferOutcome }
  | { kind: 'closed'; at: number; name: string; reason: EndReason };

export interface ChatDetails {
  last: { author: Author; name: string; text: string; fileName: string | null; at: number } | null;
  closedBy: EndReason | null;
  /** Sorted by key. */
  variables: [key: string, value: string][];
  /** Oldest first. */
  moments: Moment[];
}

export function detailsOf(chat: Chat): ChatDetails {
  const end = endOf(chat);
  const listed = listingOf(chat)?.reason;
  return {
    last: lastOf(chat),
    closedBy: end && (listed && listed !== 'other' ? listed : end.reason),
    variables: Object.entries({ ...chat.variables, ...currentEpisode(chat)?.variables }).sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
    moments: momentsOf(chat),
  };
}

function lastOf(chat: Chat): ChatDetails['last'] {
  const message = chat.messages.at(-1);
  if (!message) return chat.listing?.last ? { ...chat.listing.last, name: '' } : null;
  const author = authorOf(chat, message);
  const name =
    author === 'client'
      ? clientName(chat)
      : author === 'operator' && !isOwn(chat, message)
        ? (chat.members[message.channelId]?.name ?? '')
        : '';
  return { author, name, text: message.text, fileName: message.file?.name ?? null, at: message.at };
}

function momentsOf(chat: Chat): Moment[] {
  const moments: Moment[] = [];
  for (const episode of Object.values(chat.episodes)) {
    const { invitedAt, joinedAt, withdrawn, ended } = episode;
    const name = '';
    if (invitedAt > 0) moments.push({ kind: 'invited', at: invitedAt, name });
    if (joinedAt !== null) moments.push({ kind: 'accepted', at: joinedAt, name });
    else if (withdrawn) moments.push({ kind: 'withdrawn', at: withdrawn.at, name, reason: withdrawn.reason });
    if (ended) moments.push({ kind: 'left', at: ended.at, name, reason: ended.reason });
  }
  for (const member of Object.values(chat.members)) {
    if (member.kind !== 'agent' || member.channelId in chat.episodes || member.name === '') continue;
    const first = chat.messages.find((m) => m.channelId === member.channelId);
    if (first) moments.push({ kind: 'took-part', at: first.at, name: member.name });
    const gone = chat.departures[member.channelId];
    if (gone) moments.push({ kind: 'left', at: gone.at, name: member.name, reason: gone.reason });
  }
  const { transfer, closed } = chat;
  if (transfer) moments.push({ kind: 'transfer', ...transfer, name: '' });
  if (closed) moments.push({ kind: 'closed', at: closed.at, name: '', reason: closed.reason });
  return moments.map(plain).sort((a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** What comes first of things at the same moment. */
const ORDER = ['invited', 'accepted', 'took-part', 'withdrawn', 'transfer', 'left', 'closed'];

/** Only what a view is to know. */
function plain(moment: Moment): Moment {
  if (moment.kind !== 'transfer') return moment;
  const { kind, at, name, to, outcome } = moment;
  return { kind, at, name, to, outcome };
}
