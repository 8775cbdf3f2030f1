/** Made-up but truthful histories: what the server did, as events in order, and what its snapshot says afterwards. */
import * as fc from 'fast-check';
import type { ChatEvent, SnapshotChat } from '../../../lib/chat/events.ts';
import type { Message } from '../../../lib/chat/types.ts';
import { at, client, colleague } from './builders.ts';

export interface Step {
  chat: number;
  what: (typeof WHATS)[number];
  /** Chooses among what there is: a message, a reason. */
  pick: number;
}

export interface History {
  events: ChatEvent[];
  truth: SnapshotChat[];
  /** Seconds after the last event. */
  end: number;
}

const WHATS = [
  'invite',
  'invite',
  'invite',
  'join',
  'join',
  'join',
  'client',
  'client',
  'own',
  'own',
  'bot',
  'colleague',
  'edit',
  'delete',
  'colleague-leaves',
  'leave',
  'withdraw',
  'close',
] as const;

const END_REASONS = ['operator', 'transfer'] as const;
const WITHDRAW_REASONS = ['timeout', 'taken', 'declined'] as const;
const CLOSE_REASONS = ['client', 'schema', 'other'] as const;
const TEXTS = ['так', 'ok', '👍', 'Добрий день'];

const step: fc.Arbitrary<Step> = fc.record({
  chat: fc.integer({ min: 0, max: 1 }),
  what: fc.constantFrom(...WHATS),
  pick: fc.nat({ max: 11 }),
});

export const history: fc.Arbitrary<History> = fc
  .array(step, { minLength: 1, maxLength: 40, size: 'max' })
  .map(tell);

class Conversation {
  readonly id: string;
  readonly createdAt: number;
  readonly messages = new Map<number, Message>();
  channel: { id: string; invitedAt: number; joined: boolean } | null = null;
  episodes = 0;
  closed = false;

  constructor(index: number) {
    this.id = `conv-${index}`;
    this.createdAt = at(index);
  }

  get members() {
    return [client({ channelId: `cli-${this.id}` }), colleague({ channelId: `agent-${this.id}` })];
  }

  item(): SnapshotChat[] {
    if (!this.channel) return [];
    const { id: channelId, invitedAt, joined } = this.channel;
    const messages = [...this.messages.values()].map((m) =>
      m.channelId === this.id ? { ...m, channelId: '' } : m,
    );
    return [
      {
        id: this.id,
        channelId,
        title: this.id,
        queue: 'Support',
        createdAt: this.createdAt,
        variables: { lang: 'uk' },
        members: this.members,
        messages,
        trusted: true,
        whole: true,
        // As the server has it: an open invitation does not say when it was made.
        invitedAt: joined ? invitedAt : this.createdAt,
        joined,
        endedAt: null,
        afterWork: null,
      },
    ];
  }
}

/** Steps that make no sense where they stand are left out. */
export function tell(steps: readonly Step[]): History {
  const chats = [new Conversation(0), new Conversation(1)];
  const events: ChatEvent[] = [];
  let seconds = 10;
  let nextId = 1;
  for (const { chat: index, what, pick } of steps) {
    const chat = chats[index]!;
    const event = chat.closed ? null : happen(chat, what, pick, at(seconds), nextId);
    if (!event) continue;
    if (event.type === 'message') nextId = Math.max(nextId, event.message.id + 1);
    events.push(event);
    seconds += 7;
  }
  return { events, truth: chats.flatMap((c) => c.item()), end: seconds };
}

function happen(
  chat: Conversation,
  what: Step['what'],
  pick: number,
  now: number,
  id: number,
): ChatEvent | null {
  const { channel } = chat;
  switch (what) {
    case 'invite':
      return channel ? null : invite(chat, now);
    case 'join':
      if (!channel || channel.joined) return null;
      channel.joined = true;
      return { type: 'joined', id: chat.id, channelId: channel.id, at: now };
    case 'client':
      return channel && say(chat, `cli-${chat.id}`, pick, now, id);
    case 'bot':
      return channel && say(chat, chat.id, pick, now, id);
    case 'colleague':
      return channel && say(chat, `agent-${chat.id}`, pick, now, id);
    case 'own':
      return channel?.joined ? say(chat, channel.id, pick, now, id) : null;
    case 'edit':
      return edit(chat, pick, now);
    case 'delete':
      return remove(chat, pick);
    case 'colleague-leaves':
      return (
        channel && { type: 'left', id: chat.id, channelId: `agent-${chat.id}`, reason: 'operator', at: now }
      );
    case 'leave':
      if (!channel?.joined) return null;
      chat.channel = null;
      return { type: 'left', id: chat.id, channelId: channel.id, reason: END_REASONS[pick % 2]!, at: now };
    case 'withdraw':
      if (!channel || channel.joined) return null;
      chat.channel = null;
      return {
        type: 'withdrawn',
        id: chat.id,
        channelId: channel.id,
        reason: WITHDRAW_REASONS[pick % 3]!,
        at: now,
      };
    case 'close':
      if (!channel) return null;
      chat.channel = null;
      chat.closed = true;
      return { type: 'closed', id: chat.id, reason: CLOSE_REASONS[pick % 3]!, at: now };
  }
}

function invite(chat: Conversation, now: number): ChatEvent {
  chat.episodes += 1;
  chat.channel = { id: `inv-${chat.id}-${chat.episodes}`, invitedAt: now, joined: false };
  return {
    type: 'invited',
    id: chat.id,
    channelId: chat.channel.id,
    title: chat.id,
    queue: 'Support',
    createdAt: chat.createdAt,
    invitedAt: now,
    expiresAt: now + 30_000,
    variables: { lang: 'uk' },
    members: chat.members,
    messages: [...chat.messages.values()],
  };
}

function say(chat: Conversation, channelId: string, pick: number, now: number, id: number): ChatEvent {
  const message: Message = { id, channelId, at: now, editedAt: 0, text: TEXTS[pick % TEXTS.length]! };
  chat.messages.set(id, message);
  return { type: 'message', id: chat.id, message };
}

const nth = (chat: Conversation, pick: number): Message | undefined =>
  [...chat.messages.values()].at(-1 - (pick % 4));

function edit(chat: Conversation, pick: number, now: number): ChatEvent | null {
  const old = nth(chat, pick);
  if (!chat.channel || !old) return null;
  const message = { ...old, text: `${old.text} (${pick})`, editedAt: now };
  chat.messages.set(old.id, message);
  return { type: 'message', id: chat.id, message };
}

function remove(chat: Conversation, pick: number): ChatEvent | null {
  const old = nth(chat, pick);
  if (!chat.channel || !old) return null;
  chat.messages.delete(old.id);
  return { type: 'deleted', id: chat.id, messageId: old.id };
}
