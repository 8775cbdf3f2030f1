/** What is done in a chat with what Webitel and Creatio have for it: transfer, ready-made texts, and what is told afterwards. */
import { CRM_ANSWERS, open, type Story } from './scenes.ts';
import { ago, DAY } from './views.ts';
import type { Answers } from './worker.ts';

const REFUSED = { ok: false, code: 'refused', detail: '403: no rights to read queues' } as const;

const TO_OPERATORS = {
  ...DAY,
  settings: { ...DAY.settings, transfer: { toOperators: true } },
};
const inTransfer = (name: string, answers: Answers, more: Partial<Story> = {}): Story => ({
  name,
  place: 'desk',
  ...open(4),
  answers,
  press: [{ button: 'chat.transfer' }, '?.dialog-none[role]'],
  ...more,
});
/** The first one is chosen and the transfer ordered. */
const ORDERED = [{ button: 'chat.transfer' }, '[role="option"]', '[role="dialog"] footer .primary'] as const;

const TEMPLATES = {
  webitelAt: ago(1),
  creatioAt: ago(1),
  creatioOrigin: '',
  stale: false,
  refused: false,
  values: {},
  templates: [],
};
const inTemplates = (name: string, more: Partial<Story>): Story => ({
  name,
  place: 'desk',
  ...open(4),
  press: [{ button: 'template.open' }, '?.templates .template-none'],
  ...more,
});

export const CHAT_STORIES: readonly Story[] = [
  { name: 'transfer', place: 'desk', ...open(4), press: [{ button: 'chat.transfer' }, '?[role="option"]'] },
  inTransfer('transfer-loading', { 'transfer.targets': null }),
  inTransfer('transfer-failed', { 'transfer.targets': REFUSED }),
  inTransfer('transfer-nobody', { 'transfer.targets': { ok: true, value: [] } }, { view: TO_OPERATORS }),
  inTransfer(
    'transfer-refused',
    {
      'transfer.order': { ok: false, code: 'transfer-refused', detail: '500: chat plan is disabled' },
    },
    { press: [...ORDERED, '?.dialog-error'], isByHand: true },
  ),
  {
    name: 'templates',
    place: 'desk',
    ...open(4),
    press: [{ button: 'template.open' }, '?[role="option"]'],
  },
  inTemplates('templates-empty', {
    answers: { 'templates.read': { ok: true, value: TEMPLATES } },
    crm: { ...CRM_ANSWERS, templates: [] },
  }),
  inTemplates('templates-nothing-found', {
    press: [
      { button: 'template.open' },
      '?[role="option"]',
      { type: 'накладна', into: '.templates input' },
      '?.templates .template-none',
    ],
  }),
  inTemplates('templates-failed', {
    answers: {
      'templates.read': {
        ok: true,
        value: { ...TEMPLATES, webitelAt: ago(90), creatioAt: null, stale: true, refused: true },
      },
    },
    crm: null,
    press: [{ button: 'template.open' }, '?.templates .template-note + .template-note'],
  }),
  {
    name: 'template-new',
    place: 'desk',
    ...open(4),
    press: [
      { button: 'template.open' },
      '?[role="option"]',
      '.templates footer .link',
      '.template-form [type="submit"]',
      '?.template-form .field-error',
    ],
  },
  {
    name: 'toast',
    place: 'desk',
    ...open(4),
    chosen: 'processing',
    press: ['.processing-actions .primary', '?.toast.plain'],
  },
  {
    name: 'toast-error',
    place: 'desk',
    ...open(4),
    chosen: 'processing',
    answers: {
      'processing.finish': { ...REFUSED, detail: '409: attempt 1 was closed by the queue at 12:00:00' },
    },
    press: ['.processing-actions .primary', '.toast.error summary', '?.toast.error [open]'],
  },
];
