/** One step of a record's work: asking who writes it, or writing it. */
import type { CallResult } from '../bridge/protocol.ts';
import type { RecordValues, SentFile } from './record.ts';
import { afterLink, afterRefusal, afterWrite, openFiles, pendingWrite, type RecordJob } from './job.ts';
import { recordId } from '../creatio/record-id.ts';
import type { AskCrm } from '../worker/crm-door.ts';

/** Of the CRM's words, as much is kept and shown. */
const REASON_CHARS = 300;

export type Step =
  /** The job may have got another wish meanwhile: what came of the step is put into it as it is then. */
  | { kind: 'went'; into: (job: RecordJob) => RecordJob }
  /** This CRM keeps no chats. */
  | { kind: 'absent'; into?: undefined }
  | { kind: 'failed'; code: string; into?: (job: RecordJob) => RecordJob };

export class RecordWriter {
  readonly #ask: AskCrm;
  readonly #now: () => number;
  /** Where a file can be had by whoever may; null: not known. */
  readonly #fileUrl: (fileId: string) => string | null;
  /** Whose records they are, by CRM. */
  readonly #operators = new Map<string, RecordValues>();

  constructor(ask: AskCrm, now: () => number, fileUrl: (fileId: string) => string | null = () => null) {
    this.#fileUrl = fileUrl;
    this.#ask = ask;
    this.#now = now;
  }

  operator(origin: string | null): RecordValues {
    return (origin !== null && this.#operators.get(origin)) || {};
  }

  /** Somebody else may have signed in. */
  forgetOperators(): void {
    this.#operators.clear();
  }

  async step(job: RecordJob, origin: string, extra: () => RecordValues): Promise<Step> {
    if (job.writer === null) return this.#chooseWriter(origin);
    if (!this.#operators.has(origin)) {
      const answer = await this.#ask('user', undefined, origin);
      if (!answer.ok) return { kind: 'failed', code: answer.code };
      const { contactId, contactName } = answer.value;
      this.#operators.set(origin, contactId ? { operator: { id: contactId, name: contactName } } : {});
    }
    return this.#write(job, origin, extra());
  }

  /** The CRM is on disk with the job before it is asked for a record: after a death the same one is asked. */
  async #chooseWriter(origin: string): Promise<Step> {
    const answer = await this.#ask('chat-names', undefined, origin);
    if (!answer.ok)
      return answer.code === 'crm-missing' ? { kind: 'absent' } : { kind: 'failed', code: answer.code };
    const names = answer.value;
    if (!names) return { kind: 'absent' };
    return { kind: 'went', into: (now) => ({ ...now, origin, writer: names.writtenBy }) };
  }

  /** One file that was sent to the client, under an id that follows from its message: asked twice, it is there once. */
  async #linkFile(job: RecordJob, { messageId, fileId }: SentFile, origin: string): Promise<Step> {
    const url = this.#fileUrl(fileId);
    const linkId = recordId(`file ${job.id} ${messageId}`);
    const answer: CallResult =
      url === null
        ? { ok: false, code: 'crm-server' }
        : await this.#ask('chat-file-link', { conversationId: job.id, linkId, url }, origin);
    if (answer.ok) return { kind: 'went', into: (now) => afterLink(now, messageId) };
    const isRefused = answer.code === 'crm-refused' || answer.code === 'crm-missing';
    const reason = isRefused ? (answer.detail ?? '').slice(0, REASON_CHARS) : null;
    const into = (now: RecordJob): RecordJob => afterLink(now, messageId, reason);
    return isRefused ? { kind: 'went', into } : { kind: 'failed', code: answer.code, into };
  }

  async #write(job: RecordJob, origin: string, extra: RecordValues): Promise<Step> {
    const [file] = openFiles(job);
    if (file) return this.#linkFile(job, file, origin);
    const write = pendingWrite(job, extra);
    if (!write) return { kind: 'went', into: (now) => now };
    const was = job.written ?? {};
    // Somebody may have deleted it: then it is made anew, and not of the last change alone.
    const whole = { ...job.wish.once, ...job.wish.values, ...extra };
    const asked = { conversationId: job.id, ...write, was, whole, create: true, brief: true };
    const onlyOwn = job.writer === 'auto';
    const answer = await this.#ask('chat-record-write', { ...asked, onlyOwn }, origin);
    if (answer.ok) {
      const own = answer.value.id === recordId(job.id);
      const writer = !onlyOwn || own ? 'extension' : 'connector';
      return { kind: 'went', into: (now) => ({ ...afterWrite(now, write, this.#now()), writer }) };
    }
    if (answer.code === 'crm-missing') return { kind: 'absent' };
    if (answer.code !== 'crm-refused') return { kind: 'failed', code: answer.code };
    const [reason, at] = [(answer.detail ?? '').slice(0, REASON_CHARS), this.#now()];
    return { kind: 'went', into: (now) => afterRefusal(now, write, reason, at) };
  }
}

/**
 * CRMs that keep no chats, as they say themselves: one that is compiled anew says so for a while, and is asked again this much later,
 * or when a tab of it comes.
 */
const ASK_AGAIN_MS = 10 * 60_000;

export class Absent extends Map<string | null, { at: number; isSure: boolean }> {
  /** @param now local clock, ms: one that shows less than it did was set back */
  until(origin: string, now: number): number {
    const at = this.get(origin)?.at ?? Infinity;
    return now < at ? 0 : at + ASK_AGAIN_MS;
  }

  heard(origin: string, isAbsent: boolean, at: number): void {
    const isSure = this.delete(origin);
    if (isAbsent) this.set(origin, { at, isSure });
  }
}
