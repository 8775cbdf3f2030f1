/** Lists of Webitel's REST: of three items one has something missing, wrong or hostile in it. The others are there all the same. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyChat } from '../../../lib/chat/chat.ts';
import { readWork } from '../../../lib/webitel/after-work.ts';
import { readClientChats, readClientDialogs } from '../../../lib/webitel/client-chats.ts';
import { readClosedChats, readLastClosedChats } from '../../../lib/webitel/closed-chats.ts';
import { readClients, readGateways } from '../../../lib/webitel/customers.ts';
import { readDialogs } from '../../../lib/webitel/dialogs.ts';
import { readHistory } from '../../../lib/webitel/history.ts';
import { readPauseCauses, readQuickReplies } from '../../../lib/webitel/rest.ts';
import { readOperators, readPlans } from '../../../lib/webitel/targets.ts';
import { translateSnapshot } from '../../../lib/webitel/translate.ts';
import { runs } from '../runs.ts';
import { broken } from '../wild.ts';

const ME = 7;
const AT = 1_790_000_000_000;
const peer = { id: '70', type: 'telegram', name: 'Клієнт' };
const me = { id: String(ME), type: 'user', name: 'Я' };
const via = { id: '5', type: 'telegram', name: 'Бот' };
const file = { id: '9', name: 'a.pdf', size: '3', type: 'application/pdf' };
const said = (id: number) => ({
  id: String(id),
  date: String(AT + id),
  from: { id: '1' },
  text: `слово ${id}`,
  file,
});
const members = [
  { id: 'own', peer: me, join: String(AT + 5000), left: String(AT + 9000) },
  { id: 'his', peer, via, join: String(AT) },
];

interface List {
  /** The nth of three. */
  item: (n: number) => unknown;
  /** The answer with these in it. */
  around: (items: unknown[]) => unknown;
  /** What is known of each after it was read. */
  read: (answer: unknown, reader: Reader) => Promise<readonly unknown[]>;
  /** What tells the nth. */
  mark: (n: number) => unknown;
}
type Reader = Parameters<typeof readDialogs>[0];

const items = (all: unknown[]): unknown => ({ items: all });
const data = (all: unknown[]): unknown => ({ data: all });
const dialog = (n: number) => ({
  id: `d${n}`,
  title: 'Чат',
  started: String(AT),
  closed: String(AT + 9000),
  via,
  from: peer,
  queue: { id: '1', name: 'Черга' },
  message: said(n),
  members,
});
const reading =
  (read: (reader: Reader) => Promise<readonly unknown[]>): List['read'] =>
  (_, reader) =>
    read(reader);

const LISTS: Record<string, List> = {
  plans: {
    item: (n) => ({ id: n, name: `План ${n}`, enabled: true, description: '' }),
    around: items,
    read: reading(async (reader) => (await readPlans(reader)).map((one) => one.id)),
    mark: (n) => n,
  },
  operators: {
    item: (n) => ({
      id: String(n),
      name: 'Ганна',
      status: 'online',
      extension: '1',
      presence: { status: 'a,b' },
    }),
    around: items,
    read: reading(async (reader) => (await readOperators(reader, ME)).map((one) => one.id)),
    mark: (n) => n,
  },
  'pause causes': {
    item: (n) => ({ name: `Обід ${n}` }),
    around: items,
    read: reading((reader) => readPauseCauses(reader, 1)),
    mark: (n) => `Обід ${n}`,
  },
  'quick replies': {
    item: (n) => ({ id: n, name: 'Вітання', text: 'Добрий день', queues: [{ name: 'Черга' }] }),
    around: items,
    read: reading(async (reader) => (await readQuickReplies(reader)).map((one) => one.id)),
    mark: String,
  },
  gateways: {
    item: (n) => ({ id: `c${n}`, type: 'telegram', name: 'Клієнт', via: [{ ...via, id: `g${n}` }] }),
    around: (peers) => ({ peers, vias: [] }),
    read: reading(async (reader) => (await readGateways(reader)).map((one) => one.id)),
    mark: (n) => `g${n}`,
  },
  clients: {
    item: (n) => ({ id: `c${n}`, type: 'telegram', name: 'Клієнт', via: [via] }),
    around: (peers) => ({ peers, vias: [via] }),
    read: reading(async (reader) => (await readClients(reader, 'кл')).map((one) => one.peer.id)),
    mark: (n) => `c${n}`,
  },
  'messages of a client': {
    item: (n) => ({ ...said(n), chat: { id: '1' } }),
    around: (messages) => ({ messages, peers: [peer], chats: [{ id: 'd', via }] }),
    read: reading(async (reader) =>
      (await readClientChats(reader, '7', 1, '')).chats.flatMap((one) => one.messages.map((m) => m.id)),
    ),
    mark: (n) => n,
  },
  'conversations of a client': {
    item: dialog,
    around: data,
    read: reading(async (reader) =>
      (await readClientDialogs(reader, ['d1'])).map((one) => one.conversationId),
    ),
    mark: (n) => `d${n}`,
  },
  'open dialogs': {
    item: (n) => ({ ...dialog(n), members: [{ ...members[0], left: undefined }, members[1]] }),
    around: data,
    read: reading(async (reader) => (await readDialogs(reader)).chats.map((one) => one.id)),
    mark: (n) => `d${n}`,
  },
  'closed dialogs': {
    item: dialog,
    around: data,
    read: reading(async (reader) => (await readLastClosedChats(reader)).map((one) => one.id)),
    mark: (n) => `d${n}`,
  },
  'closed chats': {
    item: (n) => ({
      id: `d${n}`,
      title: 'Чат',
      gateway: via,
      started_at: String(AT),
      closed_at: String(AT + 9000),
      close_reason: 'client_leave',
      unprocessed_close: true,
      queue: { id: '1', name: 'Черга' },
      contact: peer,
      last_message: { date: String(AT), from: peer, text: 'слово', file },
    }),
    around: items,
    read: reading(async (reader) => (await readClosedChats(reader)).map((one) => one.id)),
    mark: (n) => `d${n}`,
  },
  history: {
    item: said,
    around: (messages) => ({ messages, peers: [peer], next: false }),
    read: reading(async (reader) => (await readHistory(reader, emptyChat('c'), 0)).messages.map((m) => m.id)),
    mark: (n) => n,
  },
  tasks: {
    item: (n) => ({
      channel: 'chat',
      attempt_id: n,
      state: 'processing',
      queue_name: 'Черга',
      member_channel_id: `d${n}`,
      processing_timeout_at: AT,
      processing_renewal_sec: 15,
    }),
    around: items,
    read: async (answer) => (await readWork(() => Promise.resolve(answer), 1)).works.map((one) => one.id),
    mark: (n) => `d${n}`,
  },
  snapshot: {
    item: (n) => ({
      id: `d${n}`,
      channel_id: 'own',
      title: 'Чат',
      created_at: AT,
      joined_at: AT,
      variables: { a: 'b' },
      members: [{ id: 'his', type: 'telegram', name: 'Клієнт', user_id: 0, external_id: '70' }],
      messages: [
        { id: n, channel_id: 'his', created_at: AT, text: 'слово', file: { id: 9, name: 'a', size: 3 } },
      ],
      task: { attempt_id: 1, state: 'active', queue_name: 'Черга' },
    }),
    around: items,
    read: async (answer) =>
      translateSnapshot(answer, 0, AT, { userId: ME, now: AT, onRefused: () => {} }).chats.map(
        (one) => one.id,
      ),
    mark: (n) => `d${n}`,
  },
};

describe.each(Object.entries(LISTS))('%s', (_, { item, around, read, mark }) => {
  const ask = async (all: unknown[]): Promise<readonly unknown[]> => {
    const body = JSON.stringify(around(all));
    const fetch = () => Promise.resolve(new Response(body));
    const reader = { fetch, origin: 'https://a.example', token: 't', userId: ME, onRefused: () => {} };
    return read(JSON.parse(body), reader);
  };

  it('as they are meant are all read', async () => {
    expect([...(await ask([item(1), item(2), item(3)]))].toSorted()).toEqual([1, 2, 3].map(mark));
  });

  it('with a bad one among them are read but for that', async () => {
    await fc.assert(
      fc.asyncProperty(broken(item(2)), async (bad) => {
        const found = await ask([item(1), bad, item(3)]);
        expect(found).toEqual(expect.arrayContaining([mark(1), mark(3)]));
        expect(JSON.stringify(found)).toBeTypeOf('string');
      }),
      runs(100),
    );
  });
});
