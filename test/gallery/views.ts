/** Fixed states of the worker: what the views of the gallery are shown. Names and times are made up; times count back from `NOW`. */
import type { DeskView } from '../../lib/bridge/view.ts';
import { emptyLink, linkedTo } from '../../lib/contacts/rules.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { DEFAULT_SETTINGS } from '../../lib/storage/settings.ts';

export const NOW = Date.now();
export const CRM = 'https://acme.creatio.com';
const MINUTE = 60_000;

/** Minutes before now, ms. */
export const ago = (minutes: number): number => NOW - minutes * MINUTE;

interface ChatOptions extends Partial<ChatSummary> {
  id: string;
  name: string;
  /** Minutes that the client waits for an answer; absent: he does not. */
  waits?: number;
  said?: string;
}

export function chat({ id, name, waits, said = '', ...more }: ChatOptions): ChatSummary {
  const preview = {
    author: waits === undefined ? ('operator' as const) : ('client' as const),
    text: said,
    fileName: null,
    failed: false,
  };
  return {
    id,
    name,
    status: 'in-progress',
    provider: 'telegram',
    clientId: `client-${id}`,
    gateway: 'Підтримка',
    queue: 'Підтримка',
    preview,
    unread: 0,
    wait: {
      unansweredSince: waits === undefined ? null : ago(waits),
      operatorAt: ago((waits ?? 1) + 1),
      acceptedAt: ago(60),
    },
    replyUntil: null,
    invitedAt: ago(61),
    expiresAt: null,
    acceptedAt: ago(60),
    ended: null,
    processing: null,
    transfer: null,
    withdrawn: null,
    unprocessed: false,
    lastAt: ago(waits ?? 2),
    lastMessageId: 100,
    ...more,
  };
}

/** One for each light, an invitation, and what else a row can say. */
const ACTIVE: readonly ChatSummary[] = [
  chat({ id: 'red', name: 'Олександр Бондаренко', waits: 9, said: 'Де моє замовлення?', unread: 3 }),
  chat({ id: 'yellow', name: 'Ірина Ткач', waits: 4.5, said: 'Дякую, чекаю', provider: 'viber', unread: 1 }),
  chat({ id: 'green', name: 'Max Weber', waits: 1, said: 'Is it still in stock?', provider: 'whatsapp' }),
  chat({ id: 'grey', name: 'Світлана Коваль', said: 'Гарного дня', provider: 'webchat' }),
  chat({
    id: 'invited',
    name: 'Тарас Шевчук',
    waits: 0.5,
    said: 'Добрий день',
    status: 'invited',
    wait: null,
    acceptedAt: null,
    invitedAt: ago(0.5),
    expiresAt: NOW + MINUTE,
  }),
];

const CLOSED: readonly ChatSummary[] = [
  chat({
    id: 'closed',
    name: 'Оксана Гнатюк',
    status: 'completed',
    said: 'На все добре',
    wait: null,
    ended: { at: ago(30), reason: 'operator' },
  }),
  chat({
    id: 'processing',
    name: 'Дмитро Лисенко',
    status: 'completed',
    said: 'Дякую',
    wait: null,
    ended: { at: ago(1), reason: 'client' },
    processing: { attemptId: 1, deadline: NOW + 2 * MINUTE, renewalSec: 60, prolongations: 2 },
  }),
];

const link = (id: string, name: string) =>
  linkedTo(
    { ...emptyLink(id), origin: CRM, case: { id: 'case', number: 'SR00000042' } },
    { id: `contact-${id}`, name, accountName: 'ТОВ «Ромашка»', phone: '+380671112233', photoId: null },
    'phone',
  );

export const byId = (chats: readonly ChatSummary[]): DeskView['chats'] =>
  Object.fromEntries(chats.map((one) => [one.id, one]));

/** A working day: signed in, online, ready. */
export const DAY: DeskView = {
  session: {
    state: 'signed-in',
    userName: 'Марія Оператор',
    username: 'operator',
    origin: 'https://webitel.example',
    domain: 'acme',
    expiredAt: null,
  },
  connection: { state: 'online', since: ago(60), freshAt: ago(0), trouble: null },
  agent: {
    status: 'online',
    payload: '',
    since: ago(60),
    chatState: 'waiting',
    maxChats: 5,
    hasIm: false,
    thrown: false,
    missed: 0,
  },
  agentProblem: null,
  autoAccepted: null,
  pauseCauses: ['Обід', 'Нарада'],
  pauseCausesRefused: false,
  settings: {
    ...DEFAULT_SETTINGS,
    webitel: { origin: 'https://webitel.example', domain: 'acme' },
    creatio: { ...DEFAULT_SETTINGS.creatio, origins: [CRM] },
  },
  settingProblems: [],
  lockedSettings: [],
  offset: 0,
  ui: { size: 'panel', launcherTop: {} },
  chats: byId([...ACTIVE, ...CLOSED]),
  queued: 0,
  moreChatsRefused: false,
  closedRefused: false,
  lightSources: { enabled: 'default', yellowSeconds: 'options', redSeconds: 'creatio', basis: 'policy' },
  crmLight: null,
  crmSessionLostAt: null,
  crmCalls: null,
  refusedRecords: {},
  fileLinks: {},
  outgoing: [],
  outgoingDraft: null,
  outgoingRecent: [
    {
      label: 'Ірина Ткач',
      contactId: 'contact-yellow',
      peer: { type: 'telegram', id: '420000001', via: '' },
      gatewayName: 'Підтримка',
    },
  ],
  contacts: { red: link('red', 'Бондаренко Олександр Іванович'), yellow: link('yellow', 'Ткач Ірина') },
  storage: 'stored',
};

export const OFFLINE: DeskView = {
  ...DAY,
  connection: { state: 'offline', since: ago(2), freshAt: ago(2), trouble: null },
  queued: 2,
};

export const NOBODY: DeskView = { ...DAY, chats: {}, contacts: {} };

export const SIGNED_OUT: DeskView = {
  ...NOBODY,
  session: { ...DAY.session, state: 'signed-out', userName: '' },
  connection: { ...DAY.connection, state: 'off', freshAt: null },
  agent: null,
};

export const EXPIRED: DeskView = {
  ...SIGNED_OUT,
  session: { ...DAY.session, state: 'expired', expiredAt: ago(3) },
  queued: 1,
};

export const NO_OPERATOR: DeskView = { ...NOBODY, agent: null, agentProblem: 'not-agent' };

/** Everything that stands in the row of notices at once. */
export const TROUBLES: DeskView = {
  ...DAY,
  agent: { ...DAY.agent!, status: 'pause', payload: 'Обід', thrown: true, missed: 2 },
  storage: 'full',
  crmSessionLostAt: ago(5),
  moreChatsRefused: true,
  autoAccepted: { conversationId: 'green', at: NOW - 2000 },
};

/** Messages that began a conversation, one in each state. */
export const WRITTEN: DeskView = {
  ...DAY,
  outgoing: (['queued', 'sending', 'sent', 'failed', 'unclear'] as const).map((state, order) => ({
    localId: state,
    label: 'Ірина Ткач',
    contactId: null,
    gatewayName: 'Підтримка',
    peer: { type: 'telegram', id: '420000001', via: '' },
    text: 'Ваше замовлення готове',
    createdAt: ago(10 - order),
    order,
    state,
    reason: state === 'failed' ? 'peer-not-found' : null,
    detail: state === 'failed' ? 'peer not found' : null,
    recordName: state === 'sent' ? 'OutgoingChat-17' : null,
    recordId: state === 'sent' ? 'record' : null,
    recordReason: null,
    answeredBy: null,
  })),
};

/** The messenger takes free text for a few minutes more. */
export const WINDOW_CLOSES: DeskView = {
  ...DAY,
  chats: byId([
    chat({
      id: 'red',
      name: 'Олександр Бондаренко',
      waits: 9,
      provider: 'facebook',
      replyUntil: NOW + 4 * MINUTE,
    }),
  ]),
};
