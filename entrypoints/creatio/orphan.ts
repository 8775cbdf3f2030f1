/** The extension is gone from under the page, and no newer one has come: the one sentence that is left to say. */
import type { Translate } from '../../lib/i18n/launcher.ts';

/** An update puts the new script in sooner, and that takes this one away. */
const PATIENCE_MS = 3_000;

export interface OrphanNote {
  show(t: Translate): void;
  showSoon(t: () => Translate): void;
  stop(): void;
}

export function createOrphanNote(root: HTMLElement): OrphanNote {
  let timer = 0;
  let element: HTMLElement | null = null;
  const show = (t: Translate): void => {
    if (element) return;
    element = document.createElement('p');
    element.className = 'question orphan';
    element.setAttribute('role', 'alert');
    root.append(element);
    // A live region speaks of what comes into it, not of what it came with.
    element.textContent = t('launcher.orphaned');
  };
  return {
    show,
    showSoon(t) {
      timer ||= window.setTimeout(() => show(t()), PATIENCE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
