import type { Context } from '../types.ts';
import { captionsFor, type CaptionKey } from './captions.ts';
import { asset, bootstrapScript, configBlock, direction, operator } from './config.ts';
import { esc } from './html.ts';
import { icon, type IconName } from './icons.ts';
import { sectionsOf } from './sections.ts';

/** Classic UI: the skeleton and marks of creatio.md §2.2; the content is drawn by `client/classic.js`. */
export function classicPage(ctx: Context): string {
  const t = captionsFor(ctx.options.culture);
  return `<!DOCTYPE html>
<html class="x-border-box" dir="${direction(ctx)}" culture="${ctx.options.culture}">
<head>
<meta charset="utf-8">
<title>Creatio</title>
<link rel="icon" type="image/svg+xml" href="${asset(ctx, 'favicon.svg')}">
<link rel="stylesheet" href="${asset(ctx, 'ext-reset.css')}">
<link rel="stylesheet" href="${asset(ctx, 'freedom-page.css')}">
<link rel="stylesheet" href="${asset(ctx, 'classic.css')}">
<link rel="stylesheet" href="${asset(ctx, 'classic-card.css')}">
<link rel="stylesheet" href="${asset(ctx, 'popups.css')}">
${configBlock(ctx, 'classic')}
${bootstrapScript(ctx, 'bootstrap')}
</head>
<body class="x-body" is-main-header-visible="true" is-card-opened="false" OldUI="false">
<div id="ViewModuleContainer" class="view-module-container">
<div id="leftPanel" class="left-panel left-panel-scroll fixed">
<div class="left-panel-top">${tool('menu', t.menu, 'toggle-nav')}<span class="logo">Creatio</span></div>
<button type="button" class="workplace" data-item-marker="${esc(t.workplace)}"><span>${esc(t.workplace)}</span>${icon('chevronDown', 18)}</button>
<ul class="left-panel-menu">
${sectionsOf(ctx)
  .filter((item) => item.classic !== null)
  .map((item) => menuItem(t[item.caption], item.icon, item.classic ?? ''))
  .join('\n')}
</ul>
</div>
<div id="mainHeader" class="main-header-wrap"><div id="mainHeaderContainer" class="main-header">
<h1 id="caption" class="header-caption"></h1>
<div class="header-tools"><input id="command-line-el" class="command-line" type="text" placeholder="${esc(t.command)}" aria-label="${esc(t.command)}">
${tool('help', t.help)}${tool('gear', t.settings)}${tool('user', `${t.profile}: ${operator(ctx).name}`)}</div>
</div></div>
<div id="centerPanelContainer" class="center-panel">
<div id="centerPanel" class="default-center-panel-content"></div>
<div id="rightPanel" class="default-right-panel"><b></b><p>${esc(t.noNotifications)}</p></div>
</div>
<div id="communicationPanel" class="communication-panel fixed"><div id="communicationPanelAll"><div id="communicationPanelContent">
${communicationButtons(t)}
</div></div></div>
</div>
<script type="module" src="${asset(ctx, 'classic.js')}"></script>
</body>
</html>`;
}

function tool(name: IconName, caption: string, action = ''): string {
  const data = action ? ` data-action="${action}"` : '';
  return `<button type="button" class="tool" title="${esc(caption)}" aria-label="${esc(caption)}"${data}>${icon(name)}</button>`;
}

function menuItem(caption: string, name: IconName, hash: string): string {
  return `<li><a href="#${hash}" data-hash="${hash}" data-item-marker="${esc(caption)}" title="${esc(caption)}">${icon(name)}<span>${esc(caption)}</span></a></li>`;
}

function communicationButtons(t: Record<CaptionKey, string>): string {
  const tabs: [string, IconName, CaptionKey][] = [
    ['CtiPanel', 'phone', 'calls'],
    ['Email', 'mail', 'mail'],
    ['ESNFeed', 'list', 'feed'],
    ['CenterNotification', 'bell', 'notifications'],
    ['ProcessDashboard', 'flow', 'processes'],
  ];
  return tabs
    .map(
      ([tag, name, caption]) =>
        `<button type="button" class="communication-button" data-tag="${tag}" data-item-marker="${tag}" title="${esc(t[caption])}" aria-label="${esc(t[caption])}">${icon(name)}</button>`,
    )
    .join('\n');
}
