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

const viewMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), callId: id, command: z.unknown() }),
  z.object({ kind: z.literal('watch'), conversationId: z.nullable(id) }),
  z.object({ kind: z.literal('looking'), conversationId: z.nullable(id) }),
  z.object({ kind: z.literal('front'), front: z.boolean() }),
  z.object({ kind: z.literal('crm-taken'), callId: id }),
  z.object({ kind: z.literal('crm-answer'), callId: id, result: z.unknown() }),
  z.object({ kind: z.literal('place'), place: z.nullable(pageRecord) }),
]);
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

const callResult = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.optional(z.unknown()) }),
  z.object({ ok: z.literal(false), code: id, detail: z.optional(text) }),
]);

/** null: not an answer. */
export function parseCallResult(raw: unknown): CallResult | null {
  const parsed = callResult.safeParse(raw);
  return parsed.success ? (parsed.data as CallResult) : null;
}

export function parseViewMessage(raw: unknown): z.infer<typeof viewMessage> | null {
  const parsed = viewMessage.safeParse(raw);
  return parsed.success ? parsed.data : null;
}
