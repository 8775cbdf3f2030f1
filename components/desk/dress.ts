/** How the desk's page looks as a whole: language, colours, room. */
import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Stand } from '../../lib/bridge/frame.ts';
import type { DeskModel } from './model.ts';

/** Even the same value, set again, has the browser style all of the page anew: nothing here follows more than it shows. */
export function dress(
  page: HTMLElement,
  { language, view }: Pick<DeskModel, 'language' | 'view'>,
  stand: ReadonlySignal<Stand>,
): void {
  const settings = computed(() => view.value!.settings);
  const isNarrow = computed(() => stand.value.isNarrow);
  effect(() => void (page.lang = language.value));
  effect(() => {
    const { theme, trafficLight } = settings.value;
    Object.assign(page.dataset, { theme, palette: trafficLight.palette });
  });
  effect(() => void (page.dataset.window = isNarrow.value ? 'narrow' : 'roomy'));
}
