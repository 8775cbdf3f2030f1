/** What an operator wants sent, or sent no more. */
import type { Acts, Args, CallResult } from '../bridge/command.ts';
import type { messageCommands } from '../bridge/message-commands.ts';
import { maxTextIn } from '../chat/channel-limits.ts';
import { splitText } from '../chat/split-text.ts';
import type { ChatStore } from './chat-store.ts';
import { dropBytes, filesToSend } from './files.ts';
import type { Sender } from './sender.ts';

export interface MessagePorts {
  store: ChatStore;
  sender: Pick<Sender, 'kick' | 'cancel'>;
  serverNow: () => number;
}

export const messageActs = (ports: MessagePorts): Acts<typeof messageCommands> => ({
  'message.send': (order) => send(order, ports),
  async 'message.retry'({ localId, newLocalId }) {
    await ports.store.applyOutbox({ type: 'retried', localId, newLocalId, at: ports.serverNow() });
    ports.sender.kick();
  },
  'message.confirm': ({ localId }) => ports.store.applyOutbox({ type: 'confirmed', localId }),
  async 'message.sendNow'({ localId }) {
    await ports.store.applyOutbox({ type: 'released', localId });
    ports.sender.kick();
  },
  'message.discard': ({ localId }) => discard(localId, ports),
});

/** The message is on disk before the view hears of success; only then does its field become empty. */
async function send(
  command: Args<(typeof messageCommands)['message.send']>,
  ports: MessagePorts,
): Promise<CallResult<void>> {
  const { conversationId, localId } = command;
  const chat = ports.store.chats[conversationId];
  const parts = splitText(command.text, chat && maxTextIn(chat));
  const files = command.files ?? [];
  if (parts.length + files.length === 0) return { ok: false, code: 'empty-message' };
  if (!chat) return { ok: false, code: 'chat-gone' };
  const at = ports.serverNow();
  const isRepeated = ports.store.outbox.some((e) => e.localId === localId);
  const before = ports.store.kept(conversationId);
  await ports.store.enqueue([
    ...parts.map((text, i) => ({
      type: 'enqueued' as const,
      localId: i === 0 ? localId : `${localId}+${i}`,
      conversationId,
      text,
      ...(parts.length > 1 && { part: localId }),
      at,
    })),
    ...filesToSend(conversationId, files, ports),
  ]);
  // What was typed since belongs to the next message; a repeated command takes away only what it sent itself.
  const draft = ports.store.kept(conversationId);
  const isSent = isRepeated ? command.text.startsWith(draft) : draft === before;
  if (command.text !== '' && isSent) await ports.store.texts.empty(conversationId);
  ports.sender.kick();
  return { ok: true };
}

async function discard(localId: string, ports: MessagePorts): Promise<void> {
  const entry = ports.store.outbox.find((e) => e.localId === localId);
  await ports.store.applyOutbox({ type: 'discarded', localId });
  if (ports.store.outbox.some((e) => e.localId === localId)) return;
  ports.sender.cancel(localId);
  await dropBytes(entry, ports.store);
  ports.sender.kick();
}
