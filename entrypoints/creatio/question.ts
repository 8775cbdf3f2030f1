/** «Показывать чаты здесь»: all that a page shows that nobody has named as a CRM. */
import type { Translate } from '../../lib/i18n/launcher.ts';

/** The browser says no more often what is seen. */
const DELAY_MS = 100;
/** On the question while the browser does not call its button seen. */
const COVERED = 'data-covered';

export interface Question {
  element: HTMLElement;
  show(t: Translate): void;
}

/** Only a press of the operator's own counts, on a button that the page has left in sight. */
export function createQuestion(onYes: () => void): Question {
  const element = document.createElement('div');
  element.className = 'question';
  const words = document.createElement('p');
  const button = document.createElement('button');
  button.type = 'button';
  element.append(words, button);
  element.toggleAttribute(COVERED, true);
  let covered = '';
  const observer = new IntersectionObserver(
    (entries) => element.toggleAttribute(COVERED, !(entries.at(-1) as { isVisible?: boolean }).isVisible),
    { trackVisibility: true, delay: DELAY_MS } as IntersectionObserverInit,
  );
  observer.observe(button);
  button.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    if (element.hasAttribute(COVERED)) words.textContent = covered;
    else onYes();
  });
  return {
    element,
    show(t) {
      covered = t('question.covered');
      words.textContent = t('question.yours', { host: location.host });
      button.textContent = t('question.show');
    },
  };
}
