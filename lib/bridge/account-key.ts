import type { SessionView } from './view.ts';

/** Names the operator and his server; data of different accounts never meet. */
export const accountKey = (s: Pick<SessionView, 'origin' | 'domain' | 'username'>): string =>
  [s.origin, s.domain.toLowerCase(), s.username.toLowerCase()].join('|');
