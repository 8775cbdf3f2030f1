/** Where what is typed beside the composer is kept among the drafts. */
import type { CallResult, Command } from '../bridge/protocol.ts';
import type { ConversationId } from '../chat/types.ts';
import type { ChatStore } from './chat-store.ts';

/** The comment of a processing. */
export const commentKey = (id: ConversationId): string => `${id}#comment`;

/** What was typed into the chat's card. */
export const cardKey = (id: ConversationId): string => `${id}#card`;

type Kept = Extract<Command, { type: 'comment' | 'card-draft' }>;
type OfDialog = Extract<Command, { type: 'dialog-draft' }>;

export const draftKey = ({ type, conversationId: id }: Kept): string =>
  type === 'comment' ? commentKey(id) : cardKey(id);

/** Keeps what was typed into a dialog, or tells it. */
export async function dialogDraft(
  { conversationId, dialog, text }: OfDialog,
  store: Pick<ChatStore, 'draft' | 'setDraft'>,
): Promise<CallResult> {
  const key = `${conversationId}#${dialog}`;
  if (text !== undefined) await store.setDraft(key, text);
  return { ok: true, value: store.draft(key) };
}
