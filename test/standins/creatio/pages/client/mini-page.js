// Freedom mini page in the CDK overlay: `#…[modal=Contacts_MiniPage/edit/<id>]` (creatio.md §1.2).
import { Card } from './fields.js';
import { h } from './dom.js';
import { modelBySchema } from './model.js';
import { go } from './router.js';

const { captions } = window.standinConfig();

function close() {
  go(location.hash.replace(/\[modal=.*$/, ''));
}

/** Opens the mini page that the hash names, or closes the open one. */
export async function miniPage(modal) {
  const overlay = document.querySelector('.cdk-overlay-container');
  overlay.querySelector('.crt-mini-page')?.remove();
  const model = modal ? modelBySchema(modal.schema) : null;
  if (!model || !modal.id) return;
  const box = h('div', { class: 'crt-mini-page', role: 'dialog' });
  overlay.append(box);
  const card = await Card.open(model, modal.id);
  if (!box.isConnected) return;
  box.append(
    h('h3', {}, card.title),
    ...model.profile.slice(0, 4).map((field) => card.field(field)),
    h(
      'div',
      { class: 'crt-dialog-buttons' },
      h('button', { type: 'button', onclick: close }, captions.close),
    ),
  );
}
