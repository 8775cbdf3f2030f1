import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { CrmSection } from './crm-section.tsx';
import { PrivacySection } from '../privacy/section.tsx';
import { fieldName } from '../../lib/options/field-names.ts';
import { KeysSection } from './keys-section.tsx';
import { LightSection } from './light-section.tsx';
import { usePage } from './model.ts';
import { MoveSettings } from './move-settings.tsx';
import { Nav } from './nav.tsx';
import { NotifySection } from './notify-section.tsx';
import { SaveBar } from './save-bar.tsx';
import { Section } from './section.tsx';
import {
  Connection,
  CreatioSite,
  Invitations,
  Looks,
  Report,
  TransferTargets,
  Writing,
} from './sections.tsx';
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
            <div>
              <Section id="connection" title="options.connection" of={Connection} />
              <Section id="creatio" title="options.creatio" of={CreatioSite} />
              <Section id="crm" title="crm.title" of={CrmSection} />
              <Section id="notifications" title="options.notifications" of={NotifySection} />
            </div>
            <div>
              <Section id="light" title="options.light" of={LightSection} />
              <Section id="transfer" title="options.transfer" of={TransferTargets} />
              <Section id="invitations" title="options.invitations" of={Invitations} />
              <Section id="language" title="options.language" of={Looks} />
              <Section id="composer" title="options.composer" of={Writing} />
              <Section id="privacy" title="privacy.title" of={PrivacySection} />
              <Section id="move" title="move.title" of={MoveSettings} />
              <Section id="report" title="report.title" of={Report} />
              <Section id="keys" title="keys.title" of={KeysSection} />
            </div>
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
