/** Whose value of the traffic light is in force: the policy's, this page's, Creatio's or the default. */
import type { JSX } from 'preact';
import type { LightRules } from '../../lib/chat/traffic-light.ts';
import { mainCrm } from '../../lib/contacts/whose-crm.ts';
import { Button } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { usePage } from './model.ts';
import { useForm } from './settings-form.ts';
import { PATHS, type FormField } from '../../lib/options/form-values.ts';

type LightField = Extract<FormField, 'enabled' | 'yellowSeconds' | 'redSeconds' | 'fromOperator'>;
const RULE: Record<LightField, keyof LightRules> = {
  enabled: 'enabled',
  yellowSeconds: 'yellowSeconds',
  redSeconds: 'redSeconds',
  fromOperator: 'basis',
};

/** @returns the sentence under a field of the light; undefined: none */
export function useLightNote(): (field: LightField) => string | undefined {
  const { t: words, view } = usePage();
  const form = useForm();
  const t = words.value;
  const { lightSources, crmLight } = view.value!;
  return (field) => {
    if (form.isLocked(field)) return t('options.locked');
    const rule = RULE[field];
    const theirs = crmLight?.rules[rule];
    if (lightSources[rule] === 'creatio') return t('crm.light.creatio');
    if (lightSources[rule] !== 'options' || theirs === undefined) return undefined;
    const yes = rule === 'basis' ? theirs === 'operator' : theirs;
    return t('crm.light.options', {
      value: typeof yes === 'boolean' ? t(yes ? 'crm.yes' : 'crm.no') : String(theirs),
    });
  };
}

/** What makes no sense in Creatio, and the way back to its values. */
export function CrmLightNotes(): JSX.Element | null {
  const { t, view, platform } = usePage();
  const form = useForm();
  const { lightSources, crmLight, settings } = view.value!;
  const isOneOfSeveral = settings.creatio.origins.length > 1;
  if (!crmLight)
    return isOneOfSeveral && mainCrm(settings.creatio) === null ? (
      <p class="field-hint">{t.value('crm.light.noMain')}</p>
    ) : null;
  const own = (Object.keys(RULE) as LightField[]).filter(
    (field) =>
      lightSources[RULE[field]] === 'options' && RULE[field] in crmLight.rules && !form.isLocked(field),
  );
  const back = (): void =>
    void platform.writeSettings(() => Object.fromEntries(own.map((field) => [PATHS[field], undefined])));
  const counts = lightSources.yellowSeconds === 'creatio' || lightSources.redSeconds === 'creatio';
  const told = counts ? crmLight.problems : [];
  return (
    <>
      {isOneOfSeveral && (
        <p class="field-hint">{t.value('crm.light.of', { host: new URL(crmLight.origin).host })}</p>
      )}
      {told.length > 0 && (
        <p class="tell amber" role="status">
          <Icon name="alert" size={16} />
          {t.value(told.includes('order') ? 'crm.light.order' : 'crm.light.broken')}
        </p>
      )}
      {own.length > 0 && (
        <div class="fields deeds">
          <Button onClick={back}>{t.value('crm.light.back')}</Button>
        </div>
      )}
    </>
  );
}
