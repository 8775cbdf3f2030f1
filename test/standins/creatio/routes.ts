import { admit, refuse } from './net/guard.ts';
import { cspReportPath } from './net/csp.ts';
import { redirect, sendEmpty, sendJson, sendText } from './net/http.ts';
import { apiRoute } from './api.ts';
import { classicPage } from './pages/classic.ts';
import { freedomPage } from './pages/freedom.ts';
import { loginPage } from './pages/login.ts';
import { marketingPage } from './pages/marketing.ts';
import { staticFile } from './pages/static.ts';
import type { ServerParts } from './server.ts';
import { login } from './services/auth.ts';
import { hashOfSchema, navigate } from './services/navigation.ts';
import type { Exchange } from './types.ts';

const html = 'text/html; charset=utf-8';

/** Answers one request: test controls, pages, login, assets, then the API behind the session guard. */
export async function route(x: Exchange, parts: ServerParts): Promise<void> {
  const { ctx } = x;
  if (x.url.pathname.startsWith('/__test/')) return control(x, parts);

  const asset = /^\/core\/([^/]+)$/.exec(x.rootPath)?.[1];
  if (asset) return sendAsset(x, asset);

  const path = x.rootPath.toLowerCase();
  if (path === '/') return sendText(x, 200, html, marketingPage(ctx));
  if (path === '/login/nuilogin.aspx' || path === '/login/login.html') {
    return sendText(x, 200, html, loginPage(ctx));
  }
  if (path === '/servicemodel/authservice.svc/login' && x.method === 'POST') return login(x, parts.sessions);
  if (path === '/navigation/navigation.aspx') {
    const hash = hashOfSchema(ctx, x.url.searchParams);
    return redirect(x, `${ctx.options.vdir}${ctx.options.prefix}/Shell/${hash}`);
  }
  if (x.wsPath === null) return sendEmpty(x, 404);

  const wsPath = x.wsPath.toLowerCase();
  if (wsPath === '/shell') return redirect(x, `${x.url.pathname}/${x.url.search}`);
  if (wsPath === '/shell/' || wsPath === '/shell/index.html') return page(x, parts, freedomPage);
  if (wsPath === '/nui/viewmodule.aspx') return page(x, parts, classicPage);
  if (wsPath === '/api/healthcheck/ping') return sendText(x, 200, 'text/plain', 'Healthy');
  if (wsPath === cspReportPath.toLowerCase()) {
    ctx.cspViolations.push(x.record.body);
    return sendEmpty(x, 204);
  }
  // The workspace's own AuthService does not sign in (creatio.md §4).
  if (wsPath === '/servicemodel/authservice.svc/login') return sendEmpty(x, 401);
  if (wsPath === '/rest/navigationservice/redirect') {
    return x.session ? navigate(x) : refuse(x);
  }
  if (x.record.kind === 'page') return sendEmpty(x, 404);
  if (admit(x)) apiRoute(x);
}

function page(x: Exchange, parts: ServerParts, draw: (ctx: Exchange['ctx']) => string) {
  const { options } = x.ctx;
  if (!x.session) {
    if (options.loginRequired) {
      const back = encodeURIComponent(x.url.pathname + x.url.search);
      return redirect(x, `${options.vdir}/Login/NuiLogin.aspx?ReturnUrl=${back}`);
    }
    x.session = parts.sessions.open(x.res, 'Supervisor');
  }
  return sendText(x, 200, html, draw(x.ctx));
}

async function sendAsset(x: Exchange, name: string) {
  const file = await staticFile(name);
  return file ? sendText(x, 200, file.type, file.body) : sendEmpty(x, 404);
}

/** `/__test/…`: the strings of the stand-in for tests in another process. */
function control(x: Exchange, parts: ServerParts) {
  switch (x.url.pathname) {
    case '/__test/expire':
      parts.sessions.expireAll();
      return sendEmpty(x, 204);
    case '/__test/rotate-csrf':
      parts.sessions.rotateCsrf();
      return sendEmpty(x, 204);
    case '/__test/requests':
      return sendJson(x, 200, parts.requests);
    default:
      return sendEmpty(x, 404);
  }
}
