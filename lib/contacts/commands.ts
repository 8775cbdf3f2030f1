/** Whose chat it is in the CRM: what must be done once however often it is asked. */
import * as z from 'zod/mini';
import { sized } from '../shape.ts';
import { command } from '../bridge/command.ts';
import { guid, id, origin } from '../bridge/id.ts';

const short = z.string().check(sized(500));

export const contactCommands = {
  /** Asks the CRM again who it is; with an origin, that one: the chat belongs to it from then on. */
  'contact.identify': command({ conversationId: id, origin }),
  /** null: nobody, the operator has taken him away. */
  'contact.choose': command({ conversationId: id, origin, contactId: z.nullable(guid) }),
  'contact.create': command({
    conversationId: id,
    origin,
    name: short.check(sized(500, 1)),
    phone: short,
    email: short,
  }),
};
