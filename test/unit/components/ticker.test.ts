import { computed, effect, signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTicker } from '../../../components/desk/ticker.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

/** How often a reader was computed. */
function counted(read: () => number) {
  const values: number[] = [];
  const stop = effect(() => void values.push(read()));
  return { values, stop };
}

test('who shows seconds is woken every second, who waits for a time only then', () => {
  const ticker = createTicker(signal(0), () => true);
  const second = counted(() => ticker.now.value);
  const sleeper = counted(() => ticker.wakeAt(1_003_500));
  vi.advanceTimersByTime(3000);
  expect([second.values.length, sleeper.values.length]).toEqual([4, 1]);
  vi.advanceTimersByTime(1000);
  expect(sleeper.values).toEqual([1_000_000, 1_004_000]);
  vi.advanceTimersByTime(5000);
  expect(sleeper.values.length).toBe(2);
  ticker.dispose();
});

test('the server clock is set: everybody computes anew', () => {
  const offset = signal(0);
  const ticker = createTicker(offset, () => true);
  const sleeper = counted(() => ticker.wakeAt(1_500_000));
  offset.value = 600_000;
  expect(sleeper.values).toEqual([1_000_000, 1_600_000]);
  ticker.dispose();
});

test('a desk out of sight does not tick, and catches up when it is seen again', () => {
  let shown = false;
  const ticker = createTicker(signal(0), () => shown);
  const text = computed(() => Math.floor((ticker.wakeAt(1_060_000) - 1_000_000) / 60_000));
  const seen = counted(() => text.value);
  vi.advanceTimersByTime(90_000);
  expect(seen.values).toEqual([0]);
  shown = true;
  ticker.catchUp();
  expect(seen.values).toEqual([0, 1]);
  ticker.dispose();
});

test('never means never', () => {
  const ticker = createTicker(signal(0), () => true);
  const sleeper = counted(() => ticker.wakeAt(Infinity));
  vi.advanceTimersByTime(100_000);
  expect(sleeper.values.length).toBe(1);
  ticker.dispose();
});
