// Desktop and dashboards: a few counts and lists.
import { countRows } from './api.js';
import { h } from './dom.js';
import { table } from './list.js';
import { modelOf } from './model.js';

const { captions, chat } = window.standinConfig();

const tiles = [
  ['Contact', 'contacts'],
  ['Case', 'cases'],
  ['Activity', 'activities'],
  ['Order', 'orders'],
];
if (chat) tiles.splice(2, 0, [chat, 'chats']);

/** A page with counts of records and the newest of them. */
export function dashboard(title) {
  return h(
    'div',
    { class: 'page' },
    h('header', { class: 'page-header' }, h('h1', {}, title)),
    h('div', { class: 'tiles' }, tiles.map(tile)),
    h('div', { class: 'two' }, recent('Case', 'recentCases'), recent('Activity', 'myActivities')),
  );
}

function tile([entity, caption]) {
  const number = h('b', {}, '…');
  countRows(entity).then(
    (count) => (number.textContent = String(count)),
    () => (number.textContent = '–'),
  );
  return h('div', { class: 'tile' }, h('span', {}, captions[caption]), number);
}

function recent(entity, caption) {
  const model = modelOf(entity);
  const columns = model.columns.filter(([, , kind]) => kind !== 'ref').slice(0, 3);
  return h(
    'section',
    { class: 'box' },
    h('h2', {}, captions[caption]),
    table({ entity, columns, orderby: model.orderby, top: 8, header: false }),
  );
}
