// @vitest-environment happy-dom
// Who is at the end of a conversation stays there when its room changes: a band comes, the field grows, the window gets lower.
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { summary } from '../../bridge/views.ts';
import { wholeDesk, type WholeDesk } from './whole-desk.tsx';

const chats = { a: summary('a', { status: 'in-progress', processing: null }) };
const observed = new Map<Element, () => void>();
let desk: WholeDesk;
let log: HTMLElement;
let height: number;
const scrollTo = vi.fn();

beforeEach(async () => {
  observed.clear();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #told: () => void;
      readonly #mine: Element[] = [];
      constructor(told: () => void) {
        this.#told = told;
      }
      observe(element: Element): void {
        observed.set(element, this.#told);
        this.#mine.push(element);
      }
      disconnect(): void {
        for (const one of this.#mine) observed.delete(one);
      }
    },
  );
  desk = await wholeDesk(chats, chats.a);
  log = desk.place.querySelector<HTMLElement>('[role=log]')!;
  height = 100;
  Object.defineProperties(log, { scrollHeight: { value: 500 }, clientHeight: { get: () => height } });
  log.scrollTo = scrollTo;
  // A browser tells the first size too.
  await act(() => observed.get(log)?.());
  scrollTo.mockClear();
});
afterEach(() => {
  desk.end();
  vi.unstubAllGlobals();
});

const resize = (): Promise<void> =>
  act(() => {
    height = 70;
    observed.get(log)?.();
  });
const scrolledTo = (top: number): Promise<void> =>
  act(() => {
    log.scrollTop = top;
    log.dispatchEvent(new Event('scroll'));
  });

it('at the end: there again', async () => {
  await scrolledTo(400);
  await resize();
  expect(scrollTo).toHaveBeenCalledExactlyOnceWith({ top: 500 });
});

it('at the end: what the browser scrolls by itself, before it tells of the new room, is not the reader leaving', async () => {
  await scrolledTo(400);
  height = 70;
  await scrolledTo(390);
  expect(scrollTo).toHaveBeenLastCalledWith({ top: 500 });
  await resize();
  await scrolledTo(430);
  scrollTo.mockClear();
  await scrolledTo(200);
  height = 40;
  await act(() => observed.get(log)?.());
  expect(scrollTo).not.toHaveBeenCalled();
});

it('further up: what is being read stays', async () => {
  await scrolledTo(0);
  await resize();
  expect(scrollTo).not.toHaveBeenCalled();
});

it('left: nothing is watched any more', async () => {
  await act(() => desk.model.select(null));
  expect(observed.has(log)).toBe(false);
});
