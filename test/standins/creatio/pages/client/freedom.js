// Freedom shell: boot curtain, left menu, right panel, and the page that the hash names (creatio.md §2.3).
import { classicCard } from './classic-card.js';
import { dashboard } from './dashboard.js';
import { h } from './dom.js';
import { formPage, listPage } from './freedom-pages.js';
import { miniPage } from './mini-page.js';
import { modelBySchema } from './model.js';
import { startRouter } from './router.js';
import { installGlobals } from './globals.js';

const { inertMs, captions } = window.standinConfig();
const page = document.querySelector('#FreedomPage');
const old = document.querySelector('crt-7x-schema');

// The curtain goes first, `inert` about as much later as on a real stand: 1.5 s and 2.8 s.
setTimeout(() => document.querySelector('#loading-animation')?.remove(), inertMs * 0.54);
setTimeout(() => document.body.removeAttribute('inert'), inertMs);

let shown = '';

function draw(place) {
  miniPage(place.modal);
  const schema = place.schemas.at(-1) ?? '';
  const key = [place.module, schema, place.operation, place.id].join('/');
  if (key === shown) return;
  shown = key;
  const model = modelBySchema(schema);
  markMenu(model, place);
  const is7x = /^(Card|Section)ModuleV2$/.test(place.module);
  old.classList.toggle('display-none', !is7x);
  page.hidden = is7x;
  if (is7x && model && place.id) {
    void classicCard(document.querySelector('#centerPanel'), model, place.id);
  } else if (is7x && model) {
    document.querySelector('#centerPanel').replaceChildren(listPage(model));
  } else if (place.module === 'Desktop' || (place.module === 'Page' && schema === 'Dashboards')) {
    page.replaceChildren(dashboard(place.module === 'Desktop' ? captions.desktop : captions.dashboards));
  } else if (model && place.id) {
    page.replaceChildren(formPage(model, place.id));
  } else if (model) {
    page.replaceChildren(listPage(model));
  } else {
    page.replaceChildren(h('p', { class: 'list-note' }, captions.empty));
  }
}

function markMenu(model, place) {
  const hash = model ? `Section/${model.freedom}_ListPage` : [place.module, ...place.schemas].join('/');
  for (const link of document.querySelectorAll('#LeftNavigationPanel a')) {
    link.classList.toggle('selected', link.dataset.hash === hash);
  }
}

function openRightPanel(caption) {
  const panel = document.querySelector('#RightPanelContainer');
  const close = caption === null || (!panel.hidden && panel.querySelector('b').textContent === caption);
  panel.hidden = close;
  if (!close) panel.querySelector('b').textContent = caption;
  document.body.setAttribute('right-panel-collapsed', String(close));
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-action]');
  switch (button?.dataset.action) {
    case 'toggle-nav':
      document.body.toggleAttribute('left-panel-collapsed');
      break;
    case 'quick-add':
      window.openMiniPage();
      break;
    case 'right-panel':
      openRightPanel(button.getAttribute('aria-label'));
      break;
    case 'close-right-panel':
      openRightPanel(null);
      break;
  }
});

installGlobals();
startRouter(draw, 'Desktop');
