/** The first message to a client (protocol §5.5). Answers 200 even when it was refused. */
import * as z from 'zod/mini';
import { orNull } from '../shape.ts';
import type { Peer } from '../outgoing/message.ts';
import { WebitelError } from './errors.ts';
import type { Fetch } from './rest.ts';
import { wireError } from './shapes.ts';
import { straight } from './straight.ts';

z.config({ jitless: true });

const text = orNull(z.string());
const answerShape = z.object({ failure: z.optional(z.unknown()) });
const failureShape = z.object({
  error: orNull(z.object({ code: orNull(z.number()), message: text })),
});

export interface BroadcastAccess {
  /** Never sent twice by the browser itself. */
  fetchOnce: Fetch;
  origin: string;
  token: string;
}

export type BroadcastResult = { ok: true } | { ok: false; reason: string; detail: string };

/**
 * @returns refused with the reason's code, and the server's words
 * @throws WebitelError 'never-left' · 'lost': it may have been stored · 'session'
 */
export async function broadcast(
  { fetchOnce, origin, token }: BroadcastAccess,
  peer: Peer,
  message: string,
  signal: AbortSignal,
): Promise<BroadcastResult> {
  let response: Response;
  try {
    response = await straight(fetchOnce, `${origin}/api/chat/broadcast`, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'X-Webitel-Access': token,
      },
      body: JSON.stringify({ message: { text: message }, peers: [peer] }),
      signal,
    });
  } catch (error) {
    throw error instanceof WebitelError ? error : new WebitelError('lost', 'no-answer');
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.status === 401) throw new WebitelError('session', 'http.401');
  if (response.ok) return accepted(body);
  const error = wireError.safeParse(body);
  const known = body !== null && error.success ? error.data : null;
  // A proxy that gave up says nothing of what the server has done.
  if (response.status >= 500 || !known) throw new WebitelError('lost', `http.${response.status}`);
  const words = [known.id, known.detail].filter(Boolean).join(': ');
  return { ok: false, reason: reasonOf(words, response.status), detail: words };
}

function accepted(body: unknown): BroadcastResult {
  const parsed = answerShape.safeParse(body);
  if (!parsed.success) throw new WebitelError('lost', 'broadcast.shape');
  const failures = Array.isArray(parsed.data.failure) ? parsed.data.failure : [];
  if (failures.length === 0) return { ok: true };
  const failure = failureShape.safeParse(failures[0]);
  const error = failure.success ? failure.data.error : null;
  const words = [error?.code, error?.message].filter(Boolean).join(' ');
  // The messenger did not answer Webitel in time: it may have the message.
  if (/deadline ?exceeded/i.test(words)) throw new WebitelError('lost', 'broadcast.deadline', words);
  // Codes and words are the messenger's own as often as Webitel's: its «forbidden» is no missing right.
  return { ok: false, reason: reasonOf(error?.message ?? '', 0), detail: words };
}

/** The server's words, in the order of what they say most exactly. */
const REASONS: [RegExp, string][] = [
  [/auth user is not found/i, 'sender-unknown'],
  [/blocked by the user|user is deactivated|bot was (blocked|kicked)|chat not found/i, 'blocked'],
  [/gateway\b.*not.?found|peer\.via\b.*invalid/i, 'gateway-not-found'],
  [/gateway\b.*(disabled|not.?enabled)/i, 'gateway-disabled'],
  [/(type|provider)\b.*(not.?supported|unsupported|invalid)/i, 'type-not-supported'],
  [/\btext\b/i, 'text-invalid'],
  [/(peer|client|user)\b.*not.?found|can't initiate conversation/i, 'peer-not-found'],
  [/peers?\b.*invalid|invalid.*peer/i, 'peer-invalid'],
  [/permission|licen[sc]e|access.denied/i, 'forbidden'],
];

/** A code that `outgoing.reason.…` has a sentence for. */
export function reasonOf(words: string, status: number): string {
  const known = REASONS.find(([pattern]) => pattern.test(words));
  return known?.[1] ?? (status === 403 ? 'forbidden' : 'refused');
}
