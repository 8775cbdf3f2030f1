// @vitest-environment happy-dom
// A caret blinks while somebody writes; left alone it stands, since each blink is a frame.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { STILL_MS, stillCaret } from '../../../../components/keys/still-caret.ts';

let stop: () => void;
const isStill = (element: Element): boolean => element.hasAttribute('data-still');
const field = (): HTMLTextAreaElement => document.body.appendChild(document.createElement('textarea'));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  stop = stillCaret(document);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  document.body.replaceChildren();
});

it('left alone it stands still, and blinks again with what is typed or where it is put', () => {
  const text = field();
  text.focus();
  vi.advanceTimersByTime(STILL_MS - 1);
  expect(isStill(text)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(isStill(text)).toBe(true);
  for (const sign of ['input', 'selectionchange']) {
    text.dispatchEvent(new Event(sign, { bubbles: true }));
    expect(isStill(text)).toBe(false);
    vi.advanceTimersByTime(STILL_MS);
    expect(isStill(text)).toBe(true);
  }
});

it('what is typed puts the end off, and the field that is left is as it was', () => {
  const [one, other] = [field(), field()];
  one.focus();
  vi.advanceTimersByTime(STILL_MS - 1);
  one.dispatchEvent(new Event('input', { bubbles: true }));
  vi.advanceTimersByTime(STILL_MS - 1);
  expect(isStill(one)).toBe(false);
  vi.advanceTimersByTime(1);
  other.focus();
  expect([isStill(one), isStill(other)]).toEqual([false, false]);
  vi.advanceTimersByTime(STILL_MS);
  expect([isStill(one), isStill(other)]).toEqual([false, true]);
});

it('what is no field is not marked', () => {
  const button = document.body.appendChild(document.createElement('button'));
  button.focus();
  vi.advanceTimersByTime(STILL_MS);
  expect(isStill(button)).toBe(false);
  expect(isStill(document.body)).toBe(false);
});
