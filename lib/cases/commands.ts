/** Cases made from a chat, or linked to it: once, however often it is asked. */
import * as z from 'zod/mini';
import { sized, whole } from '../shape.ts';
import { command } from '../bridge/command.ts';
import { guid, id, origin } from '../bridge/id.ts';

/** A case that is tied to the chat now. */
export interface CaseDone {
  id: string;
  number: string;
  /** The chat's field «Обращение»; null: this CRM keeps no records of chats; `later`: this one's is not there yet. */
  chat: boolean | null | 'later';
  /** The case has a contact. */
  contact: boolean;
}

const short = z.string().check(sized(500));

export const caseCommands = {
  /** `nth` is how many were made in this chat before: the same one is asked for again. */
  'case.create': command({
    conversationId: id,
    origin,
    nth: whole(0),
    subject: short,
    transcript: z.boolean(),
  }).answers<CaseDone>(),
  'case.link': command({ conversationId: id, origin, caseId: guid }).answers<CaseDone>(),
  /** The chat's record was saved with this case, or with none: what is shown of the chat follows. */
  'case.note': command({
    conversationId: id,
    origin,
    case: z.nullable(z.object({ id: guid, number: short })),
  }),
};

export const recordCommands = {
  /** Writes the chat's record once more, which the CRM has refused. */
  'record.retry': command({ conversationId: id }),
};
