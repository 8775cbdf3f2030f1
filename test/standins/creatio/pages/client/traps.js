/* oxlint-disable no-underscore-dangle -- the counters' names mark them as the test's own */
// What a Creatio page does with keys, the mouse and the wheel at document level (creatio.md §8), and recorders that
// let a test prove which keys the page has seen. A classic script: it runs before anything else on the page.
(() => {
  window.__saves = 0;
  window.__altHotkeys = 0;
  window.__popupOpen = false;
  window.__keysSeen = [];

  for (const [name, target] of [
    ['window', window],
    ['document', document],
  ]) {
    for (const capture of [true, false]) {
      for (const type of ['keydown', 'keypress', 'keyup', 'input', 'paste']) {
        target.addEventListener(
          type,
          (event) => {
            window.__keysSeen.push({
              type,
              key: event.key ?? event.data ?? null,
              phase: capture ? 'capture' : 'bubble',
              on: name,
              target: event.target?.localName ?? '',
            });
          },
          { capture, passive: true },
        );
      }
    }
  }

  // Ctrl+S and Ctrl+Enter save the open record; so BasePageV2 and BaseMiniPage do (creatio.md §8.2).
  document.addEventListener('keydown', (event) => {
    const save = (event.ctrlKey || event.metaKey) && (event.code === 'KeyS' || event.key === 'Enter');
    if (save) {
      event.preventDefault();
      document.activeElement?.blur?.();
      window.__saves += 1;
      document.dispatchEvent(new CustomEvent('standin:save'));
    } else if (event.altKey && !event.ctrlKey && /^Key[A-Z]$/.test(event.code)) {
      event.preventDefault();
      window.__altHotkeys += 1;
    } else if (event.key === 'Escape') {
      closeMiniPage();
    }
  });

  // AlignableContainer hides open pop-ups on document mousedown and body wheel (creatio.md §8.3).
  document.addEventListener('mousedown', (event) => {
    if (!event.target.closest?.('.ts-mini-page')) closeMiniPage();
  });
  document.addEventListener('DOMContentLoaded', () => {
    document.body.addEventListener('wheel', (event) => {
      if (!event.target.closest?.('.ts-mini-page')) closeMiniPage();
    });
  });

  function closeMiniPage() {
    document.querySelector('.ts-mini-page')?.remove();
    window.__popupOpen = false;
  }

  /** Opens the mini page pop-up that an outside click or wheel closes. */
  window.openMiniPage = () => {
    closeMiniPage();
    const captions = window.standinConfig().captions;
    const page = document.createElement('div');
    page.className = 'ts-mini-page';
    page.innerHTML =
      '<div class="ts-mini-page-title"></div><label><span></span><input type="text" data-item-marker="MiniPageName"></label>' +
      '<div class="ts-mini-page-buttons"><button type="button" class="primary"></button><button type="button"></button></div>';
    page.querySelector('.ts-mini-page-title').textContent = captions.newActivity;
    page.querySelector('label span').textContent = captions.subject;
    const [save, cancel] = page.querySelectorAll('button');
    save.textContent = captions.save;
    cancel.textContent = captions.cancel;
    for (const button of [save, cancel]) button.addEventListener('click', closeMiniPage);
    document.body.append(page);
    window.__popupOpen = true;
    page.querySelector('input').focus();
  };

  let whoHadFocus = null;

  /** Opens a CDK dialog: focus trap anchors, and `aria-hidden` on the siblings of the overlay (creatio.md §8.4). */
  window.openDialog = () => {
    window.closeDialog();
    const captions = window.standinConfig().captions;
    const overlay = document.querySelector('.cdk-overlay-container') ?? addOverlay();
    whoHadFocus = document.activeElement;
    overlay.innerHTML =
      '<div class="cdk-overlay-backdrop"></div><div class="cdk-global-overlay-wrapper">' +
      '<div class="cdk-visually-hidden cdk-focus-trap-anchor" tabindex="0"></div>' +
      '<div class="crt-dialog" role="dialog" aria-modal="true"><h3></h3><p></p>' +
      '<div class="crt-dialog-buttons"><button type="button" class="flat"></button><button type="button" class="primary"></button></div></div>' +
      '<div class="cdk-visually-hidden cdk-focus-trap-anchor" tabindex="0"></div></div>';
    overlay.querySelector('h3').textContent = captions.unsavedTitle;
    overlay.querySelector('p').textContent = captions.unsavedText;
    const [leave, stay] = overlay.querySelectorAll('button');
    leave.textContent = captions.discard;
    stay.textContent = captions.stay;
    for (const button of [leave, stay]) button.addEventListener('click', window.closeDialog);
    const [first, last] = overlay.querySelectorAll('.cdk-focus-trap-anchor');
    first.addEventListener('focus', () => stay.focus());
    last.addEventListener('focus', () => leave.focus());
    for (const sibling of siblingsOf(overlay)) sibling.setAttribute('aria-hidden', 'true');
    stay.focus();
  };

  window.closeDialog = () => {
    const overlay = document.querySelector('.cdk-overlay-container');
    if (!overlay?.firstChild) return;
    overlay.replaceChildren();
    for (const sibling of siblingsOf(overlay)) sibling.removeAttribute('aria-hidden');
    whoHadFocus?.focus?.();
  };

  function siblingsOf(overlay) {
    return [...overlay.parentElement.children].filter(
      (element) => element !== overlay && !/^(script|style)$/.test(element.localName),
    );
  }

  function addOverlay() {
    const overlay = document.createElement('div');
    overlay.className = 'cdk-overlay-container';
    document.body.append(overlay);
    return overlay;
  }

  let config;
  /** What the server told the page: addresses, culture, captions. */
  window.standinConfig = () => {
    config ??= JSON.parse(document.querySelector('#standinConfig').textContent);
    return config;
  };
})();
