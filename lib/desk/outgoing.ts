/** Messages that start a conversation: kept, sent once, recorded in Creatio, and told to the views. */
import type { CallResult, Command } from '../bridge/protocol.ts';
import { answersTo } from '../chat/outgoing-answer.ts';
import type { OutgoingForm } from '../chat/outgoing.ts';
import type { OutgoingOrder } from '../chat/outgoing-rules.ts';
import type { Chats, ConversationId } from '../chat/types.ts';
import type { DeskDb } from '../storage/db.ts';
import type { Clock } from '../webitel/clock.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Reader } from '../webitel/history.ts';
import type { Fetch } from '../webitel/rest.ts';
import type { ChatStore } from './chat-store.ts';
import { OutgoingLists } from './outgoing-lists.ts';
import { OutgoingRecords, type OutgoingRecordsOptions } from './outgoing-records.ts';
import { OutgoingSender } from './outgoing-sender.ts';
import { OutgoingStore } from './outgoing-store.ts';

export type OutgoingCommand = Extract<Command, { type: `outgoing-${string}` }>;

export interface OutgoingOptions {
  clock: Clock;
  fetchOnce: Fetch;
  store: ChatStore;
  serverNow: () => number;
  isOnline: () => boolean;
  reader: () => Reader | null;
  newId: () => string;
  userName: () => string;
  /** The setting `outgoing.messengers`. */
  messengers: () => readonly string[];
  /** The setting says that nobody but the extension writes records. */
  alone: () => boolean;
  askCrm: OutgoingRecordsOptions['askCrm'];
  changed: () => void;
  /** Whose chat it is in Creatio, as far as that is known. */
  contactOf?: (id: ConversationId) => string | null;
}

/** Among the drafts of the chats: none has such an id. */
const DRAFT = '#outgoing';
const DONE: CallResult = { ok: true };

export class Outgoing {
  readonly records: OutgoingRecords;
  readonly #o: OutgoingOptions;
  readonly #store: OutgoingStore;
  readonly #sender: OutgoingSender;
  readonly #lists: OutgoingLists;
  #form: { text: string; form: OutgoingForm | null } = { text: '', form: null };
  #seen: Chats | null = null;

  constructor(options: OutgoingOptions) {
    this.#o = options;
    const store = new OutgoingStore(() => options.clock.monotonic(), options.changed);
    this.#store = store;
    this.records = new OutgoingRecords({ ...options, store });
    this.#sender = new OutgoingSender({ ...options, store, onSent: () => this.#sent() });
    this.#lists = new OutgoingLists({ ...options, store });
  }

  /** Takes over another operator's messages, or none. */
  async use(db: DeskDb | null): Promise<void> {
    this.#lists.forget();
    this.#seen = null;
    await this.#store.use(db);
    this.kick();
  }

  /** Whatever may go on now goes on; safe to call at any time. */
  kick(): void {
    this.#sender.kick();
    this.records.kick();
  }

  get shown() {
    return this.#store.shown;
  }

  get recent() {
    return this.#store.recent;
  }

  get draft(): OutgoingForm | null {
    const text = this.#o.store.draft(DRAFT);
    if (text !== this.#form.text)
      this.#form = { text, form: text ? (JSON.parse(text) as OutgoingForm) : null };
    return this.#form.form;
  }

  /** Ties the clients' answers to what was written to them. */
  tieAnswers(): void {
    const { chats } = this.#o.store;
    if (chats === this.#seen) return;
    this.#seen = chats;
    for (const answer of answersTo(this.#store.entries, chats, this.#o.contactOf))
      void this.#store.apply({ type: 'answered', ...answer }).catch(() => {});
  }

  async execute(command: OutgoingCommand): Promise<CallResult> {
    const { newId, serverNow, store } = this.#o;
    if (!this.#store.hasDisk) throw new WebitelError('session', 'signed-out');
    switch (command.type) {
      case 'outgoing-send':
        return this.#order(command);
      case 'outgoing-retry':
        await this.#store.apply({ ...command, type: 'retried', at: serverNow(), recordKey: newId() });
        this.kick();
        return DONE;
      case 'outgoing-confirm':
        await this.#store.apply({ type: 'confirmed', localId: command.localId });
        this.#sent();
        return DONE;
      case 'outgoing-discard':
        await this.#store.apply({ type: 'discarded', localId: command.localId });
        return DONE;
      case 'outgoing-gateways':
        return { ok: true, value: await this.#lists.gateways() };
      case 'outgoing-clients':
        return { ok: true, value: await this.#lists.clients(command.query) };
      case 'outgoing-draft': {
        const { form } = command;
        await store.setDraft(DRAFT, form && form.to + form.text !== '' ? JSON.stringify(form) : '');
        return DONE;
      }
    }
  }

  /** On disk before the form hears of success; only then does it become empty. */
  async #order(order: OutgoingOrder): Promise<CallResult> {
    if (order.text.trim() === '') return { ok: false, code: 'empty-message' };
    // What a policy forbids no view may ask for.
    if (!this.#o.messengers().includes(order.peer.type)) return { ok: false, code: 'messenger-not-allowed' };
    const isNew = !this.#store.entries.some((e) => e.localId === order.localId);
    await this.#store.apply({
      type: 'queued',
      order,
      at: this.#o.serverNow(),
      recordKey: this.#o.newId(),
    });
    // A repeated command must not take away what was typed after the first.
    if (isNew) await this.#o.store.setDraft(DRAFT, '');
    this.kick();
    return DONE;
  }

  #sent(): void {
    this.records.kick();
    this.#seen = null;
    this.tieAnswers();
  }
}
