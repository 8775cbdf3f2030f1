// @vitest-environment happy-dom
/** When the worker is told, and what is shown of what it tells. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keeper } from '../../../components/desk/use-kept.ts';
import type { CallResult } from '../../../lib/bridge/protocol.ts';

let ends: (() => void)[] = [];
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const end of ends) end();
  ends = [];
  vi.useRealTimers();
});

function open(first: string | null = '') {
  const worker = signal(first);
  const told: string[] = [];
  const answers: ((result: CallResult) => void)[] = [];
  const field = { text: '' };
  const kept = keeper({
    heard: () => worker.value,
    read: () => field.text,
    show: (text) => (field.text = text),
    tell(text) {
      told.push(text);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  const end = kept.start();
  ends.push(end);
  const type = (text: string): void => {
    field.text = text;
    kept.touch();
  };
  const answer = async (result: CallResult = { ok: true }): Promise<void> => {
    answers.shift()!(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { kept, worker, told, field, type, answer, end };
}

it('the worker is told after a pause, once', async () => {
  const { type, told } = open();
  type('a');
  await vi.advanceTimersByTimeAsync(149);
  type('ab');
  await vi.advanceTimersByTimeAsync(149);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['ab']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual(['ab']);
});

it('also without a pause, once a second: nobody loses more than that to a browser that is killed', async () => {
  const { type, told, answer } = open();
  for (let tenths = 1; tenths <= 25; tenths++) {
    type(`text ${tenths}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(told).toEqual(['text 10', 'text 20']);
  await answer();
  await answer();
  await vi.advanceTimersByTimeAsync(50);
  expect(told).toEqual(['text 10', 'text 20', 'text 25']);
});

it('what was told without waiting begins the second anew', async () => {
  const { kept, type, told } = open();
  type('a');
  await vi.advanceTimersByTimeAsync(100);
  kept.store();
  for (let tenths = 1; tenths <= 9; tenths++) {
    type(`b${tenths}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(told).toEqual(['a']);
  type('b10');
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(['a', 'b10']);
});

it.each([
  ['the page goes', () => dispatchEvent(new Event('pagehide'))],
  ['the tab is closed over the frame', () => dispatchEvent(new Event('beforeunload'))],
  ['the window is left', () => dispatchEvent(new Event('blur'))],
  [
    'the tab is hidden',
    () => {
      const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
      document.dispatchEvent(new Event('visibilitychange'));
      hidden.mockRestore();
    },
  ],
  ['the field is gone', (s: ReturnType<typeof open>) => s.end()],
])('and at once when %s', (_, leave) => {
  const s = open();
  s.type('a');
  leave(s);
  expect(s.told).toEqual(['a']);
  leave(s);
  expect(s.told).toEqual(['a']);
});

it('what goes another way is not told', async () => {
  const { kept, type, told } = open();
  type('a');
  kept.drop();
  await vi.advanceTimersByTimeAsync(1000);
  kept.store();
  expect(told).toEqual([]);
});

it('what is kept is shown, and what others type; not over what is typed, or on its way', async () => {
  const { worker, field, type, answer } = open(null);
  expect(field.text).toBe('');
  worker.value = 'kept';
  expect(field.text).toBe('kept');
  type('own');
  worker.value = 'theirs';
  await vi.advanceTimersByTimeAsync(150);
  // A worker that was born since does not know it yet.
  worker.value = 'kept';
  expect(field.text).toBe('own');
  worker.value = 'own';
  await answer();
  expect(field.text).toBe('own');
  worker.value = 'theirs again';
  expect(field.text).toBe('theirs again');
});

it('what others typed while this was on its way is shown when it has arrived', async () => {
  const { worker, field, type, answer } = open();
  type('own');
  await vi.advanceTimersByTimeAsync(150);
  worker.value = 'own';
  worker.value = 'later';
  expect(field.text).toBe('own');
  await answer();
  expect(field.text).toBe('later');
});

it('what the worker would not take is told when the field is left, and not given up', async () => {
  const { worker, field, type, answer, told, end } = open();
  type('own');
  await vi.advanceTimersByTimeAsync(150);
  await answer({ ok: false, code: 'not-understood' });
  worker.value = 'theirs';
  expect(field.text).toBe('own');
  end();
  expect(told).toEqual(['own', 'own']);
});
