import { loginPage } from '../pages/login.ts';
import type { Exchange, ExpiryShape } from '../types.ts';
import { redirect, sendEmpty, sendJson, sendText } from './http.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets an API call through, or answers it the way a Creatio without a session does: one of the four shapes of
 * creatio.md §4 "Expiry". Writes also need the session's CSRF token. Returns whether the call may go on.
 */
export function admit(x: Exchange): boolean {
  if (!x.session) {
    refuse(x);
    return false;
  }
  const token = header(x, 'bpmcsrf');
  if (!token) x.record.warnings.push('BPMCSRF header is missing');
  if (!reads.has(x.method) && token !== x.session.csrf) {
    if (x.ctx.options.csrfRefusal === 'empty') sendEmpty(x, 403);
    else sendJson(x, 403, { Message: 'CSRF token validation failed.' });
    return false;
  }
  if (needsForceUseSession(x) && header(x, 'forceusesession') !== 'true') {
    x.record.warnings.push('ForceUseSession header is missing');
  }
  return true;
}

/** The answer to a call without a session. */
export function refuse(x: Exchange) {
  const login = `${x.ctx.options.vdir}/Login/NuiLogin.aspx`;
  switch (shapeFor(x)) {
    case 'html200':
      return sendText(x, 200, 'text/html; charset=utf-8', loginPage(x.ctx));
    case 'redirect302':
      return redirect(x, `${login}?ReturnUrl=${encodeURIComponent(x.url.pathname + x.url.search)}`);
    case 'forbidden403':
      return sendEmpty(x, 403);
    case 'json401':
      return sendJson(x, 401, {
        Message: 'Authentication failed.',
        StackTrace: null,
        ExceptionType: 'System.InvalidOperationException',
      });
  }
}

/** One real site answers some addresses this way and others that way. */
function shapeFor(x: Exchange): Exclude<ExpiryShape, 'mixed'> {
  const { expire } = x.ctx.options;
  if (expire !== 'mixed') return expire;
  const own = x.record.kind === 'odata' || x.record.kind === 'dataservice';
  return own || header(x, 'x-requested-with') ? 'json401' : 'redirect302';
}

function needsForceUseSession(x: Exchange) {
  return x.record.kind === 'odata' || /ProcessEngineService/i.test(x.url.pathname);
}

function header(x: Exchange, name: string) {
  return x.record.headers[name];
}
