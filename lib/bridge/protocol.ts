/** Everything that may cross between a view and the worker. Parsed at the border; what is unknown is ignored. */
import * as z from 'zod/mini';
import type { ConversationId } from '../chat/types.ts';
import type { CrmSettings } from '../creatio/context.ts';
import type { PageRecord } from '../creatio/page-record.ts';
import type { CallResult } from './command.ts';
import type { Command } from './commands.ts';
import { id, line, text } from './id.ts';
import type { ConversationPatch, DeskPatch, DeskView, CrmQuestionView, LauncherView } from './view.ts';

export type { CallResult } from './command.ts';
export {
  parseCommand,
  type Call,
  type Command,
  type ResultOf,
  type OperatorCommand,
  type WorkerCommand,
} from './commands.ts';

const pageRecord = z.object({
  entity: line,
  id: line,
  contactId: z.nullable(line),
  number: line,
  chat: z.optional(line),
});

const viewMessages = {
  call: z.object({ callId: id, command: z.unknown() }),
  watch: z.object({ conversationId: z.nullable(id) }),
  looking: z.object({ conversationId: z.nullable(id) }),
  front: z.object({ front: z.boolean() }),
  'crm-taken': z.object({ callId: id }),
  'crm-answer': z.object({ callId: id, result: z.unknown() }),
  place: z.object({ place: z.nullable(pageRecord) }),
};
type Messages = typeof viewMessages;
type Told = { [K in keyof Messages]: { kind: K } & z.infer<Messages[K]> }[keyof Messages];
export type ViewMessage =
  | { kind: 'call'; callId: string; command: Command }
  | { kind: 'watch'; conversationId: ConversationId | null }
  /** The chat that the operator has before his eyes in this view: nothing rings for it. */
  | { kind: 'looking'; conversationId: ConversationId | null }
  /** Whether this tab is before the operator's eyes. */
  | { kind: 'front'; front: boolean }
  /** The question has come, whenever its answer will: this tab is awake. */
  | { kind: 'crm-taken'; callId: string }
  /** The record on the CRM's screen; null: nobody's. */
  | { kind: 'place'; place: PageRecord | null }
  /** What the page's CRM answered to the worker; not to be trusted more than the page. */
  | { kind: 'crm-answer'; callId: string; result: CallResult };

export type WorkerMessage =
  | { kind: 'state'; view: DeskView }
  /** With what the same change did to the conversation that is watched: a view shows both at once. */
  | { kind: 'patch'; patch: DeskPatch; conversation?: ConversationPatch }
  /** null: it is gone. */
  | { kind: 'conversation'; patch: ConversationPatch | null }
  | { kind: 'result'; callId: string; result: CallResult }
  | { kind: 'show'; conversationId: ConversationId | null }
  /** The worker asks the CRM behind the page: `op` is one of lib/creatio/ops.ts. */
  | { kind: 'crm'; callId: string; op: string; args: unknown; settings: CrmSettings }
  | { kind: 'launcher'; view: LauncherView }
  | ({ kind: 'question' } & CrmQuestionView)
  | { kind: 'place'; place: PageRecord | null }
  /** This view may not show anything here. */
  | { kind: 'refused' };

const done = z.object({ ok: z.boolean(), value: z.optional(z.unknown()) });
const refused = z.object({ ok: z.boolean(), code: id, detail: z.optional(text) });

/** null: not an answer. */
export function parseCallResult(raw: unknown): CallResult | null {
  const parsed = done.safeParse(raw).data;
  return parsed ? ((parsed.ok ? parsed : (refused.safeParse(raw).data ?? null)) as CallResult | null) : null;
}

export function parseViewMessage(raw: unknown): Told | null {
  const kind = typeof raw === 'object' && raw !== null ? (raw as { kind?: unknown }).kind : null;
  if (typeof kind !== 'string' || !Object.hasOwn(viewMessages, kind)) return null;
  const { data } = viewMessages[kind as keyof Messages].safeParse(raw);
  return data ? ({ kind, ...data } as Told) : null;
}
