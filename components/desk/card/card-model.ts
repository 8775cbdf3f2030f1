/** One open card: the record as the CRM has it, what was typed over it, and what can be done. */
import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ChatColumn } from '../../../lib/chat/chat-columns.ts';
import type { ChatNames } from '../../../lib/creatio/chat-names.ts';
import type { ChatInput, ChatRecord, ChatValue } from '../../../lib/creatio/chat-values.ts';
import type { AskCrm } from '../../../lib/creatio/ops.ts';
import type { DeskModel } from '../model.ts';
import { askUntil } from '../crm-door.ts';
import type { CardTab } from '../open-card.ts';
import { sentenceOf, type Failure } from './failure.ts';
import { NOTHING, readTyped, withoutSaved, writeTyped, type EditedField, type Typed } from './typed.ts';

/** Stored by the worker this soon after a pause in typing. */
const KEEP_AFTER_MS = 150;
/** Ours is written ten seconds after acceptance at the latest, if nobody else has written one: then it is looked for once more. */
const LOOK_AGAIN_MS = 12_000;

export type RecordState = 'loading' | 'no-crm' | 'no-object' | 'no-record' | 'ready' | 'failed';

export interface CardModel {
  chatId: string;
  tab: Signal<CardTab>;
  state: ReadonlySignal<RecordState>;
  names: ReadonlySignal<ChatNames | null>;
  record: ReadonlySignal<ChatRecord | null>;
  typed: ReadonlySignal<Typed>;
  /** Why the last reading or writing failed. */
  failure: Signal<Failure | null>;
  saving: ReadonlySignal<boolean>;
  /** What was just done, for screen readers too. */
  said: Signal<string>;
  /** Reads are given up when the card closes. null: no CRM under this desk. */
  ask: AskCrm | null;
  /** This CRM has such a column. */
  has(column: ChatColumn): boolean;
  /** As typed, else as stored. */
  value(field: EditedField): ChatValue;
  stored(column: ChatColumn): ChatValue;
  edit(field: EditedField, value: Typed['values'][EditedField]): void;
  keep(change: Partial<Typed>): void;
  load(): Promise<void>;
  save(): Promise<void>;
  discard(): void;
  /** «В обработке», by hand. @returns whether it is so now */
  takeUp(): Promise<boolean>;
  dispose(): void;
}

export function createCard(desk: DeskModel, chatId: string, first: CardTab): CardModel {
  const aborting = new AbortController();
  const ask = desk.crm && askUntil(aborting.signal, desk.crm.ask);
  const state = signal<RecordState>(ask ? 'loading' : 'no-crm');
  const names = signal<ChatNames | null>(null);
  const record = signal<ChatRecord | null>(null);
  const typed = signal<Typed>(NOTHING);
  const failure = signal<Failure | null>(null);
  const saving = signal(false);
  const said = signal('');
  let timer: number | undefined;
  let kept: string | undefined;
  let reading = 0;
  let again: number | undefined;

  // What another tab, or this one before a reload, has typed; not over what is being typed here.
  const following = effect(() => {
    const conversation = desk.conversation.value;
    if (conversation?.id !== chatId || timer !== undefined) return;
    const text = conversation.card ?? '';
    if (text === kept) return;
    kept = text;
    typed.value = readTyped(text);
  });

  const store = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    kept = writeTyped(typed.peek());
    void desk.call({ type: 'card-draft', conversationId: chatId, text: kept });
  };
  const keep = (change: Partial<Typed>): void => {
    typed.value = { ...typed.peek(), ...change };
    clearTimeout(timer);
    timer = window.setTimeout(store, KEEP_AFTER_MS);
  };
  /** Whoever comes back has perhaps signed in to the CRM meanwhile. */
  const onSight = (): void => {
    if (document.visibilityState === 'hidden') store();
    else if (state.peek() === 'failed') void load();
  };
  document.addEventListener('visibilitychange', onSight);
  addEventListener('pagehide', store);

  const has = (column: ChatColumn): boolean => names.value !== null && names.value.columns[column] !== null;
  const stored = (column: ChatColumn): ChatValue => record.value?.values[column] ?? null;

  const load = async (isAgain = false): Promise<void> => {
    if (!ask) return;
    const turn = ++reading;
    if (record.peek() === null && !isAgain) state.value = 'loading';
    try {
      const found = await ask('chat-names');
      const there = found && (await ask('chat-record', { conversationId: chatId }));
      if (turn !== reading || aborting.signal.aborted) return;
      names.value = found;
      record.value = there;
      failure.value = null;
      state.value = !found ? 'no-object' : there ? 'ready' : 'no-record';
      if (found && !there) again ??= window.setTimeout(() => void load(true), LOOK_AGAIN_MS);
    } catch (error) {
      if (turn !== reading || aborting.signal.aborted) return;
      failure.value = sentenceOf(error);
      state.value = record.peek() ? 'ready' : 'failed';
    }
  };

  /** Outlives the card: what was asked to be written is written. */
  const write = async (values: ChatInput, create: boolean): Promise<boolean> => {
    failure.value = null;
    try {
      const written = await desk.crm!.ask('chat-record-write', { conversationId: chatId, values, create });
      record.value = written;
      state.value = 'ready';
      return true;
    } catch (error) {
      failure.value = sentenceOf(error);
      return false;
    }
  };

  // The record follows the chat: when it is accepted or over, others write it. And the CRM's session may be back.
  let known: string | null = null;
  const watching = effect(() => {
    const view = desk.view.value;
    const now = `${view?.chats[chatId]?.status} ${view?.crmSessionLostAt == null}`;
    const isNews = known !== null && known !== now;
    known = now;
    if (isNews) void load();
  });
  void load();

  return {
    chatId,
    tab: signal(first),
    state,
    names,
    record,
    typed,
    failure,
    saving,
    said,
    ask,
    has,
    stored,
    value: (field) => {
      const own = typed.value.values[field];
      return own === undefined ? stored(field) : own;
    },
    edit(field, value) {
      said.value = '';
      keep({ values: { ...typed.peek().values, [field]: value } });
    },
    keep,
    load: () => load(),
    async save() {
      const { values } = typed.peek();
      if (!desk.crm || saving.peek() || Object.keys(values).length === 0) return;
      store();
      saving.value = true;
      const create = names.peek()?.writtenBy !== 'connector';
      if (await write(values, create)) {
        keep({ values: withoutSaved(typed.peek().values, values) });
        store();
        said.value = desk.t.peek()('card.saved');
      }
      saving.value = false;
    },
    discard() {
      failure.value = null;
      keep({ values: {} });
      store();
    },
    async takeUp() {
      // A record that somebody else is still to make will say so then.
      if (names.peek() && has('status')) {
        const done = await write({ status: desk.t.peek()('status.in-progress') }, false);
        if (!done && failure.peek()?.kind !== 'missing') return false;
        failure.value = null;
      }
      return desk.act({ type: 'take-up', conversationId: chatId });
    },
    dispose() {
      store();
      clearTimeout(again);
      aborting.abort();
      following();
      watching();
      document.removeEventListener('visibilitychange', onSight);
      removeEventListener('pagehide', store);
    },
  };
}
