/**
 * A whole shift against the stand-in: eight hours, 400 chats, 20,000 messages, lines that drop, workers that die in the middle of
 * something, pages that are reloaded. `FULL=1`, else a twentieth of it. Nothing is lost or doubled, and nothing grows.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeCrm } from './fake-crm.ts';
import { Shift, weightOf, type Plan } from './shift.ts';
import { Stage } from './stage.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const FULL = Boolean(process.env.FULL);
const PLAN: Plan = FULL
  ? { hours: 8, chats: 400, messages: 20_000, drops: 200, deaths: 100, reloads: 30 }
  : { hours: 0.4, chats: 20, messages: 1000, drops: 10, deaths: 5, reloads: 2 };
const SEED = Number(process.env.SEED) || 20261130;
/** How often it is measured; full lists are as long as they get from the second time on. */
const PARTS = FULL ? 8 : 2;

/** What may be there at any moment of a shift, however long it is. */
const MOST = {
  /** MB, with the stand-in, which forgets nothing: all that is said in a shift is in it. */
  heap: 70,
  timers: 12,
  /** Of a CRM page three, of the extension's own page one. */
  ports: 4,
  listeners: 8,
  /** Records: 50 ended chats, 5 open ones and their like, ten minutes of outgoing messages. */
  records: 450,
  /** kB, as JSON. */
  database: 900,
  /** kB that a page keeps. */
  view: 100,
};
type Measured = Record<keyof typeof MOST, number>;

let stage: Stage;
let crm: FakeCrm;
/** What this process has kept before the shift, of other files' too, MB. */
let before = 0;
beforeEach(async () => {
  // The stand-in's after-work ends by the real clock: in fast time it would never be over.
  stage = await Stage.start({ processingSec: 0 });
  crm = new FakeCrm();
  crm.serve(stage.crm);
  await stage.online();
  await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
  before = await heap();
});
afterEach(() => stage.stop());

async function heap(): Promise<number> {
  collectGarbage();
  // What is told when something was collected may let go of more.
  await stage.settle();
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

const opened = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });

async function database(): Promise<{ records: number; database: number }> {
  const all: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await opened(name!);
    for (const store of db.objectStoreNames) {
      const request = db.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => (request.onsuccess = resolve));
      all.push(...(request.result as unknown[]));
    }
    db.close();
  }
  return { records: all.length, database: Math.round(JSON.stringify(all).length / 1000) };
}

async function measure(): Promise<Measured> {
  await stage.clock.advance(5000);
  stage.forgetPosted();
  stage.server.log.clear();
  const ports = stage.ports();
  return {
    timers: stage.clock.timers.size,
    ports: ports.length,
    listeners: ports.reduce((sum, port) => sum + port.listeners(), 0),
    view: Math.round(weightOf(stage.crm) / 1000),
    ...(await database()),
    heap: Math.round((await heap()) - before),
  };
}

it(
  `${PLAN.hours} h, ${PLAN.chats} chats, ${PLAN.messages} messages: nothing is lost or doubled, nothing grows`,
  async () => {
    const from = performance.now();
    const shift = new Shift(stage, crm, PLAN, SEED);
    const measured: Measured[] = [];
    await shift.work(PARTS, async () => void measured.push(await measure()));
    await stage.clock.advance(120_000);

    console.log(
      [
        `a shift of ${PLAN.hours} h, seed ${SEED}, took ${Math.round((performance.now() - from) / 1000)} s: ${JSON.stringify(shift.done)}`,
        ...measured.map((m, i) => `  part ${i + 1} of ${PARTS}: ${JSON.stringify(m)}`),
      ].join('\n'),
    );
    expect(shift.wrongs).toEqual([]);
    const { chats, messages, drops, deaths, reloads } = shift.done;
    expect({ hours: PLAN.hours, chats, messages, drops, deaths, reloads }).toEqual(PLAN);
    expect(stage.server.conversations().filter((c) => c.closedAt === null)).toEqual([]);
    expect(Object.values(stage.view.chats).filter((c) => c.status !== 'completed')).toEqual([]);
    const records = [...crm.records.values()].map((r) => r.conversationId);
    expect([records.length, new Set(records).size]).toEqual([PLAN.chats, PLAN.chats]);
    for (const m of measured)
      for (const what of Object.keys(MOST) as (keyof Measured)[])
        expect([what, m[what]]).toEqual([what, Math.min(m[what], MOST[what])]);
  },
  FULL ? 3_000_000 : 180_000,
);
