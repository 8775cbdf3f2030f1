/** The sign-in form's state: what is typed, what is wrong, and which step it is at. */
import type { SignInResult } from '../../lib/bridge/page-commands.ts';
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { normaliseOrigin } from '../../lib/storage/settings.ts';
import { isPlain, isPlainPublic, secured } from '../../lib/text/addresses.ts';
import { patternOf } from '../../lib/creatio/hosts.ts';
import { usePage, type PageModel } from './model.ts';
import { signInProblem, type SignInField, type SignInProblem } from '../../lib/options/sign-in-problem.ts';

export interface SignIn {
  values: ReadonlySignal<Record<SignInField, string>>;
  problem: ReadonlySignal<SignInProblem | null>;
  busy: ReadonlySignal<boolean>;
  /** Non-null: the server wants the second factor. */
  challenge: ReadonlySignal<string | null>;
  type(field: SignInField, text: string): void;
  /** Must run in the press itself: the browser asks for access only there. */
  submit(): Promise<void>;
  signOut(): Promise<void>;
  startOver(): void;
}

export function useSignIn(): SignIn {
  const page = usePage();
  return useMemo(() => createSignIn(page), [page]);
}

export function createSignIn(page: PageModel): SignIn {
  const typed = signal<Partial<Record<SignInField, string>>>({});
  const problem = signal<SignInProblem | null>(null);
  const busy = signal(false);
  const challenge = signal<string | null>(null);
  const values = computed(() => {
    const { session, settings } = page.view.value!;
    const known = session.state !== 'signed-out';
    const own = session.state === 'signed-in' ? {} : typed.value;
    return {
      address: own.address ?? (known ? session.origin : settings.webitel.origin),
      domain: own.domain ?? (known ? session.domain : settings.webitel.domain),
      login: own.login ?? session.username,
      password: own.password ?? '',
      code: own.code ?? '',
    };
  });
  const forget = (...fields: SignInField[]): void => {
    typed.value = { ...typed.value, ...Object.fromEntries(fields.map((f) => [f, ''])) };
  };

  /** @returns false when the server was not even asked */
  async function password(): Promise<void> {
    const { address, domain, login, password: secret } = values.value;
    const origin = addressOf(address);
    if (origin && isPlainPublic(normaliseOrigin(address)!)) typed.value = { ...typed.value, address: origin };
    problem.value = forbidden(page, origin) ?? firstEmpty({ address, login, password: secret }, origin);
    if (problem.value || !origin) return;
    const asked = page.platform.requestAccess(patternOf(origin));
    busy.value = true;
    if (!(await asked)) {
      problem.value = { field: 'address', key: 'error.no-permission' };
      return;
    }
    const result = await page.call({
      type: 'account.signIn',
      origin,
      domain,
      username: login,
      password: secret,
    });
    if (!result.ok) {
      problem.value = signInProblem(result, 'password');
      return;
    }
    batch(() => {
      forget('password');
      challenge.value = challengeOf(result.value);
    });
    if (challenge.value === null) await remember(origin, domain);
  }

  async function code(current: string): Promise<void> {
    const { address, domain, code: typedCode } = values.value;
    if (typedCode.trim() === '') {
      problem.value = { field: 'code', key: 'error.empty-field' };
      return;
    }
    busy.value = true;
    const result = await page.call({ type: 'account.secondFactor', challenge: current, code: typedCode });
    if (result.ok) {
      await remember(addressOf(address) ?? '', domain);
      return;
    }
    batch(() => {
      problem.value = signInProblem(result, 'code');
      if (result.code === 'challenge-gone') {
        forget('code');
        challenge.value = null;
      }
    });
  }

  /** Next time the address and the domain are there already. */
  async function remember(origin: string, domain: string): Promise<void> {
    batch(() => {
      typed.value = {};
      challenge.value = null;
    });
    await page.platform.writeSettings(() => ({
      ...(page.isLocked('webitel.origin') ? {} : { 'webitel.origin': origin }),
      ...(page.isLocked('webitel.domain') ? {} : { 'webitel.domain': domain.trim() }),
    }));
  }

  const oneAtATime = async (run: () => Promise<void>): Promise<void> => {
    if (busy.value) return;
    problem.value = null;
    try {
      await run();
    } catch {
      problem.value = { field: 'form', key: 'error.internal' };
    } finally {
      busy.value = false;
    }
  };

  return {
    values,
    problem,
    busy,
    challenge,
    type(field, text) {
      typed.value = { ...typed.value, [field]: text };
      if (problem.value?.field === field) problem.value = null;
    },
    submit: () => oneAtATime(() => (challenge.value === null ? password() : code(challenge.value))),
    signOut: () =>
      oneAtATime(async () => {
        busy.value = true;
        const result = await page.call({ type: 'account.signOut' });
        if (!result.ok) problem.value = signInProblem(result, 'password');
      }),
    startOver() {
      batch(() => {
        challenge.value = null;
        problem.value = null;
        forget('code');
      });
    },
  };
}

/** A public server is asked by https alone. */
function addressOf(address: string): string | null {
  const origin = normaliseOrigin(address);
  return origin && secured(origin);
}

function forbidden({ view }: PageModel, origin: string | null): SignInProblem | null {
  const isForbidden = origin !== null && isPlain(origin) && view.value!.settings.privacy.httpsOnly;
  return isForbidden ? { field: 'address', key: 'error.https-only' } : null;
}

function firstEmpty(
  typed: Record<'address' | 'login' | 'password', string>,
  origin: string | null,
): SignInProblem | null {
  if (!origin) return { field: 'address', key: 'error.bad-address' };
  if (typed.login.trim() === '') return { field: 'login', key: 'error.empty-field' };
  return typed.password === '' ? { field: 'password', key: 'error.empty-field' } : null;
}

const challengeOf = (result: SignInResult): string | null =>
  result.kind === 'second-factor' ? result.challenge : null;
