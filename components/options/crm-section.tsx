import type { JSX } from 'preact';
import type { FoundSetting } from '../../lib/light/crm.ts';
import type { Discovery } from '../../lib/creatio/discovery.ts';
import { CHAT_COLUMNS } from '../../lib/chat/chat-columns.ts';
import type { Key, Translate } from '../../lib/i18n/index.ts';
import { Button, Field } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { CrmCheck } from '../crm-check/section.tsx';
import { usePage } from './model.ts';
import { Select } from './select.tsx';
import { useForm } from './settings-form.ts';
import { ABSENT, useCrm, type ChatName, type CrmFinds } from './use-crm.ts';

const NAME = /^[A-Za-z]\w{0,127}$/;

/** Under which names the CRM keeps what the desk needs; each may be set by hand. */
export function CrmSection(): JSX.Element {
  const { t: words, isLocked, view } = usePage();
  const t = words.value;
  const { origins } = view.value!.settings.creatio;
  const form = useForm();
  const crm = useCrm();
  const found = crm.found.value;
  const problem = crm.problem.value;
  const process = form.read<string | null>('creatio.processes.createCase') ?? '';
  const fixed = isLocked('creatio.processes.createCase');
  return (
    <>
      {origins.length > 1 && (
        <Select
          label={t('setting.creatio.origins')}
          path={null}
          value={crm.origin.value}
          onValue={(origin) => void crm.lookAt(origin)}
          options={origins.map((origin) => [origin, new URL(origin).host])}
        />
      )}
      <div class="crm-state across">
        <p class={problem ? 'tell amber' : 'field-hint'} role="status">
          {problem && <Icon name="alert" size={16} />}
          {problem ? t(problem) : crm.busy.value ? t('crm.looking') : found && where(found)}
        </p>
        <Button busy={crm.busy.value} onClick={() => void crm.look()}>
          {t('crm.again')}
        </Button>
      </div>
      {found && <Facts found={found} t={t} />}
      <CrmCheck key={crm.origin.value} found={found} origin={crm.origin.value} />
      <div class="fields">
        <ChatField crm={crm} name="entity" label={t('setting.creatio.objects.chat')} />
        <Select
          label={t('crm.writtenBy')}
          path="creatio.objects.chat"
          value={crm.writtenBy()}
          onValue={(by) => crm.chooseWriter(by as 'auto')}
          options={(['auto', 'extension', 'connector'] as const).map((by) => [by, t(`crm.writtenBy.${by}`)])}
          hint={t(`crm.writtenByHint.${crm.writtenBy()}`)}
        />
        <Field
          label={t('setting.creatio.processes.createCase')}
          value={process}
          onValue={(text) => form.write('creatio.processes.createCase', text === '' ? null : text)}
          error={process !== '' && !NAME.test(process) ? t('crm.badName') : undefined}
          hint={t(fixed ? 'options.locked' : 'crm.recipe.createCase')}
          disabled={fixed}
          autocomplete="off"
        />
      </div>
      <details class="crm-columns">
        <summary>{t('crm.columns')}</summary>
        <p class="field-hint">{t('crm.recipe.columns')}</p>
        <div class="fields halves">
          {CHAT_COLUMNS.map((name) => (
            <ChatField key={name} crm={crm} name={name} label={t(`crm.column.${name}`)} />
          ))}
        </div>
      </details>
    </>
  );
}

const where = ({ page }: Discovery): string =>
  [page.ui === 'classic' ? 'Classic UI' : 'Freedom UI', page.version, page.culture, page.workspace]
    .filter(Boolean)
    .join(' · ');

function Facts({ found, t }: { found: Discovery; t: Translate<Key> }): JSX.Element {
  const { light, templates, user } = found;
  const settings = Object.values(light).filter((one): one is FoundSetting => one !== null);
  return (
    <dl class="crm-facts">
      {found.chat.behind.length > 0 && (
        <>
          <dt>{t('crm.behind')}</dt>
          <dd>
            <Absent words={t('crm.recipe.behind', { names: found.chat.behind.join(', ') })} />
          </dd>
        </>
      )}
      <dt>{t('crm.user')}</dt>
      <dd>{user.contactName || user.id}</dd>
      <dt>{t('setting.creatio.objects.templates')}</dt>
      <dd>{templates.name ?? <Absent words={t('crm.recipe.templates')} />}</dd>
      <dt>{t('crm.light')}</dt>
      <dd>
        {settings.length === 0 && (
          <Absent words={t(found.lightFrom === 'closed' ? 'crm.recipe.lightClosed' : 'crm.recipe.light')} />
        )}
        {settings.length > 0 && found.lightFrom === 'set' && <span>{t('crm.lightSet')}</span>}
        {settings.map(({ code, caption, value }) => (
          <span key={code} class="crm-setting" title={caption}>
            {code} = {valueWords(value, t)}
          </span>
        ))}
      </dd>
    </dl>
  );
}

const Absent = ({ words }: { words: string }): JSX.Element => (
  <span class="tell amber">
    <Icon name="alert" size={16} />
    {words}
  </span>
);

export const valueWords = (value: FoundSetting['value'], t: Translate<Key>): string =>
  typeof value === 'boolean' ? t(value ? 'crm.yes' : 'crm.no') : String(value ?? '–');

function ChatField({ crm, name, label }: { crm: CrmFinds; name: ChatName; label: string }): JSX.Element {
  const { t, isLocked } = usePage();
  const locked = isLocked('creatio.objects.chat');
  const typed = crm.typed(name);
  const bad = typed !== '' && !NAME.test(typed) && !(typed === ABSENT && name !== 'entity');
  const there = crm.found.value?.chat;
  const found = there && (name === 'entity' ? there.entity : there.columns[name]);
  const source: [Key, { name: string }?] | null =
    locked && typed
      ? ['crm.from.policy']
      : typed === ABSENT
        ? ['crm.from.off']
        : typed
          ? [there?.wrong.includes(typed) ? 'crm.from.wrong' : 'crm.from.set']
          : found?.from === 'found'
            ? ['crm.from.found', { name: found.name! }]
            : found?.from === 'absent'
              ? [name === 'entity' ? 'crm.recipe.entity' : 'crm.from.absent']
              : null;
  return (
    <Field
      label={label}
      value={typed}
      onValue={(text) => crm.type(name, text.trim())}
      error={bad ? t.value('crm.badName') : undefined}
      hint={source ? t.value(source[0], source[1]) : locked ? t.value('options.locked') : undefined}
      disabled={locked}
      autocomplete="off"
      placeholder={found?.from === 'found' ? found.name! : ''}
    />
  );
}
