/** Calls to Creatio, counted by day, told when a plan's limit is near. */
import { expect, it } from 'vitest';
import { addCalls } from '../../../lib/bridge/day-calls.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};
const at = (day: number): Date => new Date(2026, 10, day, 12);

it('calls of one day add up, and are told from 8,000 on, once for each 500 more', () => {
  const store = memory();
  expect(addCalls(store, 7_999, at(1))).toEqual({ count: 7_999, isNews: false });
  expect(addCalls(store, 1, at(1))).toEqual({ count: 8_000, isNews: true });
  expect(addCalls(store, 499, at(1)).isNews).toBe(false);
  expect(addCalls(store, 1, at(1))).toEqual({ count: 8_500, isNews: true });
  expect(addCalls(store, 0, at(1))).toEqual({ count: 8_500, isNews: false });
  expect(addCalls(store, 3, at(2))).toEqual({ count: 3, isNews: false });
});

it('a store that is closed, or holds something else, is no reason to fail', () => {
  const closed = {
    getItem: (): string => {
      throw new DOMException('denied', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  };
  expect(addCalls(closed, 5, at(1))).toEqual({ count: 5, isNews: false });
  const other = memory();
  other.setItem('crm-calls', '2026-11-1 many');
  expect(addCalls(other, 2, at(1)).count).toBe(2);
});
