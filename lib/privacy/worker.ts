/** What of whom stays on this computer, and for how long. */
import type { StorageArea } from '../storage/area.ts';
import { SETTINGS_KEY, type Settings } from '../storage/settings.ts';

const LOGINS_KEY = 'logins';
const DAY_MS = 86_400_000;
/** Kept when an operator's data go: the computer's settings, and who else was here when. */
const OF_THE_COMPUTER = new Set([SETTINGS_KEY, LOGINS_KEY]);

export interface PrivacyPorts {
  local: StorageArea;
  session: StorageArea;
  /** Local clock, ms. */
  now: () => number;
  /** Accounts whose database is on this computer. */
  accounts: () => Promise<string[]>;
  deleteDatabase: (account: string) => Promise<void>;
  rules: () => Settings['privacy'];
  report: (what: string) => void;
}

export class Privacy {
  readonly #ports: PrivacyPorts;

  constructor(ports: PrivacyPorts) {
    this.#ports = ports;
  }

  /** This login is used here now; what belongs to logins that have not been for too long goes. */
  async onAccount(account: string): Promise<void> {
    const { now, accounts, rules } = this.#ports;
    const logins = await this.#logins();
    logins[account] = now();
    const oldest = now() - rules().forgetAfterDays * DAY_MS;
    for (const other of await accounts()) {
      // Of a clock that was ahead nothing is known; of a login from before this was kept neither.
      if (!(logins[other]! <= now())) logins[other] = now();
      if (logins[other]! < oldest && (await this.#delete(other))) delete logins[other];
    }
    await this.#ports.local.set({ [LOGINS_KEY]: logins });
  }

  /** Nothing of his is left: chats, drafts, files, and whatever the worker keeps beside the settings. */
  async forget(account: string): Promise<boolean> {
    const { local, session } = this.#ports;
    const gone = await this.#delete(account);
    const { [account]: _, ...others } = await this.#logins();
    await local.set({ [LOGINS_KEY]: others });
    for (const [area, kept] of [
      [local, OF_THE_COMPUTER],
      [session, new Set<string>()],
    ] as const)
      for (const key of Object.keys(await area.get(null))) if (!kept.has(key)) await area.remove(key);
    return gone;
  }

  async #delete(account: string): Promise<boolean> {
    try {
      await this.#ports.deleteDatabase(account);
      return true;
    } catch (error) {
      this.#ports.report(`privacy: a database was not deleted, ${(error as Error).name}`);
      return false;
    }
  }

  async #logins(): Promise<Record<string, number>> {
    const stored = (await this.#ports.local.get(LOGINS_KEY))[LOGINS_KEY];
    const known = stored && typeof stored === 'object' ? Object.entries(stored) : [];
    return Object.fromEntries(known.filter(([, at]) => Number.isFinite(at))) as Record<string, number>;
  }
}
