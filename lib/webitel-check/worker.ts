/** Tries what this server and this login answer, one thing at a time and without changing anything. */
import type { Acts } from '../bridge/command.ts';
import type { checkCommands } from '../bridge/page-commands.ts';
import type { CheckStep, Finding } from './rules.ts';
import { listChats, readAgentSession, type Ask } from '../webitel/actions.ts';
import type { Clock } from '../clock.ts';
import { readGateways } from '../webitel/customers.ts';
import { withDeadline } from '../webitel/deadline.ts';
import { isLicenceMissing, isRightMissing, WebitelError } from '../webitel/errors.ts';
import { serverTimeOf } from '../webitel/frames.ts';
import { readChats, type Reader } from '../webitel/history.ts';
import { call, type Fetch } from '../webitel/rest.ts';
import { namesOf, rangeOf } from './read.ts';

/** One thing that does not answer must not keep the others waiting. */
const WITHIN_MS = 10_000;
/** A computer whose clock is off by more writes times into the CRM that surprise. */
const CLOCK_OFF_MS = 60_000;

export interface WebitelCheckOptions {
  clock: Clock;
  ask: Ask;
  /** null: nobody is signed in. */
  reader: () => Reader | null;
  /** Without a deadline of its own. */
  fetch: Fetch;
  isOnline: () => boolean;
  /** Of the server, as it names itself; '' when it does not. */
  version: () => string;
  hasLicence: () => boolean;
  agentId: () => number | null;
  /** A file that Webitel keeps for one of the chats known here; null: none. */
  fileId: () => string | null;
}

type Said = Omit<Finding, 'step' | 'detail' | 'params'> & Partial<Pick<Finding, 'detail' | 'params'>>;

const good = (params: Finding['params'] = {}, said = 'good'): Said => ({ state: 'good', said, params });
const note = (said: string, params: Finding['params'] = {}): Said => ({ state: 'note', said, params });
const bad = (said: string): Said => ({ state: 'bad', said });
const open = (said: string): Said => ({ state: 'open', said });

const may = async (answer: Promise<unknown>): Promise<Said> => (await answer, good());

export const checkActs = (options: WebitelCheckOptions): Acts<typeof checkCommands> => ({
  'webitel.check': async ({ step }) => ({ ok: true, value: await checkWebitel(step, options) }),
});

/** Never rejects. */
export async function checkWebitel(step: CheckStep, o: WebitelCheckOptions): Promise<Finding> {
  const reader = o.reader();
  const made = reader ? await run(step, o, reader).catch((error) => failed(error)) : open('any.sign-in');
  return { params: {}, detail: '', ...made, step };
}

function failed(error: unknown): Said {
  const detail = error instanceof WebitelError ? `${error.id} ${error.detail}`.trim() : String(error);
  const is = (said: string, state: Said['state'] = 'bad'): Said => ({ state, said, detail });
  if (!(error instanceof WebitelError)) return is('any.failed');
  if (error.kind === 'session') return is('any.session');
  if (isLicenceMissing(error)) return is('any.licence');
  if (isRightMissing(error) || error.id === 'history-forbidden') return is('denied', 'note');
  if (error.id === 'unreachable' || error.kind === 'lost') return is('any.silent');
  if (error.id === 'offline') return is('any.offline', 'open');
  return is('any.failed');
}

async function run(step: CheckStep, o: WebitelCheckOptions, signedIn: Reader): Promise<Said> {
  const reader = { ...signedIn, fetch: withDeadline(o.fetch, o.clock, WITHIN_MS) };
  const read = (path: string): Promise<unknown> => call(reader.fetch, reader.origin, path, reader.token);
  const began = o.clock.monotonic();
  switch (step) {
    case 'address':
      await read('/userinfo');
      return good({ ms: Math.round(o.clock.monotonic() - began) });
    case 'version':
      if (!o.isOnline()) return open('any.offline');
      return o.version() ? good({ version: o.version() }) : note('hidden');
    case 'licence':
      if (!o.hasLicence()) return bad('any.licence');
      return o.isOnline() ? good() : open('any.offline');
    case 'agent':
      return agent(o);
    case 'chats':
      return good({ count: listLength(await listChats(o.ask)) });
    case 'channels':
      return channels(o);
    case 'queues':
      return queues(o, read);
    case 'clock':
      return clock(o);
    case 'pauses':
      return o.agentId() === null
        ? open('any.no-agent')
        : may(read(`/call_center/agents/${o.agentId()}/pause_causes`));
    case 'work':
      return may(read('/call_center/queues?page=1&size=1'));
    case 'templates':
      return may(read('/call_center/quick_replies?page=1&size=1'));
    case 'plans': {
      const plans = namesOf(await read('/routing/outbound/chat?enabled=true&page=1&size=10'));
      return plans.length > 0 ? good({ count: plans.length }) : note('none');
    }
    case 'users':
      return may(read('/call_center/users?page=1&size=1'));
    case 'history':
      return may(readChats(reader, `/chat/dialogs?peer.id=${reader.userId}&page=1&size=1`));
    case 'closed':
      return may(readChats(reader, '/agent/chats?only_closed=true&page=1&size=1'));
    case 'gateways': {
      const names = (await readGateways(reader)).map((one) => one.name);
      return names.length > 0 ? good({ names: names.join(', ') }) : note('none');
    }
    case 'ranges': {
      const id = o.fileId();
      if (id === null) return open('none');
      return (await rangeOf(o.fetch, reader, id, o.clock, WITHIN_MS)) ? good() : note('whole');
    }
  }
}

async function agent(o: WebitelCheckOptions): Promise<Said> {
  try {
    const session = await readAgentSession(o.ask);
    return session ? good({ status: session.status }) : bad('none');
  } catch (error) {
    if (error instanceof WebitelError && error.kind === 'refused' && error.code === 404) return bad('none');
    throw error;
  }
}

/** What a queue hands out over: chats of the other stack have a channel of their own, which is not served here. */
async function channels(o: WebitelCheckOptions): Promise<Said> {
  const answer = (await o.ask('cc_agent_session')) as { channels?: unknown } | null;
  const names = namesOf({ items: answer?.channels }, 'channel');
  if (names.includes('im')) return note('im', { names: names.join(', ') });
  return names.includes('chat') ? good({ names: names.join(', ') }) : bad('none');
}

async function queues(o: WebitelCheckOptions, read: (path: string) => Promise<unknown>): Promise<Said> {
  const id = o.agentId();
  if (id === null) return open('any.no-agent');
  const names = namesOf(await read(`/call_center/agents/${id}/queues?page=1&size=50`));
  return names.length > 0 ? good({ names: names.join(', ') }) : bad('none');
}

async function clock({ ask, clock: own }: WebitelCheckOptions): Promise<Said> {
  const began = own.monotonic();
  const told = serverTimeOf(await ask('latency_start', {}));
  if (told === null) return note('hidden');
  const off = told + (own.monotonic() - began) / 2 - own.now();
  const seconds = Math.round(Math.abs(off) / 1000);
  return Math.abs(off) > CLOCK_OFF_MS ? note('off', { seconds }) : good({ seconds });
}

const listLength = (answer: unknown): number => {
  const { items } = (answer ?? {}) as { items?: unknown };
  return Array.isArray(items) ? items.length : 0;
};
