/** Makers of what views see, plain and by chance. */
import * as fc from 'fast-check';
import { DEFAULT_UI, type ConversationView, type DeskView } from '../../../lib/bridge/view.ts';
import type { Line } from '../../../lib/chat/lines.ts';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { KEPT_FIELDS } from '../../../lib/kept/fields.ts';
import { DEFAULT_SETTINGS } from '../../../lib/storage/settings.ts';

export const view = (over: Partial<DeskView> = {}): DeskView => ({
  session: {
    state: 'signed-in',
    userName: 'Ann',
    username: 'ann',
    origin: 'https://cc',
    domain: 'acme',
    expiredAt: null,
  },
  connection: { state: 'online', since: 1, freshAt: 2, trouble: null },
  agent: null,
  agentProblem: null,
  autoAccepted: null,
  pauseCauses: [],
  pauseCausesRefused: false,
  settings: DEFAULT_SETTINGS,
  settingProblems: [],
  lockedSettings: [],
  offset: 0,
  ui: DEFAULT_UI,
  chats: {},
  queued: 0,
  moreChatsRefused: false,
  closedRefused: false,
  lightSources: { enabled: 'default', yellowSeconds: 'default', redSeconds: 'default', basis: 'default' },
  crmLight: null,
  crmSessionLostAt: null,
  crmCalls: null,
  refusedRecords: {},
  fileLinks: {},
  outgoing: [],
  outgoingDraft: null,
  outgoingRecent: [],
  contacts: {},
  storage: 'stored',
  ...over,
});

export const summary = (id: string, over: Partial<ChatSummary> = {}): ChatSummary =>
  ({
    id,
    status: 'new',
    name: id,
    provider: 'telegram',
    gateway: '',
    queue: '',
    preview: null,
    unread: 0,
    wait: null,
    invitedAt: 0,
    expiresAt: null,
    acceptedAt: 1,
    ended: null,
    withdrawn: null,
    lastAt: 1,
    lastMessageId: 1,
    ...over,
  }) as ChatSummary;

export const line = (key: string, over: Partial<Line> = {}): Line => ({
  key,
  messageId: null,
  localId: null,
  author: 'client',
  name: 'John',
  at: 1,
  edited: false,
  text: key,
  file: null,
  notice: null,
  extra: null,
  state: null,
  reason: null,
  detail: null,
  note: null,
  retried: false,
  ...over,
});

const id = fc.constantFrom('a', 'b', 'c', 'd');

export const views: fc.Arbitrary<DeskView> = fc
  .record({
    chats: fc.dictionary(id, fc.nat(3)),
    queued: fc.nat(2),
    offset: fc.nat(2),
    agentProblem: fc.constantFrom(null, 'not-agent' as const),
    pauseCauses: fc.array(fc.constantFrom('Lunch', 'Break'), { maxLength: 2 }),
  })
  .map(({ chats, ...rest }) =>
    view({
      ...rest,
      chats: Object.fromEntries(
        Object.entries(chats).map(([key, unread]) => [key, summary(key, { unread })]),
      ),
    }),
  );

const lines = fc.array(
  fc.record({
    key: id,
    text: fc.constantFrom('x', 'y'),
    state: fc.constantFrom(null, 'queued' as const, 'sent' as const),
    file: fc.constantFrom(
      null,
      { id: '1', name: 'a', size: 1, mime: '' },
      { id: '1', name: 'a', size: 1, mime: '', blocked: true },
      { id: '1', name: 'b', size: 1, mime: '' },
    ),
  }),
  { maxLength: 6 },
);

export const conversations: fc.Arbitrary<ConversationView> = fc.record({
  id: fc.constant('conv'),
  lines: lines.map((all) => all.map(({ key, ...rest }) => line(key, rest))),
  kept: fc.dictionary(fc.constantFrom(...KEPT_FIELDS), fc.constantFrom('draft', 'other')),
  reachedStart: fc.boolean(),
});
