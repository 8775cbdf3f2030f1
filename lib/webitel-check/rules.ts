/** «Проверить Webitel»: what is tried, one by one, and what can come of it. */

export const CHECK_STEPS = [
  'address',
  'version',
  'licence',
  'agent',
  'chats',
  'channels',
  'queues',
  'clock',
  'pauses',
  'work',
  'templates',
  'plans',
  'users',
  'history',
  'closed',
  'gateways',
  'ranges',
] as const;
export type CheckStep = (typeof CHECK_STEPS)[number];

/** good: as it should be · note: works, with a consequence · bad: does not work · open: could not be tried. */
export type CheckState = 'good' | 'note' | 'bad' | 'open';

/** An answer to `check-webitel`. */
export interface Finding {
  step: CheckStep;
  state: CheckState;
  /** Which of the step's sentences it is: `check.<step>.<said>`, or `check.any.<said>` where every step may say it. */
  said: string;
  params: Record<string, string | number>;
  /** The server's own words, for whoever repairs it. */
  detail: string;
}
