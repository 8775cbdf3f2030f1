/** What is typed and not sent or saved. */
import * as z from 'zod/mini';
import { TYPED_DIALOGS } from '../chat/typed-dialogs.ts';
import { command } from './command.ts';
import { id, text } from './id.ts';

const ofChat = { conversationId: id };

export const draftCommands = {
  draft: command({ ...ofChat, text }),
  comment: command({ ...ofChat, text }),
  /** What was typed into the chat's card and is not saved; '' for nothing. */
  'card-draft': command({ ...ofChat, text }),
  /** What was typed into a dialog of the chat and is not saved, '' for nothing; without a text it is only told. */
  'dialog-draft': command({
    ...ofChat,
    dialog: z.enum(TYPED_DIALOGS),
    text: z.optional(text),
  }).answers<string>(),
};
