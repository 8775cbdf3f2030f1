/**
 * The whole worker, with work waiting in each of its services, for a shift at a server that never does what it is asked: eight hours
 * by `FULL=1`, else two.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DeskView } from '../../../lib/bridge/view.ts';
import { BadServer, type Mode } from './bad-server.ts';
import { FIRST_ORDER, Stage, copies } from './stage.ts';
import { Worker } from './worker.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const HOUR = 3_600_000;
const SHIFT_H = process.env.FULL ? 8 : 2;

/** Most that an hour may cost, after the first one; and what is told meanwhile. */
interface Bounds {
  connects: number;
  frames: number;
  requests: number;
  told: (view: DeskView) => boolean;
}

let stage: Stage;
let server: BadServer;
let chat: Awaited<ReturnType<Stage['accepted']>>;

/** A chat with a text and a file that wait, a chat that ended, a first message: then the line breaks, and another worker begins. */
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
  const over = await stage.accepted('Олег', 'Дякую');
  over.customer.leaves();
  chat = await stage.accepted();
  await stage.until(() => stage.view.chats[over.id]?.status !== 'new');
  stage.server.faults.refuseConnections = true;
  await stage.drop();
  await stage.send(chat.id, 'чекає');
  const file = { conversationId: chat.id, fileId: 'f' };
  await stage.crm.call({ type: 'file.add', ...file, name: 'a.txt', size: 3, mime: 'text/plain' });
  await stage.crm.call({ type: 'file.part', ...file, index: 0, data: 'YWJj' });
  await stage.crm.call({
    type: 'message.send',
    conversationId: chat.id,
    localId: 'file',
    text: '',
    files: ['f'],
  });
  await stage.crm.call(FIRST_ORDER);
  await stage.clock.advance(2000);
  stage.worker.kill();
  server = new BadServer(stage.network);
  vi.stubGlobal('fetch', server.fetch);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await stage.stop();
});

function bear(mode: Mode): void {
  server.mode = mode;
  const { clock, local, session } = stage;
  stage.worker = new Worker({ clock, network: server.network, local, session });
}

function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

const noLine = ({ connection }: DeskView): boolean => connection.state !== 'online';
const server500 = ({ connection }: DeskView): boolean => connection.trouble?.kind === 'server';
/** Nobody is told for hours that a first message is on its way. */
const undecided = ({ outgoing, connection }: DeskView): boolean =>
  connection.state === 'online' && outgoing[0]?.state === 'unclear';

const BOUNDS: Record<Exclude<Mode, 'well'>, Bounds> = {
  away: { connects: 750, frames: 0, requests: 0, told: noLine },
  hangs: { connects: 300, frames: 300, requests: 0, told: noLine },
  refuses: { connects: 750, frames: 750, requests: 0, told: server500 },
  bars: { connects: 30, frames: 30, requests: 0, told: (view) => view.agentProblem === 'no-licence' },
  'refuses-all-but-sign-in': { connects: 1, frames: 600, requests: 60, told: server500 },
  'hangs-after-sign-in': { connects: 1, frames: 600, requests: 60, told: server500 },
  'rest-away': { connects: 1, frames: 0, requests: 60, told: undecided },
  'rest-hangs': { connects: 1, frames: 0, requests: 60, told: undecided },
  'rest-refuses': { connects: 1, frames: 0, requests: 60, told: undecided },
};
/** That wait at one moment, whatever has happened before. */
const MAX_TIMERS = 12;
/**
 * To one view: a try to connect is two changes of state, told together or one after the other as the machine is busy or not. What is
 * posted is kept by the test, and most of the growth is that.
 */
const MAX_POSTS_AN_HOUR = 1600;
/** The desk on the CRM's page and the extension's own. */
const VIEWS = 2;
const MAX_GROWTH_MB = 16;

/** The server is well again: the same worker is right within a minute, and what waited goes out once, when the operator says so. */
async function recover(mode: Mode): Promise<void> {
  stage.server.faults.refuseConnections = false;
  server.recover();
  // Who may not come in is looked at every five minutes.
  await stage.within(mode === 'bars' ? 400 : 60, () => stage.view.connection.state === 'online');
  if (stage.line('чекає')?.state !== 'sent') {
    expect(copies(stage, chat.id, 'чекає')).toBe(0);
    await stage.within(60, () => stage.line('чекає')?.note === 'asks');
    await stage.crm.call({ type: 'message.sendNow', localId: 'чекає' });
  }
  await chat.customer.heard('чекає');
  await stage.clock.advance(120_000);
  expect(copies(stage, chat.id, 'чекає')).toBe(1);
}

it.each(Object.entries(BOUNDS) as [Exclude<Mode, 'well'>, Bounds][])(
  'a server that is or does «%s» costs little, hour by hour; it is told; and when it is well, all is well',
  async (mode, bounds) => {
    bear(mode);
    if (mode.startsWith('rest-')) stage.server.faults.refuseConnections = false;
    await stage.clock.advance(HOUR);
    const before = { heap: heap(), posts: stage.posted().length };
    const counts = { connects: server.connects, frames: server.frames, requests: server.requests };
    await stage.clock.advance((SHIFT_H - 1) * HOUR);
    const anHour = {
      connects: (server.connects - counts.connects) / (SHIFT_H - 1),
      frames: (server.frames - counts.frames) / (SHIFT_H - 1),
      requests: (server.requests - counts.requests) / (SHIFT_H - 1),
    };
    const posts = (stage.posted().length - before.posts) / (SHIFT_H - 1);
    for (const name of ['connects', 'frames', 'requests'] as const) {
      expect([name, anHour[name]]).toEqual([name, Math.min(anHour[name], bounds[name])]);
    }
    expect(stage.clock.timers.size).toBeLessThanOrEqual(MAX_TIMERS);
    expect(posts / VIEWS).toBeLessThanOrEqual(MAX_POSTS_AN_HOUR);
    expect(heap() - before.heap).toBeLessThanOrEqual(MAX_GROWTH_MB);
    expect(stage.view.session.state).toBe('signed-in');
    expect([stage.view.connection, bounds.told(stage.view)]).toEqual([stage.view.connection, true]);
    await recover(mode);
  },
  90_000,
);
