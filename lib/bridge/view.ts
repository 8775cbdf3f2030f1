/** What the worker shows to views: a projection of its state, pushed as patches. Views keep no truth of their own. */
import type { NearLimit } from '../crm-check/rules.ts';
import type { ContactLink } from '../contacts/rules.ts';
import type { FileLinks, Refusal } from '../card/job.ts';
import type { TrayFile } from '../chat/files.ts';
import type { OutgoingForm, OutgoingMessage, RecentRecipient } from '../outgoing/message.ts';
import type { Line } from '../chat/lines.ts';
import type { ChatSummary } from '../chat/summary.ts';
import type { WaitFacts } from '../chat/traffic-light.ts';
import type { ConversationId } from '../chat/types.ts';
import { withKept, type Kept } from '../kept/fields.ts';
import type { LightOfCrm, LightSources } from '../light/sources.ts';
import type { DiskState } from '../storage/disk.ts';
import type { SettingPath } from '../storage/setting-fields.ts';
import type { Settings } from '../storage/settings.ts';

/** What a port between a view and the worker is called: by whom it is opened. */
export type ViewKind =
  /** A page of the extension on its own: options, popup, welcome. */
  | 'page'
  /** The desk in a frame of a CRM page: counts once the worker has matched its secret to that tab's content script. */
  | 'desk'
  /** The content script: launcher, and the frame's place. Gets no chats. */
  | 'launcher'
  /** Asks the CRM behind the page. */
  | 'gateway';

/** @param secret told by a tab's content script to the frame that it has put there, and to nobody else */
export const portName = (kind: ViewKind, secret = ''): string => `${kind} ${secret}`.trim();

/** null: none of ours. */
export function readPortName(name: string): { kind: ViewKind; secret: string } | null {
  const [kind, secret = ''] = name.split(' ');
  return KINDS.includes(kind as ViewKind) ? { kind: kind as ViewKind, secret } : null;
}
const KINDS: readonly ViewKind[] = ['page', 'desk', 'launcher', 'gateway'];

/** Name of the browser's command that opens the desk. */
export const OPEN_DESK = 'open-desk';

/** How this operator arranges the desk; kept for all tabs. */
export interface UiState {
  size: DeskSize;
  /** Launcher's distance from the top, px, by kind of page. */
  launcherTop: Partial<Record<'freedom' | 'classic', number>>;
  /** Newest first. */
  recentEmoji?: string[];
  /** 0: as drawn; 1–5: from light to dark. */
  skinTone?: number;
}
export type DeskSize = 'panel' | 'wide' | 'full';
export const DEFAULT_UI: UiState = { size: 'panel', launcherTop: {} };

export type SessionState = 'signed-out' | 'signed-in' | 'expired';

export interface SessionView {
  state: SessionState;
  userName: string;
  username: string;
  origin: string;
  domain: string;
  /** Local clock, ms; set when the session ended by itself. */
  expiredAt: number | null;
  /** The settings ended the session: they forbid its server, which is reached by http. */
  ended?: 'https-only';
}

export type LinkState = 'off' | 'connecting' | 'online' | 'offline';

export interface ConnectionView {
  state: LinkState;
  /** Local clock, ms, since when the link has been in this state. */
  since: number;
  /** Local clock, ms, of the last snapshot that was read; null before the first. */
  freshAt: number | null;
  /** The server does not serve this operator now, and says so; null: nothing of the kind. Nobody is signed out by it. */
  trouble: Trouble | null;
}

export interface Trouble {
  /** server: passing faults · no-licence, forbidden: this login may not come in, as long as nobody changes that. */
  kind: 'server' | 'no-licence' | 'forbidden';
  /** The server's error id. */
  id: string;
  /** Local clock, ms. */
  since: number;
}

export type AgentStatus = 'online' | 'pause' | 'offline' | 'break-out' | 'other';

export interface AgentView {
  status: AgentStatus;
  /** Pause cause, or the server's note why it changed the status. */
  payload: string;
  /** ms, server clock. */
  since: number;
  /** 'waiting' is ready for the next chat; wrap_time, missed, processing are not. '' when unknown. */
  chatState: string;
  maxChats: number | null;
  /** Chats of queues whose channel is `im` come to him as well, and are not shown here. */
  hasIm: boolean;
  /** The server, not the operator, ended readiness. */
  thrown: boolean;
  /** Missed invitations since the operator was last ready. */
  missed: number;
}

/** no-agent-right: this login may not be asked whether it is one. */
export type AgentProblem = 'not-agent' | 'no-agent-right' | 'no-licence' | null;

export interface AutoAccepted {
  conversationId: ConversationId;
  /** Local clock, ms. */
  at: number;
}

export interface DeskView {
  session: SessionView;
  connection: ConnectionView;
  agent: AgentView | null;
  agentProblem: AgentProblem;
  /** The chat that was accepted by itself last. */
  autoAccepted: AutoAccepted | null;
  pauseCauses: string[];
  /** This login may not read them. */
  pauseCausesRefused: boolean;
  settings: Settings;
  settingProblems: (SettingPath | 'settings')[];
  lockedSettings: SettingPath[];
  /** Server clock minus local clock, ms. */
  offset: number;
  ui: UiState;
  chats: Record<ConversationId, ChatSummary>;
  /** Messages that wait to be sent, over all chats. */
  queued: number;
  /** Webitel told only the first chats and refused the others. */
  moreChatsRefused: boolean;
  /** Webitel refused to list the closed chats. */
  closedRefused: boolean;
  /** Whose values the light has. */
  lightSources: LightSources;
  /** The light as Creatio has it; null: not read. */
  crmLight: LightOfCrm | null;
  /** Local clock, ms, since when the CRM has wanted the operator to sign in again; null: it does not. */
  crmSessionLostAt: number | null;
  /** A CRM whose limit of calls a day may be near, not told yet; null: none. */
  crmCalls: NearLimit | null;
  /** Chats whose record the CRM has refused to write. */
  refusedRecords: Record<ConversationId, Refusal>;
  /** Whether files that were sent have their link on the record, where this extension puts it; of a finished record nothing is told. */
  fileLinks: Record<ConversationId, FileLinks>;
  /** Messages that start a conversation, newest first; older ones are left out, long ones that went are cut short. */
  outgoing: OutgoingMessage[];
  /** Unsent, shared by all views. */
  outgoingDraft: OutgoingForm | null;
  /** A ready-made text that is typed beside it and not saved, as its form wrote it. */
  outgoingTemplate?: string;
  /** Whom the operator wrote to, and through which gateway last, newest first. */
  outgoingRecent: RecentRecipient[];
  /** Whose chats they are in the CRM; absent: not asked yet. */
  contacts: Record<ConversationId, ContactLink>;
  /** Whether what must not be lost can be kept on this computer. */
  storage: DiskState;
}

/** What a CRM page is told: how many wait, and how the launcher looks. Nobody's name, nobody's words. */
export interface LauncherView {
  language: Settings['language'];
  theme: Settings['theme'];
  light: Settings['trafficLight'];
  online: boolean;
  /** Server clock minus local clock, ms. */
  offset: number;
  waits: WaitFacts[];
  invites: number;
  /** Launcher's distance from the top, px, by kind of page. */
  top: UiState['launcherTop'];
}

/** What a page that nobody has named is told. */
export interface CrmQuestionView {
  mayAsk: boolean;
  language: Settings['language'];
  theme: Settings['theme'];
}

/** An answer to `transfer-targets`. */
export interface TransferTarget {
  id: number;
  name: string;
  note: string;
}

/** The conversation that one view has open. */
export interface ConversationView {
  id: ConversationId;
  lines: Line[];
  kept: Kept;
  /** The latest stamp of what is kept, ms; 0: there is none. */
  keptAt?: number | undefined;
  /** Chosen and not sent yet; absent: none. */
  files?: TrayFile[];
  /** Nothing was said before the first line. */
  reachedStart: boolean;
}

export type DeskPatch = Partial<Omit<DeskView, 'chats'>> & {
  chats?: Record<ConversationId, ChatSummary | null>;
};

/** Lines from index `from` on are replaced, up to the last `keep` ones; those before and these are unchanged. */
export interface ConversationPatch {
  id: ConversationId;
  from: number;
  keep?: number;
  lines: Line[];
  /** Fields that have changed. */
  kept?: Kept;
  keptAt?: number | undefined;
  files?: TrayFile[];
  reachedStart?: boolean;
}

export function applyPatch(view: DeskView, patch: DeskPatch): DeskView {
  const { chats, ...rest } = patch;
  if (!chats) return { ...view, ...rest };
  const merged = { ...view.chats };
  for (const [id, chat] of Object.entries(chats)) {
    if (chat) merged[id] = chat;
    else delete merged[id];
  }
  return { ...view, ...rest, chats: merged };
}

export function applyConversationPatch(
  have: ConversationView | null,
  patch: ConversationPatch,
): ConversationView {
  const base: ConversationView =
    have?.id === patch.id ? have : { id: patch.id, lines: [], kept: {}, reachedStart: false };
  const kept = patch.keep ? base.lines.slice(-patch.keep) : [];
  const files = patch.files ?? base.files;
  return {
    id: patch.id,
    lines: [...base.lines.slice(0, patch.from), ...patch.lines, ...kept],
    kept: patch.kept ? withKept(base.kept, patch.kept) : base.kept,
    keptAt: patch.keptAt ?? base.keptAt,
    ...(files ? { files } : {}),
    reachedStart: patch.reachedStart ?? base.reachedStart,
  };
}
