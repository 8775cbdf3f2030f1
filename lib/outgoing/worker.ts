/** Messages that start a conversation: kept, sent once, recorded in Creatio, and told to the views. */
import * as z from 'zod/mini';
import type { Acts, CallResult } from '../bridge/command.ts';
import type { outgoingCommands } from './commands.ts';
import { answersTo } from './answer.ts';
import type { OutgoingForm } from './message.ts';
import type { OutgoingOrder } from './rules.ts';
import type { Chats, ConversationId } from '../chat/types.ts';
import { FIRST_MESSAGE, keptKey } from '../kept/fields.ts';
import type { DeskDb } from '../storage/db.ts';
import type { Clock } from '../clock.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Reader } from '../webitel/history.ts';
import type { Fetch } from '../webitel/rest.ts';
import type { CrmDoor } from '../worker/crm-door.ts';
import type { ChatStore } from '../worker/chat-store.ts';
import { OutgoingLists } from './worker-lists.ts';
import { OutgoingRecords } from './worker-records.ts';
import { OutgoingSender } from './worker-sender.ts';
import { OutgoingStore } from './worker-store.ts';

export interface OutgoingPorts {
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
  crm: Pick<CrmDoor, 'ask'>;
  changed: () => void;
  /** Whose chat it is in Creatio, as far as that is known. */
  contactOf?: (id: ConversationId) => string | null;
}

const formShape = z.object({ to: z.string(), text: z.string() });

/** What cannot be read on the disk is shown as it lies there: somebody has typed it. */
function readForm(kept: string): OutgoingForm {
  try {
    return formShape.parse(JSON.parse(kept));
  } catch {
    return { to: '', text: kept };
  }
}

export class Outgoing {
  readonly records: OutgoingRecords;
  readonly #ports: OutgoingPorts;
  readonly #store: OutgoingStore;
  readonly #sender: OutgoingSender;
  readonly #lists: OutgoingLists;
  #form: { text: string; form: OutgoingForm | null } = { text: '', form: null };
  #seen: Chats | null = null;

  constructor(ports: OutgoingPorts) {
    this.#ports = ports;
    const store = new OutgoingStore(() => ports.clock.monotonic(), ports.changed);
    this.#store = store;
    this.records = new OutgoingRecords({ ...ports, store });
    this.#sender = new OutgoingSender({ ...ports, store, onSent: () => this.#sent() });
    this.#lists = new OutgoingLists({ ...ports, store });
  }

  /** Takes over another operator's messages, or none. */
  async use(db: DeskDb | null): Promise<void> {
    this.#lists.forget();
    this.#seen = null;
    await this.#store.use(db);
    this.kick();
  }

  /** What was not sent in that sitting goes in a later one only when it is asked for. */
  async stop(account: string | null): Promise<void> {
    if (account !== null) await this.#store.apply({ type: 'aged', before: Infinity }).catch(() => {});
  }

  /** Whatever may go on now goes on; safe to call at any time. */
  kick(): void {
    this.#sender.kick();
    this.records.kick();
  }

  get shown() {
    return this.#store.shown;
  }

  get draft(): OutgoingForm | null {
    const text = this.#ports.store.kept(FIRST_MESSAGE);
    if (text !== this.#form.text) this.#form = { text, form: text ? readForm(text) : null };
    return this.#form.form;
  }

  onSynced(): void {
    this.kick();
  }

  onBeat(): void {
    this.kick();
  }

  onCrmTab(): void {
    this.records.onCrmTab();
  }

  project() {
    const { shown, recent } = this.#store;
    const outgoingTemplate = this.#ports.store.kept(keptKey(FIRST_MESSAGE, 'template'));
    return { outgoing: shown, outgoingRecent: recent, outgoingDraft: this.draft, outgoingTemplate };
  }

  /** Ties the clients' answers to what was written to them. */
  update(): void {
    const { chats } = this.#ports.store;
    if (chats === this.#seen) return;
    this.#seen = chats;
    for (const answer of answersTo(this.#store.entries, chats, this.#ports.contactOf))
      void this.#store.apply({ type: 'answered', ...answer }).catch(() => {});
  }

  readonly acts: Acts<typeof outgoingCommands> = {
    'outgoing.send': (order) => this.#order(order),
    'outgoing.retry': async ({ localId, newLocalId }) => {
      const { newId, serverNow } = this.#ports;
      await this.#disk().apply({
        type: 'retried',
        localId,
        newLocalId,
        at: serverNow(),
        recordKey: newId(),
      });
      this.kick();
    },
    'outgoing.confirm': async ({ localId }) => {
      await this.#disk().apply({ type: 'confirmed', localId });
      this.#sent();
    },
    'outgoing.discard': async ({ localId }) => this.#disk().apply({ type: 'discarded', localId }),
    'outgoing.gateways': async () => {
      this.#disk();
      return { ok: true, value: await this.#lists.gateways() };
    },
    'outgoing.clients': async ({ query }) => {
      this.#disk();
      return { ok: true, value: await this.#lists.clients(query) };
    },
  };

  /** @throws WebitelError when nobody is signed in */
  #disk(): OutgoingStore {
    if (!this.#store.hasDisk) throw new WebitelError('session', 'signed-out');
    return this.#store;
  }

  /** On disk before the form hears of success; only then does it become empty. */
  async #order(order: OutgoingOrder): Promise<CallResult<void>> {
    this.#disk();
    if (order.text.trim() === '') return { ok: false, code: 'empty-message' };
    // What a policy forbids no view may ask for.
    if (!this.#ports.messengers().includes(order.peer.type))
      return { ok: false, code: 'messenger-not-allowed' };
    const isNew = !this.#store.entries.some((e) => e.localId === order.localId);
    await this.#store.apply({
      type: 'queued',
      order,
      at: this.#ports.serverNow(),
      recordKey: this.#ports.newId(),
    });
    // A repeated command must not take away what was typed after the first.
    if (isNew) await this.#ports.store.texts.empty(FIRST_MESSAGE);
    this.kick();
    return { ok: true };
  }

  #sent(): void {
    this.records.kick();
    this.#seen = null;
    this.update();
  }
}
