/** Everything that may cross between a view and the worker. Parsed at the border; what is unknown is ignored. */
import * as z from 'zod/mini';
import { PART } from '../chat/files.ts';
import { NOTICE_KINDS } from '../chat/notify-rules.ts';
import { TYPED_DIALOGS } from '../chat/typed-dialogs.ts';
import type { ConversationId } from '../chat/types.ts';
import { historyCommands } from '../history/commands.ts';
import { crmCommands } from './crm-commands.ts';
import { id } from './id.ts';
import { outgoingCommands } from './outgoing-commands.ts';
import type { CrmSettings } from '../creatio/context.ts';
import type { PageRecord } from '../creatio/page-record.ts';
import { CHECK_STEPS } from './webitel-check.ts';
import type {
  ConversationPatch,
  DeskPatch,
  DeskView,
  CrmQuestionView,
  LauncherView,
  ViewKind,
} from './view.ts';

z.config({ jitless: true });

const text = z.string().check(z.maxLength(200_000));
const fileName = z.string().check(z.maxLength(1000));
/** A part of a file in base64. */
const part = z.string().check(z.minLength(4), z.maxLength(Math.ceil(PART / 3) * 4));
const bytes = z.int().check(z.nonnegative());

/** How this operator arranges the desk; kept for all tabs. */
export const uiState = z.object({
  size: z.enum(['panel', 'wide', 'full']),
  /** Launcher's distance from the top, px, by kind of page. */
  launcherTop: z.partialRecord(z.enum(['freedom', 'classic']), z.number()),
  /** Newest first. */
  recentEmoji: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(40))),
  /** 0: as drawn; 1–5: from light to dark. */
  skinTone: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(5))),
});

/** What an operator may ask for from the desk and from the extension's own pages. */
const operatorCommand = z.discriminatedUnion('type', [
  /** `origin`: of the CRM whose desk it is accepted in; the worker itself says so. */
  z.object({ type: z.literal('accept'), conversationId: id, origin: z.optional(text) }),
  z.object({ type: z.literal('decline'), conversationId: id }),
  z.object({ type: z.literal('leave'), conversationId: id }),
  z.object({
    type: z.literal('finish-processing'),
    conversationId: id,
    attemptId: z.number(),
    comment: text,
  }),
  z.object({
    type: z.literal('prolong-processing'),
    conversationId: id,
    attemptId: z.number(),
    deadline: z.number(),
  }),
  z.object({ type: z.literal('comment'), conversationId: id, text }),
  /** What was typed into the chat's card and is not saved; '' for nothing. */
  z.object({ type: z.literal('card-draft'), conversationId: id, text }),
  /** What was typed into a dialog of the chat and is not saved, '' for nothing; without a text: answer: what is kept. */
  z.object({
    type: z.literal('dialog-draft'),
    conversationId: id,
    dialog: z.enum(TYPED_DIALOGS),
    text: z.optional(text),
  }),
  /** «В обработке», by hand. */
  z.object({ type: z.literal('take-up'), conversationId: id }),
  z.object({ type: z.literal('chat-details'), conversationId: id }),
  z.object({ type: z.literal('transfer-targets'), to: z.enum(['plan', 'operator']) }),
  z.object({
    type: z.literal('transfer'),
    conversationId: id,
    to: z.enum(['plan', 'operator']),
    targetId: z.number().check(z.int(), z.positive()),
  }),
  z.object({
    type: z.literal('send'),
    conversationId: id,
    localId: id,
    text,
    /** Files of the tray, sent after the text in this order. */
    files: z.optional(z.array(id).check(z.maxLength(100))),
  }),
  z.object({
    type: z.literal('file-add'),
    conversationId: id,
    fileId: id,
    name: fileName,
    size: bytes,
    mime: fileName,
  }),
  /** The next part of its bytes; one that was stored already is passed over. */
  z.object({ type: z.literal('file-part'), conversationId: id, fileId: id, index: bytes, data: part }),
  z.object({ type: z.literal('file-remove'), conversationId: id, fileId: id }),
  z.object({ type: z.literal('file-retry'), conversationId: id, fileId: id }),
  /** Some bytes of a file in the conversation. */
  z.object({
    type: z.literal('file-read'),
    conversationId: id,
    fileId: id,
    offset: bytes,
    length: z.int().check(z.positive(), z.maximum(PART)),
  }),
  z.object({ type: z.literal('retry'), localId: id, newLocalId: id }),
  z.object({ type: z.literal('confirm-sent'), localId: id }),
  z.object({ type: z.literal('discard'), localId: id }),
  /** What has waited too long to go by itself. */
  z.object({ type: z.literal('send-now'), localId: id }),
  z.object({ type: z.literal('draft'), conversationId: id, text }),
  z.object({ type: z.literal('read'), conversationId: id, upTo: z.number() }),
  z.object({ type: z.literal('no-reply-needed'), conversationId: id, upTo: z.number() }),
  z.object({
    type: z.literal('set-status'),
    status: z.enum(['online', 'pause', 'offline']),
    cause: z.optional(text),
  }),
  z.object({ type: z.literal('remember'), ui: z.partial(uiState) }),
  z.object({ type: z.literal('choose-send-with'), sendWith: z.enum(['enter', 'ctrl-enter']) }),
  z.object({ type: z.literal('load-older'), conversationId: id, before: z.number() }),
  z.object({ type: z.literal('read-closed') }),
  z.object({ type: z.literal('processed'), conversationId: id }),
  z.object({ type: z.literal('set-list-order'), order: z.enum(['urgency', 'recent']) }),
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('open-options') }),
  /** The flight recorder's notes. */
  z.object({ type: z.literal('report') }),
  /** Ready-made texts for this chat; `refresh` reads Webitel's anew first. */
  z.object({ type: z.literal('templates'), conversationId: id, refresh: z.boolean() }),
  /** Creatio's texts, as a CRM tab has just read or changed them. */
  z.object({
    type: z.literal('keep-templates'),
    origin: text,
    templates: z.array(z.object({ id, name: text, text })).check(z.maxLength(10_000)),
  }),
  /** One operation of lib/creatio/ops.ts, asked of the CRM of that origin; absent: of the main one. */
  z.object({ type: z.literal('crm'), op: id, args: z.optional(z.unknown()), origin: z.optional(text) }),
  /** One operation of lib/creatio/page-ops.ts, on the very page that this desk lies on. */
  z.object({ type: z.literal('page'), op: id, args: z.optional(z.unknown()) }),
  ...outgoingCommands,
  ...crmCommands,
  ...historyCommands,
]);

/** What a CRM page itself may ask for. */
const launcherCommand = z.object({
  type: z.literal('remember'),
  ui: z.strictObject({ launcherTop: uiState.shape.launcherTop }),
});

/** What only the extension's own pages may ask for. */
const pageCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sign-in'), origin: text, domain: text, username: text, password: text }),
  z.object({ type: z.literal('second-factor'), challenge: text, code: text }),
  z.object({ type: z.literal('sign-out') }),
  /** Signs out and leaves nothing of this operator's; not `confirmed`, it only tells how much is unsent, if anything is. */
  z.object({ type: z.literal('delete-my-data'), confirmed: z.boolean() }),
  z.object({ type: z.literal('show-desk') }),
  /** One thing of Webitel is tried, without changing anything. */
  z.object({ type: z.literal('check-webitel'), step: z.enum(CHECK_STEPS) }),
  z.object({ type: z.literal('sync-hosts') }),
  z.object({
    type: z.literal('test-sound'),
    sound: z.enum(NOTICE_KINDS),
    volume: z.int().check(z.minimum(0), z.maximum(100)),
  }),
]);

export type OperatorCommand = z.infer<typeof operatorCommand>;
export type PageCommand = z.infer<typeof pageCommand>;
type StrangerCommand = z.infer<typeof strangerCommand>;
export type Command = OperatorCommand | PageCommand | StrangerCommand;
/** All but what concerns the asking view's own page. */
export type WorkerCommand = Exclude<Command, { type: 'page' | 'confirm-crm' }>;

const line = z.string().check(z.maxLength(1000));
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

/** A command's outcome. `code` names a sentence of lib/i18n; `detail` is the technical cause, for «Подробности». */
export type CallResult = { ok: true; value?: unknown } | { ok: false; code: string; detail?: string };

export type WorkerMessage =
  | { kind: 'state'; view: DeskView }
  /** With what the same change did to the conversation that is watched: a view shows both at once. */
  | { kind: 'patch'; patch: DeskPatch; conversation?: ConversationPatch }
  | { kind: 'conversation'; patch: ConversationPatch }
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

/** «Показывать чаты здесь»: the asking page's own origin is a CRM from now on. */
const strangerCommand = z.object({ type: z.literal('confirm-crm') });

/** null: nothing that a view of this kind may ask for. */
export function parseCommand(raw: unknown, kind: ViewKind | 'stranger'): Command | null {
  if (kind === 'stranger') return strangerCommand.safeParse(raw).data ?? null;
  if (kind === 'gateway') return null;
  if (kind === 'launcher') return launcherCommand.safeParse(raw).data ?? null;
  const operator = operatorCommand.safeParse(raw);
  if (operator.success) return operator.data;
  return (kind === 'page' && pageCommand.safeParse(raw).data) || null;
}
