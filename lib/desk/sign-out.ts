import type { CallResult, PageCommand } from '../bridge/protocol.ts';
import type { Privacy } from '../privacy/worker.ts';
import type { Settings } from '../storage/settings.ts';
import { accountKey, type Account } from './account.ts';
import type { Agent } from './agent.ts';
import type { ChatStore } from './chat-store.ts';
import type { Outgoing } from './outgoing.ts';
import { unsentIn } from './unsent.ts';

interface SignOutContext {
  account: Account;
  agent: Agent;
  store: ChatStore;
  outgoing: Outgoing;
  privacy: Privacy;
  privacyRules: () => Settings['privacy'];
}

/** What the operator is asked before his data go: `unsent` is 0 once they are gone. */
export interface DataDeleted {
  unsent: number;
}

export async function signOut(
  command: Extract<PageCommand, { type: 'sign-out' | 'delete-my-data' }>,
  { account, agent, store, outgoing, privacy, privacyRules }: SignOutContext,
): Promise<CallResult> {
  const unsent = unsentIn(store, outgoing);
  if (command.type === 'delete-my-data' && !command.confirmed && unsent > 0)
    return { ok: true, value: { unsent } satisfies DataDeleted };
  const { session } = account;
  // The server gives no more chats to an operator whose desk is closed; whether it hears so is its affair.
  if (agent.view && agent.view.status !== 'offline') await agent.setStatus('offline').catch(() => {});
  await account.signOut();
  const forgets = command.type === 'delete-my-data' || !privacyRules().keepAfterSignOut;
  if (forgets && session && !(await privacy.forget(accountKey(session))))
    return { ok: false, code: 'not-deleted' };
  return command.type === 'sign-out'
    ? { ok: true }
    : { ok: true, value: { unsent: 0 } satisfies DataDeleted };
}
