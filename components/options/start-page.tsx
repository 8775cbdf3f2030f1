/** Puts a page of the extension on the screen: its texts' language, its title, and light or dark. */
import { effect, signal } from '@preact/signals';
import { render, type ComponentType, type JSX } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import type { Key } from '../../lib/i18n/index.ts';
import { watchFaults } from '../../lib/recorder/tell.ts';
import { ReportButtons } from '../recorder/buttons.tsx';
import { swallowFiles } from '../ui/swallow-files.ts';
import { PageProvider, usePage, type PageModel } from './model.ts';

/** @param View rendered once the worker has told its state */
export function startPage(model: PageModel, title: Key, View: ComponentType): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = signal(dark.matches);
  dark.addEventListener('change', () => (isDark.value = dark.matches));
  effect(() => {
    const chosen = model.view.value?.settings.theme ?? 'auto';
    document.documentElement.dataset.theme = chosen === 'auto' ? (isDark.value ? 'dark' : 'light') : chosen;
  });
  effect(() => {
    const t = model.t.value;
    document.documentElement.lang = model.language.value;
    document.title = title === 'product' ? t('product') : `${t(title)}\u00a0— ${t('product')}`;
  });
  effect(() => {
    const palette = model.trying.value ?? model.view.value?.settings.trafficLight.palette;
    document.documentElement.dataset.palette = palette ?? 'default';
  });
  watchFaults(model.fault);
  swallowFiles(document);
  render(
    <PageProvider value={model}>
      <WhenKnown View={View} />
    </PageProvider>,
    document.querySelector('#app')!,
  );
}

function WhenKnown({ View }: { View: ComponentType }): JSX.Element | null {
  const page = usePage();
  const { view, orphaned, t, fault } = page;
  const [isBroken] = useErrorBoundary((error: unknown) => fault('page', error));
  if (orphaned.value) {
    return (
      <p class="page-notice on-amber" role="alert">
        {t.value('error.orphaned')}
      </p>
    );
  }
  if (isBroken) {
    return (
      <div class="page-notice on-amber" role="alert">
        <p>{t.value('desk.broken')}</p>
        <ReportButtons from={page} />
      </div>
    );
  }
  return view.value && <View />;
}
