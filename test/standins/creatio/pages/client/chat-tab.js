// The connector's own tab «Чат» on the page of a chat: the conversation, and a field to answer in.
import { h } from './dom.js';
import { valueAt } from './api.js';

const { captions, chat, chatTab: isThere } = window.standinConfig();

export const hasChatTab = (card) => isThere && card.model.entity === chat;

export function chatTab(card) {
  return h(
    'section',
    { class: 'box own-chat' },
    h('p', {}, String(valueAt(card.row, 'UsrLastMessage'))),
    h('textarea', { rows: '2', 'aria-label': captions.lastMessage }),
  );
}
