/** Says when the calls to Creatio come near to what some of its plans allow a day: once, where the operator sees it. */
import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { DAY_LIMIT } from '../../lib/crm-check/rules.ts';
import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import { withWords, type Asking, type DeskWords, type Slots, type WorkerState } from '../desk/model.ts';

export function tellCalls(
  desk: WorkerState & Asking & Slots & DeskWords,
  isOpen: ReadonlySignal<boolean>,
): void {
  const near = computed(() => desk.view.value?.crmCalls);
  const look = (): void => {
    if (!near.value || !isOpen.value || document.visibilityState === 'hidden') return;
    const { origin, count } = near.value;
    const t = withWords(desk, PEOPLE_WORDS).t.peek();
    desk.toast.value = { text: t('crm.calls', { count, limit: DAY_LIMIT }), tone: 'error', detail: '' };
    void desk.call({ type: 'calls.told', origin });
  };
  effect(look);
  document.addEventListener('visibilitychange', look);
}
