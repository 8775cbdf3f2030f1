/** Where deleted messages were: that something was said and taken back is part of a conversation; what it was is not. */
import type { Chat, Message, Trace } from './types.ts';

/** @param messages they are gone */
export function withTraces(chat: Chat, messages: readonly Message[]): Chat {
  if (messages.length === 0) return chat;
  const byId = new Map(chat.traces.map((trace) => [trace.id, trace]));
  for (const { id, channelId, at } of messages) {
    const known = byId.get(id);
    // Of two copies the one that knows the channel, as with messages.
    if (!known || channelId > known.channelId) byId.set(id, { id, channelId, at });
  }
  const traces = [...byId.values()].sort((a, b) => a.id - b.id);
  return traces.every((trace, i) => trace === chat.traces[i]) ? chat : { ...chat, traces };
}

/** Those of messages that have not come back. */
export function tracesOf(chat: Chat): readonly Trace[] {
  if (chat.traces.length === 0) return chat.traces;
  const known = new Set(chat.messages.map((m) => m.id));
  return chat.traces.filter((trace) => !known.has(trace.id));
}
