import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CheckAnswer } from '../../lib/crm-check/crm.ts';
import type { Discovery } from '../../lib/creatio/discovery.ts';
import type { Key } from '../../lib/i18n/index.ts';
import { checkReport, checkSentence } from '../../lib/options/checks.ts';
import { Button } from '../ui/controls.tsx';
import { copyText } from '../ui/hand-out.ts';
import { CheckPart } from '../options/check-part.tsx';
import { usePage } from '../options/model.ts';
import { policyOf } from '../../lib/options/policy.ts';
import { useForm } from '../options/settings-form.ts';
import { askedOf, PROBLEMS } from '../options/use-crm.ts';
import { useCalls } from './use-calls.ts';

/** Asks the CRM everything that the desk will ask it, changing nothing. */
export function CrmCheck({ found, origin }: { found: Discovery | null; origin: string }): JSX.Element {
  const page = usePage();
  const form = useForm();
  const t = page.t.value;
  const busy = useSignal(false);
  const answers = useSignal<CheckAnswer[]>([]);
  const told = useSignal<Key | null>(null);
  const calls = useCalls(origin);
  const check = async (): Promise<void> => {
    busy.value = true;
    told.value = null;
    const result = await page.call({ type: 'crm.ask', op: 'check', args: null, ...askedOf(origin) });
    busy.value = false;
    void calls.read();
    answers.value = result.ok ? (result.value as CheckAnswer[]) : [];
    told.value = result.ok ? 'crmCheck.done' : (PROBLEMS[result.code] ?? 'crm.failed');
  };
  const copy = (text: string): void =>
    void copyText(text).then((done) => (told.value = done ? 'crmCheck.copied' : 'crmCheck.notCopied'));
  const about = found
    ? [found.page.workspace, found.page.ui, found.page.version, found.page.culture]
        .filter(Boolean)
        .join(' · ')
    : '';
  return (
    <>
      <CheckPart
        hint={t('crmCheck.hint')}
        run={t('crmCheck.run')}
        busy={busy.value}
        onRun={check}
        tools={
          <>
            {answers.value.length > 0 && (
              <Button kind="link" onClick={() => copy(checkReport(answers.value, about, calls.words, t))}>
                {t('crmCheck.copy')}
              </Button>
            )}
            {found && (
              <Button kind="link" onClick={() => copy(JSON.stringify(policyOf(found, form.read), null, 2))}>
                {t('crmCheck.policy')}
              </Button>
            )}
          </>
        }
        told={told.value && t(told.value)}
        label={t('crmCheck.run')}
        answers={answers.value.map((one) => ({
          key: one.what,
          state: one.is === 'yes' ? 'good' : 'note',
          text: checkSentence(one, t),
        }))}
      />
      {calls.words && <p class={calls.isNear ? 'tell amber' : 'field-hint'}>{calls.words}</p>}
      {answers.value.length > 0 && <p class="field-hint">{t('crmCheck.onlyWriting')}</p>}
      <p class="field-hint">{t('crmCheck.policyHint')}</p>
    </>
  );
}
