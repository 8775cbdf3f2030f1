/** What of a chat has to do with the CRM: whose it is, its card, what is done there from it, and the client's whole story. */
import type { ChatDetails } from '../../lib/chat/details.ts';
import { emptyLink } from '../../lib/contacts/rules.ts';
import { ANSWERS, CRM_ANSWERS, open, PERSON, type Story } from './scenes.ts';
import { ago, CRM, DAY } from './views.ts';
import type { Answers, CrmAnswers } from './worker.ts';

const ACTIONS = '.conversation-head > .roomy + .icon-button[aria-expanded]';
const act = (nth: number): readonly string[] => [
  ACTIONS,
  `.actions-menu [data-item]:nth-of-type(${nth})`,
  '?[role="dialog"]',
];
const inMenu = (name: string, nth: number, more: Partial<Story> = {}): Story => ({
  name,
  place: 'desk',
  ...open(4),
  press: act(nth),
  ...more,
});

const withLink = (link: Partial<(typeof DAY)['contacts'][string]>): typeof DAY => ({
  ...DAY,
  contacts: { ...DAY.contacts, red: { ...emptyLink('red'), origin: CRM, ...link } },
});
const UNKNOWN = withLink({});
const SEVERAL = withLink({
  state: 'ambiguous',
  choices: [PERSON, { ...PERSON, id: 'other', name: 'Бондаренко Олександра', accountName: '' }],
});
const SUPPOSED = withLink({ state: 'supposed', choices: [PERSON] });

const inCard = (name: string, tab: string, wait: string, more: Partial<Story> = {}): Story => ({
  name,
  place: 'desk',
  width: 1280,
  ...open(4),
  press: ['.who .name', `#card-tab-${tab}`, `?${wait}`],
  ...more,
});

const NOTHING: CrmAnswers = {
  ...CRM_ANSWERS,
  'record-files': [],
  'record-feed': [],
  'contact-search': [],
  'contact-cases': [],
};

const CLASHING: CrmAnswers = { ...CRM_ANSWERS, 'chat-record-write': CRM_ANSWERS['chat-record']! };

const typed = (resultDetails: string): string =>
  JSON.stringify({
    values: { resultDetails },
    bases: { resultDetails: 'Було' },
    saved: '',
    link: {},
    post: {},
  });
const EDITED = { conversation: { ...open(4).conversation, kept: { card: typed('Передзвонити у четвер') } } };

const DETAILS: ChatDetails = {
  last: {
    author: 'client',
    name: 'Олександр Бондаренко',
    text: 'Де моє замовлення?',
    fileName: null,
    at: ago(9),
  },
  closedBy: null,
  variables: [
    ['city', 'Київ'],
    ['comment', 'Текст, який сайт передав разом із чатом, щоб оператор бачив, про що йдеться. '.repeat(3)],
    ['order_number', '4518'],
    ['page', 'https://shop.example/orders/17?utm_source=mail&utm_campaign=spring'],
  ],
  moments: [
    { kind: 'invited', at: ago(61), name: '' },
    { kind: 'accepted', at: ago(60), name: '' },
    { kind: 'took-part', at: ago(40), name: 'Петро Змінник' },
    { kind: 'transfer', at: ago(20), name: '', to: 'Продажі', outcome: 'stranded' },
  ],
};

const talk = (id: string, minutes: number, text: string, more = {}) => ({
  conversationId: id,
  at: ago(minutes),
  closedAt: ago(minutes - 30),
  provider: 'viber',
  gateway: 'Магазин',
  queue: 'Продажі',
  parts: [
    { userId: '1', name: 'Петро Змінник', from: ago(minutes), to: ago(minutes - 10) },
    { userId: '2', name: 'Марія Оператор', from: ago(minutes - 10), to: ago(minutes - 30) },
  ],
  messages: [
    { id: 1, at: ago(minutes), author: 'client', name: '', text, fileName: null, edited: false },
    {
      id: 2,
      at: ago(minutes - 5),
      author: 'operator',
      name: 'Петро Змінник',
      text: 'Так, є',
      fileName: null,
      edited: true,
    },
    {
      id: 3,
      at: ago(minutes - 6),
      author: 'client',
      name: '',
      text: '',
      fileName: 'Рахунок.pdf',
      edited: false,
    },
  ],
  ...more,
});
const storyOf = (chats: unknown[]): Answers => ({
  ...ANSWERS,
  'history.story': { ok: true, value: { state: 'ok', chats, more: chats.length > 1 } },
});
const inStory = (name: string, more: Partial<Story> = {}): Story => ({
  name,
  place: 'desk',
  size: 'wide',
  width: 900,
  ...open(4),
  press: ['.conversation-head > .roomy > .icon-button[aria-expanded]', '?.story-panel'],
  ...more,
});

export const CRM_STORIES: readonly Story[] = [
  { name: 'actions', place: 'desk', ...open(4), press: [ACTIONS, '?.actions-menu .menu-items'] },
  {
    name: 'actions-no-contact',
    place: 'desk',
    view: UNKNOWN,
    ...open(4),
    press: [ACTIONS, '?.actions-menu .menu-items'],
  },
  {
    name: 'actions-no-crm',
    place: 'desk',
    crm: null,
    ...open(4),
    press: [ACTIONS, '?.actions-menu .menu-items'],
  },
  inMenu('case', 1),
  inMenu('consult', 2),
  inMenu('consult-loading', 2, { crm: 'silent' }),
  inMenu('consult-empty', 2, { crm: NOTHING }),
  inMenu('consult-failed', 2, { crm: null }),
  inMenu('tasks', 4),
  inMenu('task', 5),
  inMenu('post', 6),
  inMenu('identify', 9, { view: UNKNOWN }),
  inMenu('identify-nobody', 9, { view: UNKNOWN, crm: NOTHING }),
  inMenu('contact', 9, { view: SEVERAL }),
  { name: 'band-unknown', place: 'desk', view: UNKNOWN, ...open(4) },
  { name: 'band-several', place: 'desk', view: SEVERAL, ...open(4) },
  { name: 'band-supposed', place: 'desk', view: SUPPOSED, ...open(4) },
  inCard('card-details', 'details', '.card', {
    answers: { ...ANSWERS, 'chat.details': { ok: true, value: DETAILS } },
  }),
  inCard('card-files', 'files', '.record-files'),
  inCard('card-files-empty', 'files', '.record-files', { crm: NOTHING }),
  inCard('card-feed', 'feed', '.card'),
  inCard('card-feed-empty', 'feed', '.card', { crm: NOTHING }),
  inCard('card-loading', 'info', '.card', { crm: 'silent' }),
  inCard('card-narrow', 'info', '.card', { width: 480 }),
  inCard('card-unsaved', 'info', '.card-unsaved', EDITED),
  {
    ...inCard('clash', 'info', '.card-unsaved', { ...EDITED, crm: CLASHING }),
    press: ['.who .name', '#card-tab-info', '.card-save .primary', '?[role="dialog"]'],
  },
  inStory('story', {
    answers: storyOf([
      talk('a', 3000, 'Чи є у вас холодильники?'),
      talk('b', 9000, 'Доброго дня!', { provider: 'telegram' }),
    ]),
  }),
  inStory('story-empty', { answers: storyOf([]) }),
  inStory('story-failed', {
    answers: { ...ANSWERS, 'history.story': { ok: false, code: 'refused', detail: '403: no rights' } },
    crm: null,
  }),
];
