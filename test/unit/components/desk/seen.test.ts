// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchSeen, type Seeing } from '../../../../components/desk/seen.ts';
import { playSight, pressOf, type BrowserSight } from '../browser-sight.ts';

const isOpen = signal(false);
let seeing: Seeing;
let browser: BrowserSight;

beforeEach(() => {
  isOpen.value = false;
  browser = playSight();
  seeing = watchSeen(document.createElement('div'), isOpen);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function press(): Promise<string | null> {
  pressOf(document);
  return seeing.refusal();
}

it('waits for a browser that is busy: what was opened is not called covered before it has answered', async () => {
  isOpen.value = true;
  let refusal: string | null | undefined;
  void press().then((code) => (refusal = code));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(refusal).toBeUndefined();
  await browser.answers(false);
  await browser.answers(false);
  expect(refusal).toBeUndefined();
  await browser.answers(true);
  expect(refusal).toBeNull();
});

it('lets two presses in that waited for the same answer', async () => {
  isOpen.value = true;
  const both = Promise.all([press(), press()]);
  await browser.answers(true);
  expect(await both).toEqual([null, null]);
});

it('is sure after five answers that something lies over it, and says so to the next press at once', async () => {
  isOpen.value = true;
  const first = press();
  for (let i = 0; i < 5; i++) await browser.answers(false);
  expect(await first).toBe('not-seen');
  expect(browser.asked()).toBe(0);
  expect(await press()).toBe('not-seen');
});

it('takes no press on what is covered for a moment', async () => {
  isOpen.value = true;
  await browser.answers(true);
  browser.changes(false);
  expect(await press()).toBe('not-seen');
  browser.changes(true);
  expect(await press()).toBeNull();
});

it('does nothing long after the press', async () => {
  isOpen.value = true;
  const late = press();
  await vi.advanceTimersByTimeAsync(6_000);
  await browser.answers(true);
  expect(await late).toBe('not-seen');
});

it('counts no press of a page', async () => {
  isOpen.value = true;
  await browser.answers(true);
  document.dispatchEvent(new Event('click'));
  expect(await seeing.refusal()).toBe('not-pressed');
});
