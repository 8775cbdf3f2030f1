/** What the desk's components share, in words: `model.ts` makes it. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Call, CallResult, Command } from '../../lib/bridge/protocol.ts';
import type { ConversationView, DeskSize, DeskView } from '../../lib/bridge/view.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { LightRules } from '../../lib/chat/traffic-light.ts';
import type { Language, Translate } from '../../lib/i18n/index.ts';
import type { ComposerHandle } from './composer/composer-handle.ts';
import type { TrayModel } from '../files/tray-model.ts';
import type { Act } from './act-types.ts';
import type { CrmDoor } from './crm-door.ts';
import type { CardTab, OpenCard } from '../card/open.ts';
import type { People } from '../contacts/people.ts';
import type { Ticker } from './ticker.ts';

export type Tab = 'active' | 'closed';

/** What the operator chose to read, and what was unread in it at that moment. */
export interface Selection {
  id: string;
  unread: number;
  lastMessageId: number;
}

export interface Toast {
  text: string;
  tone: 'plain' | 'error';
  /** Technical cause, shown on demand. */
  detail: string;
  /** Machine-readable kind of what it tells. */
  notice?: string;
}

/** @param event with Ctrl, or of the middle button: the chat's record in a new tab of the CRM instead */
export type OpenTheCard = (chat: ChatSummary, tab: CardTab, event?: MouseEvent) => void;

/** `Own`: keys of the words that a part has brought along (`useDesk`). */
export interface DeskModel<Own extends string = never> {
  view: ReadonlySignal<DeskView | null>;
  conversation: ReadonlySignal<ConversationView | null>;
  orphaned: ReadonlySignal<boolean>;
  /** Server clock, ms; ticks once a second while the desk is open. */
  now: ReadonlySignal<number>;
  /** For what changes less often than every second (`ticker.ts`). */
  wakeAt: Ticker['wakeAt'];
  language: ReadonlySignal<Language>;
  t: ReadonlySignal<Translate<Own>>;
  /** The light's, as they are applied. */
  rules: ReadonlySignal<LightRules>;
  tab: Signal<Tab>;
  /** What the lists are searched for; null while the search is closed. */
  listSearch: Signal<string | null>;
  selection: Signal<Selection | null>;
  /** The chat whose newest message is before the reader's eyes: nothing of it counts as unread here. */
  reading: Signal<string | null>;
  size: ReadonlySignal<DeskSize>;
  toast: Signal<Toast | null>;
  /** A question over the whole sheet; null for none. */
  dialog: Signal<JSX.Element | null>;
  /** What stands in the lists' place; null: the lists. */
  aside: Signal<JSX.Element | null>;
  /** Over the working area, with the conversation beside it; null while none is open. */
  card: Signal<OpenCard | null>;
  openCard: OpenTheCard;
  /** Of all chats in the CRM, in place of the closed ones; null while it is not open. */
  history: Signal<JSX.Element | null>;
  /** Files on their way from this view to the worker. */
  tray: TrayModel;
  /** What is in this view's own fields and may not have reached the worker yet. */
  typed: Signal<Record<string, string>>;
  /** Where the operator writes now; null while no field is there. */
  composer: Signal<ComposerHandle | null>;
  /** What can be done now, by name. */
  acts: Map<Act['id'], Act>;
  /** What a late part adds to the tools in the row of the tabs. */
  extra: Signal<JSX.Element | null>;
  /** A picture is shown in full: the frame takes what room there is. */
  isPicture: Signal<boolean>;
  /** null: no CRM page under this desk. */
  crm: CrmDoor | null;
  /** Whose chats they are in the CRM; null until that part has come. */
  people: Signal<People | null>;
  draftOf(conversationId: string): string;
  call: Call;
  /** As `call`, and a failure is told in a sentence. @returns whether it worked */
  act(command: Command): Promise<boolean>;
  sentence(result: CallResult): string;
  select(chat: ChatSummary | null): void;
  setSize(size: DeskSize): void;
  newId(): string;
  /** Waits for what is loaded late; null: it cannot be had, and the operator was told. */
  late<T>(loading: Promise<T>): Promise<T | null>;
  /** Something broke here: it is to stand in the report. */
  fault(where: string, error: unknown): void;
  dispose(): void;
}
