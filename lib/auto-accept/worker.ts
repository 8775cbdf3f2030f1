/**
 * Accepts what its queue wants accepted at once. One worker serves all tabs, so nobody races here; Webitel's own desk and another
 * computer of the same operator are let go first: this one waits a little longer, by chance, and looks again before it joins.
 */
import type { CallResult } from '../bridge/protocol.ts';
import type { AutoAccepted } from '../bridge/view.ts';
import type { Chats, ConversationId } from '../chat/types.ts';
import type { Clock } from '../clock.ts';
import { autoAcceptDelay, hasRoom, openInvitation } from './rules.ts';

const OTHERS_FIRST_MS = 150;
const BY_CHANCE_MS = 250;

export interface AutoAcceptOptions {
  clock: Clock;
  random: () => number;
  chats: () => Chats;
  /** Setting and policy allow it, the operator is ready, a CRM tab is open, and the line is up. */
  isOn: () => boolean;
  maxChats: () => number | null;
  accept: (id: ConversationId) => Promise<CallResult>;
  onAccepted: (id: ConversationId) => void;
}

export class AutoAccept {
  /** The last one, for the views to tell. */
  last: AutoAccepted | null = null;
  readonly #ports: AutoAcceptOptions;
  /** Channels of invitations that were seen: each is tried once. */
  readonly #seen = new Map<string, () => void>();

  constructor(ports: AutoAcceptOptions) {
    this.#ports = ports;
  }

  /** Something changed. */
  update(): void {
    const { chats, clock, random } = this.#ports;
    const open = new Set<string>();
    for (const chat of Object.values(chats())) {
      const invitation = openInvitation(chat);
      if (!invitation) continue;
      const { channelId, variables } = invitation;
      open.add(channelId);
      const delay = autoAcceptDelay(variables);
      if (delay === null || this.#seen.has(channelId)) continue;
      const wait = delay + OTHERS_FIRST_MS + random() * BY_CHANCE_MS;
      this.#seen.set(
        channelId,
        clock.after(wait, () => void this.#accept(chat.id, channelId)),
      );
    }
    for (const [channelId, cancel] of this.#seen) {
      if (open.has(channelId)) continue;
      cancel();
      this.#seen.delete(channelId);
    }
  }

  project() {
    return { autoAccepted: this.last };
  }

  /** Another operator. */
  stop(): void {
    for (const cancel of this.#seen.values()) cancel();
    this.#seen.clear();
    this.last = null;
  }

  async #accept(id: ConversationId, channelId: string): Promise<void> {
    const { chats, isOn, maxChats, accept, clock, onAccepted } = this.#ports;
    const isStillOpen = openInvitation(chats()[id])?.channelId === channelId;
    // Where it may not, the invitation rings on for a person to decide.
    if (!isStillOpen || !isOn() || !hasRoom(chats(), maxChats())) return;
    const result = await accept(id);
    if (!result.ok) return;
    this.last = { conversationId: id, at: clock.now() };
    onAccepted(id);
  }
}
