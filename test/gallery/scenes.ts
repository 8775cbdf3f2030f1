/** What the worker and the CRM answer in the gallery, and what a story is. */
import type { Key } from '../../lib/i18n/index.ts';
import type { Line } from '../../lib/chat/lines.ts';
import { RECEIVED, SENT } from './lines.ts';
import { ago, byId, CRM, DAY } from './views.ts';
import type { Answers, CrmAnswers, Scene } from './worker.ts';

/** What is pressed, by selector or by name; with a leading «?» it is only waited for. Or what is typed, and where. */
export type Step = string | { button: Key } | { type: string; into: string };

export interface Story extends Partial<Scene> {
  name: string;
  place: 'controls' | 'pieces' | 'desk' | 'options' | 'popup' | 'welcome';
  /** The chat that is open. */
  chosen?: string;
  size?: 'panel' | 'wide' | 'full';
  /** Done one after another as each appears. */
  press?: readonly Step[];
  /** What is pressed counts as pressed by the operator's own hand, which a desk alone, without a CRM under it, can be told. */
  isByHand?: boolean;
  /** px; default: what the place has in the product. */
  width?: number;
}

export const tail = (count: number): Line[] => [...RECEIVED, ...SENT].slice(-count);

export const PDF = {
  id: 'f',
  conversationId: 'red',
  name: 'Рахунок.pdf',
  size: 84_000,
  mime: 'application/pdf',
  addedAt: 1,
};

export const CHAT_ENDED = { ...DAY, chats: byId([{ ...DAY.chats['closed']!, id: 'red' }]) };

export const ANSWERS: Answers = {
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
  'history.parts': { ok: true, value: [] },
  'chat.details': {
    ok: true,
    value: { last: null, closedBy: null, variables: [['city', 'Київ']], moments: [] },
  },
};

/** Of the CRM. */
export const PERSON = {
  id: 'contact-red',
  name: 'Бондаренко Олександр Іванович',
  accountName: 'ТОВ «Ромашка»',
  phone: '+380 67 111 22 33',
  photoId: null,
};

const lookup = (value: string, displayValue: string) => ({
  value,
  displayValue,
  id: value,
  name: displayValue,
});

export const CRM_ANSWERS = {
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
  'contact-search': [PERSON, { ...PERSON, id: 'other', name: 'Бондаренко Олександра', photoId: null }],
  'feed-state': { entity: 'Contact', id: 'contact-red', isFollowed: true },
} as unknown as CrmAnswers;

export const open = (count: number): Partial<Story> => ({
  chosen: 'red',
  conversation: { lines: tail(count) },
});
