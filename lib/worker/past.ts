/** Everything that Webitel tells by REST of chats, joined. */
import type { pastCommands } from '../bridge/chat-commands.ts';
import type { Acts } from '../bridge/command.ts';
import type { Account } from './account.ts';
import { asOperator, type PastOptions } from './as-operator.ts';
import type { ChatStore } from './chat-store.ts';
import { ClientHistory } from '../history/worker.ts';
import { ClosedChats } from './closed-chats.ts';
import { History } from './history.ts';
import type { Link } from './link.ts';
import { MoreChats } from './more-chats.ts';
import { reconcile } from './reconcile.ts';
import type { Snapshot } from './service.ts';
import type { Recorder } from '../recorder/recorder.ts';

export class Past {
  readonly history: History;
  readonly closed: ClosedChats;
  readonly more: MoreChats;
  readonly client: ClientHistory;

  readonly #store: ChatStore;

  constructor(
    clock: PastOptions['clock'],
    store: ChatStore,
    account: Account,
    link: Link,
    recorder: Recorder,
    changed: () => void,
  ) {
    this.#store = store;
    const options: PastOptions = {
      clock,
      store,
      account,
      serverNow: () => link.serverNow(),
      report: (what) => recorder.note(what),
      changed,
    };
    this.history = new History(options);
    this.closed = new ClosedChats(options);
    this.more = new MoreChats(options, this.history);
    this.client = new ClientHistory({
      chats: () => store.chats,
      read: (run) => asOperator(options, run),
    });
  }

  readonly acts: Acts<typeof pastCommands> = {
    'chat.older': ({ conversationId, before }) => this.history.loadOlder(conversationId, before),
    'chat.readClosed': () => this.closed.read(),
    'chat.processed': ({ conversationId }) => this.closed.markProcessed(conversationId),
  };

  onSynced({ askedAt, present, complete }: Snapshot): Promise<void> {
    reconcile(this.#store, this.history, askedAt, present);
    return this.more.read(complete, present);
  }

  project() {
    return { moreChatsRefused: this.more.refused, closedRefused: this.closed.refused };
  }

  /** Another operator: nobody waits for what the first one asked. */
  stop(): void {
    this.history.forget();
    this.closed.forget();
    this.more.forget();
  }
}
