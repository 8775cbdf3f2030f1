import { CHATS, HISTORY } from './browser/scene.ts';

/** Figures that the rival has as well: under the same name they stand in one row. */
export const NAMES = {
  script: 'all script to an open chat, gzip',
  bootstrap: 'bootstrap in a CRM page: script time',
  coldOpen: 'desk opened, first time in a page: click → painted',
  chatOpened: `chat of ${HISTORY} opened: click → painted`,
  arrives: 'message arrives: server frame → painted',
  perMessageOpen: 'main thread per message, open chat',
  perMessageOther: 'main thread per message, another chat',
  key: 'main thread per key in the draft',
  idleList: `standing idle, list of ${CHATS} chats with clocks, a second`,
  idleChat: 'standing idle, a chat open with its cursor, a second',
  idleBlinking: '… its cursor just moved, so that it blinks, per second',
  pageHeap: `heap of the CRM’s page that is the desk’s, ${CHATS} chats × ${HISTORY}, chats opened`,
  pagePays: 'main thread of the CRM’s page per message, open chat',
  pageIdle: 'main thread of the CRM’s page standing idle, a second',
  heap: `heap of the desk, ${CHATS} chats × ${HISTORY}, chats opened`,
  burst200: '200 at once into the open chat: main thread per message',
  burst200Spread: '200 at once over 50 chats: main thread per message',
  emojiFirst: 'emoji: first open in a page',
  emojiAgain: 'emoji: opened again',
  drop: 'socket cut → what was said meanwhile is painted',
} as const;
