import type { ChatStore } from './chat-store.ts';
import type { Outgoing } from '../outgoing/worker.ts';

/** How many words and files of this operator's wait to be sent, stuck ones and drafts included (a first message's is among the store's). */
export const unsentIn = (store: ChatStore, outgoing: Pick<Outgoing, 'shown'>): number =>
  store.outbox.filter(({ state }) => state !== 'sent').length +
  outgoing.shown.filter(({ state }) => state !== 'sent').length +
  store.typed;
