/** What a view may ask about whose chat it is, its record, and cases made from it: what must be done once however often it is asked. */
import * as z from 'zod/mini';
import { id } from './id.ts';

const guid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));
const line = z.string().check(z.maxLength(500));
/** Of the CRM that the ids are of: the one that the asking desk lies on, unless another is named. */
const origin = z.optional(line);

export const crmCommands = [
  /** Asks the CRM again who it is; with an origin, that one: the chat belongs to it from then on. */
  z.object({ type: z.literal('contact-identify'), conversationId: id, origin }),
  z.object({ type: z.literal('contact-choose'), conversationId: id, origin, contactId: guid }),
  z.object({
    type: z.literal('contact-create'),
    conversationId: id,
    origin,
    name: line.check(z.minLength(1)),
    phone: line,
    email: line,
  }),
  /** Answer: `CaseDone`. `nth` is how many were made in this chat before: the same one is asked for again. */
  z.object({
    type: z.literal('case-create'),
    conversationId: id,
    origin,
    nth: z.int().check(z.nonnegative()),
    subject: line,
    transcript: z.boolean(),
  }),
  /** Writes the chat's record once more, which the CRM has refused. */
  z.object({ type: z.literal('record-retry'), conversationId: id }),
  /** Answer: `CaseDone`. */
  z.object({ type: z.literal('case-link'), conversationId: id, origin, caseId: guid }),
  /** The chat's record was saved with this case, or with none: what is shown of the chat follows. */
  z.object({
    type: z.literal('case-noted'),
    conversationId: id,
    origin,
    case: z.nullable(z.object({ id: guid, number: line })),
  }),
] as const;

/** A case that is tied to the chat now. */
export interface CaseDone {
  id: string;
  number: string;
  /** The chat's field «Обращение»; null: this CRM keeps no records of chats; `later`: this one's is not there yet. */
  chat: boolean | null | 'later';
  /** The case has a contact. */
  contact: boolean;
}
