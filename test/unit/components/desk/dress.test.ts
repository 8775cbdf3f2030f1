// @vitest-environment happy-dom
// An attribute of the page, set anew to the value that it has, has the browser style every element anew: 20 ms of each message.
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { dress } from '../../../../components/desk/dress.ts';
import type { Stand } from '../../../../lib/bridge/frame.ts';
import type { DeskView } from '../../../../lib/bridge/view.ts';
import type { Language } from '../../../../lib/i18n/language.ts';
import { DEFAULT_SETTINGS } from '../../../../lib/storage/settings.ts';
import { view as viewWith } from '../../bridge/views.ts';

it('touches the page when its look changes, and never for what comes in', () => {
  const page = document.createElement('html');
  const view = signal<DeskView | null>(viewWith());
  const language = signal<Language>('uk');
  const stand = signal<Stand>({
    isOpen: true,
    isInFront: true,
    isNarrow: false,
    culture: null,
    chosen: null,
  });
  dress(page, { language, view }, stand);
  const touched = new MutationObserver(() => {});
  touched.observe(page, { attributes: true });
  const names = (): (string | null)[] => touched.takeRecords().map((one) => one.attributeName);
  expect([page.lang, { ...page.dataset }]).toEqual([
    'uk',
    { theme: 'auto', palette: 'default', window: 'roomy' },
  ]);

  view.value = viewWith({ queued: 1 });
  stand.value = { ...stand.value, isInFront: false };
  expect(names()).toEqual([]);

  stand.value = { ...stand.value, isNarrow: true };
  language.value = 'en';
  expect(names()).toEqual(['data-window', 'lang']);
  view.value = viewWith({ settings: { ...DEFAULT_SETTINGS, theme: 'dark' } });
  expect(page.dataset.theme).toBe('dark');
});
