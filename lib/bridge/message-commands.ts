/** What an operator wants sent, or sent no more. */
import * as z from 'zod/mini';
import { sized } from '../shape.ts';
import { command } from './command.ts';
import { id, text } from './id.ts';

export const messageCommands = {
  'message.send': command({
    conversationId: id,
    localId: id,
    text,
    /** Files of the tray, sent after the text in this order. */
    files: z.optional(z.array(id).check(sized(100))),
  }),
  'message.retry': command({ localId: id, newLocalId: id }),
  'message.confirm': command({ localId: id }),
  'message.discard': command({ localId: id }),
  /** What has waited too long to go by itself. */
  'message.sendNow': command({ localId: id }),
};
