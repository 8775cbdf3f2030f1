/** One open card: the record as the CRM has it, what was typed over it, and what can be done. */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { baseOf, clashes, mayCreate } from '../../lib/card/rules.ts';
import type { ChatColumn } from '../../lib/chat/chat-columns.ts';
import type { ChatNames } from '../../lib/creatio/names.ts';
import type { ChatRecordWrite } from '../../lib/creatio/chat-record.ts';
import type { ChatRecord, ChatValue } from '../../lib/creatio/chat-values.ts';
import type { AskCrm } from '../../lib/creatio/ops.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { withWords, type DeskModel } from '../desk/model.ts';
import { askUntil } from '../desk/crm-door.ts';
import type { CardTab } from './open.ts';
import { failureOf, type Failure } from '../desk/crm-failure.ts';
import { isAway, tellSaved, watchBeside } from './beside.ts';
import { keepTyped } from './kept.ts';
import {
  afterSaving,
  without,
  withEdit,
  type EditedField,
  type EditedValue,
  type Typed,
} from '../../lib/card/typed.ts';

/** Ours is written two seconds after acceptance, or ten where others may come first: it is looked for once more after each. */
const LOOK_AGAIN_MS = [3_000, 13_000];
/** What was saved before it was there waits longer. */
const LATER_MS = 16_000;

/** `elsewhere`: the chat belongs to another CRM, and so does its record. */
export type RecordState = 'loading' | 'no-crm' | 'elsewhere' | 'no-object' | 'no-record' | 'ready' | 'failed';

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
  /** «Сохранить» was pressed before the record was there: it is saved when it is. */
  awaiting: ReadonlySignal<boolean>;
  /** Typed fields that somebody else has changed since typing began: each waits for an answer. */
  clashing: Signal<readonly EditedField[]>;
  /** What was just done, for screen readers too. */
  said: Signal<string>;
  /** Reads are given up when the card closes. null: no CRM under this desk. */
  ask: AskCrm | null;
  /** This CRM has such a column. */
  has(column: ChatColumn): boolean;
  /** As typed, else as stored. */
  value(field: EditedField): ChatValue;
  stored(column: ChatColumn): ChatValue;
  edit(field: EditedField, value: EditedValue): void;
  keep(change: Partial<Typed>): void;
  load(): Promise<void>;
  save(): Promise<void>;
  /** Answers for one field that clashes; after the last one the rest is saved. */
  settle(field: EditedField, whose: 'mine' | 'theirs'): void;
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
  const failure = signal<Failure | null>(null);
  const saving = signal(false);
  const awaiting = signal(false);
  const clashing = signal<readonly EditedField[]>([]);
  const said = signal('');
  let reading = 0;
  let again: number | undefined;
  /** Since it was read for another reason. */
  let looks = 0;
  const { typed, keep, store, dispose } = keepTyped(desk, chatId, () => void load());

  /** Whoever comes back has perhaps signed in to the CRM meanwhile, or written to the record in another window. */
  const onSight = (): void => {
    if (document.visibilityState === 'visible' && state.peek() !== 'loading' && !saving.peek()) void load();
  };
  document.addEventListener('visibilitychange', onSight);

  const has = (column: ChatColumn): boolean => names.value !== null && names.value.columns[column] !== null;
  const stored = (column: ChatColumn): ChatValue => record.value?.values[column] ?? null;
  const lookAgain = (): void => {
    if (again !== undefined) return;
    const ms = LOOK_AGAIN_MS[looks++] ?? LATER_MS;
    again = window.setTimeout(() => {
      again = undefined;
      void load(true);
    }, ms);
  };

  const chat = () => desk.view.peek()?.chats[chatId];
  const isAccepted = (): boolean => chat()?.acceptedAt != null;
  const writtenBy = () => names.peek()?.writtenBy ?? 'connector';
  const mayMake = (): boolean => {
    const known = chat();
    if (!known || known.acceptedAt === null) return false;
    return mayCreate(writtenBy(), { ...known, acceptedFor: desk.now.peek() - known.acceptedAt });
  };

  const load = async (isAgain = false): Promise<void> => {
    if (!ask) return;
    const turn = ++reading;
    if (!isAgain) looks = 0;
    if (isAway(desk, chatId)) {
      names.value = record.value = failure.value = null;
      state.value = 'elsewhere';
      return;
    }
    if (record.peek() === null && !isAgain) state.value = 'loading';
    try {
      const found = await ask('chat-names');
      const there = found && (await ask('chat-record', { conversationId: chatId }));
      if (turn !== reading || aborting.signal.aborted) return;
      names.value = found;
      record.value = there;
      failure.value = null;
      state.value = !found ? 'no-object' : there ? 'ready' : 'no-record';
      if (found && !there && looks < LOOK_AGAIN_MS.length) lookAgain();
      if (!awaiting.peek() || !found) return;
      if (there || mayMake()) void save();
      else if (isAccepted()) lookAgain();
    } catch (error) {
      if (turn !== reading || aborting.signal.aborted) return;
      failure.value = failureOf(error);
      state.value = record.peek() ? 'ready' : 'failed';
    }
  };

  /** Outlives the card: what was asked to be written is written. @returns the record after it; null: not written */
  const write = async (what: Omit<ChatRecordWrite, 'conversationId'>): Promise<ChatRecord | null> => {
    failure.value = null;
    try {
      const written = await desk.crm!.ask('chat-record-write', { conversationId: chatId, ...what });
      // What is being read now was asked before this.
      reading++;
      record.value = written;
      state.value = 'ready';
      return written;
    } catch (error) {
      failure.value = failureOf(error);
      return null;
    }
  };

  const save = async (): Promise<void> => {
    const { values, bases } = typed.peek();
    if (!desk.crm || isAway(desk, chatId) || saving.peek() || Object.keys(values).length === 0) return;
    store();
    saving.value = true;
    awaiting.value = false;
    const written = await write({ values, expected: bases, create: mayMake() });
    saving.value = false;
    if (!written) {
      // Its writer has not come to it yet: the record is waited for, and what was typed goes into it then.
      if (failure.peek()?.kind !== 'missing' || writtenBy() === 'connector' || state.peek() === 'no-object')
        return;
      failure.value = null;
      awaiting.value = true;
      if (isAccepted()) lookAgain();
      return;
    }
    const disputed = clashes(values, bases, written.values) as EditedField[];
    if (disputed.length > 0) {
      clashing.value = disputed;
      return;
    }
    keep({ ...afterSaving(typed.peek(), values), saved: desk.newId() });
    store();
    const text = withWords(desk, CARD_WORDS).t.peek()('card.saved');
    said.value = text;
    tellSaved(desk, chatId, values, text);
  };

  const hasRecord = (): boolean => record.peek() !== null;
  const watching = watchBeside(desk, chatId, hasRecord, (news) => {
    void load();
    if (news === 'tied' && !isAway(desk, chatId)) lookAgain();
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
    awaiting,
    clashing,
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
      keep(withEdit(typed.peek(), field, value, stored(field) as EditedValue));
    },
    keep,
    load: () => load(),
    save,
    settle(field, whose) {
      const now = typed.peek();
      if (whose === 'theirs') keep(without(now, field));
      else keep({ bases: { ...now.bases, [field]: baseOf(stored(field)) as EditedValue } });
      store();
      clashing.value = clashing.peek().filter((one) => one !== field);
      if (clashing.peek().length === 0) void save();
    },
    discard() {
      failure.value = null;
      awaiting.value = false;
      keep({ values: {}, bases: {} });
      store();
    },
    async takeUp() {
      // A record that somebody else is still to make will say so then.
      if (names.peek() && has('status')) {
        const done = await write({ values: { status: desk.t.peek()('status.in-progress') }, create: false });
        if (!done && failure.peek()?.kind !== 'missing') return false;
        failure.value = null;
      }
      return desk.act({ type: 'chat.takeUp', conversationId: chatId });
    },
    dispose() {
      dispose();
      clearTimeout(again);
      aborting.abort();
      watching();
      document.removeEventListener('visibilitychange', onSight);
    },
  };
}
