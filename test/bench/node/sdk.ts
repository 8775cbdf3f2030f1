/** The official client with what a Webitel desk does at each message (reads the last one, counts it as unread if it is not its own). */
import { Client } from 'webitel-sdk';
import { snapshotOf } from './frames.ts';
import type { Receiver } from './ours.ts';

interface SdkChat {
  id: string;
  messages: { channelId: string; member?: { self?: boolean } }[];
}

type Inside = {
  onMessage(message: unknown): Promise<void>;
  request(action: string): Promise<unknown>;
};

/** @param works false: the handler does nothing, as the SDK's cheapest case */
export async function sdkDesk(chats: number, history: number, at: number, works: boolean): Promise<Receiver> {
  const client = new Client({ endpoint: 'ws://localhost/ws', token: 'token' });
  const inside = client as unknown as Inside;
  inside.request = () =>
    Promise.resolve(JSON.parse(JSON.stringify(snapshotOf(chats, history, at))) as unknown);
  const unseen = new Map<string, number>();
  const previews = new Map<string, unknown>();
  let heard = 0;
  await client.subscribeChat((action: string, raw: unknown) => {
    heard++;
    if (!works || action !== 'message') return;
    const chat = raw as SdkChat;
    const message = chat.messages[chat.messages.length - 1]!;
    previews.set(chat.id, message);
    if (!message.member?.self) unseen.set(chat.id, (unseen.get(chat.id) ?? 0) + 1);
  });
  return {
    receive: (frame) => inside.onMessage(JSON.parse(frame)),
    unread: () => (works ? [...unseen.values()].reduce((sum, n) => sum + n, 0) : heard),
  };
}
