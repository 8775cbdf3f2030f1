/**
 * What a CRM's tab may answer to the worker. Its script runs in a page that is not ours, and what it says goes to the disk and back into
 * the CRM: so every answer has a shape, what is too long is cut, and one bad item drops itself alone.
 */
import * as z from 'zod/mini';
import { cut } from '../chat/amounts.ts';
import type { How } from '../contacts/rules.ts';
import { id, line } from '../bridge/id.ts';

const MOST_CHARS = 500;
/** Nobody chooses among more. */
const MOST_ITEMS = 200;

export const words = z.catch(
  z.pipe(
    z.string(),
    z.transform((text: string) => cut(text, MOST_CHARS)),
  ),
  '',
);

export const listOf = <T extends z.ZodMiniType>(item: T, most = MOST_ITEMS) =>
  z.pipe(
    z.array(z.unknown()),
    z.transform((items: unknown[]): z.output<T>[] =>
      items.slice(0, most).flatMap((one) => {
        const parsed = item.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      }),
    ),
  );

export const contact = z.object({
  id,
  name: words,
  accountName: words,
  phone: words,
  photoId: z.catch(z.nullable(id), null),
});
export const aCase = z.object({ id, number: words });

const setting = z.catch(
  z.nullable(
    z.object({
      code: words,
      caption: words,
      value: z.nullable(z.union([z.boolean(), z.number(), line])),
    }),
  ),
  null,
);
export const lightShape = z.object({
  enabled: setting,
  yellowSeconds: setting,
  redSeconds: setting,
  basis: setting,
});

const HOWS = [
  'linked',
  'messenger',
  'phone',
  'said',
  'chosen',
  'created',
  'earlier',
] as const satisfies How[];

export const crmAnswers = {
  user: z.object({ contactId: words, contactName: words }),
  'chat-names': z.nullable(z.object({ writtenBy: z.enum(['extension', 'connector', 'auto']) })),
  'chat-record-write': z.object({ id }),
  'chat-file-link': z.unknown(),
  'outgoing-record': z.nullable(z.object({ id, name: z.nullable(words) })),
  identify: listOf(z.object({ ...contact.shape, how: z.enum(HOWS) })),
  contact: z.nullable(contact),
  'contact-create': contact,
  case: z.nullable(aCase),
  'case-create': z.nullable(aCase),
  /** null: there was no case before, or none is made by a process. */
  'case-newest': z.nullable(z.object({ createdOn: words, ids: listOf(id) })),
  'case-tie': z.object({
    chat: z.union([z.enum(['later']), z.nullable(z.boolean())]),
    contact: z.boolean(),
  }),
  'contact-give': z.unknown(),
  'light-settings': lightShape,
};

export type AskedOp = keyof typeof crmAnswers;
export type CrmAnswer<K extends AskedOp> = z.output<(typeof crmAnswers)[K]>;
