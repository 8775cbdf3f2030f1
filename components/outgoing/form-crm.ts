/** Which CRM a form asks, and which gets the record of what is sent from it. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { mainCrm, type NamedCrms } from '../../lib/contacts/whose-crm.ts';
import type { Asking, WorkerState } from '../desk/model-types.ts';

export interface FormCrm {
  /** '' while only the operator can say which, or there is none. */
  crm: ReadonlySignal<string>;
  /** The operator has still to say. */
  isOpen: ReadonlySignal<boolean>;
  chooseCrm(origin: string): void;
}

/** The page's own; else the one that was chosen, the main one, the only one. */
export function formCrm({ crm: page, view }: Asking & WorkerState): FormCrm {
  const chosen = signal('');
  const named = computed((): NamedCrms => view.value?.settings.creatio ?? { origins: [], main: '' });
  const crm = computed(() => page?.origin ?? (chosen.value || (mainCrm(named.value) ?? '')));
  return {
    crm,
    isOpen: computed(() => crm.value === '' && named.value.origins.length > 1),
    chooseCrm: (origin) => void (chosen.value = named.peek().origins.includes(origin) ? origin : ''),
  };
}
