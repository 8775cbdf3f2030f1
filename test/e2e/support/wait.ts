export interface WaitOptions {
  /** Deadline, in milliseconds. */
  timeout?: number;
  /** What was waited for, in words, for the error. A function is asked when the time is up. */
  what?: string | (() => string | Promise<string>);
}

/** When a wait is given up: long, for a machine under load is slow and a wait that ends well costs nothing. */
export const DEFAULT_TIMEOUT = 20_000;
const CADENCE = 30;

/**
 * Asks again, some thirty times a second, until the answer is truthy; returns that answer.
 * Errors on the way (a page that navigates, a node that is gone) count as "not yet".
 */
export async function until<T>(
  ask: () => T | Promise<T>,
  { timeout = DEFAULT_TIMEOUT, what = 'the condition' }: WaitOptions = {},
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeout;
  let cause: unknown;

  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (performance.now() >= deadline) break;
    await new Promise((resolve) => setTimeout(resolve, CADENCE));
  }

  const words = typeof what === 'string' ? what : await what();
  throw new Error(`Waited ${timeout} ms for ${words}`, { cause });
}
