/**
 * The work that keeps one chat's record in the CRM in step. It holds what should be there and what is known to be there, not a list
 * of changes: whatever was repeated, lost or left out in between, the next write puts it right.
 *
 *   accepted ─► writer unknown ─► extension ◄─┐ wrote ─► … ─► over and in step: forgotten
 *                     ├─────────► auto ───────┤ (ten seconds)
 *                     └─────────► connector ◄─┘ only read
 */
import type { RecordValue, RecordValues, RecordWish, SentFile } from './record.ts';
import type { ConversationId } from '../chat/types.ts';

export interface RecordJob {
  id: ConversationId;
  /** Local clock, ms. */
  createdAt: number;
  /** Origin of the CRM that the record is in; null: none has been asked yet. */
  origin: string | null;
  /** `auto`: whoever comes first; null: the CRM has not been asked. */
  writer: 'extension' | 'connector' | 'auto' | null;
  wish: RecordWish;
  /** What the CRM has confirmed; null: nothing has ever been written. */
  written: RecordValues | null;
  /** Local clock, ms. */
  writtenAt: number;
  /** What the CRM has refused, as it was sent: it is not sent again unchanged. */
  refused: string | null;
  /** Since the CRM refuses it; null: it does not. Kept until a write has gone through, whatever is tried meanwhile. */
  refusal: Refusal | null;
  /** Messages whose files have their link on the record. */
  linked?: number[];
  /** Messages whose files have none: the CRM's words of refusal, which stand until the operator asks again; null: it goes again by itself. */
  unlinked?: Record<number, string | null>;
}

/** What the views see of the links on one record. */
export interface FileLinks extends Pick<RecordJob, 'linked' | 'unlinked'> {
  /** Messages with a file. */
  files: number[];
}

export interface Refusal {
  /** Local clock, ms, of the last attempt. */
  at: number;
  /** The CRM's own words; '' when it gave none. */
  reason: string;
}

/** Between attempts that failed for a reason of the line, the server or the session. */
export const RETRY_MS = [15_000, 60_000, 5 * 60_000, 15 * 60_000];
/** What was refused is not tried again for a page that comes sooner than that. */
export const REFUSED_FOR_MS = 60_000;
/** What no CRM has taken by then is given up. */
export const KEEP_MS = 30 * 24 * 3_600_000;
/** So often at most is a chat's record written for what is no change of status. */
export const WRITE_EVERY_MS = 15_000;
/** So long is the connector's record awaited. */
export const AUTO_WAIT_MS = 10_000;

/** So long a new record waits until it is known whose chat it is: what the CRM starts when a record is added sees the client then. */
export const CLIENT_WAIT_MS = 2_000;

/** Open chats first: somebody may be looking at their records. */
export function nextOf(jobs: Iterable<RecordJob>, tried: ReadonlySet<ConversationId>): RecordJob | undefined {
  const left = [...jobs].filter(({ id }) => !tried.has(id));
  return left.find(({ wish }) => !wish.over) ?? left[0];
}

export interface RecordWrite {
  once: RecordValues;
  values: RecordValues;
}

export const newJob = (id: ConversationId, wish: RecordWish, now: number): RecordJob => ({
  id,
  createdAt: now,
  origin: null,
  writer: null,
  wish,
  written: null,
  writtenAt: 0,
  refused: null,
  refusal: null,
});

/** What is still to be written; null: nothing. @param extra values that the conversation itself does not tell */
export function pendingWrite({ wish, written }: RecordJob, extra: RecordValues): RecordWrite | null {
  const all = { ...wish.values, ...extra };
  if (!written) return { once: wish.once, values: all };
  const values = Object.fromEntries(
    Object.entries(all).filter(([key, value]) => !isSame(value, written[key])),
  );
  return Object.keys(values).length > 0 ? { once: {}, values } : null;
}

export const afterWrite = (job: RecordJob, { values }: RecordWrite, now: number): RecordJob => ({
  ...job,
  written: { ...job.written, ...values },
  writtenAt: now,
  refused: null,
  refusal: null,
});

export const afterRefusal = (job: RecordJob, write: RecordWrite, reason: string, now: number): RecordJob => ({
  ...job,
  refused: JSON.stringify(write),
  refusal: { at: now, reason },
});

/** What was refused may go again as it is: once. */
export const allowedAgain = (job: RecordJob): RecordJob => ({ ...job, refused: null, unlinked: {} });

/** Files whose link is still to be put on the record. The connector puts its own. */
export const openFiles = ({ wish, writer, written, linked, unlinked }: RecordJob): SentFile[] =>
  writer !== 'extension' || !written
    ? []
    : (wish.files ?? []).filter(({ messageId: id }) => !linked?.includes(id) && unlinked?.[id] == null);

/** What the views see of all records. */
export interface RecordsTold {
  /** Of what the CRM does not take. */
  refusedRecords: Record<ConversationId, Refusal>;
  fileLinks: Record<ConversationId, FileLinks>;
}

export function toldOf(jobs: Iterable<RecordJob>): RecordsTold {
  const told: RecordsTold = { refusedRecords: {}, fileLinks: {} };
  for (const { id, refusal, writer, wish, linked, unlinked } of jobs) {
    if (refusal) told.refusedRecords[id] = refusal;
    const files = (wish.files ?? []).map(({ messageId }) => messageId);
    if (writer === 'extension' && files.length > 0) told.fileLinks[id] = { files, linked, unlinked };
  }
  return told;
}

/** @param reason the CRM's words; null: it did not get through; undefined: it is there */
export const afterLink = (job: RecordJob, id: number, reason?: string | null): RecordJob => {
  const { [id]: _, ...unlinked } = job.unlinked ?? {};
  return reason === undefined
    ? { ...job, unlinked, linked: [...(job.linked ?? []), id] }
    : { ...job, unlinked: { ...unlinked, [id]: reason } };
};

/** Times that lie ahead are of a clock that was set back since: they keep nothing waiting. @param now local clock, ms */
export function ofThisClock(job: RecordJob, now: number): RecordJob {
  const { createdAt, writtenAt, refusal } = job;
  const past = (at: number): number => (at > now ? 0 : at);
  return {
    ...job,
    createdAt: past(createdAt),
    writtenAt: past(writtenAt),
    refusal: refusal && { ...refusal, at: past(refusal.at) },
  };
}

/** When the next step is due, local clock, ms: at once on a change of status. null: nothing is to be done. */
export function dueAt(job: RecordJob, extra: RecordValues): number | null {
  const write = job.writer === 'connector' ? null : pendingWrite(job, extra);
  // Links wait for nothing but the record.
  if (openFiles(job).length > 0) return job.writtenAt;
  if (!write) return null;
  if (job.refused !== null && job.refused === JSON.stringify(write)) return null;
  const { refusal, writtenAt } = job;
  if (refusal) return job.refused === null ? refusal.at : refusal.at + WRITE_EVERY_MS;
  if (!job.written) return job.writer === 'auto' ? job.createdAt + AUTO_WAIT_MS : job.createdAt;
  // What the CRM starts on the record needs the client.
  const grave = 'status' in write.values || 'contact' in write.values || job.wish.over;
  return grave ? writtenAt : writtenAt + WRITE_EVERY_MS;
}

/** Nothing will ever be written any more, nor asked for again. */
export const isDone = (job: RecordJob, extra: RecordValues): boolean =>
  job.wish.over &&
  (job.writer === 'connector' ||
    (pendingWrite(job, extra) === null &&
      openFiles(job).length === 0 &&
      Object.keys(job.unlinked ?? {}).length === 0));

const isSame = (a: RecordValue | undefined, b: RecordValue | undefined): boolean => plain(a) === plain(b);
const plain = (value: RecordValue | undefined): unknown =>
  typeof value === 'object' && value !== null ? `${value.id}${value.guess ?? ''}` : (value ?? null);
