/**
 * Keeps the CRM's records of this operator's chats in step, through any open tab of that CRM. What is to be written is on disk
 * before it is asked for, and the record's id is the conversation's own: a worker that dies at any step, or an answer that is lost,
 * leaves one record. Nothing is polled: with no tab or no CRM session the work waits for a tab that comes. What the CRM has refused
 * goes again with the chat's next change, when its session is back or a page of it comes, and when the operator asks.
 */
import { recordWish, type RecordValue, type RecordValues, type RecordWords } from './record.ts';
import {
  allowedAgain,
  CLIENT_WAIT_MS,
  dueAt,
  isDone,
  KEEP_MS,
  newJob,
  nextOf,
  ofThisClock,
  REFUSED_FOR_MS,
  RETRY_MS,
  toldOf,
  type RecordJob,
  type Refusal,
} from './job.ts';
import type { Chat, Chats, ConversationId } from '../chat/types.ts';
import type { DeskDb } from '../storage/db.ts';
import type { Clock } from '../clock.ts';
import type { CrmDoor } from '../worker/crm-door.ts';
import { Absent, RecordWriter, type Step } from './worker-writer.ts';

export interface ChatRecordsPorts {
  clock: Clock;
  chats: () => Chats;
  crm: Pick<CrmDoor, 'ask' | 'open'>;
  operatorName: () => string;
  fileUrl?: (fileId: string) => string | null;
  words: () => RecordWords;
  /** The CRM's contact that the chat is with; null: not known. */
  contactOf: (id: ConversationId, origin: string | null) => RecordValue;
  isIdentifying: (id: ConversationId) => boolean;
  /** The CRM that a chat belongs to; null: nobody has said which. */
  originOf: (id: ConversationId) => string | null;
  /** Wakes a worker that may be dead by then. @param at local clock, ms */
  wakeAt: (at: number) => void;
  changed: () => void;
}

export class ChatRecords {
  readonly needsChats = true;
  /** Local clock, ms, since when the CRM has wanted the operator to sign in again; null: it does not. */
  sessionLostAt: number | null = null;
  /** Replaced when anything in it changes. */
  told = toldOf([]);
  readonly #ports: ChatRecordsPorts;
  readonly #writer: RecordWriter;
  #db: DeskDb | null = null;
  readonly #jobs = new Map<ConversationId, RecordJob>();
  #seen = new WeakSet<Chat>();
  readonly #without = new Absent();
  #failures = 0;
  #failedAt = 0;
  #notBefore = 0;
  /** Under way; null: nothing is. */
  #work: Promise<void> | null = null;
  #wakeAsked = 0;
  #cancelTimer: () => void = () => {};

  constructor(ports: ChatRecordsPorts) {
    this.#ports = ports;
    this.#writer = new RecordWriter(ports.crm.ask, ports.clock.now, ports.fileUrl);
  }

  /** Takes over another operator's work, or none. */
  async use(db: DeskDb | null): Promise<void> {
    this.stop();
    const stored = (await db?.loadRecordJobs()) ?? [];
    for (const job of stored) this.#jobs.set(job.id, { ...job, refusal: job.refusal ?? null });
    this.#db = db;
    this.#tell();
    this.update();
  }

  readonly project = () => ({ crmSessionLostAt: this.sessionLostAt, ...this.told });
  /** Until `use`, nothing is begun: the chats may be another operator's already. */
  stop(): void {
    this.#db = null;
    this.#jobs.clear();
    this.#seen = new WeakSet();
    this.#writer.forgetOperators();
    this.#cancelTimer();
    this.sessionLostAt = null;
    this.told = toldOf([]);
    this.#failures = this.#notBefore = 0;
  }

  /** Chats, or whose they are, may have changed; or a time has come that was asked for. */
  update(): void {
    if (!this.#db) return;
    for (const chat of Object.values(this.#ports.chats())) {
      if (this.#seen.has(chat)) continue;
      this.#seen.add(chat);
      this.#look(chat);
    }
    this.#schedule();
  }

  /** What waited for a CRM page, or for its session, is tried. */
  onCrmTab(): void {
    this.#without.clear();
    this.#writer.forgetOperators();
    this.#notBefore = 0;
    const old = this.#ports.clock.now() - REFUSED_FOR_MS;
    this.#allowAgain((refusal) => this.sessionLostAt !== null || refusal.at <= old);
    this.#schedule();
  }

  /** Tries once more, now, what the CRM has refused of this chat. Resolves when it has answered; a repeat changes nothing. */
  async retry(id: ConversationId): Promise<void> {
    const job = this.#jobs.get(id);
    if (!job || (job.refused === null && !job.unlinked)) return;
    await this.#keep(allowedAgain(job));
    this.#notBefore = 0;
    this.#schedule();
    for (let work = this.#work; work; work = this.#work) await work;
  }

  #allowAgain(which: (refusal: Refusal) => boolean): void {
    for (const job of this.#jobs.values())
      if (job.refusal && which(job.refusal)) this.#jobs.set(job.id, allowedAgain(job));
  }

  #look(chat: Chat): void {
    const job = this.#jobs.get(chat.id);
    const wish = recordWish(chat, this.#ports.operatorName(), this.#ports.words(), job?.wish);
    if (!wish || (!job && wish.over)) return;
    if (job && JSON.stringify(job.wish) === JSON.stringify(wish)) return;
    // Messages are on disk with their chat: the job is written when its course changes.
    const grave = !job || job.wish.status !== wish.status || job.wish.over !== wish.over;
    const next = job ? { ...job, wish } : newJob(chat.id, wish, this.#ports.clock.now());
    // Refused by the disk it is known in memory, and written before anything is asked of the CRM.
    if (grave) this.#keep(next).catch(() => {});
    else this.#jobs.set(chat.id, next);
  }

  #keep(job: RecordJob): Promise<void> {
    this.#jobs.set(job.id, job);
    return this.#db!.saveRecordJob(job);
  }

  #extra(job: RecordJob, origin = job.origin): RecordValues {
    const contact = this.#ports.contactOf(job.id, origin);
    return { ...this.#writer.operator(origin), ...(contact && { contact }) };
  }

  /** A record is begun where its chat belongs, and goes on there; null: that CRM is not open, or not known. */
  #originOf(job: RecordJob): string | null {
    const origin = job.origin ?? this.#ports.originOf(job.id);
    return origin !== null && this.#ports.crm.open().includes(origin) ? origin : null;
  }

  /** null: nothing to do, or it waits for an event. */
  #dueAt(job: RecordJob): number | null {
    const origin = this.#originOf(job);
    if (origin === null) return null;
    const now = this.#ports.clock.now();
    const known = ofThisClock(job, now);
    const at = dueAt(known, this.#extra(job));
    if (at === null) return null;
    const isNew = job.writer !== null && job.written === null && this.#ports.isIdentifying(job.id);
    const pause = Math.max(now < this.#failedAt ? 0 : this.#notBefore, this.#without.until(origin, now));
    return Math.max(at, pause, isNew ? known.createdAt + CLIENT_WAIT_MS : 0);
  }

  #schedule(): void {
    this.#cancelTimer();
    if (!this.#db || this.#work) return;
    this.#tidy();
    // Whoever heard there that a refusal is over may have begun already.
    this.#cancelTimer();
    if (this.#work) return;
    const times = [...this.#jobs.values()].flatMap((job) => this.#dueAt(job) ?? []);
    if (times.length === 0) return;
    const [now, next] = [this.#ports.clock.now(), Math.min(...times)];
    if (next <= now) {
      this.#work = this.#go().then(() => {
        this.#work = null;
        this.#schedule();
      });
      return;
    }
    this.#cancelTimer = this.#ports.clock.after(next - now, () => this.#schedule());
    if (next !== this.#wakeAsked) this.#ports.wakeAt((this.#wakeAsked = next));
  }

  #tidy(): void {
    const old = this.#ports.clock.now() - KEEP_MS;
    for (const job of this.#jobs.values()) {
      const nowhere = job.wish.over && this.#without.get(this.#originOf(job))?.isSure;
      if (!nowhere && !isDone(job, this.#extra(job)) && job.createdAt > old) continue;
      this.#jobs.delete(job.id);
      this.#db?.deleteRecordJob(job.id).catch(() => {});
    }
    this.#tell();
  }

  /** One after another: a burst of chats is no burst of requests. */
  async #go(): Promise<void> {
    const db = this.#db;
    try {
      const tried = new Set<ConversationId>();
      for (let job; (job = nextOf(this.#jobs.values(), tried));) {
        tried.add(job.id);
        const at = this.#dueAt(job);
        if (at === null || at > this.#ports.clock.now()) continue;
        const origin = this.#originOf(job)!;
        // On disk before anything is asked of the CRM.
        await this.#keep(job);
        const step = await this.#writer.step(job, origin, () => this.#extra(job, origin));
        if (db !== this.#db) break;
        await this.#took(job.id, origin, step);
      }
    } catch {
      this.#failed('internal');
    }
  }

  async #took(id: ConversationId, origin: string, step: Step): Promise<void> {
    if (step.kind === 'failed') this.#failed(step.code);
    else {
      this.#failures = 0;
      if (this.sessionLostAt !== null) this.#allowAgain(() => true);
      this.#lost(null);
    }
    const job = this.#jobs.get(id);
    this.#without.heard(origin, step.kind === 'absent', this.#ports.clock.now());
    if (job && step.into) await this.#keep(step.into(job));
    this.#tell();
  }

  #failed(code: string): void {
    // The tab went away meanwhile: the next one is waited for, or there already.
    if (code === 'no-crm-tab') return;
    if (code === 'crm-session') this.#lost(this.sessionLostAt ?? this.#ports.clock.now());
    this.#failedAt = this.#ports.clock.now();
    this.#notBefore = this.#failedAt + RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]!;
  }

  #lost(at: number | null): void {
    if (at === this.sessionLostAt) return;
    this.sessionLostAt = at;
    this.#ports.changed();
  }

  #tell(): void {
    const now = toldOf(this.#jobs.values());
    if (JSON.stringify(now) === JSON.stringify(this.told)) return;
    this.told = now;
    this.#ports.changed();
  }
}
