// Classic UI: left panel, right panel, and the section or card that the hash names (creatio.md §2.2).
import { classicCard } from './classic-card.js';
import { dashboard } from './dashboard.js';
import { h } from './dom.js';
import { installGlobals } from './globals.js';
import { sectionTable } from './list.js';
import { modelBySchema } from './model.js';
import { startRouter } from './router.js';

const { captions } = window.standinConfig();
const panel = document.querySelector('#centerPanel');
const caption = document.querySelector('#caption');

function draw(place) {
  const model = modelBySchema(place.schemas.at(-1) ?? '');
  document.body.setAttribute('is-card-opened', String(place.id !== null));
  markMenu(model, place);
  if (model && place.id) {
    void classicCard(panel, model, place.id);
  } else if (model) {
    caption.textContent = captions[model.caption];
    document.title = captions[model.caption];
    const add = h(
      'button',
      { type: 'button', class: 'green', onclick: () => window.openMiniPage() },
      captions.add,
    );
    const actions = h('button', { type: 'button' }, `${captions.actions} ▾`);
    panel.replaceChildren(
      h(
        'div',
        { class: 'classic-card' },
        h('div', { class: 'classic-buttons' }, add, actions),
        sectionTable(model),
      ),
    );
  } else {
    caption.textContent = captions.dashboards;
    panel.replaceChildren(h('div', { class: 'classic-card' }, dashboard('')));
  }
}

function markMenu(model, place) {
  const hash = model ? `SectionModuleV2/${model.classicSection}/` : `${place.module}/`;
  for (const link of document.querySelectorAll('.left-panel-menu a')) {
    link.classList.toggle('selected', link.dataset.hash === hash);
  }
}

/** Opens and closes the right panel the way `onShowHideRightPanel` does. */
function toggleRightPanel(button) {
  const right = document.querySelector('#rightPanel');
  const opened = right.classList.contains('right-panel') && right.dataset.tag === button.dataset.tag;
  right.className = opened ? 'default-right-panel' : 'right-panel fixed';
  right.dataset.tag = button.dataset.tag;
  right.querySelector('b').textContent = button.getAttribute('aria-label');
  for (const id of ['mainHeaderContainer', 'centerPanelContainer', 'communicationPanel']) {
    document.querySelector(`#${id}`).classList.toggle('opened-right-panel', !opened);
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button');
  if (button?.dataset.action === 'toggle-nav') document.body.classList.toggle('left-panel-collapsed');
  else if (button?.classList.contains('communication-button')) toggleRightPanel(button);
});

installGlobals();
startRouter(draw, 'HomePage/');
