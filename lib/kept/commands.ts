import * as z from 'zod/mini';
import { command } from '../bridge/command.ts';
import { id, line, text } from '../bridge/id.ts';
import { whole } from '../shape.ts';
import { KEPT_FIELDS } from './fields.ts';

export const keptCommands = {
  /** '': nothing is typed there any more. */
  'text.keep': command({
    conversationId: id,
    field: z.enum(KEPT_FIELDS),
    text,
    // As `Typed` (rules.ts).
    at: z.optional(whole(0)),
    again: z.optional(z.boolean()),
    of: z.optional(line),
  }),
};
