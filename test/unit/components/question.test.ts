// @vitest-environment happy-dom
// «Показывать чаты здесь»: who presses it, and whether it is seen.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createQuestion, type Question } from '../../../entrypoints/creatio/question.ts';
import { playSight, pressOf, type BrowserSight } from './browser-sight.ts';

let browser: BrowserSight;
let question: Question;
let yes: number;
const words = (): string => question.element.querySelector('p')!.textContent;
const press = (): void => pressOf(question.element.querySelector('button')!);

beforeEach(() => {
  browser = playSight();
  yes = 0;
  question = createQuestion(() => yes++);
  question.show(((key: string) => key) as never);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a press before the browser has said whether it is seen waits for that, and calls nothing covered', async () => {
  press();
  await vi.advanceTimersByTimeAsync(2_000);
  expect([yes, words()]).toEqual([0, 'question.yours']);
  await browser.answers(false);
  expect(words()).toBe('question.yours');
  await browser.answers(true);
  expect([yes, words()]).toEqual([1, 'question.yours']);
});

it('a second press while the first waits is no second answer', async () => {
  press();
  press();
  await browser.answers(true);
  expect(yes).toBe(1);
});

it('what stays covered is told, and counts for nothing', async () => {
  press();
  for (let i = 0; i < 5; i++) await browser.answers(false);
  expect([yes, words()]).toEqual([0, 'question.covered']);
});

it('what a page covers later counts for nothing until it is seen again', async () => {
  await browser.answers(true);
  browser.changes(false);
  press();
  await vi.advanceTimersByTimeAsync(0);
  expect([yes, words()]).toEqual([0, 'question.covered']);
  browser.changes(true);
  press();
  await vi.advanceTimersByTimeAsync(0);
  expect(yes).toBe(1);
});

it('an answer long after the press does nothing', async () => {
  press();
  await vi.advanceTimersByTimeAsync(6_000);
  await browser.answers(true);
  expect(yes).toBe(0);
});

it('a press of the page is none', async () => {
  await browser.answers(true);
  question.element.querySelector('button')!.click();
  await vi.advanceTimersByTimeAsync(0);
  expect(yes).toBe(0);
});
