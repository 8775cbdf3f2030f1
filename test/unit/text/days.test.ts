// Days of the operator's zone, around the change of its clock.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayName, timeOrDay } from '../../../lib/shown/format.ts';
import { dayStart, when } from '../../../lib/shown/dates.ts';
import type { Translate } from '../../../lib/i18n/index.ts';
import { dayAndTime, isDayBefore } from '../../../lib/text/days.ts';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Kyiv';
});
afterAll(() => {
  process.env.TZ = zone;
});

const t = ((key: string) => key) as Translate;
const at = (local: string): number => new Date(local).getTime();

describe('a day that is chosen in a calendar', () => {
  test.each([
    ['2026-10-14', 0, '2026-10-13T21:00:00.000Z'],
    ['2026-10-25', 1, '2026-10-25T22:00:00.000Z'],
    // Still being typed: Chrome tells of «2», «20» and «202» as years.
    ['0002-10-14', 0, ''],
    ['0202-10-14', 0, ''],
    ['0000-01-01', 0, ''],
    // More digits than a year has; no server takes it, and the last ones no calendar.
    ['12026-10-14', 0, ''],
    ['275760-12-31', 1, ''],
    ['', 1, ''],
    ['14.10.2026', 0, ''],
  ])('%s +%i begins at %s', (day, plus, iso) => expect(dayStart(day, plus)).toBe(iso));
});

describe('«Yesterday» is the calendar day before', () => {
  test.each([
    ['2026-03-30T00:30', '2026-03-29T20:00', true],
    ['2026-03-30T00:30', '2026-03-28T20:00', false],
    ['2026-10-25T23:30', '2026-10-24T20:00', true],
    ['2026-10-26T00:30', '2026-10-25T00:10', true],
    ['2026-10-26T00:30', '2026-10-24T23:59', false],
    ['2026-01-01T00:10', '2025-12-31T23:50', true],
    ['2026-03-01T12:00', '2026-02-28T00:00', true],
  ])('at %s, of %s: %s', (now, message, isYesterday) => {
    expect(isDayBefore(at(message), at(now))).toBe(isYesterday);
    expect(dayName(at(message), at(now), 'ru', t).startsWith('chat.yesterday')).toBe(isYesterday);
  });
});

test('a year is said when it is not this one', () => {
  const now = at('2026-11-30T12:00');
  expect(dayAndTime(at('2026-03-05T10:00'), now, 'ru')).not.toContain('2026');
  expect(dayAndTime(at('2024-03-05T10:00'), now, 'ru')).toContain('2024');
  expect(when('2024-03-05T08:00:00Z', 'uk', now)).toContain('2024');
  expect(when('0001-01-01T00:00:00Z', 'uk', now)).toBe('');
});

test('all languages write 24 hours', () => {
  for (const language of ['ru', 'uk', 'en'] as const) {
    expect(timeOrDay(at('2026-11-30T22:05'), at('2026-11-30T23:00'), language)).toBe('22:05');
    expect(dayAndTime(at('2026-11-30T22:05'), at('2026-11-30T23:00'), language)).toContain('22:05');
  }
});
