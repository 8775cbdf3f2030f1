// What a server, or a visitor through it, may send without end is held within bounds, and nothing else is lost for it.
import { expect, it } from 'vitest';
import { summarise } from '../../../lib/chat/summary.ts';
import { emptyChat } from '../../../lib/chat/chat.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import type { Chats } from '../../../lib/chat/types.ts';
import { translateChatEvent, translateSnapshot } from '../../../lib/webitel/translate.ts';

const NOW = 1_790_000_000_000;
const context = { userId: 1, now: NOW, onRefused: () => {} };
const long = (n: number): string => 'я'.repeat(n);

const item = (over: object) => ({
  id: 'c',
  channel_id: 'own',
  title: long(5_000),
  created_at: NOW,
  joined_at: NOW,
  variables: {},
  members: [{ id: 'm', type: 'telegram', name: long(5_000), external_id: '7' }],
  messages: [{ id: 1, channel_id: 'm', created_at: NOW, text: long(1_000_000) }],
  ...over,
});

it('texts, names and variables of a snapshot', () => {
  const variables = Object.fromEntries(
    Array.from({ length: 100_000 }, (_, n) => [`v${n}`, n === 0 ? long(50_000) : 'x']),
  );
  const [chat] = translateSnapshot({ items: [item({ variables })] }, 0, NOW, context).chats;
  expect(chat!.title).toHaveLength(500);
  expect(chat!.members[0]!.name).toHaveLength(500);
  expect(chat!.messages[0]!.text).toHaveLength(100_000);
  expect(chat!.messages[0]!.text.endsWith('…')).toBe(true);
  expect(Object.keys(chat!.variables)).toHaveLength(200);
  expect(chat!.variables['v0']).toHaveLength(10_000);
});

it('the text of a message that comes alone; what fits is untouched', () => {
  const text = (said: string) => {
    const data = { conversation_id: 'c', id: 2, channel_id: 'm', created_at: NOW, text: said };
    const [event] = translateChatEvent({ action: 'message', data }, context);
    return event!.type === 'message' ? event!.message.text : '';
  };
  expect(text(long(200_000))).toHaveLength(100_000);
  expect(text(long(100_000))).toBe(long(100_000));
});

it('forty chats of the longest messages are less than a megabyte in every view', () => {
  let chats: Chats = {};
  const items = Array.from({ length: 40 }, (_, n) => item({ id: `c${n}`, channel_id: `own${n}` }));
  chats = reduce(chats, translateSnapshot({ items }, 0, NOW, context), 1);
  const summaries = Object.values(chats).map((chat) => summarise(chat, []));
  expect(summaries).toHaveLength(40);
  expect(JSON.stringify(summaries).length).toBeLessThan(1_000_000);
  expect(summaries[0]!.preview!.text).toHaveLength(300);
  expect(summarise(emptyChat('x'), [])).toBeNull();
});

it('a channel named as what every object has is nobody’s', () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    const data = { conversation_id: 'c', id: 2, channel_id: name, created_at: NOW, text: 'x' };
    const [event] = translateChatEvent({ action: 'message', data }, context);
    expect(event!.type === 'message' && event!.message.channelId).toBe('');
  }
});
