import * as z from 'zod/mini';
import { command } from '../bridge/command.ts';
import { id, text } from '../bridge/id.ts';
import { KEPT_FIELDS } from './fields.ts';

export const keptCommands = {
  /** '': nothing is typed there any more. */
  'text.keep': command({ conversationId: id, field: z.enum(KEPT_FIELDS), text }),
};
