/**
 * How long a customer has waited, as a colour. The one place that decides it; list, frame, badge and title only show it.
 *
 *   nothing unanswered → grey · waits ≤ yellow → green · longer than yellow → yellow · longer than red → red
 *
 * "Longer than" is strict: exactly 180 s is still green.
 */
import { authorOf, currentEpisode } from './chat.ts';
import type { Chat } from './types.ts';

export type Light = 'green' | 'yellow' | 'red' | 'grey';
/** Colours for eyes that differ; shapes and words are the same in all. */
export type Palette = 'default' | 'high-contrast' | 'monochrome';
/** From which message the time runs: the client's first unanswered one, or the operator's last. */
export type Basis = 'client' | 'operator';

export interface LightRules {
  enabled: boolean;
  yellowSeconds: number;
  redSeconds: number;
  basis: Basis;
}

export const DEFAULT_LIGHT_RULES: LightRules = {
  enabled: true,
  yellowSeconds: 180,
  redSeconds: 360,
  basis: 'client',
};

/** What a chat tells the light. Times: ms, server clock. */
export interface WaitFacts {
  /** First client message since the operator's last one; null when nothing waits for an answer. */
  unansweredSince: number | null;
  /** Last message of any operator; null before the first. */
  operatorAt: number | null;
  acceptedAt: number;
}

export interface LightState {
  light: Light;
  /** Start of the time shown, ms. For grey: the operator's last message, or null. */
  since: number | null;
  /** The colour that comes next and when, ms. */
  next: { light: 'yellow' | 'red'; at: number } | null;
}

/**
 * null for chats that are not active: an invitation has no light.
 * @param undelivered ids of messages that the server refused: the client has not seen them, so they answer nothing
 */
export function waitFacts(chat: Chat, undelivered: readonly number[] = []): WaitFacts | null {
  const episode = currentEpisode(chat);
  if (!episode || episode.joinedAt === null || episode.ended || chat.closed) return null;
  let unansweredSince: number | null = null;
  let operatorAt: number | null = null;
  for (let i = chat.messages.length - 1; i >= 0; i--) {
    const message = chat.messages[i]!;
    if (undelivered.includes(message.id)) continue;
    const author = authorOf(chat, message);
    if (author === 'operator') {
      operatorAt = message.at;
      break;
    }
    if (author === 'client' && message.id > chat.noReplyUpTo) unansweredSince = message.at;
  }
  return { unansweredSince, operatorAt, acceptedAt: episode.joinedAt };
}

/** Rules as they are applied: a threshold that makes no sense falls back, yellow above red becomes red. */
export function usableRules(rules: LightRules): LightRules {
  const red = rules.redSeconds > 0 ? rules.redSeconds : DEFAULT_LIGHT_RULES.redSeconds;
  const yellow = rules.yellowSeconds > 0 ? rules.yellowSeconds : DEFAULT_LIGHT_RULES.yellowSeconds;
  return { ...rules, redSeconds: red, yellowSeconds: Math.min(yellow, red) };
}

/** @param now ms, server clock */
export function lightAt(facts: WaitFacts, rules: LightRules, now: number): LightState {
  if (facts.unansweredSince === null) return { light: 'grey', since: facts.operatorAt, next: null };
  const { yellowSeconds, redSeconds, basis } = usableRules(rules);
  const since = basis === 'operator' ? (facts.operatorAt ?? facts.acceptedAt) : clientBase(facts);
  const yellowAt = since + yellowSeconds * 1000;
  const redAt = since + redSeconds * 1000;
  if (now > redAt) return { light: 'red', since, next: null };
  if (now > yellowAt) return { light: 'yellow', since, next: { light: 'red', at: redAt } };
  return {
    light: 'green',
    since,
    next: yellowAt < redAt ? { light: 'yellow', at: yellowAt } : { light: 'red', at: redAt },
  };
}

/** Before the operator's first message the colour never counts time before acceptance: it was not his to answer. */
function clientBase(facts: WaitFacts): number {
  const since = facts.unansweredSince ?? facts.acceptedAt;
  return facts.operatorAt === null ? Math.max(since, facts.acceptedAt) : since;
}

const WEIGHT: Record<Light, number> = { grey: 0, green: 1, yellow: 2, red: 3 };

export const compareUrgency = (a: Light, b: Light): number => WEIGHT[b] - WEIGHT[a];

/** The most urgent of several lights; null for none. */
export function worstLight(lights: readonly Light[]): Light | null {
  return lights.reduce<Light | null>(
    (worst, l) => (worst === null || WEIGHT[l] > WEIGHT[worst] ? l : worst),
    null,
  );
}
