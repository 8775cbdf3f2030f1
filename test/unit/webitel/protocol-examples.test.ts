/** The frames of the protocol notes, word for word, and what the server may do to them. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduce } from '../../../lib/chat/reduce.ts';
import { statusOf, endOf, withdrawalOf } from '../../../lib/chat/chat.ts';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import type { Chats } from '../../../lib/chat/types.ts';
import { readAgentSession } from '../../../lib/webitel/actions.ts';
import { refusal } from '../../../lib/webitel/errors.ts';
import * as shape from '../../../lib/webitel/shapes.ts';
import { translateChatEvent, translateSnapshot } from '../../../lib/webitel/translate.ts';
import {
  CLI,
  CONV,
  DECLINE,
  FULL_CHAT,
  FULL_CHAT_VARIANTS,
  INV,
  RECONNECT,
  TIMEOUT,
} from './fixtures/protocol-9.ts';

const NOW = 1_787_300_100_000;

function translating() {
  const refused: string[] = [];
  return { refused, context: { userId: 10, now: NOW, onRefused: (what: string) => void refused.push(what) } };
}

interface Frame {
  event?: string;
  data?: unknown;
  seq_reply?: number;
}
const parse = (raw: string): Frame => JSON.parse(raw) as Frame;

/** The domain's events of these frames: chat events and snapshots. */
function eventsOf(frames: readonly string[]): { events: ChatEvent[]; refused: string[] } {
  const { refused, context } = translating();
  const events = frames.map(parse).flatMap((frame): ChatEvent[] => {
    if (frame.event === 'chat') return translateChatEvent(frame.data, context);
    const items = (frame.data as { items?: { members?: unknown }[] } | undefined)?.items;
    return items?.some((i) => i.members) ? [translateSnapshot(frame.data, NOW, NOW, context)] : [];
  });
  return { events, refused };
}

const play = (events: readonly ChatEvent[]): Chats =>
  events.reduce<Chats>((chats, event, i) => reduce(chats, event, NOW + i), {});

const chatEvent = (action: string, data: unknown) => ({
  action,
  data: { conversation_id: CONV, ...(data as object) },
});

describe('every frame', () => {
  it.each(
    [...FULL_CHAT, ...FULL_CHAT_VARIANTS, ...DECLINE, ...TIMEOUT, ...RECONNECT].map((raw) => [
      raw.slice(0, 90),
      raw,
    ]),
  )('%s', (_, raw) => {
    const frame = parse(raw);
    const isAnswer = shape.answerFrame.safeParse(frame).success;
    expect(isAnswer !== shape.eventFrame.safeParse(frame).success).toBe(true);
    const schema = {
      hello: shape.helloData,
      agent_status: shape.agentStatusData,
      channel: shape.channelData,
      chat: shape.chatFrame,
    }[frame.event ?? ''];
    expect(schema ? schema.safeParse(frame.data).success : isAnswer).toBe(true);
  });
});

describe('§9.1, a whole chat', () => {
  const { events, refused } = eventsOf(FULL_CHAT);

  it('becomes these events', () => {
    expect(refused).toEqual([]);
    expect(events.map((e) => e.type)).toEqual(['invited', 'joined', 'message', 'message', 'message', 'left']);
    expect(events[0]).toEqual({
      type: 'invited',
      id: CONV,
      channelId: INV,
      title: 'John',
      queue: 'Support',
      createdAt: 1787300005000,
      invitedAt: 1787300010123,
      expiresAt: 1787300040123,
      variables: expect.objectContaining({ cc_attempt_id: '555', lang: 'uk' }),
      members: [
        {
          channelId: CLI,
          kind: 'client',
          name: 'John',
          provider: 'telegram',
          gateway: 'Acme bot',
          externalId: '520924760',
        },
      ],
      messages: [
        { id: 1205, channelId: CLI, at: 1787300005000, editedAt: 0, text: 'Hi' },
        { id: 1206, channelId: '', at: 1787300006000, editedAt: 0, text: 'Wait please' },
      ],
    });
    expect(events[1]).toEqual({ type: 'joined', id: CONV, channelId: INV, at: 1787300014000 });
    expect(events[2]).toMatchObject({ message: { id: 1207, channelId: INV, text: 'Good day, John' } });
    expect(events[3]).toMatchObject({
      message: { id: 1208, text: '', file: { id: '61', name: 'photo.jpg', size: 20480, mime: 'image/jpeg' } },
    });
    expect(events[5]).toEqual({
      type: 'left',
      id: CONV,
      channelId: INV,
      reason: 'transfer',
      at: 1787300040000,
    });
  });

  it('goes from invited over new and in progress to completed', () => {
    const states = events.map((_, i) => statusOf(play(events.slice(0, i + 1))[CONV]!));
    expect(states).toEqual(['invited', 'new', 'in-progress', 'in-progress', 'in-progress', 'completed']);
  });

  it('tells the agent’s state', async () => {
    const answer = FULL_CHAT.map(parse).find((f) => f.seq_reply === 2)!.data;
    expect(await readAgentSession(async () => answer)).toEqual({
      agentId: 77,
      hasIm: false,
      status: 'offline',
      payload: '',
      since: 1787299000000,
      chatState: 'waiting',
      maxChats: 3,
    });
  });

  it.each([
    [[0], 'elsewhere'],
    [[3], 'client'],
    [[4], 'schema'],
  ])('variant %o ends it by the %s', (which, reason) => {
    const before = FULL_CHAT.filter((raw) => !raw.includes('leave_conversation'));
    const variant = eventsOf([...before, ...which.map((i) => FULL_CHAT_VARIANTS[i]!)]);
    const chat = play(variant.events)[CONV]!;
    expect(variant.refused).toEqual([]);
    expect([statusOf(chat), endOf(chat)?.reason]).toEqual(['completed', reason]);
  });
});

describe('§9.2 and §9.3', () => {
  const invite = FULL_CHAT.filter((raw) => raw.includes('user_invite'));

  it.each([
    ['declined', DECLINE],
    ['timeout', TIMEOUT],
  ] as const)('%s', (reason, frames) => {
    const { events, refused } = eventsOf([...invite, ...frames]);
    expect(refused).toEqual([]);
    expect(withdrawalOf(play(events)[CONV]!)?.reason).toBe(reason);
  });

  it('without a cause another one took it', () => {
    const { context } = translating();
    const raw = parse(TIMEOUT[0]!).data as { data: Record<string, unknown> };
    const { cause: _, ...data } = raw.data;
    expect(translateChatEvent({ ...raw, data }, context)).toMatchObject([
      { type: 'withdrawn', reason: 'taken' },
    ]);
  });

  it('the late join is refused with the inner id', () => {
    const frame = TIMEOUT.map(parse).find((f) => f.seq_reply === 7);
    const answer = shape.answerFrame.parse(frame);
    expect(refusal(answer.error)).toMatchObject({ kind: 'refused', id: 'chat.invite.not_found' });
  });
});

describe('§9.4, reconnecting', () => {
  it('the snapshot is merged with what was known: 1207 and 1210 in order, the rest stays gone', () => {
    const before = eventsOf(FULL_CHAT.slice(0, -4).filter((raw) => !raw.includes('leave_conversation')));
    const after = eventsOf(RECONNECT);
    expect(after.refused).toEqual([]);
    const chat = play([...before.events, ...after.events])[CONV]!;
    expect(statusOf(chat)).toBe('in-progress');
    expect(chat.messages.map((m) => m.id).filter((id) => id === 1207 || id === 1210)).toEqual([1207, 1210]);
  });
});

const item = (over: object) => ({ id: CONV, invite_id: null, channel_id: INV, title: 'John', ...over });
const snapshotOf = (items: unknown) => {
  const { refused, context } = translating();
  return { snapshot: translateSnapshot({ items }, NOW, NOW, context), refused };
};
const many = (n: number, over: object) => Array.from({ length: n }, (_, i) => item({ id: `c${i}`, ...over }));

describe('what the server may leave out', () => {
  it('null for lists, variables, task, times', () => {
    const nothing = {
      messages: null,
      members: null,
      variables: null,
      task: null,
      created_at: null,
      joined_at: null,
    };
    const { snapshot, refused } = snapshotOf([item({ ...nothing, closed_at: null })]);
    expect(refused).toEqual([]);
    expect(snapshot.chats[0]).toMatchObject({
      messages: [],
      members: [],
      variables: {},
      joined: true,
      endedAt: null,
    });
    expect(snapshot.complete).toBe(true);
  });

  it('everything that may be missing', () => {
    expect(snapshotOf([{ id: CONV, invite_id: INV }]).snapshot.chats[0]).toMatchObject({
      channelId: INV,
      joined: false,
    });
  });

  it.each([null, undefined, {}, 'x', 5])('items: %o is no chat', (items) => {
    expect(snapshotOf(items).snapshot.chats).toEqual([]);
  });

  it('one bad item takes neither the others away nor pretends to be complete', () => {
    const { snapshot, refused } = snapshotOf([item({}), { id: 7 }, null, 'x', item({ id: 'other' })]);
    expect(snapshot.chats.map((c) => c.id)).toEqual([CONV, 'other']);
    expect(refused).toHaveLength(3);
    expect(snapshot.complete).toBe(false);
  });

  it('one bad message or member takes only itself away, and the list is not trusted', () => {
    const good = { id: 1, channel_id: CLI, created_at: 5, text: 'a' };
    const messages = [good, { id: 'x' }, null, { id: 2, text: { evil: 1 }, created_at: '7' }];
    const { snapshot } = snapshotOf([item({ messages, members: [{ id: CLI, name: 'A' }, { id: 5 }, null] })]);
    const chat = snapshot.chats[0]!;
    expect(chat.messages.map((m) => [m.id, m.text])).toEqual([
      [1, 'a'],
      [2, ''],
    ]);
    expect(chat.members.map((m) => m.name)).toEqual(['A']);
    expect([chat.trusted, chat.whole]).toEqual([false, false]);
  });

  it('40 channels may be the cap, invitations do not count', () => {
    expect(snapshotOf(many(39, {})).snapshot.complete).toBe(true);
    expect(snapshotOf(many(40, {})).snapshot.complete).toBe(false);
    expect(snapshotOf(many(60, { invite_id: INV, channel_id: null })).snapshot.complete).toBe(true);
  });

  it('numbers of files as strings', () => {
    const { context } = translating();
    const file = { id: '61', size: '20480', name: 'a.pdf', mime: 'application/pdf' };
    const [event] = translateChatEvent(chatEvent('message', { id: 5, file }), context);
    expect(event).toMatchObject({ message: { file: { id: '61', size: 20480 }, at: NOW } });
  });

  it('a colleague’s join is no own one', () => {
    const { context } = translating();
    const member = { id: 'x', type: 'webitel', name: 'Bob', user_id: 11 };
    expect(translateChatEvent(chatEvent('join_conversation', { member }), context)).toMatchObject([
      { type: 'member', member: { kind: 'agent', name: 'Bob' } },
    ]);
  });
});

describe('hostile values', () => {
  const action = fc.constantFrom(
    'user_invite',
    'join_conversation',
    'message',
    'message_deleted',
    'leave_conversation',
    'close_conversation',
    'decline_invite',
    'constructor',
    '__proto__',
    'toString',
  );

  it('any data in any action never throws', () => {
    const { context } = translating();
    const property = fc.property(
      action,
      fc.anything({ withNullPrototype: true }),
      fc.object(),
      (name, data, more) => {
        translateChatEvent(data, context);
        translateChatEvent({ action: name, data }, context);
        for (const event of translateChatEvent(chatEvent(name, more), context)) reduce({}, event, NOW);
        translateSnapshot(data, NOW, NOW, context);
        translateSnapshot({ items: [data, more] }, NOW, NOW, context);
      },
    );
    expect(() => fc.assert(property, { numRuns: 300 })).not.toThrow();
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'edited'])(
    'an action called %s says nothing',
    (name) => {
      const { context } = translating();
      expect(translateChatEvent(chatEvent(name, {}), context)).toEqual([]);
    },
  );

  it('an id that every object has as a key is refused, and no prototype changes', () => {
    const { context, refused } = translating();
    const data = JSON.parse(
      `{"conversation_id":"__proto__","invite_id":"__proto__","variables":{"__proto__":{"polluted":1},"a":"b"},"members":[{"id":"__proto__","name":"x"}]}`,
    ) as object;
    const events = translateChatEvent({ action: 'user_invite', data }, context);
    const chats = play(events);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(chats)).toBe(Object.prototype);
    expect(chats).toEqual({});
    expect(refused).toEqual(['chat event']);
  });

  it('a huge text is held at its bound, an object for a text becomes none', () => {
    const { context } = translating();
    const huge = 'я'.repeat(500_000);
    expect(translateChatEvent(chatEvent('message', { id: 5, text: huge }), context)).toMatchObject([
      { message: { text: `${huge.slice(0, 99_999)}…` } },
    ]);
    expect(translateChatEvent(chatEvent('message', { id: 5, text: { toString: 1 } }), context)).toMatchObject(
      [{ message: { text: '' } }],
    );
  });

  it.each([NaN, Infinity, '5', null, {}])('a message with the id %o is refused', (id) => {
    const { context, refused } = translating();
    expect(translateChatEvent(chatEvent('message', { id }), context)).toEqual([]);
    expect(refused).toEqual(['message']);
  });

  it('what is reported has none of the customer’s words', () => {
    const { context, refused } = translating();
    translateSnapshot(
      { items: [{ id: 5, title: 'secret words', messages: [{ text: 'secret words' }] }] },
      0,
      0,
      context,
    );
    translateChatEvent(chatEvent('user_invite', { title: 'secret words' }), context);
    expect(refused.length).toBeGreaterThan(1);
    expect(refused.join()).not.toContain('secret');
  });
});
