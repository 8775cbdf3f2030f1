import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import {
  CHECK_STEPS,
  type CheckState,
  type CheckStep,
  type Finding,
} from '../../lib/bridge/webitel-check.ts';
import type { Key, Translate } from '../../lib/i18n/index.ts';
import { Button } from '../ui/controls.tsx';
import { copyText } from '../ui/hand-out.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { usePage } from '../options/model.ts';

const ICONS: Record<CheckState, IconName> = { good: 'check', note: 'alert', bad: 'blocked', open: 'clock' };

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
    const text = reportOf(found.value, page.view.value!.session, page.platform.version, t);
    copied.value = await copyText(text, document.body);
  };
  return (
    <div class="webitel-check">
      <p class="field-hint">{t('check.hint')}</p>
      <div class="check-buttons across">
        <Button busy={running.value !== null} onClick={() => void check()}>
          {t('check.run')}
        </Button>
        {found.value.length > 0 && running.value === null && (
          <Button kind="outline" onClick={() => void copy()}>
            {t('check.copy')}
          </Button>
        )}
        <span role="status">
          {running.value
            ? t('check.running', { name: t(`check.step.${running.value}`) })
            : copied.value !== null && t(copied.value ? 'check.copied' : 'check.notCopied')}
        </span>
      </div>
      {found.value.length > 0 && (
        <ul class="check-findings" aria-label={t('check.title')}>
          {found.value.map((one) => (
            <li key={one.step} data-check={one.step} data-state={one.state} class={one.state}>
              <Icon name={ICONS[one.state]} size={16} />
              <div>
                <p>
                  <strong>{t(`check.step.${one.step}`)}</strong>
                  {': '}
                  {t(`check.state.${one.state}`)}
                </p>
                <p>{sentenceOf(one, t)}</p>
                {one.detail && <code>{one.detail}</code>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function sentenceOf({ step, said, params }: Finding, t: Translate<Key>): string {
  return t((said.startsWith('any.') ? `check.${said}` : `check.${step}.${said}`) as Key, params);
}

/** Neither login nor token: it is handed on. */
function reportOf(
  found: readonly Finding[],
  { origin, domain }: { origin: string; domain: string },
  version: string,
  t: Translate<Key>,
): string {
  return [
    `${t('check.title')} · Webitel Desk ${version} · ${new Date().toISOString()}`,
    `${origin} · ${domain}`,
    ...found.map((one) => {
      const detail = one.detail ? ` [${one.detail}]` : '';
      return `${t(`check.step.${one.step}`)}: ${t(`check.state.${one.state}`)}. ${sentenceOf(one, t)}${detail}`;
    }),
  ].join('\n');
}
