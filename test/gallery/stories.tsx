/** Every view of the product in every state that it has: a name, what the worker says meanwhile, and what is pressed to get there. */
import type { Key } from '../../lib/i18n/index.ts';
import type { Line } from '../../lib/chat/lines.ts';
import { RECEIVED, SENT } from './lines.ts';
import {
  ago,
  byId,
  chat,
  CRM,
  DAY,
  EXPIRED,
  NO_OPERATOR,
  NOBODY,
  OFFLINE,
  SIGNED_OUT,
  TROUBLES,
  WRITTEN,
} from './views.ts';
import type { Answers, CrmAnswers, Scene } from './worker.ts';

export interface Story extends Partial<Scene> {
  name: string;
  place: 'controls' | 'desk' | 'options' | 'popup' | 'welcome';
  /** The chat that is open. */
  chosen?: string;
  size?: 'panel' | 'wide' | 'full';
  /** Pressed one after another as each appears; the last may only be waited for, written with a leading «?». */
  press?: readonly (string | { button: Key })[];
  /** px; default: what the place has in the product. */
  width?: number;
}

const tail = (count: number): Line[] => [...RECEIVED, ...SENT].slice(-count);

const PDF = {
  id: 'f',
  conversationId: 'red',
  name: 'Рахунок.pdf',
  size: 84_000,
  mime: 'application/pdf',
  addedAt: 1,
};

const CHAT_ENDED = { ...DAY, chats: byId([{ ...DAY.chats['closed']!, id: 'red' }]) };

const ANSWERS: Answers = {
  'templates.read': {
    ok: true,
    value: {
      templates: [
        { id: '1', source: 'webitel', name: 'Вітання', text: 'Добрий день, {clientName}! Чим допомогти?' },
        { id: '2', source: 'creatio', name: 'Доставка', text: 'Доставимо до {дата}.' },
      ],
      values: { clientName: 'Олександр' },
      webitelAt: ago(1),
      creatioAt: ago(1),
      creatioOrigin: CRM,
      stale: false,
      refused: false,
    },
  },
  'transfer.targets': {
    ok: true,
    value: [
      { id: 1, name: 'Продажі', note: '' },
      { id: 2, name: 'Технічна підтримка', note: 'цілодобово' },
    ],
  },
  'outgoing.gateways': {
    ok: true,
    value: [
      { id: '1', name: 'Підтримка', type: 'telegram', obstacle: null },
      { id: '2', name: 'Магазин', type: 'viber', obstacle: 'not-offered' },
    ],
  },
  'outgoing.clients': { ok: true, value: [] },
  'chat.details': { ok: true, value: { variables: { city: 'Київ' }, queue: 'Підтримка' } },
};

const lookup = (value: string, displayValue: string) => ({
  value,
  displayValue,
  id: value,
  name: displayValue,
});

const CRM_ANSWERS = {
  'chat-names': { entity: 'UsrChat', writtenBy: 'extension', columns: {} },
  'chat-record': {
    id: 'record',
    name: 'Chat-1024',
    conversationId: 'red',
    values: {
      name: 'Chat-1024',
      contact: lookup('contact-red', 'Бондаренко Олександр Іванович'),
      account: lookup('account', 'ТОВ «Ромашка»'),
      status: lookup('status', 'В обробці'),
      resultDetails: 'Просить передзвонити',
      notes: '',
    },
  },
  'record-files': [
    { id: 'f1', name: 'Рахунок №17.pdf', kind: 'file', size: 84_000, at: '2026-03-10T09:00:00Z', url: CRM },
  ],
  'record-feed': [
    {
      id: 'p1',
      by: 'Марія Оператор',
      at: '2026-03-10T09:00:00Z',
      text: 'Клієнт чекає на дзвінок',
      likes: 1,
      comments: 0,
    },
  ],
  'chat-lookup': [],
  'contact-cases': [
    {
      id: 'case',
      number: 'SR00000042',
      subject: 'Не працює оплата',
      status: 'В роботі',
      isOpen: true,
      registeredOn: '2026-03-09T10:00:00Z',
      contactId: 'contact-red',
    },
  ],
  'contact-tasks': { count: 1, tasks: [{ id: 't1', title: 'Передзвонити', due: '2026-03-11T09:00:00Z' }] },
  'chat-history': [],
} as unknown as CrmAnswers;

const open = (count: number): Partial<Story> => ({ chosen: 'red', conversation: { lines: tail(count) } });

export const STORIES: readonly Story[] = [
  { name: 'controls', place: 'controls', width: 640 },
  { name: 'list', place: 'desk' },
  { name: 'list-closed', place: 'desk', press: ['#tab-closed'] },
  { name: 'list-search', place: 'desk', press: [{ button: 'search.list' }] },
  { name: 'list-empty', place: 'desk', view: NOBODY },
  { name: 'list-offline', place: 'desk', view: OFFLINE },
  { name: 'notices', place: 'desk', view: TROUBLES },
  { name: 'signed-out', place: 'desk', view: SIGNED_OUT },
  { name: 'expired', place: 'desk', view: EXPIRED },
  { name: 'no-operator', place: 'desk', view: NO_OPERATOR },
  { name: 'agent-menu', place: 'desk', press: [{ button: 'agent.menu' }] },
  { name: 'received', place: 'desk', chosen: 'red', conversation: { lines: [...RECEIVED] } },
  { name: 'sent', place: 'desk', chosen: 'red', conversation: { lines: [...SENT] } },
  { name: 'conversation-empty', place: 'desk', chosen: 'red' },
  { name: 'conversation-over', place: 'desk', view: CHAT_ENDED, ...open(4) },
  { name: 'processing', place: 'desk', ...open(4), chosen: 'processing' },
  { name: 'wide', place: 'desk', size: 'wide', width: 900, ...open(8) },
  { name: 'chat-search', place: 'desk', ...open(8), press: [{ button: 'search.label' }] },
  {
    name: 'composer',
    place: 'desk',
    chosen: 'red',
    conversation: {
      lines: tail(3),
      kept: { message: 'Доставимо до {дата}. Дякуємо за терпіння' },
      files: [
        { ...PDF, parts: 1, refused: null },
        { ...PDF, id: 'g', name: 'Відео.mov', parts: 1, refused: 'too-big' },
      ],
    },
  },
  { name: 'emoji', place: 'desk', ...open(4), press: [{ button: 'chat.emoji' }, '?.emoji-picker .grid'] },
  { name: 'templates', place: 'desk', ...open(4), press: [{ button: 'template.open' }, '?[role="option"]'] },
  { name: 'transfer', place: 'desk', ...open(4), press: [{ button: 'chat.transfer' }, '?[role="option"]'] },
  {
    name: 'end',
    place: 'desk',
    ...open(4),
    press: [{ button: 'chat.end' }, '?[role="dialog"], [role="alertdialog"]'],
  },
  { name: 'card', place: 'desk', width: 1280, ...open(4), press: ['.who .name', '?.card'] },
  { name: 'card-no-crm', place: 'desk', width: 1280, ...open(4), crm: null, press: ['.who .name', '?.card'] },
  { name: 'outgoing', place: 'desk', press: [{ button: 'desk.write' }, '?.desk-write'] },
  { name: 'outgoing-sent', place: 'desk', view: WRITTEN, press: [{ button: 'desk.write' }, '?.sent'] },
  { name: 'popup', place: 'popup' },
  { name: 'popup-signed-out', place: 'popup', view: SIGNED_OUT },
  { name: 'options', place: 'options' },
  { name: 'options-signed-out', place: 'options', view: SIGNED_OUT },
  { name: 'welcome', place: 'welcome', view: SIGNED_OUT },
  {
    name: 'waiting-red',
    place: 'desk',
    view: { ...DAY, chats: byId([chat({ id: 'red', name: 'Олександр', waits: 12 })]) },
    ...open(4),
  },
];

export const sceneOf = (story: Story): Scene => ({
  view: story.view ?? DAY,
  answers: { ...ANSWERS, ...story.answers },
  crm: story.crm === undefined ? CRM_ANSWERS : story.crm,
  ...(story.conversation && { conversation: story.conversation }),
});
