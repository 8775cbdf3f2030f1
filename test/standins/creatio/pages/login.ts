import type { Context } from '../types.ts';
import { captionsFor } from './captions.ts';
import { asset, coreVersion } from './config.ts';
import { esc } from './html.ts';

/** Login form; its marks must keep an extension silent (creatio.md §2.1). Also the body of expiry shape 1. */
export function loginPage(ctx: Context): string {
  const t = captionsFor(ctx.options.culture);
  return `<!DOCTYPE html>
<html class="x-border-box" culture="${ctx.options.culture}">
<head>
<meta charset="utf-8">
<title>Creatio</title>
<script data-loadbootstrap="bootstrap.login" data-baseurl="${ctx.root}" data-version="${coreVersion}"></script>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${asset(ctx, 'login.css')}">
</head>
<body class="x-body login-body">
<form id="loginForm" class="login-form" data-action="${ctx.options.vdir}/ServiceModel/AuthService.svc/Login" data-shell="${ctx.options.vdir}${ctx.options.prefix}/Shell/">
<div class="login-logo">Creatio</div>
<label>${esc(t.login)}<input id="loginEdit-el" type="text" autocomplete="username"></label>
<label>${esc(t.password)}<input id="passwordEdit-el" type="password" autocomplete="current-password"></label>
<p class="login-error" hidden>${esc(t.wrongLogin)}</p>
<button type="submit" class="login-button-login">${esc(t.logIn)}</button>
</form>
<script src="${asset(ctx, 'login.js')}"></script>
</body>
</html>`;
}
