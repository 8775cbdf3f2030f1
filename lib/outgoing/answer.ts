/** The client's answer to a message that started a conversation comes as a chat of its own. */
import { clientOf } from '../chat/chat.ts';
import type { OutgoingEntry } from './message.ts';
import type { Chat, Chats, ConversationId } from '../chat/types.ts';

export interface OutgoingAnswer {
  localId: string;
  conversationId: ConversationId;
}

/**
 * Finds, for messages that went and have no answer yet, the first chat in which their client wrote afterwards: known by his id in
 * the messenger, or, where that is not what was written to (a phone), by his contact.
 */
export function answersTo(
  entries: readonly OutgoingEntry[],
  chats: Chats,
  contactOf: (id: ConversationId) => string | null = () => null,
): OutgoingAnswer[] {
  const waiting = new Map<string, OutgoingEntry[]>();
  for (const e of entries) {
    if ((e.state !== 'sent' && !e.stored) || e.answeredBy !== null || e.begunAt === null) continue;
    const keys = [keyOf(e.peer.type, e.peer.id), ...(e.contactId ? [keyOf('contact', e.contactId)] : [])];
    for (const key of keys) waiting.set(key, [...(waiting.get(key) ?? []), e]);
  }
  if (waiting.size === 0) return [];
  const first = new Map<string, { id: ConversationId; at: number }>();
  for (const chat of Object.values(chats)) {
    const client = clientOf(chat);
    if (!client) continue;
    const keys = [keyOf(client.provider, client.externalId), keyOf('contact', contactOf(chat.id) ?? '')];
    for (const { localId, begunAt } of keys.flatMap((key) => waiting.get(key) ?? [])) {
      const at = saidAfter(chat, client.channelId, begunAt ?? 0);
      const best = first.get(localId);
      if (at !== null && (!best || at < best.at)) first.set(localId, { id: chat.id, at });
    }
  }
  return [...first].map(([localId, { id }]) => ({ localId, conversationId: id }));
}

/** When the client first wrote after that time, or began the chat after it; null: he did neither. */
function saidAfter(chat: Chat, channelId: string, after: number): number | null {
  const said = chat.messages.find((m) => m.channelId === channelId && m.at >= after);
  if (said) return said.at;
  return chat.createdAt >= after ? chat.createdAt : null;
}

const keyOf = (type: string, id: string): string => `${type}:${id}`;
