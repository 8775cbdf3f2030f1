import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { fieldName } from '../../lib/options/field-names.ts';
import { usePage } from './model.ts';
import { Nav } from './nav.tsx';
import { SaveBar } from './save-bar.tsx';
import { Section } from './section.tsx';
import { SECTIONS } from './section-list.ts';
import { createSettingsForm, FormProvider } from './settings-form.ts';

const INVALID = ':is(#light, #crm, #composer) [aria-invalid]';

/** The settings page: signing in, access to the CRM, the traffic light, the language. */
export function Options(): JSX.Element {
  const page = usePage();
  const form = useMemo(() => createSettingsForm(page), [page]);
  const main = useRef<HTMLElement>(null);
  const t = page.t.value;
  useEffect(() => {
    if (form.refusals.value > 0) main.current!.querySelector<HTMLElement>(INVALID)?.focus();
  }, [form.refusals.value]);
  return (
    <FormProvider value={form}>
      <div class="options">
        <Nav />
        <main ref={main}>
          <h1>{t('options.title')}</h1>
          <Problems />
          <div class="columns">
            {[1, 2].map((column) => (
              <div key={column}>
                {SECTIONS.filter((one) => one.column === column).map(({ id, title, of }) => (
                  <Section key={id} id={id} title={title} of={of} />
                ))}
              </div>
            ))}
          </div>
        </main>
        <SaveBar />
      </div>
    </FormProvider>
  );
}

/** Stored values that made no sense. */
function Problems(): JSX.Element | null {
  const { t, view } = usePage();
  const problems = view.value!.settingProblems;
  if (problems.length === 0) return null;
  return (
    <div class="page-notice on-amber amber" role="status">
      <Icon name="alert" />
      <div>
        {problems.map((path) => (
          <p key={path}>
            {t.value('options.problem', {
              field: path === 'settings' ? t.value('options.title') : fieldName(path, t.value),
            })}
          </p>
        ))}
      </div>
    </div>
  );
}
