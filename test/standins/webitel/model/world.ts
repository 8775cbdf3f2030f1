import { randomBytes, randomUUID } from 'node:crypto';
import type { Faults } from '../faults.ts';
import { CHAT_PLANS, CONTACTS, GATEWAYS, PAUSE_CAUSES, QUEUES } from '../seed/centre.ts';
import { seedQuickReplies } from '../seed/quick-replies.ts';
import { seedUsers, type UserSeed } from '../seed/users.ts';
import type { Hub } from '../socket/hub.ts';
import type { Changes } from './changes.ts';
import type * as R from './records.ts';
import type { Timers } from './timers.ts';

export interface WorldSettings {
  /** Milliseconds an unauthenticated socket lives (§1.3). */
  authDeadlineMs: number;
  /** Seconds an invitation lives (§4.1); 0 = for ever. */
  inviteTimeoutSec: number;
  /** Seconds of after-work; 0 = none. */
  processingSec: number;
  /** How often after-work may be prolonged; null = no limit is named. */
  prolongations: number | null;
  /** Milliseconds after the last socket died until the agent is put offline (§1.6). */
  offlineAfterMs: number;
}

/** Everything the stand-in knows. One per server; functions of the model take it as their first argument. */
export interface World {
  readonly clock: () => number;
  /** Runs the work with the clock standing at `ms`, so that its records are backdated; now when undefined. */
  at<T>(ms: number | undefined, work: () => T): T;
  readonly settings: WorldSettings;
  readonly faults: Faults;
  readonly hub: Hub;
  readonly changes: Changes;
  readonly timers: Timers;
  /** http://localhost:PORT, known once the server listens. */
  origin: string;
  readonly domain: { id: number; name: string };
  readonly users: R.User[];
  readonly gateways: R.Gateway[];
  readonly queues: R.Queue[];
  readonly plans: R.ChatPlan[];
  readonly pauseCauses: R.PauseCause[];
  readonly quickReplies: R.QuickReply[];
  readonly contacts: R.Contact[];
  readonly clients: R.Client[];
  readonly conversations: Map<string, R.Conversation>;
  readonly attempts: Map<number, R.Attempt>;
  /** Work on other channels than chats, as `cc_agent_tasks` lists it. */
  readonly otherTasks: R.OtherTask[];
  readonly files: Map<number, R.StoredFile>;
  /** By access token. */
  readonly tokens: Map<string, R.Session>;
  /** Session of a login that waits for its second factor → user id. */
  readonly pendingLogins: Map<string, number>;
  /** Next number of a sequence: message, attempt, file, client… */
  next(sequence: Sequence): number;
}

const FIRST = { message: 1205, attempt: 555, file: 61, client: 500, contact: 950, reply: 300 };
type Sequence = keyof typeof FIRST;

export interface WorldParts {
  clock: () => number;
  settings: WorldSettings;
  faults: Faults;
  hub: Hub;
  changes: Changes;
  timers: Timers;
  users: UserSeed[];
}

/** An empty working day: users, queues, gateways and texts are there, conversations are not. */
export function createWorld(parts: WorldParts): World {
  const counters = { ...FIRST };
  let stopped: number | null = null;
  return {
    ...parts,
    clock: () => stopped ?? parts.clock(),
    at(ms, work) {
      const before = stopped;
      stopped = ms ?? before;
      try {
        return work();
      } finally {
        stopped = before;
      }
    },
    origin: '',
    domain: { id: 1, name: 'acme' },
    users: seedUsers(parts.users, parts.clock()),
    gateways: structuredClone(GATEWAYS),
    queues: structuredClone(QUEUES),
    plans: structuredClone(CHAT_PLANS),
    pauseCauses: structuredClone(PAUSE_CAUSES),
    quickReplies: seedQuickReplies(),
    contacts: structuredClone(CONTACTS),
    clients: [],
    conversations: new Map(),
    attempts: new Map(),
    otherTasks: [],
    files: new Map(),
    tokens: new Map(),
    pendingLogins: new Map(),
    next: (sequence) => counters[sequence]++,
  };
}

export const newId = () => randomUUID();
export const newToken = () => randomBytes(24).toString('hex');

export const isUuid = (id: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

/** REST writes chat ids as 32 hex digits without dashes (§5.1). */
export const toHex = (id: string) => id.replaceAll('-', '');

export function fromHex(id: string): string {
  const hex = toHex(id).toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(hex)) return id;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const userById = (world: World, id: number) => world.users.find((user) => user.id === id);

export function userByLogin(world: World, login: string): R.User {
  const user = world.users.find((one) => one.login === login);
  if (!user) throw new Error(`The stand-in has no user "${login}"`);
  return user;
}

export function agentById(world: World, id: number): R.Agent | null {
  return world.users.find((user) => user.agent?.id === id)?.agent ?? null;
}

export const openInvites = (conversation: R.Conversation) =>
  conversation.invites.filter((invite) => invite.closedAt === null);

export const openChannels = (conversation: R.Conversation) =>
  conversation.channels.filter((channel) => channel.closedAt === null);

/** User ids of the agents joined or still invited: those who get the conversation's events (§4). */
export function audience(conversation: R.Conversation, first?: number): number[] {
  const ids = [...openChannels(conversation), ...openInvites(conversation)].map(({ userId }) => userId);
  const unique = [...new Set(ids)];
  if (first === undefined || !unique.includes(first)) return unique;
  return [first, ...unique.filter((id) => id !== first)];
}
