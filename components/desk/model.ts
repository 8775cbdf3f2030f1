/** What the desk's components share: the worker's state as signals, one clock, the chosen chat, and the way back to the worker. */
import { computed, effect, signal, useComputed, type ReadonlySignal } from '@preact/signals';
import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { DeskClient } from '../../lib/bridge/client.ts';
import type { Call, Command } from '../../lib/bridge/protocol.ts';
import type { DeskView } from '../../lib/bridge/view.ts';
import { safeName } from '../../lib/shown/format.ts';
import { createTrayModel } from '../files/tray-model.ts';
import type { KeyIn, Words } from '../../lib/i18n/words.ts';
import type { KeyHint } from './act-types.ts';
import type { ComposerHandle } from './composer/composer-handle.ts';
import { deskWords } from './desk-words.ts';
import { deskPlace } from './place.ts';
import type { Seeing } from './seen.ts';
import type { OpenCard } from '../card/open.ts';
import { createTicker } from './ticker.ts';
import type { CrmDoor } from './crm-door.ts';
import type { Asking, DeskModel, DeskWords, Toast } from './model-types.ts';
import type { People } from '../contacts/people.ts';
import { workerState } from './worker-state.ts';

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

const newId = (): string => crypto.randomUUID();

export function createModel(options: ModelOptions): DeskModel {
  const { client, culture, isOpen, crm, seeing, openCard } = options;
  const ends: (() => void)[] = [];
  const state = workerState(client, crm?.origin, ends);
  const { view, conversation } = state;
  const offset = computed(() => view.value?.offset ?? 0);
  const ticker = createTicker(offset, () => isOpen.value && document.visibilityState === 'visible');
  ends.push(
    // A closed desk does not tick: what changed in it must not be counted with an old time.
    client.subscribe(ticker.catchUp),
    effect(() => {
      if (isOpen.value) ticker.catchUp();
    }),
    ticker.dispose,
  );
  const words = deskWords(state, culture, ends);
  const slots = {
    toast: signal<Toast | null>(null),
    dialog: signal<JSX.Element | null>(null),
    aside: signal<JSX.Element | null>(null),
    card: signal<OpenCard | null>(null),
    history: signal<JSX.Element | null>(null),
    people: signal<People | null>(null),
    extra: signal<JSX.Element | null>(null),
  };
  const tell = (text: string, detail = ''): void =>
    void (slots.toast.value = { text, tone: 'error', detail });
  const typed = signal<Record<string, string>>({});

  const call: Call = async (command) => {
    const code = FINAL.has(command.type) ? await seeing.refusal() : null;
    return code === null ? client.call(command) : { ok: false, code };
  };
  const fault: Asking['fault'] = (where, error) =>
    void import('../../lib/recorder/tell.ts').then(
      (part) => part.tellFault(call, where, error),
      () => {},
    );
  const asking: Asking = {
    call,
    async act(command) {
      const result = await call(command);
      if (!result.ok) tell(words.sentence(result), result.detail);
      return result.ok;
    },
    crm,
    newId,
    late: (loading) =>
      loading.catch((error: unknown) => {
        tell(words.sentence({ ok: false, code: 'orphaned' }), String(error));
        fault('part', error);
        return null;
      }),
    fault,
  };
  const tray = createTrayModel({
    call,
    newId,
    onProblem(name, result) {
      const why = result ? words.sentence(result) : words.t.value('file.unreadable');
      tell(`${safeName(name)}: ${why}`, result && !result.ok ? result.detail : '');
    },
  });
  ends.push(tray.dispose, () => client.watch(null));
  const model: DeskModel = {
    ...state,
    now: ticker.now,
    wakeAt: ticker.wakeAt,
    ...words,
    ...asking,
    ...deskPlace(client, state, slots),
    ...slots,
    openCard: (...what) => openCard(model, ...what),
    tray,
    typed,
    draftOf: (id) =>
      typed.value[id] ?? (conversation.value?.id === id ? (conversation.value.kept.message ?? '') : ''),
    composer: signal<ComposerHandle | null>(null),
    acts: new Map(),
    hint: signal<KeyHint | null>(null),
    dispose() {
      for (const end of ends) end();
    },
  };
  return model;
}

export const DeskContext = createContext<DeskModel | null>(null);
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
export const withWords = <W extends Words[]>(desk: DeskWords, ..._words: W): DeskWords<KeyIn<W[number]>> =>
  desk as DeskWords<KeyIn<W[number]>>;
