/**
 * What a CRM's tab may answer to what a view has asked: the same look as at the worker's own questions (`crm-tab-answers.ts`), before it
 * goes back. What is shown is cut; what is edited and saved again is whole or refused; an address leads to the web and nowhere else.
 */
import * as z from 'zod/mini';
import type { CallResult } from '../bridge/command.ts';
import { id } from '../bridge/id.ts';
import { like, map, sized } from '../shape.ts';
import { aCase, contact, crmAnswers, lightShape, listOf, words } from './crm-tab-answers.ts';

/** Notes with pictures in them are the longest that a record holds, characters. */
const MOST_KEPT = 20_000_000;
const MOST_ADDRESS = 10_000;
const MOST_ROWS = 5_000;
/** A page's own picture of a contact, as an address of its bytes, characters. */
const MOST_PHOTO = 1_500_000;

const kept = z.string().check(sized(MOST_KEPT));
const number = z.catch(z.number(), 0);
const flag = z.catch(z.boolean(), false);
const nothing = z.pipe(
  z.unknown(),
  z.transform(() => null),
);
const addressOf = (schemes: RegExp) =>
  z.string().check(
    sized(MOST_ADDRESS),
    z.refine((text) => schemes.test(URL.parse(text)?.protocol ?? '')),
  );
const web = addressOf(/^https?:$/);
const orNone = <T extends z.ZodMiniType>(shape: T) => z.catch(z.nullable(shape), null);
/** All of them: what a list shows is also what is looked through. */
const all = <T extends z.ZodMiniType>(item: T) => listOf(item, MOST_ROWS);
/** By names that this CRM chose: what is no such value is left out, alone. */
const mapOf = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(
    map,
    z.transform((values: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(values).flatMap(([name, one]) => {
          const { success, data } = item.safeParse(one);
          return success && id.safeParse(name).success ? [[name, data as z.output<T>]] : [];
        }),
      ),
    ),
  );

const named = { id, name: words };
const feed = { entity: words, id };
const record = z.object({
  ...named,
  conversationId: words,
  values: mapOf(z.nullable(z.union([z.number(), kept, z.object(named)]))),
  createdOn: z.optional(words),
});
const feedState = z.object({ ...feed, isFollowed: flag });
const recipient = z.object({
  contactId: id,
  name: words,
  account: words,
  addresses: listOf(
    z.object({
      kind: z.enum(['phone', 'id', 'username']),
      value: words,
      completed: z.optional(z.boolean()),
      unknown: z.optional(z.boolean()),
      messenger: z.nullable(words),
    }),
  ),
  complete: flag,
});
const user = z.object({ id, contactId: words, contactName: words, email: words });
const from = z.enum(['set', 'found', 'absent']);
const foundName = z.object({ name: z.nullable(words), from });
const shownCase = z.object({
  ...aCase.shape,
  subject: words,
  status: words,
  isOpen: flag,
  registeredOn: words,
  contactId: z.nullable(id),
});

const lookupText = z.object({ id, name: words, text: kept });

/** By operation: of `lib/creatio/ops.ts`, and of the page under a desk (`lib/creatio/page-ops.ts`). */
export const viewAnswers = {
  ...crmAnswers,
  user,
  'chat-names': z.nullable(
    z.object({
      entity: words,
      writtenBy: z.enum(['extension', 'connector', 'auto']),
      columns: mapOf(z.nullable(words)),
    }),
  ),
  'chat-record': z.nullable(record),
  'chat-record-write': record,
  'chat-lookup': all(z.object(named)),
  'chat-history': all(record),
  discovery: z.object({
    page: z.object({ root: words, workspace: words, ui: words, version: words, culture: words }),
    user,
    chat: z.object({
      entity: foundName,
      writtenBy: z.object({ name: z.enum(['extension', 'connector', 'auto']), from }),
      columns: mapOf(foundName),
      wrong: listOf(words),
      behind: listOf(words),
    }),
    templates: foundName,
    createCase: foundName,
    light: lightShape,
    lightFrom: z.enum(['set', 'found', 'absent', 'closed']),
  }),
  check: listOf(z.object({ what: id, is: id, said: words, ms: number })),
  'recipient-search': all(recipient),
  recipient: z.nullable(recipient),
  'contact-search': all(contact),
  case: z.nullable(shownCase),
  'case-create': z.nullable(shownCase),
  'contact-cases': all(shownCase),
  'contact-give': nothing,
  'feed-state': z.nullable(feedState),
  'feed-follow': feedState,
  'feed-post': nothing,
  'contact-tasks': z.object({
    count: number,
    tasks: all(z.object({ id, title: words, due: words })),
  }),
  'task-create': nothing,
  'page-record': z.nullable(
    z.object({ ...feed, contactId: z.nullable(id), number: words, chat: z.optional(id) }),
  ),
  'record-search': all(z.object({ ...named, note: words })),
  'record-files': all(
    z.object({
      ...named,
      kind: z.enum(['file', 'link']),
      size: number,
      at: words,
      url: orNone(addressOf(/^(?:https?|mailto|tel):$/)),
    }),
  ),
  'file-limit': orNone(z.number()),
  'record-file-part': nothing,
  'chat-file-link': nothing,
  'record-link-add': nothing,
  'record-file-remove': nothing,
  'record-feed': all(z.object({ id, by: words, at: words, text: kept, likes: number, comments: number })),
  'record-feed-post': nothing,
  templates: z.nullable(all(lookupText)),
  'templates-address': orNone(web),
  'template-create': nothing,
  'template-update': z.nullable(lookupText),
  'template-remove': nothing,
  'contact-on-page': orNone(id),
  'record-open': orNone(web),
  'contact-action': z.union([
    z.object({ done: z.enum(['new-tab']), url: web }),
    z.object({ done: z.enum(['email', 'call', 'contact']) }),
  ]),
  'place-watch': nothing,
  photo: orNone(like(/^data:image\/(?:png|jpeg|gif|webp);base64,/).check(sized(MOST_PHOTO))),
};

/** As much of an answer as makes sense. @param onRefused told the name of the operation whose answer makes none */
export function readAnswer(op: string, answer: CallResult, onRefused: (what: string) => void): CallResult {
  if (!answer.ok) return answer;
  const shape = Object.hasOwn(viewAnswers, op) ? viewAnswers[op as keyof typeof viewAnswers] : null;
  // JSON has no `undefined`, and what is null may be left out.
  const parsed = shape?.safeParse(answer.value ?? null);
  if (parsed?.success) return { ok: true, value: parsed.data };
  onRefused(`answer to ${shape ? op : 'an unknown operation'}`);
  return { ok: false, code: 'crm-server' };
}
