// Card of Classic UI: green Save, stage bar, grey profile, tabs. Used by Classic and, for 7x pages, by the Freedom shell.
import { readRows } from './api.js';
import { chatTab, hasChatTab } from './chat-tab.js';
import { actionsDashboard, offersActions } from './contact-actions.js';
import { h, show } from './dom.js';
import { Card } from './fields.js';
import { detailTable } from './list.js';
import { detailOf } from './model.js';
import { go } from './router.js';
import { tabStrip } from './tab-strip.js';

const { captions, ui } = window.standinConfig();

/** Draws a record's card into the centre panel. */
export async function classicCard(panel, model, id) {
  panel.replaceChildren(h('p', { class: 'list-note' }, captions.loading));
  const place = location.hash;
  let card;
  try {
    card = await Card.open(model, id);
  } catch {
    panel.replaceChildren(h('p', { class: 'list-note' }, captions.failed));
    return;
  }
  const title = model.entity === 'Case' ? `${captions.caseTitle} ${card.title}` : card.title;
  const root = h('div', { class: 'classic-card' });
  if (ui === 'freedom') root.append(h('h1', { class: 'classic-title' }, title));
  root.append(buttons(card));
  if (model.stages) root.append(await stageBar(card));
  // Someone may have gone on while the record was being read.
  if (location.hash !== place) return;
  document.title = title;
  const caption = document.querySelector('#caption');
  if (caption) caption.textContent = title;
  root.append(
    h(
      'div',
      { class: 'classic-columns' },
      h(
        'div',
        { class: 'classic-profile' },
        model.profile.map((field) => card.field(field)),
      ),
      tabs(card),
    ),
  );
  panel.replaceChildren(root);
  saveOpen = () => card.save();
}

let saveOpen = () => {};
document.addEventListener('standin:save', () => void saveOpen());

function buttons(card) {
  const section =
    ui === 'freedom'
      ? `Section/${card.model.freedom}_ListPage`
      : `SectionModuleV2/${card.model.classicSection}/`;
  return h(
    'div',
    { class: 'classic-buttons' },
    h(
      'button',
      { type: 'button', class: 'green', 'data-item-marker': 'SaveButton', onclick: () => card.save() },
      captions.save,
    ),
    h(
      'button',
      { type: 'button', 'data-item-marker': 'CloseButton', onclick: () => go(section) },
      captions.cancel,
    ),
    h(
      'button',
      { type: 'button', 'data-item-marker': 'ActionsButton', onclick: () => window.openMiniPage() },
      `${captions.actions} ▾`,
    ),
  );
}

/** States in their order, the passed ones and the present one blue. */
async function stageBar(card) {
  const { rows } = await readRows('CaseStatus', ['Name', 'Position'], { orderby: 'Position', top: 5 });
  const at = rows.findIndex((row) => row.Name === card.row.Status?.Name);
  return h(
    'div',
    { class: 'stage-bar' },
    rows.map((row, index) => h('span', { class: index <= at ? 'stage done' : 'stage' }, row.Name)),
  );
}

function tabs(card) {
  const details = card.model.details.map(detailOf).filter(Boolean);
  const main = card.model.entity === 'Case' ? captions.information : captions.main;
  const panel = h('div', { class: 'classic-tab-panel' });
  const all = [
    [main, () => card.model.fields.map((field) => card.field(field))],
    ...details.map((detail) => [captions[detail.caption], () => [detailTable(detail, card.id, true)]]),
    [captions.feed, () => [feed(card.id)]],
  ];
  if (hasChatTab(card)) all.unshift([captions.chat, () => [chatTab(card)]]);
  const strip = tabStrip(
    'classic-tabs',
    all.map(([caption, content]) => ({
      caption,
      marker: caption,
      open: () => panel.replaceChildren(...content()),
    })),
  );
  strip.firstElementChild.click();
  const dashboard = offersActions(card) ? actionsDashboard(card) : [];
  return h('div', { class: 'classic-tabs-side' }, dashboard, strip, panel);
}

/** Feed posts of the record. */
function feed(id) {
  const box = h('div', {}, h('p', { class: 'list-note' }, captions.loading));
  void fillFeed(box, id);
  return box;
}

async function fillFeed(box, id) {
  try {
    const paths = ['Message', 'CreatedOn', 'CreatedBy.Name'];
    const order = { filter: `EntityId eq ${id}`, orderby: 'CreatedOn desc' };
    const { rows } = await readRows('SocialMessage', paths, order);
    if (rows.length === 0) box.firstChild.textContent = captions.empty;
    else box.replaceChildren(...rows.map(post));
  } catch {
    box.firstChild.textContent = captions.failed;
  }
}

function post(row) {
  return h(
    'div',
    { class: 'feed-post' },
    h('b', {}, row.CreatedBy?.Name ?? ''),
    h('time', {}, show(row.CreatedOn, 'datetime')),
    h('p', {}, show(row.Message, 'html')),
  );
}
