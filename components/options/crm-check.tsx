import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CheckAnswer } from '../../lib/creatio/check.ts';
import type { Discovery } from '../../lib/creatio/discovery.ts';
import type { Key, Translate } from '../../lib/i18n/index.ts';
import { Button } from '../ui/controls.tsx';
import { copyText } from '../ui/hand-out.ts';
import { Icon } from '../ui/icons.tsx';
import { usePage } from './model.ts';
import { policyOf } from '../../lib/options/policy.ts';
import { useForm } from './settings-form.ts';
import { askedOf, PROBLEMS } from './use-crm.ts';

/** One sentence of an answer: what was asked, and what this CRM said. */
export const checkSentence = ({ what, is, said }: CheckAnswer, t: Translate<Key>): string =>
  `${t(`crmCheck.${what}`)}: ${t(`crmCheck.is.${is}`, { words: said })}${is === 'yes' && said ? ` (${said})` : ''}`;

/** What goes to whoever helps with it: the versions, and each answer on a line. */
export const checkReport = (answers: readonly CheckAnswer[], about: string, t: Translate<Key>): string =>
  [
    about,
    ...answers.map((one) => `${one.is === 'yes' ? '+' : '-'} ${checkSentence(one, t)} [${one.ms} ms]`),
  ].join('\n');

/** Asks the CRM everything that the desk will ask it, changing nothing. */
export function CrmCheck({ found, origin }: { found: Discovery | null; origin: string }): JSX.Element {
  const page = usePage();
  const form = useForm();
  const t = page.t.value;
  const busy = useSignal(false);
  const answers = useSignal<CheckAnswer[]>([]);
  const told = useSignal<Key | null>(null);
  const check = async (): Promise<void> => {
    busy.value = true;
    told.value = null;
    const result = await page.call({ type: 'crm.ask', op: 'check', args: null, ...askedOf(origin) });
    busy.value = false;
    answers.value = result.ok ? (result.value as CheckAnswer[]) : [];
    told.value = result.ok ? 'crmCheck.done' : (PROBLEMS[result.code] ?? 'crm.failed');
  };
  const copy = (text: string): void =>
    void copyText(text, document.body).then(
      (done) => (told.value = done ? 'crmCheck.copied' : 'crmCheck.notCopied'),
    );
  const about = found
    ? [found.page.workspace, found.page.ui, found.page.version, found.page.culture]
        .filter(Boolean)
        .join(' · ')
    : '';
  return (
    <section class="crm-check">
      <p class="field-hint">{t('crmCheck.hint')}</p>
      <p class="crm-state across">
        <Button busy={busy.value} onClick={() => void check()}>
          {t('crmCheck.run')}
        </Button>
        {answers.value.length > 0 && (
          <Button kind="link" onClick={() => copy(checkReport(answers.value, about, t))}>
            {t('crmCheck.copy')}
          </Button>
        )}
        {found && (
          <Button kind="link" onClick={() => copy(JSON.stringify(policyOf(found, form.read), null, 2))}>
            {t('crmCheck.policy')}
          </Button>
        )}
      </p>
      <p class="field-hint" role="status">
        {told.value && t(told.value)}
      </p>
      {answers.value.length > 0 && (
        <ul class="crm-answers">
          {answers.value.map((one) => (
            <li key={one.what} class={one.is === 'yes' ? '' : 'tell amber'}>
              <Icon name={one.is === 'yes' ? 'check' : 'alert'} size={16} />
              {checkSentence(one, t)}
            </li>
          ))}
        </ul>
      )}
      <p class="field-hint">{t('crmCheck.policyHint')}</p>
    </section>
  );
}
