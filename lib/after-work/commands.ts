/** The chat is over, the work on it is not. */
import * as z from 'zod/mini';
import { command } from '../bridge/command.ts';
import { id, text } from '../bridge/id.ts';

const ofWork = { conversationId: id, attemptId: z.number() };

export const processingCommands = {
  'processing.finish': command({ ...ofWork, comment: text }),
  'processing.prolong': command({ ...ofWork, deadline: z.number() }),
};
