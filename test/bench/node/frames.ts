/** Webitel's frames as strings, for the parts that are measured without a browser. */

const TEXT = 'Добрий день! Замовлення № 10457 приїхало не повністю, чи можна дізнатися, де решта? ';

export const USER_ID = 10;
const conversationId = (chat: number) => `3f2c8a10-0000-4000-8000-${String(chat).padStart(12, '0')}`;
const clientChannel = (chat: number) => `c11e27a0-0000-4000-8000-${String(chat).padStart(12, '0')}`;
const ownChannel = (chat: number) => `09e7a70a-0000-4000-8000-${String(chat).padStart(12, '0')}`;

const wireMessage = (id: number, chat: number, at: number) => ({
  id,
  channel_id: clientChannel(chat),
  created_at: at,
  updated_at: at,
  type: 'text',
  text: `${TEXT}${id}`,
});

const client = (chat: number) => ({
  id: clientChannel(chat),
  user_id: 1000 + chat,
  name: `Клієнт ${chat}`,
  type: 'telegram',
  via: { id: 7, type: 'telegram', name: 'Shop' },
});

/** What `subscribe_chat` answers for accepted chats that have `history` messages each. Ids of messages go up over all chats. */
export function snapshotOf(chats: number, history: number, at: number): { items: unknown[] } {
  const items = Array.from({ length: chats }, (_, chat) => ({
    id: conversationId(chat),
    invite_id: null,
    channel_id: ownChannel(chat),
    title: `Клієнт ${chat}`,
    created_at: at,
    updated_at: at,
    joined_at: at,
    closed_at: null,
    variables: {},
    members: [client(chat)],
    messages: Array.from({ length: history }, (__, i) =>
      wireMessage((history - i) * chats + chat, chat, at + (history - i) * 1000),
    ),
    member: { id: '', user_id: USER_ID, type: 'webitel', name: 'Вікторія' },
    task: null,
  }));
  return { items };
}

/** Live messages, one chat after another, newer than the snapshot's. */
export function messageFrames(count: number, chats: number, history: number, at: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const chat = i % chats;
    const { updated_at, ...live } = wireMessage((history + 1) * chats + i + 1, chat, at + history * 1000 + i);
    void updated_at;
    return JSON.stringify({
      event: 'chat',
      data: { action: 'message', data: { conversation_id: conversationId(chat), ...live } },
    });
  });
}
