/** What may break: how it begins, how long it lasts, how it ends. */
import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import { vi } from 'vitest';
import { RESYNC_EVERY_MS } from '../../../../lib/worker/link.ts';
import type { World } from './world.ts';

export interface Fault {
  name: string;
  /** Is there before the operator begins, not at the moment of the worker's step. */
  before?: boolean;
  begin: (world: World) => void;
  /** Seconds until `end`. */
  lasts?: number;
  end?: (world: World) => void | Promise<void>;
}

const DAY = 86_400_000;
const SENDS = ['send_text_chat', 'send_file_chat', 'blind_transfer_chat', 'join_chat'];

const drop = (code: 1005 | 1006): Fault => ({
  name: `socket dropped ${code}`,
  begin: ({ stage }) => stage.server.dropSockets(code),
});

const noRoom = (): void => {
  throw new DOMException('no room', 'QuotaExceededError');
};

/** The n-th record that is written from now on finds no room. */
const refusesAt = (n: number): Fault => ({
  name: `disk refuses at step ${n}`,
  before: true,
  begin() {
    const put = IDBObjectStore.prototype.put;
    let step = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['put']>
    ) {
      if (++step === n) noRoom();
      return put.apply(this, args);
    });
  },
  lasts: 5,
  end: () => void vi.restoreAllMocks(),
});

const clockSet = (name: string, by: number): Fault => ({
  name: `clock set ${name}`,
  begin: ({ stage }) => stage.clock.set(by),
  end: ({ stage }) => stage.server.dropSockets(),
});

const signInAgain = async ({ stage }: World): Promise<void> => {
  await stage.within(40, () => stage.view.session.state !== 'signed-in');
  await stage.signIn();
};

/** Nothing tells of deafness before the truth is read again. */
const untilRead = async (world: World): Promise<void> => {
  await world.stage.clock.advance(RESYNC_EVERY_MS);
  world.writes('у тиші');
  await world.stage.clock.advance(RESYNC_EVERY_MS);
};

type Answer = (signal?: AbortSignal | null) => Promise<Response>;

const failing = (name: string, answer: Answer, lasts: number, onEnd = (): void => {}): Fault => ({
  name,
  begin: () => void vi.stubGlobal('fetch', (_: unknown, init?: RequestInit) => answer(init?.signal)),
  lasts,
  end() {
    vi.unstubAllGlobals();
    onEnd();
  },
});

/** Until whoever asked gives up, or the server comes back and closes what it held. */
const hanging = new Set<(reason: Error) => void>();
const hangs: Answer = (signal) =>
  new Promise((_, reject) => {
    hanging.add(reject);
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
const closeHanging = (): void => {
  for (const reject of hanging) reject(new TypeError('fetch failed'));
  hanging.clear();
};

export const FAULTS: Fault[] = [
  drop(1005),
  drop(1006),
  {
    name: 'socket dropped 1009',
    begin: ({ stage }) => void (stage.server.faults.inboundLimitBytes = 10),
    lasts: 12,
    end: ({ stage }) => void (stage.server.faults.inboundLimitBytes = 256 * 1024),
  },
  {
    name: 'half-open',
    begin: ({ stage }) => void (stage.server.faults.halfOpen = true),
    lasts: 20,
    end: ({ stage }) => void (stage.server.faults.halfOpen = false),
  },
  {
    name: 'server restart',
    begin({ stage }) {
      stage.server.faults.refuseConnections = true;
      stage.server.dropSockets(1001);
    },
    lasts: 8,
    end: ({ stage }) => void (stage.server.faults.refuseConnections = false),
  },
  {
    name: 'silent deafness',
    begin: ({ stage }) => void (stage.server.faults.deaf = true),
    end: untilRead,
  },
  {
    name: 'gap in the subscription',
    begin(world) {
      const { stage } = world;
      stage.server.dropSockets();
      let said = 0;
      const before = stage.onStep;
      stage.onStep = (what) => {
        before(what);
        if (what.startsWith('frame ') && !what.endsWith('left') && said < 5)
          world.writes(`у щілину ${++said}`);
      };
    },
    lasts: 10,
  },
  {
    name: 'duplicated and reordered events',
    before: true,
    begin: ({ stage }) =>
      stage.server.faults.set({ duplicateEvents: true, reorderAnswers: true, nulFrames: true }),
    lasts: 10,
    end: ({ stage }) => stage.server.faults.reset(),
  },
  {
    name: 'answer lost after storing',
    before: true,
    begin({ stage }) {
      stage.server.faults.dropAnswers = Object.fromEntries(SENDS.map((action) => [action, 1]));
      stage.server.faults.cutBroadcasts = 1;
    },
    end: ({ stage }) => stage.server.dropSockets(),
  },
  {
    name: 'late refusal',
    before: true,
    begin: ({ stage }) =>
      stage.server.faults.set({
        failAfterEcho: { times: 1 },
        transferFailures: 1,
        answerDelayMs: { send_text_chat: 40, send_file_chat: 40, blind_transfer_chat: 40 },
      }),
    lasts: 45,
    end: ({ stage }) => stage.server.faults.reset(),
  },
  {
    name: 'FAIL after echo',
    before: true,
    begin: ({ stage }) => stage.server.faults.set({ failAfterEcho: { times: 1 }, transferFailures: 1 }),
    end: ({ stage }) => stage.server.faults.reset(),
  },
  {
    name: 'auth service down',
    begin({ stage }) {
      stage.server.faults.sessions = 'unavailable';
      stage.server.dropSockets();
    },
    lasts: 12,
    end: ({ stage }) => void (stage.server.faults.sessions = 'ok'),
  },
  {
    name: 'token revoked, told',
    begin: ({ stage }) => stage.server.expireTokens(),
    end: signInAgain,
  },
  {
    name: 'token revoked, not told',
    begin: ({ stage }) => stage.server.revokeTokens(),
    end: signInAgain,
  },
  failing('REST hanging', hangs, 40, closeHanging),
  failing('502', async () => new Response('<h1>502 Bad Gateway</h1>', { status: 502 }), 20),
  {
    name: 'storage dead',
    begin: ({ stage }) => stage.server.faults.set({ httpPath: '/api/storage', http: '500' }),
    lasts: 20,
    end: ({ stage }) => void (stage.server.faults.http = 'ok'),
  },
  ...[41, 120].map((count) => ({
    name: `${count} chats`,
    begin({ stage }: World) {
      for (let i = 0; i < count - 2; i++) {
        const customer = stage.server.customer({ name: `Клієнт ${i}` });
        customer.writes('вітаю');
        customer.invite({ timeoutSec: 0 });
        customer.takenElsewhere();
      }
    },
    end: ({ stage }: World) => stage.server.dropSockets(),
  })),
  {
    name: 'second client acts first',
    begin({ main, other, ringing }) {
      main.customer.operatorSays('з іншого вікна');
      ringing?.customer.takenElsewhere();
      if (other.customer.conversationId) other.customer.operatorLeaves();
    },
  },
  {
    name: 'thrown offline',
    begin: ({ stage }) => stage.server.agent().setStatus('offline'),
  },
  {
    name: 'thrown off the line, deaf',
    begin({ stage }) {
      stage.server.faults.deaf = true;
      stage.server.agent().setStatus('break_out');
    },
    end: untilRead,
  },
  clockSet('a day ahead', DAY),
  clockSet('a day back', -DAY),
  ...[1, 2, 3].map(refusesAt),
  {
    name: 'quota',
    before: true,
    begin: () => void vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(noRoom as never),
    lasts: 20,
    end: () => void vi.restoreAllMocks(),
  },
  {
    name: 'connection of the database closed',
    before: true,
    begin() {
      vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
        throw new DOMException('The database connection is closing.', 'InvalidStateError');
      });
    },
  },
];
