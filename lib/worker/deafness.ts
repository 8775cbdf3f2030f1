/**
 * Events may stop without the socket closing (protocol §1.6). It shows when the truth, read again, knows of what an event should
 * have told long before: a chat offered, a message said, an end.
 */
import type { ChatEvent, SnapshotChat } from '../chat/events.ts';
import type { Chat, Chats, ConversationId } from '../chat/types.ts';
import type { Clock } from '../clock.ts';

/** What the server knows this long before it was asked, and an event did not tell, will not be told any more. */
export const DEAF_MS = 3_000;

type Snapshot = Extract<ChatEvent, { type: 'snapshot' }>;

export class Deafness {
  readonly #clock: Pick<Clock, 'monotonic'>;
  /** Server clock, ms: what is older was the last snapshot's business; null: none was read on this line. */
  #lastSync: number | null = null;
  #unheard = false;
  /** Chats that a snapshot ended, and when, steady clock, ms: it may have overtaken the event, which gets its time. */
  readonly #ended = new Map<ConversationId, number>();

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** Another line, or subscribed anew: what was before it says nothing. */
  reset(): void {
    this.#lastSync = null;
    this.#unheard = false;
    this.#ended.clear();
  }

  /** @param after the chats with the snapshot in them */
  compare({ chats, serverAskedAt }: Snapshot, before: Chats, after: Chats): void {
    const lastSync = this.#lastSync;
    this.#lastSync = serverAskedAt;
    if (lastSync === null) return;
    const due = serverAskedAt - DEAF_MS;
    this.#unheard ||= chats.some((chat) => isUnheard(chat, before, due, lastSync));
    for (const [id, chat] of Object.entries(after)) {
      const was = before[id];
      if (was && was !== chat && guesses(chat) > guesses(was)) this.#ended.set(id, this.#clock.monotonic());
    }
  }

  told(event: ChatEvent): void {
    if ('id' in event) this.#ended.delete(event.id);
  }

  /** It is to be looked at again within `DEAF_MS`. */
  get suspects(): boolean {
    return this.#ended.size > 0;
  }

  /** @returns whether an event is missing for good; then all is done with, whatever comes of it */
  judge(): boolean {
    const now = this.#clock.monotonic();
    const isDeaf = this.#unheard || [...this.#ended.values()].some((since) => now - since >= DEAF_MS);
    if (isDeaf) this.reset();
    return isDeaf;
  }
}

function isUnheard(chat: SnapshotChat, known: Chats, due: number, lastSync: number): boolean {
  const have = known[chat.id];
  if (!have) return chat.invitedAt < due;
  return chat.messages.some(
    (m) => m.at < due && m.at > lastSync && !have.messages.some((one) => one.id === m.id),
  );
}

const guesses = (chat: Chat): number =>
  Object.values(chat.episodes).filter((e) => e.ended?.reason === 'lost' || e.withdrawn?.reason === 'gone')
    .length;
