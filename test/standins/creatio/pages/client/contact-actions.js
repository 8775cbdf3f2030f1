// Creatio's own e-mail and call of a contact: the action panel of Classic, the timeline and the phone field of Freedom.
import { valueAt } from './api.js';
import { h, show } from './dom.js';
import { tabStrip } from './tab-strip.js';

const { captions, contactActions } = window.standinConfig();

export const offersActions = (card) => contactActions && card.model.entity === 'Contact';

const emailOf = (card) => String(valueAt(card.row, 'Email'));
const phoneOf = (card) => String(valueAt(card.row, 'MobilePhone'));

const addressee = (address) =>
  h('label', {}, `${captions.to} `, h('input', { type: 'text', value: address }));

/** `SectionActionsDashboard`: tabs of publishers, the first is open. */
export function actionsDashboard(card) {
  const publisher = h('div', { class: 'message-publisher' });
  const fill = (marker, ...content) => {
    publisher.dataset.itemMarker = marker;
    publisher.replaceChildren(...content);
  };
  const email = () =>
    fill(
      'EmailMessagePublisher',
      addressee(emailOf(card)),
      h('textarea', { 'aria-label': captions.newMail }),
    );
  const call = () => fill('CallMessagePublisher', h('b', { id: 'CallNumber' }, phoneOf(card)));
  const strip = tabStrip('action-tabs', [
    { caption: captions.feed, marker: 'SocialMessageTab', open: () => fill('SocialMessagePublisher') },
    { caption: captions.mail, marker: 'EmailMessageTab', open: email },
    { caption: captions.calls, marker: 'CallMessageTab', open: call },
  ]);
  strip.firstElementChild.click();
  return h('div', { class: 'actions-dashboard', id: 'SectionActionsDashboard' }, strip, publisher);
}

/** `crt.Timeline` with its `crt.MessageComposerSelector`. */
export function timeline(card) {
  const place = h('div', { class: 'message-publisher' });
  const email = () =>
    place.replaceChildren(
      h(
        'crt-email-composer',
        {},
        addressee(emailOf(card)),
        h('div', { contenteditable: 'true', role: 'textbox', 'aria-label': captions.newMail }),
      ),
    );
  const channel = (marker, caption, open) =>
    h('button', { type: 'button', 'data-item-marker': marker, onclick: open }, caption);
  return h(
    'crt-timeline',
    { class: 'box' },
    h(
      'crt-message-composer-selector',
      {},
      channel('FeedComposer_x2', captions.feed, () => place.replaceChildren()),
      channel('EmailComposer_x1', captions.mail, email),
    ),
    place,
  );
}

/** `crt.PhoneInput`: the country's flag is a button too. The call is made in the panel at the right. */
export function phoneInput(card, [path, caption]) {
  const number = show(valueAt(card.row, path), 'phone');
  const call = () => {
    const panel = document.querySelector('#RightPanelContainer');
    panel.hidden = false;
    panel.querySelector('b').textContent = captions.calls;
    panel.querySelector('p').replaceChildren(h('span', { id: 'CallNumber' }, number));
  };
  return h(
    'crt-phone-input',
    { class: 'field', 'data-item-marker': path },
    h('span', { class: 'caption' }, captions[caption]),
    h(
      'button',
      { type: 'button', class: 'flag', 'aria-label': captions.country, 'aria-haspopup': 'listbox' },
      'UA',
    ),
    h('span', { class: 'value' }, number),
    h('button', { type: 'button', class: 'call', 'aria-label': captions.call, onclick: call }, '☎'),
  );
}
