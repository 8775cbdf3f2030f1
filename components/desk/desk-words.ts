/** The desk's language: the one that is wanted, as soon as its texts are here. */
import { computed, effect, signal } from '@preact/signals';
import type { DeskView } from '../../lib/bridge/view.ts';
import type { Language } from '../../lib/i18n/index.ts';
import { hasMessages, isKey, resolveLanguage, translator } from '../../lib/i18n/late.ts';
import { loadTexts } from '../../lib/i18n/load.ts';
import type { DeskWords, WorkerState } from './model-types.ts';

export const wantedLanguage = (view: DeskView | null, culture: () => string | null): Language =>
  resolveLanguage(view?.settings.language ?? 'auto', culture(), navigator.language);

/** @param ends what is to be done when the desk goes */
export function deskWords(
  { view }: WorkerState,
  culture: () => string | null,
  ends: (() => void)[],
): DeskWords {
  const wanted = computed(() => wantedLanguage(view.value, culture));
  // Shown when its texts are here; the first language's were loaded before the desk.
  const language = signal(wanted.peek());
  ends.push(
    effect(() => {
      const next = wanted.value;
      if (hasMessages(next)) language.value = next;
      else void loadTexts(next).then(() => (language.value = wanted.peek()));
    }),
  );
  const t = computed(() => translator(language.value));
  return {
    language,
    t,
    sentence(result) {
      if (result.ok) return '';
      const key = `error.${result.code}`;
      return t.value(isKey(key) ? key : 'error.refused');
    },
  };
}
