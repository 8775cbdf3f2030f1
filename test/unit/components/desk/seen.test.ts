// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchSeen, type Seeing } from '../../../../components/desk/seen.ts';

/** So often the browser tells whether an element is seen, ms. */
const DELAY_MS = 100;

const isOpen = signal(false);
let seeing: Seeing;
/** What waits for the browser's answer. */
let asked: ((isVisible: boolean) => void)[];

/** It tells a change by itself. */
let observed: (isVisible: boolean) => void;

class Observer {
  constructor(hear: (entries: { isVisible: boolean }[]) => void) {
    observed = (isVisible) => hear([{ isVisible }]);
  }
  observe(): void {
    asked.push(observed);
  }
  unobserve(): void {
    asked = [];
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  isOpen.value = false;
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
    },
  );
  seeing = watchSeen(document.createElement('div'), isOpen);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function press(): Promise<string | null> {
  const event = new Event('click');
  Object.defineProperty(event, 'isTrusted', { value: true });
  document.dispatchEvent(event);
  return seeing.refusal();
}

/** The browser answers what it was asked last. */
async function answers(isVisible: boolean): Promise<void> {
  asked.splice(0).at(-1)?.(isVisible);
  await vi.advanceTimersByTimeAsync(DELAY_MS);
}

it('waits for a browser that is busy: what was opened is not called covered before it has answered', async () => {
  isOpen.value = true;
  let refusal: string | null | undefined;
  void press().then((code) => (refusal = code));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(refusal).toBeUndefined();
  await answers(false);
  await answers(false);
  expect(refusal).toBeUndefined();
  await answers(true);
  expect(refusal).toBeNull();
});

it('lets two presses in that waited for the same answer', async () => {
  isOpen.value = true;
  const both = Promise.all([press(), press()]);
  await answers(true);
  expect(await both).toEqual([null, null]);
});

it('is sure after five answers that something lies over it, and says so to the next press at once', async () => {
  isOpen.value = true;
  const first = press();
  for (let i = 0; i < 5; i++) await answers(false);
  expect(await first).toBe('not-seen');
  expect(asked).toEqual([]);
  expect(await press()).toBe('not-seen');
});

it('takes no press on what is covered for a moment', async () => {
  isOpen.value = true;
  await answers(true);
  observed(false);
  expect(await press()).toBe('not-seen');
  observed(true);
  expect(await press()).toBeNull();
});

it('does nothing long after the press', async () => {
  isOpen.value = true;
  const late = press();
  await vi.advanceTimersByTimeAsync(6_000);
  await answers(true);
  expect(await late).toBe('not-seen');
});

it('counts no press of a page', async () => {
  isOpen.value = true;
  await answers(true);
  document.dispatchEvent(new Event('click'));
  expect(await seeing.refusal()).toBe('not-pressed');
});
