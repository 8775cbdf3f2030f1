/** What an operator wants sent, or sent no more. */
import type { CallResult, Command } from '../bridge/protocol.ts';
import { maxTextIn } from '../chat/channel-limits.ts';
import { splitText } from '../chat/split-text.ts';
import type { CommandContext } from './command-context.ts';
import { dropBytes, enqueueFiles } from './files.ts';

const DONE: CallResult = { ok: true };

/** The message is on disk before the view hears of success; only then does its field become empty. */
export async function send(
  command: Extract<Command, { type: 'send' }>,
  c: CommandContext,
): Promise<CallResult> {
  const { conversationId, localId } = command;
  const chat = c.store.chats[conversationId];
  const parts = splitText(command.text, chat && maxTextIn(chat));
  const files = command.files ?? [];
  if (parts.length + files.length === 0) return { ok: false, code: 'empty-message' };
  if (!chat) return { ok: false, code: 'chat-gone' };
  const at = c.serverNow();
  const isRepeated = c.store.outbox.some((e) => e.localId === localId);
  const before = c.store.draft(conversationId);
  await c.store.enqueue(
    parts.map((text, i) => ({
      type: 'enqueued',
      localId: i === 0 ? localId : `${localId}+${i}`,
      conversationId,
      text,
      ...(parts.length > 1 && { part: localId }),
      at,
    })),
  );
  await enqueueFiles(conversationId, files, c);
  // What was typed since belongs to the next message; a repeated command takes away only what it sent itself.
  const draft = c.store.draft(conversationId);
  const isSent = isRepeated ? command.text.startsWith(draft) : draft === before;
  if (command.text !== '' && isSent) await c.store.setDraft(conversationId, '');
  c.sender.kick();
  return DONE;
}

export async function discard(localId: string, c: CommandContext): Promise<CallResult> {
  const entry = c.store.outbox.find((e) => e.localId === localId);
  await c.store.applyOutbox({ type: 'discarded', localId });
  if (c.store.outbox.some((e) => e.localId === localId)) return DONE;
  c.sender.cancel(localId);
  await dropBytes(entry, c.store);
  c.sender.kick();
  return DONE;
}
