/** Of a very long conversation the oldest messages leave memory and disk: they can be read again, as history. */
import type { Outbox } from './outbox.ts';
import { sharedPhone } from './shared-phone.ts';
import { summarise } from './summary.ts';
import type { Chat } from './types.ts';

/** So many may be in memory. */
export const MOST_MESSAGES = 2000;
/** So many stay. */
export const KEEP_MESSAGES = 1000;
/** So many, if its row in the list would say something else with fewer: since when the client waits, how much is unread. */
export const KEEP_AT_MOST = 5000;

export function withoutOldest(chat: Chat, outbox: Outbox): Chat {
  if (chat.messages.length <= KEEP_MESSAGES) return chat;
  const row = (of: Chat): string => JSON.stringify(summarise(of, outbox));
  const few = newest(chat, KEEP_MESSAGES);
  return row(few) === row(chat) ? few : newest(chat, KEEP_AT_MOST);
}

function newest(chat: Chat, keep: number): Chat {
  if (chat.messages.length <= keep) return chat;
  const messages = chat.messages.slice(-keep);
  const traces = chat.traces.filter(({ id }) => id > messages[0]!.id);
  return { ...chat, messages, traces, reachedStart: false, isCut: true, phone: sharedPhone(chat) };
}
