/** What comes in over the socket, told apart (protocol §1.2, §1.3). */
import type { WireError } from './errors.ts';
import { answerFrame, eventFrame, helloData, pongData } from './shapes.ts';
import type { Hello } from './socket-types.ts';

export type Frame =
  | { kind: 'answer'; seq: number; ok: boolean; data: unknown; error: WireError | null }
  | { kind: 'event'; name: string; data: unknown };

/** null: four NUL characters, filler of a proxy (§1.4), or anything else that says as little; the latter is reported. */
export function readFrame(text: string, onRefused: (what: string) => void): Frame | null {
  const frame = parseJson(text);
  // Most frames are events: to refuse them as answers first would cost more than to read them.
  if (typeof frame === 'object' && frame !== null && 'seq_reply' in frame) {
    const answer = answerFrame.safeParse(frame);
    if (answer.success) {
      const { seq_reply: seq, status, data, error } = answer.data;
      return { kind: 'answer', seq, ok: status === 'OK', data, error: error ?? null };
    }
  }
  const event = eventFrame.safeParse(frame);
  if (event.success) return { kind: 'event', name: event.data.event, data: event.data.data };
  if (text.replaceAll('\0', '').trim() !== '') onRefused('frame');
  return null;
}

/** @returns with the server's clock, ms; 0 when it does not tell */
export function readHello(data: unknown): (Hello & { serverTime: number }) | null {
  const parsed = helloData.safeParse(data);
  if (!parsed.success) return null;
  const { session, server_time: serverTime, use_cc: useCc, server_version: version } = parsed.data;
  return {
    userId: session?.user_id ?? 0,
    userName: session?.name ?? '',
    canChat: useCc !== false,
    version: version ?? '',
    serverTime: serverTime ?? 0,
  };
}

/** Server clock, ms, of the answer to a sign of life; null when it does not tell. */
export function serverTimeOf(data: unknown): number | null {
  const parsed = pongData.safeParse(data);
  return (parsed.success && parsed.data.server_ts) || null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
