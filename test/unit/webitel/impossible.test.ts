/** What cannot be drops itself alone: a time, an id, a size; and what was not described proves nothing. */
import { describe, expect, it } from 'vitest';
import cases from './fixtures/impossible.json' with { type: 'json' };
import { translateClosedChats } from '../../../lib/webitel/closed-chats.ts';
import { emptyChat } from '../../../lib/chat/chat.ts';
import { readHello, serverTimeOf } from '../../../lib/webitel/frames.ts';
import { translateHistory } from '../../../lib/webitel/history.ts';
import { translateDialogs } from '../../../lib/webitel/dialogs.ts';
import { storedFileUrl } from '../../../lib/webitel/storage.ts';
import { translateChatEvent, translateSnapshot } from '../../../lib/webitel/translate.ts';

const NOW = 1_793_000_010_000;
const NANO = 1_793_000_000_000_000_000;
const refused: string[] = [];
const context = { userId: 7, now: NOW, onRefused: (what: string) => void refused.push(what) };
const reader = { userId: 7, onRefused: () => {} };

describe('a message with an impossible time', () => {
  it('stands with the time of its event, and the next one is seen', () => {
    const events = cases.frames.flatMap(({ data }) => translateChatEvent(data, context));
    expect(events).toMatchObject([
      { type: 'message', message: { id: 9011, at: 1_793_000_009_011, text: 'час у наносекундах' } },
      { type: 'message', message: { id: 9012, at: 1_793_000_009_012 } },
    ]);
  });

  it.each([NANO, 1_793_000_000, -1, 1e308, '2026', null, undefined])(
    'in a snapshot (%s) stands beside its neighbours, marked',
    (created_at) => {
      const told = { id: 1, channel_id: 'c', text: 'a', created_at: NOW - 5000 };
      const items = [{ id: 'x', channel_id: 'm', messages: [told, { ...told, id: 2, created_at }] }];
      const { chats } = translateSnapshot({ items }, 1, NOW, context);
      expect(chats[0]!.messages).toMatchObject([
        { id: 1, at: NOW - 5000 },
        { id: 2, at: NOW - 5000, atGuessed: true },
      ]);
    },
  );

  it.each([1.5, -3, 2 ** 53, 0])('an id that is none (%d) drops the message alone', (id) => {
    const messages = [
      { id, text: 'a' },
      { id: 5, text: 'b' },
    ];
    const { chats } = translateSnapshot({ items: [{ id: 'x', channel_id: 'm', messages }] }, 1, NOW, context);
    expect(chats[0]!.messages.map((m) => m.id)).toEqual([5]);
    expect(chats[0]!.trusted).toBe(false);
  });

  it.each([-1, 1.5, 1e300, 'many'])('a size that is none (%s) is not known', (size) => {
    const messages = [{ id: 5, file: { id: 1, size } }];
    const { chats } = translateSnapshot({ items: [{ id: 'x', channel_id: 'm', messages }] }, 1, NOW, context);
    expect(chats[0]!.messages[0]!.file!.size).toBe(0);
  });
});

it.each([NANO, 1_793_000_000, -1, 1e308, '2026', null, undefined])(
  'a clock of the server that cannot be one (%s) is not told',
  (told) => {
    expect(readHello({ server_time: told, session: { user_id: 7 } })).toMatchObject({
      userId: 7,
      serverTime: 0,
    });
    expect(serverTimeOf({ server_ts: told })).toBeNull();
    expect(readHello({ server_time: NOW })!.serverTime).toBe(NOW);
    expect(serverTimeOf({ server_ts: NOW })).toBe(NOW);
  },
);

it.each(['constructor', 'toString', '__proto__'])(
  'the author of a last message is nobody’s property (%s)',
  (id) => {
    const peer = { id: '7', type: 'user' };
    const message = { id: 5, text: 'a', date: NOW, sender: { id } };
    const dialog = { id: 'd', started: NOW, message, members: [{ id: 'own', peer, join: NOW }] };
    const { chats } = translateDialogs({ data: [dialog] }, reader);
    expect(chats[0]!.messages[0]!.channelId).toBe('');
  },
);

it('an id with half of a letter has no form in an address', () => {
  const items = [
    { id: 'x\ud83d', channel_id: 'm' },
    { id: 'y', channel_id: 'n', messages: [{ id: 5, file: { id: 'f\ud83d' } }] },
  ];
  const { chats } = translateSnapshot({ items }, 1, NOW, context);
  expect(chats.map(({ id }) => id)).toEqual(['y']);
  expect(() => storedFileUrl('https://a.example', chats[0]!.messages[0]!.file!.id)).not.toThrow();
});

it('a chat with an impossible time of joining is there, with another', () => {
  const items = [
    { id: 'x', channel_id: 'm', joined_at: NANO, created_at: NOW - 9000 },
    { id: 'y', channel_id: 'n', joined_at: NOW - 8000 },
  ];
  const { chats } = translateSnapshot({ items }, 1, NOW, context);
  expect(chats.map((c) => c.invitedAt)).toEqual([NOW - 9000, NOW - 8000]);
});

it('an invitation that would never end has no end', () => {
  const data = { conversation_id: 'x', invite_id: 'i', timestamp: NOW, timeout_sec: 1e300 };
  expect(translateChatEvent({ action: 'user_invite', data }, context)).toMatchObject([{ expiresAt: null }]);
});

it('an older message with an impossible date stands beside its neighbours, marked', () => {
  const messages = [
    { id: '1', date: String(NOW - 5000), text: 'a' },
    { id: '2', date: String(NANO), text: 'b' },
    { id: '3', date: 'abc', text: 'c' },
  ];
  const { messages: told } = translateHistory({ messages }, emptyChat('x'), reader);
  expect(told.map((m) => [m.at, m.atGuessed ?? false])).toEqual([
    [NOW - 5000, false],
    [NOW - 5000, true],
    [NOW - 5000, true],
  ]);
});

describe('chats beyond forty', () => {
  const own = { id: 'b1', peer: { id: '7', type: 'user' }, join: NOW - 9000 };
  const dialog = { id: 'a1', started: NOW - 9000, members: [own], context: { from: 'client’s leg' } };
  const whole = (data: unknown) => translateDialogs({ data }, reader);

  it('end only by an answer in which nothing was left out', () => {
    expect(whole([dialog])).toMatchObject({ complete: true, chats: [{ variables: {} }] });
    for (const broken of [{}, { ...dialog, members: null }, { ...dialog, members: [] }, null])
      expect(whole([dialog, broken])).toMatchObject({ complete: false });
    expect(whole(undefined)).toMatchObject({ complete: false });
  });
});

it('a closed list has no broadcasts, and a row with an impossible time stands', () => {
  const rows = [
    { id: 'a1', title: 'А', started_at: String(NOW - 9000), closed_at: NANO, close_reason: 'agent_leave' },
    { id: 'b1', title: 'Б', closed_at: String(NOW), close_reason: 'broadcast_end' },
  ];
  const { chats } = translateClosedChats({ items: rows, next: true }, () => {});
  expect(chats.map((c) => [c.title, c.listing.closedAt])).toEqual([['А', NOW - 9000]]);
});
