/**
 * Takes the bytes of a queued file to the server. It may be done again at will: only sending makes a message. What the server gave
 * is on disk before the message is sent, so that a worker that died in between goes on from there.
 */
import { bare, isFresh, type OutgoingFile, type Uploaded } from '../chat/files.ts';
import type { OutboxEntry } from '../chat/outbox.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Fetch } from '../webitel/rest.ts';
import { uploadFile, type Access } from '../webitel/storage.ts';
import type { ChatStore } from './chat-store.ts';

export interface UploaderOptions {
  store: ChatStore;
  fetch: Fetch;
  /** null while nobody is signed in. */
  access: () => Access | null;
  serverNow: () => number;
}

export class Uploader {
  readonly #o: UploaderOptions;
  readonly #running = new Map<string, AbortController>();

  constructor(options: UploaderOptions) {
    this.#o = options;
  }

  /**
   * null: there is nothing to send any more, or not now.
   * @throws WebitelError as `uploadFile` does, but 'refused' never: such a file is back in its tray, with the reason
   */
  async upload(entry: OutboxEntry, file: OutgoingFile): Promise<Uploaded | null> {
    const { store, serverNow } = this.#o;
    const access = this.#o.access();
    if (!access) return null;
    if (file.uploaded && isFresh(file.uploaded, serverNow())) return file.uploaded;
    const { localId, conversationId } = entry;
    const { name, mime, fileId } = file;
    const plain = bare(file);
    const bytes = await store.files.bytes(fileId);
    if (!bytes) {
      await store.applyOutbox({ type: 'refused', localId, reason: 'file-gone' });
      return null;
    }
    const control = new AbortController();
    this.#running.set(localId, control);
    try {
      await store.applyOutbox({ type: 'upload', localId, file: { ...file, uploading: true } });
      const uploaded = await uploadFile(
        this.#o.fetch,
        access,
        { conversationId, name, mime, bytes },
        serverNow(),
        control.signal,
      );
      await store.applyOutbox({ type: 'upload', localId, file: { ...plain, uploaded } });
      return control.signal.aborted ? null : uploaded;
    } catch (error) {
      if (control.signal.aborted) return null;
      // What was written after it need not wait for it any more.
      await store.applyOutbox({ type: 'upload', localId, file: { ...plain, trouble: true } });
      if (!(error instanceof WebitelError) || error.kind !== 'refused') throw error;
      await store.files.refuse(fileId, `${error.id} ${error.message}`.trim());
      await store.applyOutbox({ type: 'discarded', localId });
      return null;
    } finally {
      this.#running.delete(localId);
    }
  }

  cancel(localId: string): void {
    this.#running.get(localId)?.abort();
  }
}
