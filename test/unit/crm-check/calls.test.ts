/** Calls to Creatio: counted by the worker, by origin and day, whoever asked for them, and told before a plan's limit. */
import { expect, it } from 'vitest';
import { CallCounts } from '../../../lib/crm-check/worker.ts';
import { CALLS_KEY, listCalls } from '../../../lib/crm-check/rules.ts';
import { memoryArea } from '../../../lib/storage/area.ts';
import { Stage } from '../worker/stage.ts';

const ACME = 'https://acme.creatio.com';
const OTHER = 'https://other.creatio.com';
const DAY_MS = 86_400_000;
const NOON = new Date(2026, 10, 5, 12).getTime();

async function counts(area = memoryArea()) {
  const clock = { now: NOON };
  const calls = new CallCounts({ area, now: () => clock.now, changed: () => {} });
  await calls.load();
  return { calls, clock, area, near: () => calls.project().crmCalls };
}

it('add up by origin and day, and are kept over the worker’s death', async () => {
  const first = await counts();
  await Promise.all([first.calls.count(ACME, 2), first.calls.count(OTHER, 5), first.calls.count(ACME, 1)]);
  const second = await counts(first.area);
  await second.calls.count(ACME, 1);
  second.clock.now += DAY_MS;
  await second.calls.count(ACME, 7);
  expect(listCalls(second.calls.all)).toEqual([
    { origin: ACME, day: '2026-11-06', count: 7 },
    { origin: ACME, day: '2026-11-05', count: 4 },
    { origin: OTHER, day: '2026-11-05', count: 5 },
  ]);
});

it('of more than a week ago are forgotten, and so is a CRM with no others', async () => {
  const { calls, clock, area } = await counts();
  await calls.count(OTHER, 5);
  await calls.count(ACME, 5);
  clock.now += 8 * DAY_MS;
  await calls.count(ACME, 1);
  expect(listCalls(calls.all)).toEqual([{ origin: ACME, day: '2026-11-13', count: 1 }]);
  expect(JSON.stringify(await area.get(CALLS_KEY))).not.toContain(OTHER);
});

it('are told from 8,000 on, once for each 500 more, also by a worker that has come back', async () => {
  const { calls, near, area } = await counts();
  await calls.count(ACME, 7_999);
  expect(near()).toBeNull();
  await calls.count(ACME, 1);
  const told = near();
  expect(told).toEqual({ origin: ACME, count: 8_000 });
  await calls.count(ACME, 1);
  expect(near(), 'not told anew with each call').toBe(told);
  expect((await counts(area)).near()).toMatchObject({ origin: ACME, count: 8_001 });
  await calls.told(ACME);
  expect(near()).toBeNull();
  expect((await counts(area)).near()).toBeNull();
  await calls.count(ACME, 498);
  expect(near()).toBeNull();
  await calls.count(ACME, 1);
  expect(near()).toEqual({ origin: ACME, count: 8_500 });
});

it('of yesterday are no reason to tell today', async () => {
  const { calls, near, clock } = await counts();
  await calls.count(ACME, 9_000);
  clock.now += DAY_MS;
  expect(near()).toBeNull();
});

it.each([null, 'x', [1], { [ACME]: null }, { [ACME]: { days: { '2026-11-05': 'many' } } }])(
  'begin anew whatever is stored: %j',
  async (stored) => {
    const { calls } = await counts(memoryArea({ [CALLS_KEY]: stored }));
    await calls.count(ACME, 2);
    expect(listCalls(calls.all)).toEqual([{ origin: ACME, day: '2026-11-05', count: 2 }]);
  },
);

it('a store without room is no reason to fail', async () => {
  const area = { ...memoryArea(), set: async () => Promise.reject(new Error('quota')) };
  const { calls } = await counts(area);
  await calls.count(ACME, 2);
  expect(listCalls(calls.all)).toHaveLength(1);
});

it('of a CRM’s tab are counted without a desk in it, under its own origin, and read by the options and the report', async () => {
  const stage = await Stage.start();
  try {
    await stage.until(() => stage.view);
    const gateway = stage.gateway();
    expect(await gateway.call({ type: 'calls.add', calls: 3 })).toMatchObject({ ok: true });
    stage.rebirth();
    expect(await gateway.call({ type: 'calls.add', calls: 2 })).toMatchObject({ ok: true });
    const told = await stage.page.call({ type: 'report.read' });
    expect(told.ok && listCalls(told.value.calls)).toMatchObject([{ origin: ACME, count: 5 }]);
    const refused = { ok: false, code: 'not-understood' };
    expect(await stage.crm.call({ type: 'calls.add', calls: 1 })).toEqual(refused);
    expect(await gateway.call({ type: 'calls.add', calls: -1 })).toEqual(refused);
  } finally {
    await stage.stop();
  }
});
