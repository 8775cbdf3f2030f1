/** What a messenger takes: how long one message may be, and until when the client may be written to freely. */
import { own } from '../text/own.ts';
import { clientOf } from './chat.ts';
import { MAX_TEXT } from './split-text.ts';
import type { Chat } from './types.ts';

interface Limits {
  /** UTF-16 units. */
  text?: number;
  /** How long after the client's last message free text is taken, ms. */
  windowMs?: number;
}

const DAY_MS = 24 * 3_600_000;

/** By Webitel's name of the messenger. One that is not here has Webitel's own limit and no window; Webitel's own always holds. */
const LIMITS: Readonly<Record<string, Limits>> = {
  instagram: { text: 1000 },
  facebook: { text: 2000 },
  messenger: { text: 2000 },
  viber: { text: 7000 },
  whatsapp: { windowMs: DAY_MS },
  infobip_whatsapp: { windowMs: DAY_MS },
};

const limitsOf = (provider: string): Limits => own(LIMITS, provider) ?? {};

/** Longest text of one message. */
export const maxText = (provider: string): number => Math.min(limitsOf(provider).text ?? MAX_TEXT, MAX_TEXT);

/** The counter appears at 3,500 of Webitel's own 4,096 characters, and at the same share of a shorter limit. */
export const countFrom = (max: number): number => (max * 3_500) / MAX_TEXT;

export const maxTextIn = (chat: Chat): number => maxText(clientOf(chat)?.provider ?? '');

/** The messenger takes free text only for a while after the client wrote. */
export const hasWindow = (provider: string): boolean => limitsOf(provider).windowMs !== undefined;

/** Until when free text is taken, ms, server clock; null: for ever. @param clientAt the client's last message */
export function windowEnd(provider: string, clientAt: number): number | null {
  const { windowMs } = limitsOf(provider);
  return windowMs === undefined ? null : clientAt + windowMs;
}
