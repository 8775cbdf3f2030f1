/** Files of the operator: in the tray before they are sent, and on their way. */
import type { ConversationId, FileRef } from './types.ts';

/** Webitel's own limit, bytes (protocol §5.6). */
export const MAX_FILE = 20 * 1024 * 1024;
/** A file crosses between view and worker in parts of this many bytes: one must not hold up the page. */
export const PART = 128 * 1024;

/** A file that was chosen and not sent yet. Kept by the worker, bytes and all, for one chat. */
export interface TrayFile {
  id: string;
  conversationId: ConversationId;
  name: string;
  size: number;
  mime: string;
  /** Parts that are stored; all of them make the file complete. */
  parts: number;
  /** Order within the tray. */
  addedAt: number;
  /** Why it is not sent: an error id, with the server's detail after it. null: fit to be sent. */
  refused: string | null;
}

/** What the server gave for the bytes. The link is good for some minutes only. */
export interface Uploaded {
  id: string;
  name: string;
  size: number;
  mime: string;
  url: string;
  /** ms, server clock. */
  expiresAt: number;
}

export interface OutgoingFile {
  /** The tray file whose bytes these are. */
  fileId: string;
  name: string;
  size: number;
  mime: string;
  uploading?: boolean;
  uploaded?: Uploaded;
  /** How often its upload went wrong: what was written after it need not wait. A few times more, and it is back in its tray. */
  tries?: number;
}

export const TOO_BIG = 'too-big';
export const EMPTY = 'empty-file';

/** Its upload went wrong too often; the last error's id follows. */
export const UPLOAD_TROUBLE = 'upload-trouble';

/** After so many the file is back in its tray: what the server does not manage now, it does not manage in an hour either. */
export const MOST_TRIES = 5;
/** An upload that did not get through is tried again after this, then after ever longer, ms. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
export const pauseAfter = (tries: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);

/** The slowest line that is waited for, bytes a second. */
const SLOWEST_BYTES = 16 * 1024;
/** The server looks into the file before it answers. */
const LOOKING_MS = 60_000;
/** How long an upload may take, ms. The browser tells nothing of its progress, so that it follows from the size. */
export const uploadWithin = (size: number): number => LOOKING_MS + (size / SLOWEST_BYTES) * 1000;

export const partsOf = (size: number): number => Math.ceil(size / PART);
export const isComplete = (file: TrayFile): boolean => file.parts >= partsOf(file.size);

/** Fit to be sent: complete and not refused. */
export const isSendable = (file: TrayFile): boolean => file.refused === null && isComplete(file);

/** null: nothing speaks against it before the server is asked. */
export function refusalOf(size: number): string | null {
  if (size > MAX_FILE) return TOO_BIG;
  return size === 0 ? EMPTY : null;
}

/** Whether an upload's link still holds long enough to be sent. @param now ms, server clock */
export const isFresh = (uploaded: Uploaded | undefined, now: number): boolean =>
  uploaded !== undefined && uploaded.expiresAt - now > LINK_RESERVE_MS;
const LINK_RESERVE_MS = 60_000;

/** The server's copy bears the id of the upload; a server that gives files new ids is recognised by name and size. */
export function isCopyOf(copy: FileRef | undefined, file: OutgoingFile): boolean {
  if (!copy) return false;
  const { uploaded } = file;
  if (uploaded && copy.id === uploaded.id) return true;
  const known = uploaded ?? file;
  return copy.size === known.size && copy.name === known.name;
}

/** As it was before anything was tried. */
export const bare = ({ fileId, name, size, mime }: OutgoingFile): OutgoingFile => ({
  fileId,
  name,
  size,
  mime,
});
