/**
 * Takes the bytes of a queued file to the server. It may be done again at will: only sending makes a message. What the server gave
 * is on disk before the message is sent, so that a worker that died in between goes on from there.
 */
import {
  bare,
  isFresh,
  MOST_TRIES,
  UPLOAD_TROUBLE,
  uploadWithin,
  type OutgoingFile,
  type Uploaded,
} from '../chat/files.ts';
import type { OutboxEntry } from '../chat/outbox.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Clock } from '../clock.ts';
import type { Fetch } from '../webitel/rest.ts';
import { uploadFile, type Access } from '../webitel/storage.ts';
import type { ChatStore } from './chat-store.ts';

export interface UploaderOptions {
  store: ChatStore;
  fetch: Fetch;
  /** null while nobody is signed in. */
  access: () => Access | null;
  serverNow: () => number;
  clock: Clock;
  /** Asks the server whether the session still holds; that it does not is its own affair. */
  checkSession: () => Promise<void>;
}

export class Uploader {
  readonly #ports: UploaderOptions;
  readonly #running = new Map<string, AbortController>();

  constructor(ports: UploaderOptions) {
    this.#ports = ports;
  }

  /**
   * null: there is nothing to send any more, or not now. A file that the server refused, or that went wrong too often, is back in its
   * tray, with the reason.
   * @throws WebitelError 'never-left' or 'session': it may be tried again after a pause that `tries` tells
   */
  async upload(entry: OutboxEntry, file: OutgoingFile): Promise<Uploaded | null> {
    const { store, serverNow, clock } = this.#ports;
    const access = this.#ports.access();
    if (!access) return null;
    if (file.uploaded && isFresh(file.uploaded, serverNow())) return file.uploaded;
    const { localId, conversationId } = entry;
    const { name, mime, fileId } = file;
    const { tries = 0 } = file;
    const plain: OutgoingFile = { ...bare(file), ...(tries > 0 && { tries }) };
    const bytes = await store.files.bytes(fileId);
    if (!bytes) {
      await store.applyOutbox({ type: 'refused', localId, reason: 'file-gone' });
      return null;
    }
    const control = new AbortController();
    let isLate = false;
    this.#running.set(localId, control);
    const cancelLimit = clock.after(uploadWithin(bytes.size), () => {
      isLate = true;
      control.abort();
    });
    try {
      await store.applyOutbox({ type: 'upload', localId, file: { ...plain, uploading: true } });
      const upload = { conversationId, name, mime, bytes };
      const uploaded = await uploadFile(this.#ports.fetch, access, upload, serverNow(), control.signal);
      await store.applyOutbox({ type: 'upload', localId, file: { ...bare(file), uploaded } });
      return control.signal.aborted ? null : uploaded;
    } catch (error) {
      if (control.signal.aborted && !isLate) return null;
      const failure = isLate ? new WebitelError('never-left', 'upload.timeout') : error;
      await this.#failed(entry, { ...plain, tries: tries + 1 }, failure);
      return null;
    } finally {
      cancelLimit();
      this.#running.delete(localId);
    }
  }

  async #failed({ localId }: OutboxEntry, file: OutgoingFile, error: unknown): Promise<void> {
    const { store } = this.#ports;
    const known = error instanceof WebitelError ? error : new WebitelError('never-left', 'upload.failed');
    const isRefused = known.kind === 'refused';
    // Storage says the same when it cannot ask who that is.
    if (known.kind === 'session') this.#ports.checkSession().catch(() => {});
    if (!isRefused && file.tries! < MOST_TRIES) {
      await store.applyOutbox({ type: 'upload', localId, file });
      throw known;
    }
    const reason = `${known.id} ${known.detail}`.trim();
    await store.files.refuse(file.fileId, isRefused ? reason : `${UPLOAD_TROUBLE} ${reason}`);
    await store.applyOutbox({ type: 'discarded', localId });
  }

  cancel(localId: string): void {
    this.#running.get(localId)?.abort();
  }
}
