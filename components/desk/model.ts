/** What the desk's components share: the worker's state as signals, one clock, the chosen chat, and the way back to the worker. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { createContext, type ComponentType, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { DeskClient } from '../../lib/bridge/client.ts';
import type { CallResult, Command } from '../../lib/bridge/protocol.ts';
import { DEFAULT_UI, type ConversationView, type DeskSize, type DeskView } from '../../lib/bridge/view.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { DEFAULT_LIGHT_RULES, usableRules, type LightRules } from '../../lib/chat/traffic-light.ts';
import type { AskCrm } from '../../lib/creatio/ops.ts';
import type { LookupNames, TemplateLookup } from '../../lib/creatio/templates.ts';
import type { Line } from '../../lib/chat/lines.ts';
import { safeName } from '../format.ts';
import { openCard, type CardTab, type CrmPage, type OpenCard } from './open-card.ts';
import { createTrayModel, type TrayModel } from './files/tray-model.ts';
import type { Language, Translate } from '../../lib/i18n/index.ts';
import { hasMessages, isKey, resolveLanguage, translator } from '../../lib/i18n/late.ts';
import type { ComposerHandle } from './composer-handle.ts';
import { loadTexts, type LoadPart } from './parts.ts';
import type { People } from './people/people.ts';
import type { TemplatesPanelProps } from './use-templates.ts';

/** The CRM of the page that the desk lies on. */
export interface CrmDoor {
  origin: string;
  /** @param names of the lookup, from the settings; null: to be found out */
  templates(names: LookupNames | null): Promise<TemplateLookup>;
  /** One operation of lib/creatio/ops.ts. @throws CrmError */
  ask: AskCrm;
  /** Where its records are: opened, watched, and seen. */
  tab(): Promise<CrmPage>;
}

/** The list of ready-made texts, loaded when it is first wanted. */
export type LoadTemplates = () => Promise<ComponentType<TemplatesPanelProps>>;

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

export interface DeskModel {
  view: ReadonlySignal<DeskView | null>;
  conversation: ReadonlySignal<ConversationView | null>;
  orphaned: ReadonlySignal<boolean>;
  /** Server clock, ms; ticks once a second while the desk is open. */
  now: ReadonlySignal<number>;
  language: ReadonlySignal<Language>;
  t: ReadonlySignal<Translate>;
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
  /** Over the working area, with the conversation beside it; null while none is open. */
  card: Signal<OpenCard | null>;
  /** Of all chats in the CRM, in place of the closed ones; null while it is not open. */
  history: Signal<JSX.Element | null>;
  /** Files on their way from this view to the worker. */
  tray: TrayModel;
  /** What is in this view's own fields and may not have reached the worker yet. */
  typed: Signal<Record<string, string>>;
  /** Where the operator writes now; null while no field is there. */
  composer: Signal<ComposerHandle | null>;
  /** What a late part adds to the tools in the row of the tabs. */
  extra: Signal<JSX.Element | null>;
  /** null: no CRM page under this desk. */
  crm: CrmDoor | null;
  loadTemplates: LoadTemplates | null;
  /** Address of the page that plays sound and film. */
  playerUrl: string;
  /** Whose chats they are in the CRM; null until that part has come. */
  people: Signal<People | null>;
  draftOf(conversationId: string): string;
  call(command: Command): Promise<CallResult>;
  /** As `call`, and a failure is told in a sentence. @returns whether it worked */
  act(command: Command): Promise<boolean>;
  sentence(result: CallResult): string;
  select(chat: ChatSummary | null): void;
  setSize(size: DeskSize): void;
  /** The chat's card, or, with Ctrl or the middle button, its record in a new tab of the CRM. */
  openCard(chat: ChatSummary, tab: CardTab, event?: MouseEvent): void;
  newId(): string;
  loadPart: LoadPart;
  dispose(): void;
}

export interface ModelOptions {
  client: DeskClient;
  culture: () => string | null;
  isOpen: ReadonlySignal<boolean>;
  loadPart: LoadPart;
  crm?: CrmDoor | undefined;
  loadTemplates?: LoadTemplates | undefined;
  playerUrl?: string | undefined;
}

export const wantedLanguage = (view: DeskView | null, culture: () => string | null): Language =>
  resolveLanguage(view?.settings.language ?? 'auto', culture(), navigator.language);

export function createModel({
  client,
  culture,
  isOpen,
  loadPart,
  crm,
  loadTemplates,
  playerUrl = '',
}: ModelOptions): DeskModel {
  const view = signal(client.view);
  const conversation = signal(client.conversation);
  const orphaned = signal(client.orphaned);
  const unsubscribe = client.subscribe(() => {
    view.value = client.view;
    conversation.value = client.conversation;
    orphaned.value = client.orphaned;
  });

  const localNow = signal(Date.now());
  const ticking = setInterval(() => {
    if (isOpen.value && document.visibilityState === 'visible') localNow.value = Date.now();
  }, 1000);
  // A closed desk does not tick: what changed in it must not be counted with an old time.
  const refreshClock = client.subscribe(() => {
    const now = Date.now();
    if (now - localNow.peek() >= 1000) localNow.value = now;
  });

  const wanted = computed(() => wantedLanguage(view.value, culture));
  // Shown when its texts are here; the first language's were loaded before the desk.
  const language = signal(wanted.peek());
  const following = effect(() => {
    const next = wanted.value;
    if (hasMessages(next)) language.value = next;
    else void loadTexts(next, loadPart).then(() => (language.value = wanted.peek()));
  });
  const t = computed(() => translator(language.value));
  const rules = computed(() => view.value?.settings.trafficLight ?? DEFAULT_LIGHT_RULES);
  const selection = signal<Selection | null>(null);
  const toast = signal<Toast | null>(null);
  // The worker remembers the size for all tabs; this one must not wait for it, or focus would fall between two layouts.
  const chosenSize = signal<DeskSize | null>(null);
  const dialog = signal<JSX.Element | null>(null);
  const card = signal<OpenCard | null>(null);
  const typed = signal<Record<string, string>>({});

  const sentence = (result: CallResult): string => {
    if (result.ok) return '';
    const key = `error.${result.code}`;
    return t.value(isKey(key) ? key : 'error.refused');
  };
  const call = (command: Command): Promise<CallResult> => client.call(command);
  const tray = createTrayModel({
    call,
    newId: () => crypto.randomUUID(),
    onProblem(name, result) {
      const why = result ? sentence(result) : t.value('file.unreadable');
      const detail = result && !result.ok ? (result.detail ?? '') : '';
      toast.value = { text: `${safeName(name)}: ${why}`, tone: 'error', detail };
    },
  });
  const model: DeskModel = {
    tray,
    view,
    conversation,
    orphaned,
    now: computed(() => localNow.value + (view.value?.offset ?? 0)),
    language,
    t,
    rules: computed(() => usableRules(rules.value)),
    tab: signal<Tab>('active'),
    listSearch: signal<string | null>(null),
    selection,
    reading: signal<string | null>(null),
    size: computed(() => chosenSize.value ?? view.value?.ui.size ?? DEFAULT_UI.size),
    toast,
    dialog,
    card,
    history: signal<JSX.Element | null>(null),
    typed,
    composer: signal<ComposerHandle | null>(null),
    extra: signal<JSX.Element | null>(null),
    crm: crm ?? null,
    loadTemplates: loadTemplates ?? null,
    playerUrl,
    people: signal<People | null>(null),
    draftOf: (id) => typed.value[id] ?? (conversation.value?.id === id ? conversation.value.draft : ''),
    call,
    async act(command) {
      const result = await client.call(command);
      if (!result.ok) toast.value = { text: sentence(result), tone: 'error', detail: result.detail ?? '' };
      return result.ok;
    },
    sentence,
    select(chat) {
      selection.value = chat && { id: chat.id, unread: chat.unread, lastMessageId: chat.lastMessageId };
      client.watch(chat?.id ?? null);
      if (!chat) card.value = null;
    },
    openCard: (chat, tab, event) => openCard(model, chat, tab, event),
    setSize(size) {
      chosenSize.value = size;
      void client.call({ type: 'remember', ui: { size } }).then(() => (chosenSize.value = null));
    },
    newId: () => crypto.randomUUID(),
    loadPart,
    dispose() {
      clearInterval(ticking);
      following();
      tray.dispose();
      unsubscribe();
      refreshClock();
      client.watch(null);
    },
  };
  return model;
}

const DeskContext = createContext<DeskModel | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): DeskModel {
  const model = useContext(DeskContext);
  if (!model) throw new Error('no desk above this component');
  return model;
}

/** First line that was unread when the chat was chosen; null if none. */
export function firstUnread(lines: readonly Line[], selection: Selection): string | null {
  let left = selection.unread;
  if (left === 0) return null;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    if (line.author !== 'client' || (line.messageId ?? Infinity) > selection.lastMessageId) continue;
    if (--left === 0) return line.key;
  }
  return null;
}
