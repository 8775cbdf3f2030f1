import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { normaliseOrigin } from '../../lib/storage/settings.ts';
import { isPlainNetwork, isPlainPublic } from '../../lib/text/addresses.ts';
import { timeOfDay } from '../../lib/shown/format.ts';
import { Cause } from '../recorder/cause.tsx';
import { Button, Field } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { usePage } from './model.ts';
import type { SignInField } from '../../lib/options/sign-in-problem.ts';
import { useSignIn, type SignIn } from './use-sign-in.ts';

/** Signing in to Webitel and out of it: address, domain, login, password, and the second factor when the server asks for it. */
export function SignInForm(): JSX.Element {
  const page = usePage();
  const form = useSignIn();
  const box = useRef<HTMLDivElement>(null);
  const t = page.t.value;
  const isIn = page.view.value!.session.state === 'signed-in';
  const { problem, challenge } = form;

  // The cursor goes where the next step is, never away from another part of the page.
  useEffect(() => {
    if (problem.value) box.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problem.value]);
  useEffect(() => {
    if (challenge.value !== null) box.current?.querySelector<HTMLElement>('[data-code] input')?.focus();
  }, [challenge.value]);
  const wasIn = useRef(isIn);
  useEffect(() => {
    if (wasIn.current === isIn) return;
    wasIn.current = isIn;
    if (document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>(isIn ? '[data-sign-out]' : '[data-password] input')?.focus();
  }, [isIn]);

  return (
    <div class="sign-in" ref={box}>
      <div class="fields address-domain">
        <TextField form={form} field="address" fixed={page.isLocked('webitel.origin')} />
        <TextField form={form} field="domain" fixed={page.isLocked('webitel.domain')} />
      </div>
      <PlainNetwork address={form.values.value.address} />
      {isIn ? (
        <SignedIn form={form} />
      ) : challenge.value === null ? (
        <Password form={form} />
      ) : (
        <SecondFactor form={form} />
      )}
      {!isIn && <WhyOut />}
      {problem.value?.field === 'form' && (
        <div class="tell red" role="alert">
          <Icon name="alert" size={16} />
          <div>
            <p>{t(problem.value.key)}</p>
            {problem.value.detail && <Cause detail={problem.value.detail} from={page} />}
          </div>
        </div>
      )}
      <p class={isIn ? 'tell green' : 'visually-hidden'} role="status">
        {isIn && (
          <>
            <Icon name="check" size={16} />
            <span class="grow">{t('options.signedInAs', { name: page.view.value!.session.userName })}</span>
            <ConnectionLine />
          </>
        )}
      </p>
    </div>
  );
}

function SignedIn({ form }: { form: SignIn }): JSX.Element {
  const t = usePage().t.value;
  return (
    <div class="fields login-out">
      <TextField form={form} field="login" />
      <Button
        class="button outline large"
        data-sign-out
        busy={form.busy.value}
        onClick={() => void form.signOut()}
      >
        {t('options.signOut')}
      </Button>
    </div>
  );
}

function Password({ form }: { form: SignIn }): JSX.Element {
  const t = usePage().t.value;
  return (
    <>
      <div class="fields login-password">
        <TextField form={form} field="login" />
        <TextField form={form} field="password" />
      </div>
      <div class="fields deeds">
        <Button class="button primary large" busy={form.busy.value} onClick={() => void form.submit()}>
          {t('options.signIn')}
        </Button>
        <span class="aside">
          <Icon name="lock" size={16} />
          {t('options.passwordNote')}
        </span>
      </div>
    </>
  );
}

function SecondFactor({ form }: { form: SignIn }): JSX.Element {
  const t = usePage().t.value;
  return (
    <>
      <div class="fields login-password">
        <TextField form={form} field="login" />
        <TextField form={form} field="code" hint={t('options.codeHint')} />
      </div>
      <div class="fields deeds">
        <Button class="button primary large" busy={form.busy.value} onClick={() => void form.submit()}>
          {t('options.confirmCode')}
        </Button>
        <Button class="button quiet large" disabled={form.busy.value} onClick={form.startOver}>
          {t('options.startOver')}
        </Button>
      </div>
    </>
  );
}

/** Unencrypted: said before the password is typed. */
function PlainNetwork({ address }: { address: string }): JSX.Element | null {
  const t = usePage().t.value;
  const origin = normaliseOrigin(address);
  if (!origin || isPlainPublic(origin) || !isPlainNetwork(origin)) return null;
  return (
    <p class="tell amber" role="status" data-plain-http>
      <Icon name="alert" size={16} />
      {t('options.plainHttp')}
    </p>
  );
}

/** The session is over, and not because the operator signed out. */
function WhyOut(): JSX.Element | null {
  const { t, view, language } = usePage();
  const { state, expiredAt, ended } = view.value!.session;
  if (state !== 'expired' && !ended) return null;
  return (
    <p class="tell amber" role="status">
      <Icon name="key" size={16} />
      {ended
        ? t.value('options.endedHttp')
        : t.value('options.expired', { time: timeOfDay(expiredAt ?? 0, language.value) })}
    </p>
  );
}

const AUTOCOMPLETE = {
  address: 'url',
  domain: 'organization',
  login: 'username',
  password: 'current-password',
  code: 'one-time-code',
} as const satisfies Record<SignInField, string>;

const NAMES = {
  address: 'setting.webitel.origin',
  domain: 'setting.webitel.domain',
  login: 'options.login',
  password: 'options.password',
  code: 'options.code',
} as const satisfies Record<SignInField, string>;

interface TextFieldProps {
  form: SignIn;
  field: SignInField;
  /** Set by policy. */
  fixed?: boolean;
  hint?: string;
}

function TextField({ form, field, fixed = false, hint }: TextFieldProps): JSX.Element {
  const { t, view } = usePage();
  const problem = form.problem.value;
  const isIn = view.value!.session.state === 'signed-in';
  const isAsked = form.challenge.value === null || field === 'code';
  return (
    <div data-password={field === 'password' || undefined} data-code={field === 'code' || undefined}>
      <Field
        label={t.value(NAMES[field])}
        type={field === 'password' ? 'password' : 'text'}
        value={form.values.value[field]}
        onValue={(text) => form.type(field, text)}
        error={problem?.field === field ? t.value(problem.key, problem.params) : undefined}
        hint={fixed ? t.value('options.locked') : hint}
        disabled={fixed}
        readonly={isIn || !isAsked}
        autocomplete={AUTOCOMPLETE[field]}
        onEnter={() => !isIn && void form.submit()}
      />
    </div>
  );
}
