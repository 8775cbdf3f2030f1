import type { ComponentChildren, JSX } from 'preact';
import { CreatioForm } from '../options/creatio-access.tsx';
import { LanguageSelect } from '../options/language-select.tsx';
import { patternOf } from '../../lib/creatio/hosts.ts';
import { usePage } from '../options/model.ts';
import { SignInForm } from '../options/sign-in-form.tsx';
import { Button } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProductMark } from '../ui/product-mark.tsx';
import { LauncherPicture } from './launcher-picture.tsx';

/** First run: three steps, each ticked when it is done. */
export function Welcome(): JSX.Element {
  const { t: texts, language, view, granted, platform } = usePage();
  const t = texts.value;
  const { settings, session, agent } = view.value!;
  const done = [
    settings.creatio.origins.some((o) => granted.value.has(patternOf(o))),
    session.state === 'signed-in',
    session.state === 'signed-in' && agent?.status === 'online',
  ];
  const current = done.indexOf(false);
  return (
    <main class="welcome">
      <header>
        <ProductMark size={44} />
        <div>
          <h1>{t('welcome.title')}</h1>
          <p>{t('welcome.subtitle')}</p>
        </div>
        <LanguageSelect
          value={language.value}
          onValue={(chosen) => void platform.writeSettings(() => ({ language: chosen }))}
          bare
        />
      </header>
      <ol>
        <Step number={1} isDone={done[0]!} isCurrent={current === 0} title={t('welcome.step1')}>
          <p>{t('welcome.step1Cloud')}</p>
          <details open={settings.creatio.origins.length > 0}>
            <summary>{t('welcome.step1Own')}</summary>
            <CreatioForm />
          </details>
        </Step>
        <Step number={2} isDone={done[1]!} isCurrent={current === 1} title={t('welcome.step2')}>
          <p>{t('welcome.step2Text')}</p>
          <SignInForm />
        </Step>
        <Step number={3} isDone={done[2]!} isCurrent={current === 2} title={t('welcome.step3')}>
          <p>{t('welcome.step3Text')}</p>
          <LauncherPicture />
        </Step>
      </ol>
      <footer>
        <Button kind="quiet" onClick={() => void platform.closeTab()}>
          {t(done[1] ? 'welcome.done' : 'welcome.later')}
        </Button>
        <span>{t('welcome.note')}</span>
      </footer>
    </main>
  );
}

interface StepProps {
  number: number;
  title: string;
  isDone: boolean;
  isCurrent: boolean;
  children: ComponentChildren;
}

function Step({ number, title, isDone, isCurrent, children }: StepProps): JSX.Element {
  const t = usePage().t.value;
  return (
    <li class="card step" aria-current={isCurrent ? 'step' : undefined} data-done={isDone || undefined}>
      <span class="step-mark" aria-hidden="true">
        {isDone ? <Icon name="check" /> : number}
      </span>
      <div class="step-body">
        <h2>
          {title}
          {isDone && <span class="visually-hidden"> ({t('welcome.done')})</span>}
        </h2>
        {children}
      </div>
    </li>
  );
}
