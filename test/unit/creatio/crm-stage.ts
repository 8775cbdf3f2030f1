// The CRM's operations against the stand-in Creatio, in one process.
import { onTestFinished } from 'vitest';
import { openContext, type CrmContext, type CrmSettings } from '../../../lib/creatio/context.ts';
import { openOps, type AskCrm } from '../../../lib/creatio/ops.ts';
import { openCrm } from '../../../lib/creatio/session-fetch.ts';
import { startCreatio, type CreatioStandIn, type CreatioStartOptions } from '../../standins/creatio/index.ts';
import { TestClient } from '../../standins/creatio/test-client.ts';

export interface CrmStage {
  creatio: CreatioStandIn;
  context: CrmContext;
  ask: AskCrm;
  /** Calls below the workspace since the last time: `GET odata/Contact`. */
  calls(): string[];
  /** Runs before each call goes out; what it throws, the call rejects with. */
  before: (path: string, init: RequestInit) => void;
  /** May lose an answer, or put another in its place. */
  after: (path: string, init: RequestInit, answer: Response) => Response;
  settings: CrmSettings;
  /** Runs after each wait of so many ms, which takes no time. */
  waited: (ms: number) => void;
  time: number;
  signIn(): Promise<void>;
}

export async function crmStage(options: CreatioStartOptions = {}): Promise<CrmStage> {
  const creatio = await startCreatio(options);
  onTestFinished(() => creatio.stop());
  const client = new TestClient(creatio);
  await client.open();
  const { vdir, prefix } = creatio.options;
  const root = creatio.origin + vdir;
  const workspace = root + prefix;
  let seen = creatio.requests.length;
  const stage: CrmStage = {
    creatio,
    before: () => {},
    after: (_, __, answer) => answer,
    time: 0,
    waited: () => {},
    settings: { objects: { chat: null, templates: null }, processes: { createCase: null } },
    calls() {
      const calls = creatio.requests.slice(seen).map(({ method, path }) => {
        return `${method} ${path.replace(`${vdir}${prefix}/`, '')}`;
      });
      seen = creatio.requests.length;
      return calls;
    },
    signIn: () => client.open().then(() => {}),
    ask: null as unknown as AskCrm,
    context: null as unknown as CrmContext,
  };
  const crm = openCrm({
    workspace,
    async fetch(url, init) {
      const path = url.slice(workspace.length + 1);
      stage.before(path, init);
      const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, { ...init, headers: { ...init.headers, cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const pair = line.split(';')[0]!;
        client.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      return stage.after(path, init, asBrowser(answer));
    },
    cookies: () => [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    now: () => stage.time,
  });
  stage.context = openContext({
    crm,
    root,
    workspace,
    settings: () => stage.settings,
    now: () => stage.time,
    identity: () => client.cookies.get('BPMCSRF') ?? '',
    wait(ms) {
      stage.time += ms;
      stage.waited(ms);
      return Promise.resolve();
    },
  });
  stage.ask = openOps(stage.context) as AskCrm;
  return stage;
}

/** Node shows where a redirect leads, a browser does not. */
const asBrowser = (answer: Response): Response =>
  answer.status >= 300 && answer.status < 400
    ? Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })
    : answer;
