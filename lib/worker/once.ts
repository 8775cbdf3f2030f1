/**
 * A request that leaves this browser once. Chromium repeats any request, a POST too, when a connection that was used before breaks
 * before the first byte of the answer; so this one gets a connection that nobody has used: it is made by a frame without
 * credentials in the page out of sight, which has a pool of connections of its own for as long as that page lives. Each request
 * has a new page (docs/once.md).
 */
import { browser } from '../browser.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Fetch } from '../webitel/rest.ts';
import { closeOffscreen, openOffscreen } from './offscreen.ts';

/** To the page out of sight, from the worker alone. */
export interface OnceMessage {
  type: 'request-once';
  url: string;
  init: { method: string; headers: Record<string, string>; body: string };
}

/** `used`: this page cannot make it, another one can; `failed`: it left and no answer came. */
export type OnceReply =
  | { kind: 'answer'; status: number; body: string }
  | { kind: 'redirected' }
  | { kind: 'failed' }
  | { kind: 'used' };

/** One at a time: a page has but one pool. */
let last: Promise<unknown> = Promise.resolve();

/** @param init method, headers, a body of text, a signal. @throws WebitelError 'never-left' · anything else: it may have arrived */
export const fetchOnce: Fetch = (url, init) => {
  const next = last.then(() => request(url, init));
  last = next.catch(() => {});
  return next;
};

async function request(url: string, { method, headers, body, signal }: RequestInit): Promise<Response> {
  const message: OnceMessage = {
    type: 'request-once',
    url,
    init: {
      method: method ?? 'POST',
      headers: headers as Record<string, string>,
      body: body as string,
    },
  };
  let reply = signal?.aborted ? null : await ask(message, signal);
  if (reply?.kind === 'used') {
    await closeOffscreen();
    reply = signal?.aborted ? null : await ask(message, signal);
  }
  if (reply === null || reply.kind === 'used') throw new WebitelError('never-left', 'no-fresh-connection');
  if (reply.kind === 'redirected') throw new WebitelError('never-left', 'redirected');
  if (reply.kind === 'failed') throw new Error('no answer');
  return new Response(reply.body, { status: reply.status });
}

const abort = (): void => void closeOffscreen();

/** null: it was not sent. */
async function ask(message: OnceMessage, signal: AbortSignal | null | undefined): Promise<OnceReply | null> {
  try {
    await openOffscreen();
  } catch {
    return null;
  }
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return (await browser.runtime.sendMessage(message)) as OnceReply;
  } catch (error) {
    // Nobody was there to hear it: it was not sent.
    if (/receiving end does not exist/i.test(String(error))) return null;
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}
