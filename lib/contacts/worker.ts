/**
 * Whose chat it is. A chat that was accepted or opened is asked about once, in the CRM that it belongs to: the one that it was
 * settled in, else the main one, else the operator is asked which. The answer is on disk before it is shown. Asked again only on demand, when what is known of the client has changed, or when a question had no answer and a tab
 * comes or the chat is opened again. Nothing is polled.
 */
import type { CallResult } from '../bridge/command.ts';
import {
  answered,
  emptyLink,
  isSettled,
  linkedTo,
  whoIs,
  type WhoIs,
  type ContactFound,
  type ContactLink,
} from './rules.ts';
import type { ChatSummary } from '../chat/summary.ts';
import type { Chats, ConversationId } from '../chat/types.ts';
import type { CrmArgs } from '../creatio/ops.ts';
import type { DeskDb } from '../storage/db.ts';
import type { AskedOp, CrmAnswer } from '../worker/crm-tab-answers.ts';
import type { CrmDoor } from '../worker/crm-door.ts';
import { UnderWay } from '../worker/under-way.ts';

export interface ContactsPorts {
  chats: () => Chats;
  summaries: () => Record<ConversationId, ChatSummary>;
  /** Chats before the operator's eyes. */
  looking: () => ReadonlySet<ConversationId>;
  crm: Pick<CrmDoor, 'ask' | 'main' | 'named' | 'missing'>;
  changed: () => void;
  /** Digits of the default country code. */
  countryCode?: () => string;
}

export class Contacts {
  readonly needsChats = true;
  /** What the views see; replaced when anything in it changes. */
  links: Record<ConversationId, ContactLink> = {};
  readonly #ports: ContactsPorts;
  #db: DeskDb | null = null;
  readonly #working = new UnderWay();
  readonly #settled = new Map<ConversationId, string>();
  /** Chats about which a question had no answer. */
  readonly #unanswered = new Set<ConversationId>();
  #seen: ReadonlySet<ConversationId> = new Set();

  constructor(ports: ContactsPorts) {
    this.#ports = ports;
  }

  /** Takes over another operator's links, or none. */
  async use(db: DeskDb | null): Promise<void> {
    this.stop();
    const stored = (await db?.loadContacts()) ?? [];
    this.links = Object.fromEntries(stored.map((one) => [one.conversationId, { ...emptyLink(''), ...one }]));
    this.#db = db;
    this.update();
  }

  project() {
    return { contacts: this.links };
  }

  stop(): void {
    this.#db = null;
    this.links = {};
    this.#working.forget();
    this.#settled.clear();
    this.#unanswered.clear();
  }

  /** Id of the contact that the chat is with, in that CRM or in whichever; null: not known. */
  of(id: ConversationId, origin: string | null = null): string | null {
    const link = this.links[id];
    return link && (origin === null || link.origin === origin) ? link.contactId : null;
  }

  /** As the chat's record is to have him: whom nobody has chosen gives way to whom somebody has. */
  inRecord(id: ConversationId, origin: string | null): { id: string; guess?: true } | null {
    const of = this.of(id, origin);
    return of === null ? null : { id: of, ...(!isSettled(this.link(id)) && { guess: true }) };
  }

  /** Asks the CRM that the chat belongs to. */
  ask<K extends AskedOp>(id: ConversationId, op: K, args: CrmArgs<K>): Promise<CallResult<CrmAnswer<K>>> {
    return this.#ports.crm.ask(op, args, this.originOf(id) ?? undefined);
  }

  /** The same work asked for again while it is under way is that work. */
  once<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.#working.run(key, work);
  }

  /**
   * The operator has taken the chat up, or acted, in the desk of this CRM: it belongs there, unless it belongs to another already.
   * What would be known without that is not written.
   * @param always he has said so, or chosen something of that CRM's: then it goes over
   */
  async settle(id: ConversationId, origin: string, always = false): Promise<void> {
    const link = this.links[id];
    if (!this.#ports.crm.named().origins.includes(origin) || (link && (!always || link.origin === origin)))
      return;
    this.#settled.set(id, origin);
    if (!link && origin === this.#ports.crm.main()) return;
    const { contactsMade, casesMade } = this.link(id);
    this.#unanswered.delete(id);
    await this.keep({ ...emptyLink(id), origin, state: 'unasked', contactsMade, casesMade });
  }

  /** An id belongs to its CRM, and so does from then on the chat that it was chosen for. */
  async settleFor(order: { conversationId: ConversationId; origin?: string | undefined }): Promise<void> {
    if (order.origin) await this.settle(order.conversationId, order.origin, true);
  }

  /** The CRM that the chat belongs to; null: only the operator can say. */
  originOf(id: ConversationId): string | null {
    return this.links[id]?.origin || this.#settled.get(id) || this.#ports.crm.main();
  }

  link(id: ConversationId): ContactLink {
    return this.links[id] ?? emptyLink(id);
  }

  /** Chats, or who looks at them, may have changed. */
  update(): void {
    if (!this.#db) return;
    const looking = this.#ports.looking();
    for (const id of looking) if (!this.#seen.has(id)) this.#unanswered.delete(id);
    this.#seen = looking;
    for (const { id, status } of Object.values(this.#ports.summaries())) {
      const isOpen = status === 'new' || status === 'in-progress' || looking.has(id);
      if (isOpen && this.#mustAsk(id)) this.#ask(id).catch(() => this.#unanswered.add(id));
    }
    this.#tidy();
  }

  /** What waited for a CRM page is asked. */
  onCrmTab(): void {
    this.#unanswered.clear();
    this.update();
  }

  /** On demand: asks though it was asked before. */
  identify(id: ConversationId): Promise<CallResult<void>> {
    return this.#ask(id);
  }

  async choose(id: ConversationId, contactId: string): Promise<CallResult<void>> {
    if (this.of(id) === contactId && isSettled(this.link(id))) return { ok: true };
    const answer = await this.ask(id, 'contact', { id: contactId });
    if (!answer.ok) return answer;
    if (!answer.value) return { ok: false, code: 'contact-gone' };
    await this.keep(linkedTo(this.link(id), answer.value, 'chosen'));
    return { ok: true };
  }

  /** Resolves when it is on disk; shown from then on. */
  async keep(link: ContactLink): Promise<void> {
    const db = this.#db;
    const origin = link.origin || (this.originOf(link.conversationId) ?? '');
    await db?.saveContact({ ...link, origin });
    if (db !== this.#db) return;
    this.links = { ...this.links, [link.conversationId]: { ...link, origin } };
    this.#ports.changed();
  }

  /** Whether the CRM is being asked, or about to be, whose chat it is. */
  isAsking(id: ConversationId): boolean {
    return id in this.#ports.chats() && !this.#unanswered.has(id) && this.#isOpenQuestion(id);
  }

  #question(id: ConversationId): string {
    const chat = this.#ports.chats()[id];
    const who = chat && whoIs(chat);
    return who ? JSON.stringify(who) : '';
  }

  #mustAsk(id: ConversationId): boolean {
    if (this.#working.has(`who ${id}`) || this.#unanswered.has(id) || !this.originOf(id)) return false;
    return this.#isOpenQuestion(id);
  }

  #isOpenQuestion(id: ConversationId): boolean {
    const link = this.links[id];
    if (!link || link.state === 'unasked') return true;
    // What the operator has settled stays; an answer of the CRM's is asked anew when more is known of the client.
    return !isSettled(link) && link.asked !== this.#question(id);
  }

  #ask(id: ConversationId): Promise<CallResult<void>> {
    return this.once(`who ${id}`, async () => {
      const result = await this.#answer(id);
      if (!result.ok) this.#unanswered.add(id);
      return result;
    });
  }

  async #answer(id: ConversationId): Promise<CallResult<void>> {
    const db = this.#db;
    const question = this.#question(id);
    const origin = this.originOf(id);
    if (!origin) return this.#ports.crm.missing();
    const before = this.links[id];
    if (question === '') {
      await this.keep({
        ...(before?.state === 'unasked' ? { ...before, state: 'none' } : this.link(id)),
        asked: '',
      });
      return { ok: true };
    }
    const known = this.#earlier(id, question, origin);
    if (known && (!before || before.state === 'unasked')) {
      const link = { ...linkedTo(this.link(id), known, 'earlier'), origin };
      await this.keep({ ...link, choices: [known], asked: question });
      return { ok: true };
    }
    const asked = { ...(JSON.parse(question) as WhoIs), countryCode: this.#ports.countryCode?.() ?? '' };
    const answer = await this.ask(id, 'identify', asked);
    if (!answer.ok) return answer;
    if (db !== this.#db) return { ok: true };
    const link = this.link(id);
    const matches = answer.value;
    await this.keep({
      // The operator has settled it while the question was under way.
      ...(isSettled(link) ? { ...link, choices: matches } : answered(link, matches)),
      asked: question,
    });
    return { ok: true };
  }

  /** The same client in an earlier chat, as the operator has settled it, in this CRM: another's ids are other people's. */
  #earlier(id: ConversationId, question: string, origin: string): ContactFound | null {
    const link = Object.values(this.links).findLast(
      (one) => one.conversationId !== id && one.asked === question && one.origin === origin && isSettled(one),
    );
    if (!link?.contactId) return null;
    const { contactId, name, accountName, photoId, choices } = link;
    return (
      choices.find((one) => one.id === contactId) ?? { id: contactId, name, accountName, photoId, phone: '' }
    );
  }

  /** A link outlives its chat no longer than the chat is kept. */
  #tidy(): void {
    const chats = this.#ports.chats();
    const gone = Object.keys(this.links).filter((id) => !(id in chats));
    if (gone.length === 0 || Object.keys(chats).length === 0) return;
    this.links = Object.fromEntries(Object.entries(this.links).filter(([id]) => id in chats));
    this.#db?.deleteContacts(gone).catch(() => {});
  }
}
