/** What the desk's components share: the worker's state as signals, one clock, the chosen chat, and the way back to the worker. */
import { computed, effect, signal, useComputed, type ReadonlySignal } from '@preact/signals';
import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { DeskClient } from '../../lib/bridge/client.ts';
import type { Call, CallResult, Command } from '../../lib/bridge/protocol.ts';
import { linksHere } from '../../lib/contacts/here.ts';
import { DEFAULT_UI, type DeskSize, type DeskView } from '../../lib/bridge/view.ts';
import { DEFAULT_LIGHT_RULES, usableRules } from '../../lib/chat/traffic-light.ts';
import { safeName } from '../../lib/shown/format.ts';
import { createTrayModel } from '../files/tray-model.ts';
import type { Language } from '../../lib/i18n/index.ts';
import { hasMessages, isKey, resolveLanguage, translator } from '../../lib/i18n/late.ts';
import type { KeyIn, Words } from '../../lib/i18n/words.ts';
import type { ComposerHandle } from './composer/composer-handle.ts';
import { loadTexts } from '../../lib/i18n/load.ts';
import type { Seeing } from './seen.ts';
import type { OpenCard } from '../card/open.ts';
import { createTicker } from './ticker.ts';
import type { CrmDoor } from './crm-door.ts';
import type { Tab, Selection, Toast, DeskModel } from './model-types.ts';
import type { People } from '../contacts/people.ts';

export type * from './model-types.ts';

export interface ModelOptions {
  client: DeskClient;
  culture: () => string | null;
  isOpen: ReadonlySignal<boolean>;
  /** null: no CRM page under this desk. */
  crm: CrmDoor | null;
  seeing: Seeing;
  openCard: (desk: DeskModel, ...what: Parameters<DeskModel['openCard']>) => void;
}

/** What cannot be taken back. */
const FINAL: ReadonlySet<Command['type']> = new Set([
  'chat.accept',
  'chat.decline',
  'chat.leave',
  'transfer.order',
  'message.send',
  'message.retry',
  'outgoing.send',
  'outgoing.retry',
  'agent.setStatus',
]);

export const wantedLanguage = (view: DeskView | null, culture: () => string | null): Language =>
  resolveLanguage(view?.settings.language ?? 'auto', culture(), navigator.language);

export function createModel(options: ModelOptions): DeskModel {
  const { client, culture, isOpen, crm, seeing, openCard } = options;
  const here = linksHere(crm?.origin);
  const view = signal(here(client.view));
  const conversation = signal(client.conversation);
  const orphaned = signal(client.orphaned);
  const unsubscribe = client.subscribe(() => {
    view.value = here(client.view);
    conversation.value = client.conversation;
    orphaned.value = client.orphaned;
  });

  const offset = computed(() => view.value?.offset ?? 0);
  const ticker = createTicker(offset, () => isOpen.value && document.visibilityState === 'visible');
  // A closed desk does not tick: what changed in it must not be counted with an old time.
  const refreshClock = client.subscribe(ticker.catchUp);
  const opening = effect(() => {
    if (isOpen.value) ticker.catchUp();
  });

  const wanted = computed(() => wantedLanguage(view.value, culture));
  // Shown when its texts are here; the first language's were loaded before the desk.
  const language = signal(wanted.peek());
  const following = effect(() => {
    const next = wanted.value;
    if (hasMessages(next)) language.value = next;
    else void loadTexts(next).then(() => (language.value = wanted.peek()));
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
  const call: Call = async (command) => {
    const code = FINAL.has(command.type) ? await seeing.refusal() : null;
    return code === null ? client.call(command) : { ok: false, code };
  };
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
    now: ticker.now,
    wakeAt: ticker.wakeAt,
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
    aside: signal<JSX.Element | null>(null),
    card,
    history: signal<JSX.Element | null>(null),
    typed,
    composer: signal<ComposerHandle | null>(null),
    acts: new Map(),
    extra: signal<JSX.Element | null>(null),
    isPicture: signal(false),
    crm,
    people: signal<People | null>(null),
    draftOf: (id) =>
      typed.value[id] ?? (conversation.value?.id === id ? (conversation.value.kept.message ?? '') : ''),
    call,
    async act(command) {
      const result = await call(command);
      if (!result.ok) toast.value = { text: sentence(result), tone: 'error', detail: result.detail ?? '' };
      return result.ok;
    },
    sentence,
    openCard: (...what) => openCard(model, ...what),
    select(chat) {
      if (model.size.peek() === 'panel') model.aside.value = null;
      selection.value = chat && { id: chat.id, unread: chat.unread, lastMessageId: chat.lastMessageId };
      client.watch(chat?.id ?? null);
      if (!chat) card.value = null;
    },
    setSize(size) {
      chosenSize.value = size;
      void client.call({ type: 'ui.remember', ui: { size } }).then(() => (chosenSize.value = null));
    },
    newId: () => crypto.randomUUID(),
    late: (loading) =>
      loading.catch((error: unknown) => {
        const text = sentence({ ok: false, code: 'orphaned' });
        toast.value = { text, tone: 'error', detail: String(error) };
        return null;
      }),
    dispose() {
      ticker.dispose();
      opening();
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

/** @param _words of a part that is loaded late: only who has them, and so has loaded them, may ask for them */
export function useDesk<W extends Words[]>(..._words: W): DeskModel<KeyIn<W[number]>> {
  const model = useContext(DeskContext);
  if (!model) throw new Error('no desk above this component');
  return model as DeskModel<KeyIn<W[number]>>;
}

/** A part of the view: who reads it is rendered anew when that part changes, and not with every message. */
export function useView<T>(read: (view: DeskView | null) => T): T {
  const { view } = useDesk();
  return useComputed(() => read(view.value)).value;
}

/** As `useDesk`, outside of a component. */
export const withWords = <W extends Words[]>(desk: DeskModel, ..._words: W): DeskModel<KeyIn<W[number]>> =>
  desk as DeskModel<KeyIn<W[number]>>;
