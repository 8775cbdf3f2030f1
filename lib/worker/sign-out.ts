import type { Acts, Refusal } from '../bridge/command.ts';
import type { accountCommands } from '../bridge/page-commands.ts';
import type { Privacy } from '../privacy/worker.ts';
import type { Settings } from '../storage/settings.ts';
import { accountKey } from '../bridge/account-key.ts';
import type { Account } from './account.ts';
import type { Agent } from './agent.ts';
import type { ChatStore } from './chat-store.ts';
import type { Outgoing } from '../outgoing/worker.ts';
import { unsentIn } from './unsent.ts';

const NOT_DELETED: Refusal = { ok: false, code: 'not-deleted' };

export interface AccountPorts {
  account: Account;
  agent: Agent;
  store: ChatStore;
  outgoing: Outgoing;
  privacy: Privacy;
  privacyRules: () => Settings['privacy'];
}

export function accountActs(ports: AccountPorts): Acts<typeof accountCommands> {
  const { account } = ports;
  return {
    async 'account.signIn'(typed) {
      return { ok: true, value: await account.signIn(typed) };
    },
    'account.secondFactor': async ({ challenge, code }) => ({
      ok: true,
      value: await account.secondFactor(challenge, code),
    }),
    async 'account.signOut'() {
      if (!(await signOut(ports, !ports.privacyRules().keepAfterSignOut))) return NOT_DELETED;
    },
    async 'account.deleteData'({ confirmed }) {
      const unsent = unsentIn(ports.store, ports.outgoing);
      if (!confirmed && unsent > 0) return { ok: true, value: { unsent } };
      return (await signOut(ports, true)) ? { ok: true, value: { unsent: 0 } } : NOT_DELETED;
    },
  };
}

/** @returns whether everything is gone that was to go */
async function signOut({ account, agent, privacy, store }: AccountPorts, forgets: boolean): Promise<boolean> {
  const { session } = account;
  // The server gives no more chats to an operator whose desk is closed; whether it hears so is its affair.
  if (agent.view && agent.view.status !== 'offline') await agent.setStatus('offline').catch(() => {});
  await account.signOut();
  if (forgets) store.texts.forget();
  return !forgets || !session || privacy.forget(accountKey(session));
}
