/**
 * How chats end. That this operator ended one is known only from his wish: the server says the same of a time limit that took it away.
 * Of every end that nobody here asked for Webitel's list is asked, which may name the reason; three times at most, then it stays open.
 */
import { openWork } from '../chat/after-work.ts';
import { currentEpisode, listingOf, statusOf, toldEnd } from '../chat/chat.ts';
import type { ChatEvent } from '../chat/events.ts';
import type { ChannelId, Chat, Chats, ConversationId } from '../chat/types.ts';
import type { Clock } from '../clock.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Snapshot } from './service.ts';

/** The list may be a moment behind the event, ms. */
const ASK_AFTER_MS = [1_000, 10_000, 60_000];

export interface EndsOptions {
  clock: Clock;
  chats: () => Chats;
  apply: (event: ChatEvent) => void;
  readClosed: () => Promise<void>;
}

export class Ends {
  readonly #ports: EndsOptions;
  /** When the answer was given up, the steady clock, ms; null: it is not. */
  readonly #wishes = new Map<ChannelId, number | null>();
  /** How often the list was read for the part that ended. */
  readonly #asked = new Map<ChannelId, number>();
  #seen: Chats | null = null;
  #waiting = false;

  constructor(ports: EndsOptions) {
    this.#ports = ports;
  }

  /** Before the frame leaves: the event of it comes before its answer. */
  wish(channelId: ChannelId): void {
    this.#wishes.set(channelId, null);
  }

  /** The server has not done it. */
  unwish(channelId: ChannelId): void {
    this.#wishes.delete(channelId);
  }

  /** Nobody knows whether the server has done it: what is read next tells. */
  doubt(channelId: ChannelId): void {
    this.#wishes.set(channelId, this.#ports.clock.monotonic());
  }

  /** A part that goes on was not left: whatever ends it later is not that wish. */
  onSynced({ askedAt }: Pick<Snapshot, 'askedAt'>): void {
    const goesOn = (channelId: ChannelId): boolean =>
      Object.values(this.#ports.chats()).some((c) => !c.closed && c.episodes[channelId]?.ended === null);
    for (const [channelId, at] of this.#wishes)
      if (at !== null && at < askedAt && goesOn(channelId)) this.unwish(channelId);
  }

  asWished(event: ChatEvent): ChatEvent {
    const isMine = event.type === 'left' && event.reason === 'elsewhere' && this.#wishes.has(event.channelId);
    return isMine ? { ...event, reason: 'operator' } : event;
  }

  /** Chats may have ended. */
  update(): void {
    const chats = this.#ports.chats();
    if (chats === this.#seen || this.#waiting) return;
    this.#seen = chats;
    const open = this.#open();
    if (open.length === 0) return;
    const tries = Math.min(...open.map(({ channelId }) => this.#asked.get(channelId) ?? 0));
    this.#waiting = true;
    this.#ports.clock.after(ASK_AFTER_MS[tries] ?? 0, () => void this.#ask());
  }

  async #ask(): Promise<void> {
    const open = this.#open();
    let isRefused = false;
    try {
      await this.#ports.readClosed();
    } catch (error) {
      isRefused = error instanceof WebitelError && error.id === 'history-forbidden';
    }
    const left = new Set(this.#open().map(({ channelId }) => channelId));
    for (const { id, channelId } of open) {
      const tries = (this.#asked.get(channelId) ?? 0) + 1;
      this.#asked.set(channelId, tries);
      const isOver = !left.has(channelId) || isRefused || tries >= ASK_AFTER_MS.length;
      if (!isOver) continue;
      this.#asked.delete(channelId);
      if (left.has(channelId)) this.#ports.apply({ type: 'end-asked', id, channelId });
    }
    this.#waiting = false;
    this.#seen = null;
    this.update();
  }

  #open(): { id: ConversationId; channelId: ChannelId }[] {
    return Object.values(this.#ports.chats()).flatMap((chat) => {
      const channelId = currentEpisode(chat)?.channelId;
      return channelId !== undefined && isUnasked(chat, channelId) ? [{ id: chat.id, channelId }] : [];
    });
  }
}

/** While it is being processed the list leaves it out. */
function isUnasked(chat: Chat, channelId: ChannelId): boolean {
  if (openWork(chat)) return false;
  if (statusOf(chat) !== 'completed' || chat.askedEnd === channelId || listingOf(chat)) return false;
  const reason = toldEnd(chat)?.reason;
  return reason !== 'operator' && reason !== 'transfer';
}
