/** What the desk's components share, in small objects: a function asks for those it needs, `model.ts` makes them all. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Call, CallResult, Command } from '../../lib/bridge/protocol.ts';
import type { ConversationView, DeskSize, DeskView } from '../../lib/bridge/view.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { LightRules } from '../../lib/chat/traffic-light.ts';
import type { Language, Translate } from '../../lib/i18n/index.ts';
import type { ComposerHandle } from './composer/composer-handle.ts';
import type { TrayModel } from '../files/tray-model.ts';
import type { Act, KeyHint } from './act-types.ts';
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

/** What the worker says. */
export interface WorkerState {
  view: ReadonlySignal<DeskView | null>;
  conversation: ReadonlySignal<ConversationView | null>;
  orphaned: ReadonlySignal<boolean>;
  /** The light's, as they are applied. */
  rules: ReadonlySignal<LightRules>;
}

/** The server's, ms. */
export interface DeskClock {
  /** Ticks once a second while the desk is open. */
  now: ReadonlySignal<number>;
  /** For what changes less often than every second (`ticker.ts`). */
  wakeAt: Ticker['wakeAt'];
}

/** `Own`: keys of the words that a part has brought along (`useDesk`). */
export interface DeskWords<Own extends string = never> {
  language: ReadonlySignal<Language>;
  t: ReadonlySignal<Translate<Own>>;
  /** What is to be said of a failure; empty for none. */
  sentence(result: CallResult): string;
}

/** What is asked of the worker and of the CRM, and what became of it. */
export interface Asking {
  call: Call;
  /** As `call`, and a failure is told in a sentence. @returns whether it worked */
  act(command: Command): Promise<boolean>;
  /** null: no CRM page under this desk. */
  crm: CrmDoor | null;
  newId(): string;
  /** Waits for what is loaded late; null: it cannot be had, and the operator was told. */
  late<T>(loading: Promise<T>): Promise<T | null>;
  /** Something broke here: it is to stand in the report. */
  fault(where: string, error: unknown): void;
}

/** Where the operator is, and how large the desk is there. */
export interface Place {
  tab: Signal<Tab>;
  /** What the lists are searched for; null while the search is closed. */
  listSearch: Signal<string | null>;
  selection: Signal<Selection | null>;
  select(chat: ChatSummary | null): void;
  /** The chat whose newest message is before the reader's eyes: nothing of it counts as unread here. */
  reading: Signal<string | null>;
  size: ReadonlySignal<DeskSize>;
  setSize(size: DeskSize): void;
  /** A picture is shown in full: the frame takes what room there is. */
  isPicture: Signal<boolean>;
}

/** What stands on the sheet beside the lists and the conversation, one thing in each slot. */
export interface Slots {
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
  /** Whose chats they are in the CRM; null until that part has come. */
  people: Signal<People | null>;
  /** What a late part adds to the tools in the row of the tabs. */
  extra: Signal<JSX.Element | null>;
}

/** What is being written in this view. */
export interface Writing {
  /** Files on their way from this view to the worker. */
  tray: TrayModel;
  /** What is in this view's own fields and may not have reached the worker yet. */
  typed: Signal<Record<string, string>>;
  draftOf(conversationId: string): string;
  /** Where the operator writes now; null while no field is there. */
  composer: Signal<ComposerHandle | null>;
}

/** What can be done now. */
export interface Acts {
  acts: Map<Act['id'], Act>;
  /** null until the keys have come. */
  hint: Signal<KeyHint | null>;
}

export interface DeskModel<Own extends string = never>
  extends WorkerState, DeskClock, DeskWords<Own>, Asking, Place, Slots, Writing, Acts {
  dispose(): void;
}
