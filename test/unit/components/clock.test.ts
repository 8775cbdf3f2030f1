import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clock, clockHolds, roughClock } from '../../../lib/shown/format.ts';
import { translator } from '../../../lib/i18n/index.ts';

const t = translator('ru');

test('a list shows seconds while they matter, then minutes', () => {
  const at = (minutes: number, seconds = 0): string => roughClock((minutes * 60 + seconds) * 1000, t);
  expect(at(9, 59)).toBe('9:59');
  expect(at(10)).toBe('10 мин');
  expect(at(59, 59)).toBe('59 мин');
  expect(at(65)).toBe('1 ч 05 мин');
});

test.each([
  [true, roughClock],
  [false, clock],
] as const)(
  'a clock (rough: %s) reads the same for as long as it is said to hold, and another then',
  (isRough, show) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (ms) => {
        const holds = clockHolds(ms, isRough);
        expect(show(ms + holds - 1, t)).toBe(show(ms, t));
        expect(show(ms + holds, t)).not.toBe(show(ms, t));
      }),
    );
  },
);
