/** The operator's keys, as a module of its own: the desk opens without waiting for it. */
import type { ReadonlySignal } from '@preact/signals';
import { actionOf, type Action } from '../../lib/keys/rules.ts';
import type { DeskModel } from '../desk/model.ts';
import { actsOf } from './acts.ts';
import { HelpButton, HelpDialog } from './help.tsx';
import { hintsOf } from './hints.ts';
import { keepFocus } from './keep-focus.ts';
import { walkRows } from './walk-rows.ts';
import './keys.css';

export interface KeysProps {
  desk: DeskModel;
  /** Around the desk: keys count while the focus is inside, and nowhere else. */
  element: HTMLElement;
  isOpen: ReadonlySignal<boolean>;
}

/** A key that is held does these again and again; all others act once. */
const REPEATED: readonly Action[] = ['next-chat', 'previous-chat'];

export function startKeys({ desk, element, isOpen }: KeysProps): void {
  const toggleHelp = (): void => {
    const close = (): void => void (desk.dialog.value = null);
    desk.dialog.value = desk.dialog.peek() ? null : <HelpDialog acts={acts} onClose={close} />;
  };
  const acts = actsOf({ desk, element, onHelp: toggleHelp });
  const onKeyDown = (event: KeyboardEvent): void => {
    const rules = desk.view.peek()?.settings.shortcuts;
    if (!rules || !isOpen.peek() || event.isComposing || event.keyCode === 229) return;
    const action = actionOf(event, rules);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat && !REPEATED.includes(action)) return;
    // A question over the desk is answered first; the list of keys is closed by the key that opened it.
    const asked = element.querySelector('[role=dialog][aria-modal=true]');
    if (asked && !(action === 'help' && asked.querySelector('.keys-list'))) return;
    acts.find(({ id }) => id === action)!.run();
  };
  element.addEventListener('keydown', onKeyDown, true);
  // After whoever has keys of his own there.
  element.addEventListener('keydown', walkRows);
  desk.hint.value = hintsOf(desk);
  keepFocus(element, isOpen);
  desk.extra.value = <HelpButton onPress={toggleHelp} />;
}
