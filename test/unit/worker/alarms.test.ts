import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Alarms, MIN_ALARM_MS } from '../../../lib/worker/alarms.ts';
import { memoryArea } from '../../../lib/storage/area.ts';

const T0 = 1_787_300_000_000;

function stage(stored: Record<string, unknown> = {}) {
  const area = memoryArea(stored);
  const browser = new Map<string, number>();
  const ran: string[] = [];
  const s = {
    now: T0,
    ran,
    area,
    browser,
    alarms: null as unknown as Alarms,
    /** The browser's alarms only, as after the worker's death. */
    reborn() {
      s.alarms = new Alarms(
        area,
        { create: (name, when) => void browser.set(name, when), clear: (name) => void browser.delete(name) },
        () => s.now,
      );
      for (const name of ['a', 'b', 'c', 'd']) s.alarms.handle(name, () => void ran.push(name));
    },
    next: () => browser.get('next-job') ?? null,
  };
  s.reborn();
  return s;
}

describe('alarms', () => {
  it('sets one browser alarm, for the earliest job', async () => {
    const s = stage();
    await s.alarms.set('a', T0 + 90_000);
    await s.alarms.set('b', T0 + 60_000);
    await s.alarms.set('c', T0 + 120_000);
    expect([...s.browser]).toEqual([['next-job', T0 + 60_000]]);
  });

  it('clamps to 30 s from now, as Chrome does', async () => {
    const s = stage();
    await s.alarms.set('a', T0 - 5000);
    expect(s.next()).toBe(T0 + MIN_ALARM_MS);
    expect(MIN_ALARM_MS).toBe(30_000);
  });

  it('moves a job that is set again, earlier or later', async () => {
    const s = stage();
    await s.alarms.set('a', T0 + 60_000);
    await s.alarms.set('a', T0 + 90_000);
    expect(s.next()).toBe(T0 + 90_000);
    await s.alarms.set('a', T0 + 40_000);
    expect(s.next()).toBe(T0 + 40_000);
    s.now += 1_000_000;
    await s.alarms.drain();
    expect(s.ran).toEqual(['a']);
  });

  it('cancels, and clears the alarm with the last job', async () => {
    const s = stage();
    await s.alarms.set('a', T0 + 60_000);
    await s.alarms.set('b', T0 + 90_000);
    await s.alarms.cancel('a');
    expect(s.next()).toBe(T0 + 90_000);
    await s.alarms.cancel('b');
    expect(s.next()).toBeNull();
    await s.alarms.cancel('nobody');
  });

  it('runs all that are due in one wake, in the order of their times', async () => {
    const s = stage();
    await Promise.all([
      s.alarms.set('c', T0 + 50_000),
      s.alarms.set('a', T0 + 40_000),
      s.alarms.set('d', T0 + 500_000),
      s.alarms.set('b', T0 + 45_000),
    ]);
    s.now = T0 + 60_000;
    await s.alarms.drain();
    expect(s.ran).toEqual(['a', 'b', 'c']);
    expect(s.next()).toBe(T0 + 500_000);
    await s.alarms.drain();
    expect(s.ran).toEqual(['a', 'b', 'c']);
  });

  it('a job may set itself again while it runs', async () => {
    const s = stage();
    s.alarms.handle('a', () => {
      s.ran.push('a');
      void s.alarms.set('a', s.now + 30_000);
    });
    await s.alarms.set('a', T0);
    for (let i = 1; i <= 3; i++) {
      s.now += 30_000;
      await s.alarms.drain();
      await s.alarms.cancel('nobody');
    }
    expect(s.ran).toEqual(['a', 'a', 'a']);
    expect(s.next()).toBe(s.now + 30_000);
  });

  it('survives the death of the worker', async () => {
    const s = stage();
    await s.alarms.set('a', T0 + 60_000);
    s.reborn();
    s.now += 60_000;
    await s.alarms.drain();
    expect(s.ran).toEqual(['a']);
  });

  it.each([null, 5, 'x', {}, [null, 7, { name: 5, at: 1 }, { name: 'a' }, { at: 1 }, 'b', []]])(
    'is not upset by %o in storage',
    async (jobs) => {
      const s = stage({ jobs });
      await s.alarms.drain();
      await s.alarms.set('b', T0 + 60_000);
      expect(s.next()).toBe(T0 + 60_000);
      expect(s.ran).toEqual([]);
    },
  );

  it('goes on after storage failed once', async () => {
    const s = stage();
    const { set } = s.area;
    s.area.set = () => Promise.reject(new Error('quota'));
    await expect(s.alarms.set('a', T0)).rejects.toThrow('quota');
    s.area.set = set;
    await s.alarms.set('b', T0 + 60_000);
    expect(s.next()).toBe(T0 + 60_000);
  });

  it('does as a naive list does', async () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const move = fc.oneof(
      fc.record({ what: fc.constant('set' as const), name, ms: fc.integer({ min: -50_000, max: 200_000 }) }),
      fc.record({ what: fc.constant('cancel' as const), name, ms: fc.constant(0) }),
      fc.record({ what: fc.constant('wake' as const), name, ms: fc.integer({ min: 0, max: 100_000 }) }),
      fc.record({ what: fc.constant('death' as const), name, ms: fc.constant(0) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 30 }), async (moves) => {
        const s = stage();
        const model = new Map<string, number>();
        const expected: string[] = [];
        for (const m of moves) {
          if (m.what === 'set') {
            model.delete(m.name);
            model.set(m.name, Math.max(s.now + m.ms, s.now + 30_000));
            await s.alarms.set(m.name, s.now + m.ms);
          }
          if (m.what === 'cancel') {
            model.delete(m.name);
            await s.alarms.cancel(m.name);
          }
          if (m.what === 'death') s.reborn();
          if (m.what === 'wake') {
            s.now += m.ms;
            const due = [...model].filter(([, at]) => at <= s.now).sort((x, y) => x[1] - y[1]);
            for (const [n] of due) model.delete(n);
            expected.push(...due.map(([n]) => n));
            await s.alarms.drain();
          }
          expect(s.next()).toBe(model.size > 0 ? Math.min(...model.values()) : null);
        }
        expect(s.ran).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});
