import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { CHECK_STEPS, type CheckStep, type Finding } from '../../lib/webitel-check/rules.ts';
import { findingSentence, findingsReport } from '../../lib/options/checks.ts';
import { Button } from '../ui/controls.tsx';
import { copyText } from '../ui/hand-out.ts';
import { CheckPart } from '../options/check-part.tsx';
import { usePage } from '../options/model.ts';

/** What this server and this login answer, in sentences, for the administrator who sets the desk up. */
export function WebitelCheck(): JSX.Element {
  const page = usePage();
  const t = page.t.value;
  const found = useSignal<Finding[]>([]);
  const running = useSignal<CheckStep | null>(null);
  const copied = useSignal<boolean | null>(null);
  const check = async (): Promise<void> => {
    found.value = [];
    copied.value = null;
    for (const step of CHECK_STEPS) {
      running.value = step;
      const result = await page.call({ type: 'webitel.check', step });
      const failure: Finding = {
        step,
        state: 'bad',
        said: 'any.failed',
        params: {},
        detail: page.sentence(result),
      };
      found.value = [...found.value, result.ok ? result.value : failure];
    }
    running.value = null;
  };
  const copy = async (): Promise<void> => {
    const text = findingsReport(found.value, page.view.value!.session, page.platform.version, t);
    copied.value = await copyText(text);
  };
  return (
    <CheckPart
      hint={t('check.hint')}
      run={t('check.run')}
      busy={running.value !== null}
      onRun={check}
      tools={
        found.value.length > 0 &&
        running.value === null && <Button onClick={() => void copy()}>{t('check.copy')}</Button>
      }
      told={
        running.value
          ? t('check.running', { name: t(`check.step.${running.value}`) })
          : copied.value !== null && t(copied.value ? 'check.copied' : 'check.notCopied')
      }
      label={t('check.title')}
      answers={found.value.map((one) => ({
        key: one.step,
        state: one.state,
        text: (
          <>
            <p>
              <strong>{t(`check.step.${one.step}`)}</strong>
              {': '}
              {t(`check.state.${one.state}`)}
            </p>
            <p>{findingSentence(one, t)}</p>
            {one.detail && <code>{one.detail}</code>}
          </>
        ),
      }))}
    />
  );
}
