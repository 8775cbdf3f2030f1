/** Small makers of chats, messages and events. Times are milliseconds from a round start, so that tests read as seconds. */
import type { ContentWords } from '../../../lib/chat/content-words.ts';
import type { ChatEvent, SnapshotChat } from '../../../lib/chat/events.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import { summarise, type ChatSummary } from '../../../lib/chat/summary.ts';
import type { Chat, Chats, Member, Message } from '../../../lib/chat/types.ts';

export const T0 = 1_787_300_000_000;
/** Seconds since the start → ms. */
export const at = (seconds: number): number => T0 + seconds * 1000;

export const CONV = 'conv-1';
export const CLIENT = 'cli-1';
export const MINE = 'inv-1';
export const AGAIN = 'inv-2';
export const COLLEAGUE = 'agent-2';

export type EventOf<K extends ChatEvent['type']> = Extract<ChatEvent, { type: K }>;

export const client = (over: Partial<Member> = {}): Member => ({
  channelId: CLIENT,
  kind: 'client',
  name: 'Ірина',
  provider: 'telegram',
  gateway: 'Acme bot',
  externalId: '520924760',
  ...over,
});

export const colleague = (over: Partial<Member> = {}): Member => ({
  channelId: COLLEAGUE,
  kind: 'agent',
  name: 'Петро',
  provider: 'webitel',
  gateway: '',
  externalId: '',
  ...over,
});

export const message = (id: number, over: Partial<Message> = {}): Message => ({
  id,
  channelId: CLIENT,
  at: at(id),
  editedAt: 0,
  text: `text ${id}`,
  ...over,
});

export const invited = (over: Partial<EventOf<'invited'>> = {}): EventOf<'invited'> => ({
  type: 'invited',
  id: CONV,
  channelId: MINE,
  title: 'Ірина',
  queue: 'Support',
  createdAt: at(0),
  invitedAt: at(1),
  expiresAt: at(31),
  variables: { cc_attempt_id: '555' },
  members: [client()],
  messages: [],
  ...over,
});

export const joined = (seconds = 5, channelId = MINE, id = CONV): ChatEvent => ({
  type: 'joined',
  id,
  channelId,
  at: at(seconds),
});

export const said = (m: Message, id = CONV): ChatEvent => ({ type: 'message', id, message: m });

export const left = (seconds: number, over: Partial<EventOf<'left'>> = {}): ChatEvent => ({
  type: 'left',
  id: CONV,
  channelId: MINE,
  reason: 'operator',
  at: at(seconds),
  ...over,
});

export const closed = (seconds: number, reason: EventOf<'closed'>['reason'] = 'client'): ChatEvent => ({
  type: 'closed',
  id: CONV,
  reason,
  at: at(seconds),
});

export const withdrawn = (seconds: number, over: Partial<EventOf<'withdrawn'>> = {}): ChatEvent => ({
  type: 'withdrawn',
  id: CONV,
  channelId: MINE,
  reason: 'timeout',
  at: at(seconds),
  ...over,
});

export const item = (over: Partial<SnapshotChat> = {}): SnapshotChat => ({
  id: CONV,
  channelId: MINE,
  title: 'Ірина',
  queue: 'Support',
  createdAt: at(0),
  variables: {},
  members: [client()],
  messages: [],
  trusted: true,
  whole: (over.messages ?? []).length < 250,
  invitedAt: at(1),
  joined: true,
  endedAt: null,
  afterWork: null,
  ...over,
});

export const snapshot = (
  chats: SnapshotChat[],
  askedSeconds: number,
  complete = true,
  serverAskedSeconds = askedSeconds,
): ChatEvent => ({
  type: 'snapshot',
  chats,
  askedAt: at(askedSeconds),
  serverAskedAt: at(serverAskedSeconds),
  complete,
});

/** Events one after another, each received a second after the one before; a pair sets the second itself. */
export function play(events: readonly (ChatEvent | [number, ChatEvent])[], from: Chats = {}): Chats {
  return events.reduce<Chats>((chats, e, i) => {
    const [seconds, event] = Array.isArray(e) ? e : [i + 1, e];
    return reduce(chats, event, at(seconds));
  }, from);
}

export const chatOf = (events: readonly (ChatEvent | [number, ChatEvent])[], id = CONV): Chat =>
  play(events)[id]!;

export const summaryOf = (
  events: readonly (ChatEvent | [number, ChatEvent])[],
  id = CONV,
): ChatSummary | null => {
  const chat = play(events)[id];
  return chat ? summarise(chat, []) : null;
};

/** An accepted chat with these messages. */
export const active = (messages: readonly Message[], acceptedSeconds = 5): Chat =>
  chatOf([invited(), joined(acceptedSeconds), ...messages.map((m) => said(m))]);

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

export const CONTENT: ContentWords = {
  image: 'Зображення',
  video: 'Відео',
  sound: 'Звук',
  sticker: 'Стікер',
  file: 'Файл без назви',
  'file-blocked': 'Файл не пропущено',
  unknown: 'Без тексту',
};
