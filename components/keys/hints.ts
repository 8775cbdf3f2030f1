/** An action's key as it is now, and how its control tells it: in the tooltip and to screen readers. */
import { computed, type ReadonlySignal } from '@preact/signals';
import { ariaCombo, comboLabel, type Keys } from '../../lib/keys/rules.ts';
import type { KeyHint } from '../desk/act-types.ts';
import type { WorkerState } from '../desk/model-types.ts';

/** @returns the keys that work now; null while they are switched off */
export const keysNow = ({ view }: WorkerState): ReadonlySignal<Keys | null> =>
  computed(() => {
    const rules = view.value?.settings.shortcuts;
    return rules?.enabled ? rules.keys : null;
  });

export function hintsOf(desk: WorkerState): KeyHint {
  const keys = keysNow(desk);
  return ({ id, label }) => {
    const combo = keys.value?.[id];
    return {
      title: combo ? `${label} (${comboLabel(combo)})` : label,
      'aria-keyshortcuts': combo ? ariaCombo(combo) : undefined,
    };
  };
}
