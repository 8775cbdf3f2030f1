/**
 * Sends what is queued, one message at a time within a chat. «sending» is on disk before the frame leaves: after a death in
 * between, the desk asks the operator rather than sending twice.
 */
import { currentEpisode } from '../chat/chat.ts';
import { pauseAfter, type OutgoingFile, type Uploaded } from '../chat/files.ts';
import type { OutboxEntry, OutboxEvent } from '../chat/outbox.ts';
import { isBusy, readyToSend } from '../chat/outbox-queue.ts';
import { sendFile, sendText, type Ask } from '../webitel/actions.ts';
import { WebitelError } from '../webitel/errors.ts';
import { sendRefusal } from '../webitel/send-refusal.ts';
import type { Clock } from '../clock.ts';
import { Uploader, type UploaderOptions } from './uploader.ts';

/** What has waited longer goes only when the operator asks for it, ms. */
const ASK_AFTER_MS = 600_000;
/** What could not leave is tried again after this, ms. */
const AGAIN_MS = 1_000;

export interface SenderOptions extends UploaderOptions {
  ask: Ask;
  isOnline: () => boolean;
  clock: Clock;
}

export class Sender {
  readonly #ports: SenderOptions;
  readonly #inFlight = new Set<string>();

  readonly #uploader: Uploader;

  constructor(ports: SenderOptions) {
    this.#ports = ports;
    this.#uploader = new Uploader(ports);
  }

  /** Starts whatever may start now; safe to call at any time. */
  kick(): void {
    if (!this.#ports.isOnline()) return;
    this.#ask();
    for (const entry of readyToSend(this.#ports.store.outbox)) {
      if (!this.#inFlight.has(entry.localId) && this.#ports.store.isStored(entry.localId))
        this.#send(entry).catch(() => this.#later(entry.localId));
    }
  }

  /** The message was taken back: its upload is of no use any more. */
  cancel(localId: string): void {
    this.#uploader.cancel(localId);
  }

  async #send(entry: OutboxEntry): Promise<void> {
    const { store } = this.#ports;
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
    // A text may have overtaken the file: its end starts the next.
    if (isBusy(store.outbox, entry)) this.#inFlight.delete(entry.localId);
    else await this.#deliver(entry, episode.channelId, uploaded);
  }

  async #deliver(entry: OutboxEntry, channelId: string, uploaded: Uploaded | null): Promise<void> {
    const { store, ask } = this.#ports;
    const { localId, conversationId, text } = entry;
    try {
      const afterId = store.chats[conversationId]?.messages.at(-1)?.id ?? 0;
      await store.applyOutbox({ type: 'begun', localId, afterId });
    } catch {
      // The disk refused: nothing has left.
      return this.#neverLeft(localId);
    }
    const sent = uploaded
      ? sendFile(ask, conversationId, channelId, uploaded)
      : sendText(ask, conversationId, channelId, text);
    await this.#settle(localId, sent);
  }

  /** What the answer says of the message; one that was given up is heard for as long as it may come. */
  async #settle(localId: string, answer: Promise<unknown>): Promise<void> {
    try {
      await answer;
    } catch (error) {
      const known = error instanceof WebitelError ? error : null;
      if (known?.kind === 'never-left' || known?.kind === 'session') return this.#neverLeft(localId);
      if (known?.kind === 'refused') return this.#note({ ...sendRefusal(known), localId });
      const { late } = known ?? {};
      if (late) void this.#settle(localId, late);
      return this.#note({ type: 'lost', localId, at: this.#ports.clock.monotonic() });
    }
    return this.#note({ type: 'ok', localId });
  }

  /** In memory at once; a disk that refuses does not change what the server said. */
  async #note(event: OutboxEvent & { localId: string }): Promise<void> {
    const written = this.#ports.store.applyOutbox(event).catch(() => {});
    this.#inFlight.delete(event.localId);
    await written;
    this.kick();
  }

  #later(localId: string): void {
    this.#inFlight.add(localId);
    this.#ports.clock.after(AGAIN_MS, () => this.#release(localId));
  }

  async #neverLeft(localId: string): Promise<void> {
    this.#later(localId);
    await this.#ports.store.applyOutbox({ type: 'never-left', localId }).catch(() => {});
  }

  onSynced(): void {
    this.kick();
  }

  /** What was not sent in that sitting goes in a later one only when it is asked for. */
  async stop(account: string | null): Promise<void> {
    if (account === null) return;
    await this.#ports.store.applyOutbox({ type: 'aged', before: Infinity }).catch(() => {});
  }

  #ask(): void {
    const before = this.#ports.serverNow() - ASK_AFTER_MS;
    const isOld = this.#ports.store.outbox.some(
      (e) => e.state === 'queued' && e.asks === undefined && e.createdAt < before,
    );
    if (isOld) void this.#ports.store.applyOutbox({ type: 'aged', before }).catch(() => {});
  }

  /** null: not now; what comes after it in the chat waits, unless the file left the queue. */
  async #upload(entry: OutboxEntry, file: OutgoingFile): Promise<Uploaded | null> {
    const { store, clock } = this.#ports;
    const isQueued = (): boolean =>
      store.outbox.some((e) => e.localId === entry.localId && e.state === 'queued');
    try {
      const uploaded = await this.#uploader.upload(entry, file);
      if (uploaded && isQueued() && this.#ports.isOnline()) return uploaded;
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
