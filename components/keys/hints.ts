/** Tells a control's key in its tooltip and to screen readers, when the pointer or the focus comes to it. */
import { ACTIONS, ariaCombo, comboLabel, type Action } from '../../lib/keys/rules.ts';
import type { DeskModel } from '../desk/model.ts';

export function showHints(desk: DeskModel, element: HTMLElement): void {
  const onReach = (event: Event): void => {
    const control = (event.target as Element).closest<HTMLElement>('[data-act]');
    const action = control?.dataset.act as Action;
    if (!control || !ACTIONS.includes(action)) return;
    const { enabled, keys } = desk.view.peek()!.settings.shortcuts;
    const combo = enabled ? keys[action] : null;
    const name = control.getAttribute('aria-label') ?? control.textContent.trim();
    control.title = combo ? `${name} (${comboLabel(combo)})` : name;
    if (combo) control.setAttribute('aria-keyshortcuts', ariaCombo(combo));
    else control.removeAttribute('aria-keyshortcuts');
  };
  element.addEventListener('pointerover', onReach);
  element.addEventListener('focusin', onReach);
}
