/** The whole worker, with work waiting in each of its services, for eight hours at a server that never does what it is asked. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BadServer, type Mode } from './bad-server.ts';
import { Stage, copies } from './stage.ts';
import { Worker } from './worker.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const HOUR = 3_600_000;
const SHIFT_H = 8;

interface Bounds {
  connects: number;
  frames: number;
  requests: number;
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
  await stage.crm.call({ type: 'file-add', ...file, name: 'a.txt', size: 3, mime: 'text/plain' });
  await stage.crm.call({ type: 'file-part', ...file, index: 0, data: 'YWJj' });
  await stage.crm.call({
    type: 'send',
    conversationId: chat.id,
    localId: 'file',
    text: '',
    files: ['f'],
  });
  await stage.crm.call({
    type: 'outgoing-send',
    localId: 'first',
    label: 'Ірина',
    contactId: null,
    gatewayName: 'ТехноДім бот',
    peer: { type: 'telegram', id: '777', via: '9' },
    text: 'Замовлення готове',
  });
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

/** Most that one hour may cost, after the first. */
const BOUNDS: Record<Exclude<Mode, 'well'>, Bounds> = {
  away: { connects: 800, frames: 0, requests: 200 },
  hangs: { connects: 300, frames: 300, requests: 200 },
  refuses: { connects: 800, frames: 800, requests: 200 },
  bars: { connects: 40, frames: 40, requests: 40 },
  'refuses-all-but-sign-in': { connects: 10, frames: 1500, requests: 400 },
  'hangs-after-sign-in': { connects: 200, frames: 1500, requests: 400 },
  'rest-away': { connects: 0, frames: 0, requests: 400 },
  'rest-hangs': { connects: 0, frames: 0, requests: 400 },
  'rest-refuses': { connects: 0, frames: 0, requests: 400 },
};
/** Timers that wait at one moment: a tenth of a second is no place for hundreds. */
const MAX_TIMERS = 40;
const MAX_GROWTH_MB = 8;
const MAX_POSTS_AN_HOUR = 1500;

it.each(Object.entries(BOUNDS) as [Exclude<Mode, 'well'>, Bounds][])(
  'a server that is or does «%s» costs little, hour by hour, and it is told',
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
    const report = { ...anHour, posts, timers: stage.clock.timers.size, growth: heap() - before.heap, c: stage.view.connection, p: stage.view.agentProblem, s: stage.view.session.state, o: stage.view.outgoing, q: stage.view.queued, l: stage.crm.conversation?.lines.map((l) => [l.text, l.state]), tray: stage.crm.conversation?.files };
    console.log(mode, JSON.stringify(report));
    for (const name of ['connects', 'frames', 'requests'] as const) {
      expect([name, anHour[name]]).toEqual([name, Math.min(anHour[name], bounds[name])]);
    }
    expect(stage.clock.timers.size).toBeLessThanOrEqual(MAX_TIMERS);
    expect(posts).toBeLessThanOrEqual(MAX_POSTS_AN_HOUR);
    expect(heap() - before.heap).toBeLessThanOrEqual(MAX_GROWTH_MB);
    expect(stage.view.session.state).toBe('signed-in');
  },
  60_000,
);

it.each(['away', 'hangs', 'refuses'] as const)('after a shift of «%s» what waited goes out once', async (mode) => {
  bear(mode);
  await stage.clock.advance(SHIFT_H * HOUR);
  expect(copies(stage, chat.id, 'чекає')).toBe(0);
  stage.server.faults.refuseConnections = false;
  server.mode = 'well';
  await stage.within(60, () => stage.view.connection.state === 'online');
  await stage.clock.advance(60_000);
  console.log(JSON.stringify([stage.view.session, stage.view.connection, stage.view.chats, stage.crm.conversation?.lines, stage.server.log.frames.slice(-12).map((f)=>f.action), stage.server.log.requests.slice(-6).map((r) => [r.path, r.status])]));
  await stage.within(60, () => copies(stage, chat.id, 'чекає') === 1);
  await stage.clock.advance(120_000);
  expect(copies(stage, chat.id, 'чекає')).toBe(1);
}, 60_000);
