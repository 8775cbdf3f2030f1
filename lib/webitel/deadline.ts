/** No question to the server waits without end: a line that is half open, or a portal that swallows it, would keep it for ever. */
import type { Clock } from '../clock.ts';
import type { Fetch } from './rest.ts';

/** Longer than any reading takes; the gateway itself gives up after minutes. */
export const ANSWER_WITHIN_MS = 30_000;

/** Status codes whose answer may have no body. */
const BODYLESS = new Set([101, 204, 205, 304]);

/**
 * The same, but the answer with all of its body has come within the time, or the request is given up and rejects. For answers that
 * are read whole: a file has a deadline of its own.
 */
export function withDeadline(fetch: Fetch, clock: Clock, withinMs = ANSWER_WITHIN_MS): Fetch {
  return async (url, init) => {
    const late = new AbortController();
    const signal = init.signal ? AbortSignal.any([init.signal, late.signal]) : late.signal;
    const cancel = clock.after(withinMs, () => late.abort());
    const aborted = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(new DOMException('no answer in time', 'AbortError'))),
    );
    const whole = async (): Promise<Response> => {
      const response = await fetch(url, { ...init, signal });
      // It has no body, and its status is none that a copy could have.
      if (response.type === 'opaqueredirect') return response;
      const body = BODYLESS.has(response.status) ? null : await response.arrayBuffer();
      const { status, statusText, headers } = response;
      return new Response(body, { status, statusText, headers });
    };
    try {
      return await Promise.race([whole(), aborted]);
    } finally {
      cancel();
    }
  };
}
