/** What the services that read the past by REST have in common. */
import type { Clock } from '../webitel/clock.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Reader } from '../webitel/history.ts';
import type { Fetch } from '../webitel/rest.ts';
import type { Session } from './account.ts';
import type { ChatStore } from './chat-store.ts';

export interface PastOptions {
  store: ChatStore;
  fetch: Fetch;
  session: () => Session | null;
  clock: Clock;
  serverNow: () => number;
  report: (what: string) => void;
  changed: () => void;
}

/**
 * Reads as the operator who is signed in now. What comes back after another one has taken his place is thrown away.
 * @throws WebitelError
 */
export async function asOperator<T>(o: PastOptions, read: (reader: Reader) => Promise<T>): Promise<T> {
  const session = o.session();
  if (!session || session.expiredAt !== null) throw new WebitelError('session', 'signed-out');
  const { origin, token, userId } = session;
  const result = await read({
    fetch: o.fetch,
    origin,
    token,
    userId,
    onRefused: (what) => o.report(`shape refused: ${what}`),
  });
  if (o.session()?.token !== token) throw new WebitelError('session', 'signed-out');
  return result;
}
