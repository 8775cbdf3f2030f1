import { expect, it } from 'vitest';
import { ANSWER_WITHIN_MS, withDeadline } from '../../../lib/webitel/deadline.ts';
import { systemClock } from '../../../lib/clock.ts';
import { ManualClock } from './socket-stage.ts';
import { vi } from 'vitest';

const outcome = (promise: Promise<unknown>) => {
  const result = { done: '' };
  promise.then(
    () => (result.done = 'answered'),
    () => (result.done = 'given up'),
  );
  return result;
};

it('a question without an answer is given up in time, and the request with it', async () => {
  const clock = new ManualClock();
  let signal: AbortSignal | null | undefined;
  const ask = withDeadline((_, init) => ((signal = init.signal), new Promise(() => {})), clock);
  const result = outcome(ask('https://x', {}));
  await clock.advance(ANSWER_WITHIN_MS - 1);
  expect(result.done).toBe('');
  await clock.advance(1);
  expect(result.done).toBe('given up');
  expect(signal!.aborted).toBe(true);
  expect(clock.timers).toEqual([]);
});

it('an answer whose body never ends is given up too', async () => {
  const clock = new ManualClock();
  const ask = withDeadline(async () => new Response(new ReadableStream({})), clock);
  const result = outcome(ask('https://x', {}));
  await clock.advance(ANSWER_WITHIN_MS);
  expect(result.done).toBe('given up');
});

it('an answer comes as it is, and leaves no timer', async () => {
  const clock = new ManualClock();
  const init = { status: 418, headers: { 'X-A': 'b' } };
  const answer = await withDeadline(async () => new Response('tea', init), clock)('https://x', {});
  expect([answer.status, answer.headers.get('X-A'), await answer.text()]).toEqual([418, 'b', 'tea']);
  const empty = await withDeadline(async () => new Response(null, { status: 204 }), clock)('https://x', {});
  expect(empty.status).toBe(204);
  expect(clock.timers).toEqual([]);
});

it('whoever gives up first is heard', async () => {
  const clock = new ManualClock();
  const own = new AbortController();
  const result = outcome(
    withDeadline(() => new Promise(() => {}), clock)('https://x', { signal: own.signal }),
  );
  own.abort();
  await clock.advance(0);
  expect([result.done, clock.timers]).toEqual(['given up', []]);
});

it('a timer of the browser waits for far times as for near ones', () => {
  vi.useFakeTimers();
  try {
    const fired: string[] = [];
    systemClock.after(40 * 86_400_000, () => fired.push('in 40 days'));
    systemClock.after(Infinity, () => fired.push('never'));
    systemClock.after(Number.NaN, () => fired.push('not now'));
    const cancel = systemClock.after(30 * 86_400_000, () => fired.push('cancelled'));
    vi.advanceTimersByTime(20 * 86_400_000);
    expect(fired).toEqual([]);
    cancel();
    vi.advanceTimersByTime(20 * 86_400_000);
    expect(fired).toContain('in 40 days');
    expect(fired).not.toContain('never');
    expect(fired).not.toContain('cancelled');
  } finally {
    vi.useRealTimers();
  }
});
