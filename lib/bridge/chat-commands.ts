/** What an operator decides about a chat. */
import * as z from 'zod/mini';
import type { ChatDetails } from '../chat/details.ts';
import { command } from './command.ts';
import { id, text } from './id.ts';

const ofChat = { conversationId: id };

export const chatCommands = {
  /** `origin`: of the CRM whose desk it is accepted in; the worker itself says so. */
  'chat.accept': command({ ...ofChat, origin: z.optional(text) }),
  'chat.decline': command(ofChat),
  'chat.leave': command(ofChat),
  /** «В обработке», by hand. */
  'chat.takeUp': command(ofChat),
  'chat.details': command(ofChat).answers<ChatDetails>(),
  'chat.read': command({ ...ofChat, upTo: z.number() }),
  'chat.noReplyNeeded': command({ ...ofChat, upTo: z.number() }),
};

/** What was said and what is over, as Webitel keeps it. */
export const pastCommands = {
  'chat.older': command({ ...ofChat, before: z.number() }),
  'chat.readClosed': command({}),
  'chat.processed': command(ofChat),
};
