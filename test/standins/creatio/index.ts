import type { AddressInfo } from 'node:net';
import { buildDb } from './build-db.ts';
import type { Db } from './db.ts';
import { Sessions } from './net/sessions.ts';
import { resolveOptions } from './options.ts';
import { seedIds } from './seed/hero.ts';
import { makeServer } from './server.ts';
import { defaultProcesses } from './services/process.ts';
import type {
  Context,
  CreatioOptions,
  CreatioStartOptions,
  ProcessHandler,
  RecordedRequest,
} from './types.ts';

export type { Db } from './db.ts';
import type { Row } from './schema/types.ts';
export type { Row };
export type * from './types.ts';
export { ids } from './ids.ts';
export { seedIds } from './seed/hero.ts';

/** A running fake Creatio: pages, API, and the strings to pull in tests (creatio.md §9). */
export interface CreatioStandIn {
  /** `http://HOST:PORT`, without virtual directory and prefix. */
  origin: string;
  /** Address of the Freedom shell; by default on the contact Коваленко-Мироненко Олександра. */
  freedomUrl(hash?: string): string;
  /** Address of the Classic UI; by default on that contact's newest case. */
  classicUrl(hash?: string): string;
  loginUrl(): string;
  marketingUrl(): string;
  /** Modes; a change applies to the next request. `port`, `prefix`, `vdir` and `names` are fixed at start. */
  options: CreatioOptions;
  requests: RecordedRequest[];
  cspViolations: unknown[];
  db: Db;
  expireSessions(): void;
  rotateCsrf(): void;
  /** Takes away the user's rights to an entity. */
  deny(entity: string): void;
  allow(entity: string): void;
  /** Takes away the user's rights to single rows. */
  hide(...ids: string[]): void;
  /** Webitel's connector writes the chat's record, when so many more questions have been answered. */
  connects(conversationId: string, values: Row, after: number): void;
  /** Adds a business process for `RunProcess`. */
  process(name: string, handler: ProcessHandler): void;
  /** What an independent parser finds wrong with what was asked over OData. */
  faults: string[];
  /** Rejects when there are such faults: no test may pass with a question that is none. */
  stop(): Promise<void>;
}

/** Starts a stand-in Creatio on this machine. */
export async function startCreatio(given: CreatioStartOptions = {}): Promise<CreatioStandIn> {
  const options = resolveOptions(given);
  const requests: RecordedRequest[] = [];
  const sessions = new Sessions(options);
  const ctx: Context = {
    options,
    db: buildDb(options),
    origin: '',
    root: '',
    ws: '',
    denied: new Set(),
    cspViolations: [],
    processes: defaultProcesses(),
    hidden: new Set(),
    later: [],
  };
  const faults: string[] = [];
  const server = makeServer({ ctx, sessions, requests, faults });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  ctx.origin = `http://${options.host}:${(server.address() as AddressInfo).port}`;
  ctx.root = ctx.origin + options.vdir;
  ctx.ws = ctx.root + options.prefix;

  return {
    origin: ctx.origin,
    options,
    requests,
    cspViolations: ctx.cspViolations,
    db: ctx.db,
    freedomUrl: (hash = `#Card/Contacts_FormPage/edit/${seedIds.hero}`) =>
      `${ctx.ws}/Shell/${withHash(hash)}`,
    classicUrl: (hash = `#CardModuleV2/CasePage/edit/${seedIds.heroCase}`) =>
      `${ctx.ws}/Nui/ViewModule.aspx${withHash(hash)}`,
    loginUrl: () => `${ctx.root}/Login/NuiLogin.aspx`,
    marketingUrl: () => `${ctx.root}/`,
    expireSessions: () => sessions.expireAll(),
    rotateCsrf: () => sessions.rotateCsrf(),
    deny: (entity) => void ctx.denied.add(entity),
    allow: (entity) => void ctx.denied.delete(entity),
    hide: (...ids) => ids.forEach((id) => ctx.hidden.add(id.toLowerCase())),
    connects: (UsrConversationId, values, after) =>
      void ctx.later.push({
        after,
        run: () => void ctx.db.insert(options.names.chat!, { ...values, UsrConversationId }),
      }),
    process: (name, handler) => void ctx.processes.set(name, handler),
    faults,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      if (options.checkQuestions && faults.length > 0) throw new Error(`No OData:\n${faults.join('\n')}`);
    },
  };
}

function withHash(hash: string) {
  return hash === '' || hash.startsWith('#') ? hash : `#${hash}`;
}
