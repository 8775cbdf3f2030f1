/**
 * What a FAIL of a send means. The engine keeps of the chat service's error the inner detail alone, in words; its own id says only
 * «send» (webitel-corrections A.1.10).
 */
import type { WebitelError } from './errors.ts';

export type SendRefusal =
  /** Taken; the messenger will get it later. */
  | { type: 'ok'; later: true }
  /** Stored; whether the messenger took it nobody knows: it did not answer in time. */
  | { type: 'unsure'; detail: string }
  | { type: 'refused'; reason: string; detail: string };

const UNSURE =
  /deadline ?exceeded|code = (DeadlineExceeded|Canceled|Aborted)\b|transport is closing|error reading from server|unexpected EOF/i;

/** Codes that `failureReason` has a sentence for, by the words of the detail. */
const REASONS: [RegExp, string][] = [
  [/\bis (already )?closed\b|sender not found or been closed/i, 'chat-closed'],
  [/message text is missing/i, 'text.missing'],
  // WhatsApp's own words and number, and those of its resellers.
  [/\b24 ?hours?\b|re-?engagement|\b131047\b|(outside|expired).{0,30}window/i, 'window-over'],
  [/document (source )?URL/i, 'document.url'],
  [/mime\b.*\binvalid/i, 'mime.invalid'],
];

export function sendRefusal({ id, detail }: WebitelError): SendRefusal {
  if (id.includes('update.not_delivered')) return { type: 'ok', later: true };
  if (UNSURE.test(detail)) return { type: 'unsure', detail };
  const reason = REASONS.find(([words]) => words.test(detail))?.[1] ?? id;
  return { type: 'refused', reason, detail };
}
