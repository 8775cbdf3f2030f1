import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ThemeSetting } from '../../lib/storage/settings.ts';
import { AGENT_PROBLEMS } from '../../lib/shown/agent-problem.ts';
import { ReportButtons } from '../recorder/buttons.tsx';
import { Checkbox } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { WebitelCheck } from '../webitel-check/section.tsx';
import { CreatioForm } from './creatio-access.tsx';
import { CountryCode } from './country-code.tsx';
import { Messengers } from './messengers.tsx';
import { CrmSection } from './crm-section.tsx';
import { PrivacySection } from '../privacy/section.tsx';
import { fieldName } from '../../lib/options/field-names.ts';
import { KeysSection } from './keys-section.tsx';
import { LanguageSelect } from './language-select.tsx';
import { LightSection } from './light-section.tsx';
import { usePage } from './model.ts';
import { MoveSettings } from './move-settings.tsx';
import { Nav } from './nav.tsx';
import { NotifySection } from './notify-section.tsx';
import { SaveBar } from './save-bar.tsx';
import { Select } from './select.tsx';
import { createSettingsForm, FormProvider } from './settings-form.ts';
import { SignInForm } from './sign-in-form.tsx';

const THEMES: ThemeSetting[] = ['auto', 'light', 'dark'];

const INVALID = ':is(#light, #crm, #composer) [aria-invalid]';

/** The settings page: signing in, access to the CRM, the traffic light, the language. */
export function Options(): JSX.Element {
  const page = usePage();
  const form = useMemo(() => createSettingsForm(page), [page]);
  const main = useRef<HTMLElement>(null);
  const t = page.t.value;
  const values = form.values.value;
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
              <section class="card" id="connection" aria-labelledby="connection-title">
                <h2 id="connection-title">{t('options.connection')}</h2>
                <SignInForm />
                <AgentProblem />
                <WebitelCheck />
              </section>
              <section class="card" id="creatio" aria-labelledby="creatio-title">
                <h2 id="creatio-title">{t('options.creatio')}</h2>
                <CreatioForm />
                <p class="field-hint">
                  {t('options.creatioEmpty')} {t('options.creatioNote')}
                </p>
              </section>
              <section class="card" id="crm" aria-labelledby="crm-title">
                <h2 id="crm-title">{t('crm.title')}</h2>
                <CrmSection />
              </section>
              <section class="card" id="notifications" aria-labelledby="notifications-title">
                <h2 id="notifications-title">{t('options.notifications')}</h2>
                <NotifySection />
              </section>
            </div>
            <div>
              <section class="card" id="light" aria-labelledby="light-title">
                <h2 id="light-title">{t('options.light')}</h2>
                <LightSection />
              </section>
              <section class="card" id="transfer" aria-labelledby="transfer-title">
                <h2 id="transfer-title">{t('options.transfer')}</h2>
                <Checkbox
                  label={t('options.toOperators')}
                  checked={values.toOperators}
                  onChecked={(on) => form.edit('toOperators', on)}
                  disabled={form.isLocked('toOperators')}
                  hint={t(form.isLocked('toOperators') ? 'options.locked' : 'options.toOperatorsNote')}
                />
              </section>
              <section class="card" id="invitations" aria-labelledby="invitations-title">
                <h2 id="invitations-title">{t('options.invitations')}</h2>
                <Checkbox
                  label={t('options.autoAccept')}
                  checked={form.read<boolean>('invitations.autoAccept')}
                  onChecked={(on) => form.write('invitations.autoAccept', on)}
                  disabled={page.view.value!.lockedSettings.includes('invitations.autoAccept')}
                  hint={t(
                    page.view.value!.lockedSettings.includes('invitations.autoAccept')
                      ? 'options.locked'
                      : 'options.autoAcceptNote',
                  )}
                />
              </section>
              <section class="card" id="language" aria-labelledby="language-title">
                <h2 id="language-title">{t('options.language')}</h2>
                <LanguageSelect
                  value={values.language}
                  onValue={(language) => form.edit('language', language)}
                />
                <Select
                  label={t('options.theme')}
                  path="theme"
                  value={form.read<ThemeSetting>('theme')}
                  onValue={(theme) => form.write('theme', theme)}
                  options={THEMES.map((theme) => [theme, t(`options.theme.${theme}`)])}
                />
                <Select
                  label={t('options.listOrder')}
                  path="list.order"
                  value={values.order}
                  onValue={(order) => form.edit('order', order)}
                  options={[
                    ['urgency', t('list.orderUrgency')],
                    ['recent', t('list.orderRecent')],
                  ]}
                />
              </section>
              <section class="card" id="composer" aria-labelledby="composer-title">
                <h2 id="composer-title">{t('options.composer')}</h2>
                <Select
                  label={t('options.sendWith')}
                  path="composer.sendWith"
                  value={values.sendWith}
                  onValue={(sendWith) => form.edit('sendWith', sendWith)}
                  options={[
                    ['enter', t('chat.enterSends')],
                    ['ctrl-enter', t('chat.ctrlEnterSends')],
                  ]}
                  hint={t(values.sendWith === 'enter' ? 'chat.enterHint' : 'chat.ctrlEnterHint')}
                />
                <CountryCode />
                <Messengers />
              </section>
              <section class="card" id="privacy" aria-labelledby="privacy-title">
                <h2 id="privacy-title">{t('privacy.title')}</h2>
                <PrivacySection />
              </section>
              <section class="card" id="move" aria-labelledby="move-title">
                <h2 id="move-title">{t('move.title')}</h2>
                <MoveSettings />
              </section>
              <section class="card" id="report" aria-labelledby="report-title">
                <h2 id="report-title">{t('report.title')}</h2>
                <p class="field-hint">{t('report.hint')}</p>
                <ReportButtons from={page} />
              </section>
              <section class="card" id="keys" aria-labelledby="keys-title">
                <h2 id="keys-title">{t('keys.title')}</h2>
                <KeysSection />
              </section>
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

function AgentProblem(): JSX.Element | null {
  const { t, view } = usePage();
  const { agentProblem, session } = view.value!;
  if (!agentProblem || session.state !== 'signed-in') return null;
  return (
    <p class="tell amber" role="status">
      <Icon name="alert" size={16} />
      {t.value(AGENT_PROBLEMS[agentProblem].text)}
    </p>
  );
}
