/** What the shorter sections of the settings page hold. */
import type { JSX } from 'preact';
import type { ThemeSetting } from '../../lib/storage/settings.ts';
import { AGENT_PROBLEMS } from '../../lib/shown/agent-problem.ts';
import { ReportButtons } from '../recorder/buttons.tsx';
import { Icon } from '../ui/icons.tsx';
import { WebitelCheck } from '../webitel-check/section.tsx';
import { CountryCode } from './country-code.tsx';
import { CreatioForm } from './creatio-access.tsx';
import { LanguageSelect } from './language-select.tsx';
import { Messengers } from './messengers.tsx';
import { usePage } from './model.ts';
import { Select } from './select.tsx';
import { SettingBox } from './setting-box.tsx';
import { useForm } from './settings-form.ts';
import { SignInForm } from './sign-in-form.tsx';

const THEMES: ThemeSetting[] = ['auto', 'light', 'dark'];

export function Connection(): JSX.Element {
  return (
    <>
      <SignInForm />
      <AgentProblem />
      <WebitelCheck />
    </>
  );
}

export function CreatioSite(): JSX.Element {
  const t = usePage().t.value;
  return (
    <>
      <CreatioForm />
      <p class="field-hint">
        {t('options.creatioEmpty')} {t('options.creatioNote')}
      </p>
    </>
  );
}

export function TransferTargets(): JSX.Element {
  return <SettingBox path="transfer.toOperators" note="options.toOperatorsNote" />;
}

export function Invitations(): JSX.Element {
  return <SettingBox path="invitations.autoAccept" note="options.autoAcceptNote" />;
}

export function Looks(): JSX.Element {
  const t = usePage().t.value;
  const form = useForm();
  const values = form.values.value;
  return (
    <>
      <LanguageSelect value={values.language} onValue={(language) => form.edit('language', language)} />
      <Select
        label={t('setting.theme')}
        path="theme"
        value={form.read<ThemeSetting>('theme')}
        onValue={(theme) => form.write('theme', theme)}
        options={THEMES.map((theme) => [theme, t(`options.theme.${theme}`)])}
      />
      <Select
        label={t('setting.list.order')}
        path="list.order"
        value={values.order}
        onValue={(order) => form.edit('order', order)}
        options={[
          ['urgency', t('list.orderUrgency')],
          ['recent', t('list.orderRecent')],
        ]}
      />
    </>
  );
}

export function Writing(): JSX.Element {
  const t = usePage().t.value;
  const form = useForm();
  const values = form.values.value;
  return (
    <>
      <Select
        label={t('setting.composer.sendWith')}
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
    </>
  );
}

export function Report(): JSX.Element {
  const page = usePage();
  const t = page.t.value;
  return (
    <>
      <p class="field-hint">{t('report.hint')}</p>
      <ReportButtons from={page} />
    </>
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
