/** What the services that read the past by REST have in common. */
import type { Clock } from '../clock.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Reader } from '../webitel/history.ts';
import type { Account } from './account.ts';
import type { ChatStore } from './chat-store.ts';

export interface PastOptions {
  store: ChatStore;
  account: Pick<Account, 'rest' | 'session'>;
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
  const rest = o.account.rest();
  if (!rest) throw new WebitelError('session', 'signed-out');
  const result = await read(rest);
  if (o.account.session?.token !== rest.token) throw new WebitelError('session', 'signed-out');
  return result;
}
