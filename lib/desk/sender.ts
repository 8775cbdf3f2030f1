/**
 * Sends what is queued, one message at a time within a chat. «sending» is on disk before the frame leaves: after a death in
 * between, the desk asks the operator rather than sending twice.
 */
import { currentEpisode } from '../chat/chat.ts';
import type { OutboxEntry } from '../chat/outbox.ts';
import { readyToSend } from '../chat/outbox.ts';
import { sendText, type Ask } from '../webitel/actions.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { ChatStore } from './chat-store.ts';

export interface SenderOptions {
  store: ChatStore;
  ask: Ask;
  isOnline: () => boolean;
  now: () => number;
}

export class Sender {
  readonly #o: SenderOptions;
  readonly #inFlight = new Set<string>();

  constructor(options: SenderOptions) {
    this.#o = options;
  }

  /** Starts whatever may start now; safe to call at any time. */
  kick(): void {
    if (!this.#o.isOnline()) return;
    for (const entry of readyToSend(this.#o.store.outbox)) {
      if (!this.#inFlight.has(entry.localId) && this.#o.store.isStored(entry.localId)) void this.#send(entry);
    }
  }

  async #send(entry: OutboxEntry): Promise<void> {
    const { store, ask, now } = this.#o;
    const chat = store.chats[entry.conversationId];
    const episode = chat && currentEpisode(chat);
    if (!chat || !episode || episode.joinedAt === null || episode.ended || chat.closed) {
      // Before the first snapshot the chat may simply not be known yet.
      if (chat) await store.applyOutbox({ type: 'refused', localId: entry.localId, reason: 'chat-closed' });
      return;
    }
    this.#inFlight.add(entry.localId);
    try {
      await store.applyOutbox({
        type: 'begun',
        localId: entry.localId,
        afterId: chat.messages.at(-1)?.id ?? 0,
      });
      await sendText(ask, entry.conversationId, episode.channelId, entry.text);
      await store.applyOutbox({ type: 'ok', localId: entry.localId });
    } catch (error) {
      const kind = error instanceof WebitelError ? error.kind : 'lost';
      if (kind === 'never-left' || kind === 'session')
        await store.applyOutbox({ type: 'never-left', localId: entry.localId });
      else if (kind === 'lost') await store.applyOutbox({ type: 'lost', localId: entry.localId, at: now() });
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
}
