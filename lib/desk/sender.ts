/**
 * Sends what is queued, one message at a time within a chat. «sending» is on disk before the frame leaves: after a death in
 * between, the desk asks the operator rather than sending twice.
 */
import { currentEpisode } from '../chat/chat.ts';
import { pauseAfter, type OutgoingFile, type Uploaded } from '../chat/files.ts';
import type { OutboxEntry } from '../chat/outbox.ts';
import { readyToSend } from '../chat/outbox.ts';
import { sendFile, sendText, type Ask } from '../webitel/actions.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Clock } from '../webitel/clock.ts';
import { Uploader, type UploaderOptions } from './uploader.ts';

export interface SenderOptions extends UploaderOptions {
  ask: Ask;
  isOnline: () => boolean;
  clock: Clock;
}

export class Sender {
  readonly #o: SenderOptions;
  readonly #inFlight = new Set<string>();

  readonly #uploader: Uploader;

  constructor(options: SenderOptions) {
    this.#o = options;
    this.#uploader = new Uploader(options);
  }

  /** Starts whatever may start now; safe to call at any time. */
  kick(): void {
    if (!this.#o.isOnline()) return;
    for (const entry of readyToSend(this.#o.store.outbox)) {
      if (!this.#inFlight.has(entry.localId) && this.#o.store.isStored(entry.localId)) void this.#send(entry);
    }
  }

  /** The message was taken back: its upload is of no use any more. */
  cancel(localId: string): void {
    this.#uploader.cancel(localId);
  }

  async #send(entry: OutboxEntry): Promise<void> {
    const { store, ask, clock } = this.#o;
    const chat = store.chats[entry.conversationId];
    const episode = chat && currentEpisode(chat);
    if (!chat || !episode || episode.joinedAt === null || episode.ended || chat.closed) {
      // Before the first snapshot the chat may simply not be known yet.
      if (chat) await store.applyOutbox({ type: 'refused', localId: entry.localId, reason: 'chat-closed' });
      return;
    }
    this.#inFlight.add(entry.localId);
    const uploaded = entry.file ? await this.#upload(entry, entry.file) : null;
    if (entry.file && !uploaded) return;
    try {
      await store.applyOutbox({
        type: 'begun',
        localId: entry.localId,
        afterId: store.chats[chat.id]?.messages.at(-1)?.id ?? 0,
      });
      if (uploaded) await sendFile(ask, entry.conversationId, episode.channelId, uploaded);
      else await sendText(ask, entry.conversationId, episode.channelId, entry.text);
      await store.applyOutbox({ type: 'ok', localId: entry.localId });
    } catch (error) {
      const kind = error instanceof WebitelError ? error.kind : 'lost';
      if (kind === 'never-left' || kind === 'session')
        await store.applyOutbox({ type: 'never-left', localId: entry.localId });
      else if (kind === 'lost')
        await store.applyOutbox({ type: 'lost', localId: entry.localId, at: clock.now() });
      else
        await store.applyOutbox({
          type: 'refused',
          localId: entry.localId,
          reason: (error as WebitelError).id,
        });
    } finally {
      this.#inFlight.delete(entry.localId);
    }
    this.kick();
  }

  /** null: not now; what comes after it in the chat waits, unless the file left the queue. */
  async #upload(entry: OutboxEntry, file: OutgoingFile): Promise<Uploaded | null> {
    const { store, clock } = this.#o;
    const isQueued = (): boolean =>
      store.outbox.some((e) => e.localId === entry.localId && e.state === 'queued');
    try {
      const uploaded = await this.#uploader.upload(entry, file);
      if (uploaded && isQueued() && this.#o.isOnline()) return uploaded;
    } catch {
      const tries = store.outbox.find((e) => e.localId === entry.localId)?.file?.tries ?? 1;
      clock.after(pauseAfter(tries), () => this.#release(entry.localId));
      this.kick();
      return null;
    }
    this.#inFlight.delete(entry.localId);
    if (!isQueued()) this.kick();
    return null;
  }

  #release(localId: string): void {
    this.#inFlight.delete(localId);
    this.kick();
  }
}
