import type { CallResult, Command } from '../bridge/protocol.ts';
import type { ChatStore } from './chat-store.ts';
import { cardKey, commentKey } from './draft-keys.ts';

type Kept = Extract<Command, { type: 'comment' | 'card-draft' }>;
type OfDialog = Extract<Command, { type: 'dialog-draft' }>;

const draftKey = ({ type, conversationId: id }: Kept): string =>
  type === 'comment' ? commentKey(id) : cardKey(id);

/** Keeps what was typed, or, of a dialog, tells it. */
export async function keepTyped(
  command: Kept | OfDialog,
  store: Pick<ChatStore, 'draft' | 'setDraft'>,
): Promise<CallResult> {
  if (command.type !== 'dialog-draft') {
    await store.setDraft(draftKey(command), command.text);
    return { ok: true };
  }
  const key = `${command.conversationId}#${command.dialog}`;
  if (command.text !== undefined) await store.setDraft(key, command.text);
  return { ok: true, value: store.draft(key) };
}
