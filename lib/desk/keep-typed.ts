import type { Acts } from '../bridge/command.ts';
import type { draftCommands } from '../bridge/draft-commands.ts';
import type { ChatStore } from './chat-store.ts';
import { cardKey, commentKey } from './draft-keys.ts';

/** Keeps what was typed, or, of a dialog, tells it. */
export const draftActs = (store: Pick<ChatStore, 'draft' | 'setDraft'>): Acts<typeof draftCommands> => ({
  draft: ({ conversationId, text }) => store.setDraft(conversationId, text),
  comment: ({ conversationId, text }) => store.setDraft(commentKey(conversationId), text),
  'card-draft': ({ conversationId, text }) => store.setDraft(cardKey(conversationId), text),
  async 'dialog-draft'({ conversationId, dialog, text }) {
    const key = `${conversationId}#${dialog}`;
    if (text !== undefined) await store.setDraft(key, text);
    return { ok: true, value: store.draft(key) };
  },
});
