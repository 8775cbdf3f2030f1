/** Every view of the product in every state that it has: a name, what the worker says meanwhile, and what is pressed to get there. */
import { RECEIVED, SENT } from './lines.ts';
import {
  byId,
  chat,
  DAY,
  EXPIRED,
  NO_OPERATOR,
  NOBODY,
  OFFLINE,
  SIGNED_OUT,
  TROUBLES,
  WINDOW_CLOSES,
  WRITTEN,
} from './views.ts';
import { ANSWERS, CHAT_ENDED, CRM_ANSWERS, open, PDF, tail, type Story } from './scenes.ts';
import { CHAT_STORIES } from './stories-chat.ts';
import { CRM_STORIES } from './stories-crm.ts';
import type { Scene } from './worker.ts';

export type { Story } from './scenes.ts';

const MENU = '.gallery-controls .menu > button';

export const STORIES: readonly Story[] = [
  { name: 'controls', place: 'controls', width: 640 },
  { name: 'pieces', place: 'pieces', press: [MENU] },
  { name: 'dialog', place: 'pieces', press: ['.gallery-controls .primary', '?[role="dialog"]'] },
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
  {
    name: 'composer-limits',
    place: 'desk',
    view: WINDOW_CLOSES,
    chosen: 'red',
    conversation: { lines: tail(3), kept: { message: 'Ваше замовлення готове. '.repeat(200) } },
  },
  {
    name: 'loading',
    place: 'desk',
    chosen: 'yellow',
    conversation: { reachedStart: false },
    answers: { 'chat.older': null },
  },
  {
    name: 'loading-failed',
    place: 'desk',
    chosen: 'yellow',
    conversation: { reachedStart: false },
    answers: { 'chat.older': { ok: false, code: 'refused', detail: '500: no history' } },
    press: ['?.older p'],
  },
  { name: 'emoji', place: 'desk', ...open(4), press: [{ button: 'chat.emoji' }, '?.emoji-picker .grid'] },
  ...CHAT_STORIES,
  {
    name: 'end',
    place: 'desk',
    ...open(4),
    press: [{ button: 'chat.end' }, '?[role="dialog"], [role="alertdialog"]'],
  },
  { name: 'card', place: 'desk', width: 1280, ...open(4), press: ['.who .name', '?.card'] },
  { name: 'card-no-crm', place: 'desk', width: 1280, ...open(4), crm: null, press: ['.who .name', '?.card'] },
  ...CRM_STORIES,
  { name: 'keys-help', place: 'desk', press: [{ button: 'keys.title' }, '?[role="dialog"]'] },
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
