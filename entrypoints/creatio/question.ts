/** «Показывать чаты здесь»: all that a page shows that nobody has named as a CRM. */
import { watchSight } from '../../components/ui/in-sight.ts';
import type { Translate } from '../../lib/i18n/launcher.ts';

export interface Question {
  element: HTMLElement;
  /** Before it is put into the page. */
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
  const sight = watchSight(button, element);
  let covered = '';
  let isAsking = false;
  button.addEventListener('click', async (event) => {
    if (!event.isTrusted || isAsking) return;
    isAsking = true;
    if (await sight.allows(performance.now())) onYes();
    else words.textContent = covered;
    isAsking = false;
  });
  return {
    element,
    show(t) {
      covered = t('question.covered');
      words.textContent = t('question.yours', { host: location.host });
      button.textContent = t('question.show');
      sight.settle();
    },
  };
}
