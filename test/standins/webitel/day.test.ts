// The day that the demo shows is of today at any hour.
import { afterEach, expect, it } from 'vitest';
import { minuteOfToday, seedDay, startWebitel, type WebitelStandIn } from './index.ts';
import { call, signIn } from './support/raw-client.ts';

const MINUTE = 60_000;
const at = (hours: number, minutes: number): number => new Date().setHours(hours, minutes, 0, 0);

let standIn: WebitelStandIn;
afterEach(() => standIn?.stop());

it.each([
  [0, 10],
  [0, 35],
  [12, 0],
])('what was closed is listed at %d:%d', async (hours, minutes) => {
  const started = performance.now();
  standIn = await startWebitel({ clock: () => Math.round(at(hours, minutes) + performance.now() - started) });
  seedDay(standIn);
  const token = await signIn(standIn);
  const { body } = await call(standIn, '/api/agent/chats?only_closed=true&page=1&size=50', {
    headers: { 'X-Webitel-Access': token },
  });
  expect((body['items'] as { title: string }[]).map(({ title }) => title).toSorted()).toEqual([
    'Наталья',
    'Тарас Г.',
  ]);
});

it('a minute is one, but right after midnight', () => {
  expect(minuteOfToday(at(12, 0), 36)).toBe(MINUTE);
  expect(minuteOfToday(at(0, 9), 36)).toBe(MINUTE / 4);
});
