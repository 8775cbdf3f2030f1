// List and form pages of Freedom UI.
import { readRows } from './api.js';
import { chatTab, hasChatTab } from './chat-tab.js';
import { offersActions, phoneInput, timeline } from './contact-actions.js';
import { h, initials } from './dom.js';
import { Card } from './fields.js';
import { detailTable, sectionTable } from './list.js';
import { detailOf } from './model.js';

const { captions, icons } = window.standinConfig();

/** Section list. */
export function listPage(model) {
  document.title = captions[model.caption];
  return h(
    'div',
    { class: 'page' },
    h(
      'header',
      { class: 'page-header' },
      h('h1', {}, captions[model.caption]),
      h('button', { type: 'button', class: 'primary', onclick: () => window.openMiniPage() }, captions.add),
    ),
    h('section', { class: 'box list-box' }, sectionTable(model)),
  );
}

/** Record form: profile card at the left, tabs and related lists at the right. */
export function formPage(model, id) {
  const root = h('div', { class: 'page form-page' }, h('p', { class: 'list-note' }, captions.loading));
  Card.open(model, id).then(
    (card) => fill(root, card),
    () => root.replaceChildren(h('p', { class: 'list-note' }, captions.failed)),
  );
  return root;
}

function fill(root, card) {
  const { model } = card;
  document.title = card.title;
  const save = h(
    'button',
    { type: 'button', class: 'primary', hidden: true, onclick: () => card.save() },
    captions.save,
  );
  card.onDirty = (dirty) => (save.hidden = !dirty);
  const title = model.entity === 'Case' ? `${captions.caseTitle} ${card.title}` : card.title;
  root.replaceChildren(
    h(
      'header',
      { class: 'page-header' },
      h('a', {
        class: 'back',
        href: `#Section/${model.freedom}_ListPage`,
        'aria-label': captions.back,
        html: icons.back,
      }),
      h('h1', {}, title),
      save,
    ),
    h('div', { class: 'form-columns' }, profile(card), rightSide(card)),
  );
}

function profile(card) {
  const { model } = card;
  const box = h(
    'section',
    { class: 'box profile' },
    model.entity === 'Contact'
      ? h('div', { class: 'photo', 'aria-hidden': 'true' }, initials(card.title))
      : null,
    model.profile.map((field) =>
      offersActions(card) && field[2] === 'phone' ? phoneInput(card, field) : card.field(field),
    ),
  );
  if (model.communications) void addMessengers(box, card.id);
  return box;
}

/** Messenger ids, which this customer keeps as communication types of their own. */
async function addMessengers(box, id) {
  const { rows } = await readRows('ContactCommunication', ['Number', 'CommunicationType.Name'], {
    filter: `Contact/Id eq ${id}`,
  });
  const seen = new Set();
  for (const { Number: number, CommunicationType: type } of rows) {
    if (!/^(Telegram|Viber|WhatsApp)$/.test(type.Name) || seen.has(type.Name)) continue;
    seen.add(type.Name);
    box.append(
      h(
        'div',
        { class: 'field' },
        h('span', { class: 'caption' }, type.Name),
        h('div', { class: 'value' }, number),
      ),
    );
  }
}

function rightSide(card) {
  const details = card.model.details.map(detailOf).filter(Boolean);
  const panel = h('div', { class: 'tab-panel' });
  const main = () => [
    h(
      'div',
      { class: 'box fields' },
      card.model.fields.map((field) => card.field(field)),
    ),
    ...details.slice(0, 2).map((detail) => detailBox(detail, card.id, false)),
  ];
  const tabs = [
    [captions.main, main],
    ...details.map((detail) => [captions[detail.caption], () => [detailBox(detail, card.id, true)]]),
  ];
  if (hasChatTab(card)) tabs.unshift([captions.chat, () => [chatTab(card)]]);
  const strip = h('div', { class: 'tabs', role: 'tablist' });
  for (const [caption, content] of tabs) {
    const button = h(
      'button',
      { type: 'button', role: 'tab', 'aria-selected': 'false', onclick: () => select(button, content) },
      caption,
    );
    strip.append(button);
  }
  function select(button, content) {
    for (const other of strip.children) other.setAttribute('aria-selected', String(other === button));
    panel.replaceChildren(...content());
  }
  select(strip.firstElementChild, tabs[0][1]);
  return h('div', { class: 'right-side' }, offersActions(card) ? timeline(card) : null, strip, panel);
}

function detailBox(detail, id, header) {
  return h(
    'section',
    { class: 'box' },
    h('h2', {}, captions[detail.caption]),
    detailTable(detail, id, header),
  );
}
