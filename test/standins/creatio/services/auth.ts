import { jsonBody, sendJson } from '../net/http.ts';
import type { Sessions } from '../net/sessions.ts';
import type { Exchange } from '../types.ts';

/**
 * `AuthService.svc/Login` at the site root (creatio.md §4). The stand-in's accounts: any user name whose password is
 * the same as the name; a wrong pair answers 200 with `Code: 1`.
 */
export function login(x: Exchange, sessions: Sessions) {
  const { UserName, UserPassword } = jsonBody(x);
  const right = typeof UserName === 'string' && UserName !== '' && UserName === UserPassword;
  if (right) sessions.open(x.res, UserName);
  sendJson(x, 200, {
    Code: right ? 0 : 1,
    Message: right ? '' : 'Incorrect login or password',
    Exception: null,
    PasswordChangeUrl: null,
    RedirectUrl: null,
  });
}
