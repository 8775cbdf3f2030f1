// @vitest-environment happy-dom
// The keyboard is led into the desk, also where its frame is laid out only after it was opened.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { focusFirst } from '../../../../components/desk/focus-first.ts';

let sheet: HTMLElement;
let button: HTMLElement;
/** As long as a frame is not laid out nothing in it takes the focus. */
let isLaidOut: boolean;

beforeEach(() => {
  document.body.innerHTML = '<section class="desk"><button class="chat-item"></button></section>';
  sheet = document.querySelector('section')!;
  button = document.querySelector('button')!;
  isLaidOut = true;
  const focus = button.focus.bind(button);
  button.focus = () => isLaidOut && focus();
});
afterEach(() => document.body.replaceChildren());

it('to the first thing to do', () => {
  focusFirst(sheet);
  expect(document.activeElement).toBe(button);
});

it.each(['focus', 'resize'])('when the frame is there, as «%s» tells, and once', (event) => {
  isLaidOut = false;
  focusFirst(sheet);
  window.dispatchEvent(new Event(event));
  expect(document.activeElement).toBe(document.body);
  isLaidOut = true;
  window.dispatchEvent(new Event(event));
  expect(document.activeElement).toBe(button);
  button.blur();
  for (const later of ['focus', 'resize']) window.dispatchEvent(new Event(later));
  expect(document.activeElement).toBe(document.body);
});

it('not into a desk that is gone', () => {
  isLaidOut = false;
  focusFirst(sheet);
  sheet.remove();
  isLaidOut = true;
  window.dispatchEvent(new Event('focus'));
  expect(document.activeElement).toBe(document.body);
});
