import { describe, expect, it } from 'vitest';
import { signInProblem } from '../../../../lib/options/sign-in-problem.ts';

const at = (code: string, detail = '', step: 'password' | 'code' = 'password') => {
  const { field, key } = signInProblem({ ok: false, code, detail }, step);
  return `${field} ${key}`;
};

describe('signInProblem', () => {
  it.each([
    ['bad-address', '', 'address error.bad-address'],
    ['unreachable', '', 'address error.unreachable'],
    ['offline', '', 'address error.unreachable'],
    ['no-answer', '', 'address error.unreachable'],
    ['not-webitel', '', 'address error.not-webitel'],
    ['refused', 'http.404 Not Found', 'address error.not-webitel'],
    ['refused', 'login.shape login.shape', 'address error.not-webitel'],
    ['refused', 'app.user.login.unauthorized invalid username or password', 'password error.login-refused'],
    ['refused', 'app.domain.not_found domain "x" is not found', 'domain error.domain-refused'],
    ['password-expired', '', 'password error.password-expired'],
    ['refused', 'http.502 Bad Gateway', 'form error.server-trouble'],
    ['refused', 'app.internal.error something', 'form error.server-trouble'],
    ['internal', '', 'form error.internal'],
    ['orphaned', '', 'form error.orphaned'],
    ['of-tomorrow', '', 'form error.refused'],
  ])('%s %s', (code, detail, told) => {
    expect(at(code, detail)).toBe(told);
  });

  it('tells a wrong code at the code', () => {
    expect(at('refused', 'app.user.login.totp.invalid', 'code')).toBe('code error.code-refused');
    expect(at('challenge-gone', '', 'code')).toBe('form error.challenge-gone');
  });
});
