/** The numbering plans of the world come when the first text with a number in it is shown: an open chat does not wait for them. */
import { signal } from '@preact/signals';
import type { dialled } from '../../../lib/phones/link.ts';

const plans = signal<typeof dialled | null>(null);
let isAsked = false;

const NUMBER = /\d(?:[\s()\-\u00a0]*\d){6}/;

/** null: not here yet, or not needed. A reader of it is told when they come. */
export function plansFor(text: string): typeof dialled | null {
  if (!NUMBER.test(text)) return null;
  if (!isAsked) {
    isAsked = true;
    void import('../../../lib/phones/link.ts').then(
      (loaded) => (plans.value = loaded.dialled),
      // The extension was updated under the page: only numbers with their «+» are links.
      () => null,
    );
  }
  return plans.value;
}
