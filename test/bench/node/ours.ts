/** The desk's own way from a frame to a chat's preview, count of unread and place in the database, with nothing around it. */
import { ChatStore } from '../../../lib/worker/chat-store.ts';
import { Link } from '../../../lib/worker/link.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { RawSocket } from '../../../lib/webitel/socket-types.ts';
import { snapshotOf, USER_ID } from './frames.ts';

export interface Receiver {
  receive(frame: string): void | Promise<void>;
  /** Unread messages over all chats: proves that the frames did arrive. */
  unread(): number;
}

const stillClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: () => () => {},
};

/** Online, with the snapshot read. */
export async function ourDesk(chats: number, history: number, at: number): Promise<Receiver> {
  let raw: RawSocket | null = null;
  const store = new ChatStore(stillClock, () => {});
  const link = new Link({
    clock: stillClock,
    random: () => 0.5,
    open: () => (raw = server(chats, history, at)),
    userId: () => 1,
    onChat: (event) => store.apply(event),
    onAgentStatus() {},
    onChannel() {},
    onConnected: () => Promise.resolve(),
    onSynced() {},
    onSessionOver() {},
    onChange() {},
    chats: () => store.chats,
    onTruth: () => Promise.resolve(false),
    onOffset() {},
    report: (what) => {
      throw new Error(what);
    },
  });
  link.start('ws://bench', 'token');
  await link.synced();
  return {
    receive: (frame) => raw!.onmessage!({ data: frame }),
    unread: () => Object.values(store.summaries).reduce((sum, one) => sum + one.unread, 0),
  };
}

function server(chats: number, history: number, at: number): RawSocket {
  const socket: RawSocket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    close() {},
    send(text) {
      const { seq, action } = JSON.parse(text) as { seq: number; action: string };
      // Made when asked for, and not kept: it must not be counted as the desk's.
      const data = action === 'subscribe_chat' ? snapshotOf(chats, history, at) : {};
      queueMicrotask(() => say({ seq_reply: seq, status: 'OK', data }));
    },
  };
  const say = (frame: object) => socket.onmessage?.({ data: JSON.stringify(frame) });
  queueMicrotask(() => {
    say({
      event: 'hello',
      data: { server_time: at, session: { user_id: USER_ID, name: '', expire: 0 }, use_cc: true },
    });
    socket.onopen?.();
  });
  return socket;
}
