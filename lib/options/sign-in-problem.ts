/** Which field a refused sign-in concerns, and the sentence there. */
import type { CallResult } from '../bridge/protocol.ts';
import { isKey, type Key } from '../i18n/index.ts';
import type { Problem } from './validate.ts';

export type SignInField = 'address' | 'domain' | 'login' | 'password' | 'code';
/** 'form': no field is to blame; `detail` is the technical cause then. */
export type SignInProblem = Problem<SignInField | 'form'> & { detail?: string };

const ADDRESS = new Set([
  'bad-address',
  'plain-http',
  'https-only',
  'unreachable',
  'redirected',
  'not-webitel',
]);

/** @param step what was sent: the password or the second factor */
export function signInProblem(
  { code, detail = '' }: Extract<CallResult, { ok: false }>,
  step: 'password' | 'code',
): SignInProblem {
  if (ADDRESS.has(code)) return { field: 'address', key: `error.${code}` as Key };
  if (code === 'offline' || code === 'no-answer') return { field: 'address', key: 'error.unreachable' };
  if (code === 'password-expired') return { field: 'password', key: 'error.password-expired' };
  if (code === 'refused') return refused(detail, step);
  const key = `error.${code}`;
  return { field: 'form', key: isKey(key) ? key : 'error.refused', detail };
}

function refused(detail: string, step: 'password' | 'code'): SignInProblem {
  if (/^(http\.404|login\.shape|userinfo\.shape)/.test(detail)) {
    return { field: 'address', key: 'error.not-webitel' };
  }
  if (/^(http\.5|\S*internal)/i.test(detail)) return { field: 'form', key: 'error.server-trouble', detail };
  if (step === 'code') return { field: 'code', key: 'error.code-refused' };
  if (/^\S*domain\S*not_found/i.test(detail)) return { field: 'domain', key: 'error.domain-refused' };
  return { field: 'password', key: 'error.login-refused' };
}
