import type { Context } from '../types.ts';
import { captionsFor, type CaptionKey } from './captions.ts';
import { asset, bootstrapScript, configBlock, direction, operator } from './config.ts';
import { esc } from './html.ts';
import { icon, type IconName } from './icons.ts';
import { sectionsOf } from './sections.ts';

/** Freedom UI shell: the skeleton and marks of creatio.md §2.3; the content is drawn by `client/freedom.js`. */
export function freedomPage(ctx: Context): string {
  const { culture, inertMs, vdir } = ctx.options;
  const t = captionsFor(culture);
  const who = operator(ctx);
  return `<!DOCTYPE html>
<html class="x-border-box" dir="${direction(ctx)}" culture="${culture}" lang="${culture}">
<head>
<meta charset="utf-8">
<title>Creatio</title>
<base href="${vdir}${ctx.options.prefix}/Shell/">
<link rel="icon" type="image/svg+xml" href="${asset(ctx, 'favicon.svg')}">
<link rel="stylesheet" href="${asset(ctx, 'freedom.css')}">
<link rel="stylesheet" href="${asset(ctx, 'freedom-page.css')}">
<link rel="stylesheet" href="${asset(ctx, 'popups.css')}">
<link rel="stylesheet" href="${asset(ctx, 'classic-card.css')}">
${configBlock(ctx, 'freedom')}
${bootstrapScript(ctx, 'bootstrap.shell')}
</head>
<body class="x-body freedom-theme" screen-size-type="xxl" maskstate="none" center-container-expanded="false" right-panel-collapsed="true" oldui="false"${inertMs > 0 ? ' inert' : ''}>
${inertMs > 0 ? `<div id="loading-animation"><div class="loading-mark">Creatio</div></div>` : ''}
<crt-root ng-version="16.2.12"><crt-schema-outlet><crt-page><crt-reusable-schema><mainshell>
<crt-app-background id="ShellContainerWithBackground">
<crt-flex id="ShellHeader" element-name="ShellHeader" role="banner"><crt-app-toolbar id="ShellHeaderToolbar">
<div class="toolbar-left">
<crt-navigation-panel-button>${button('menu', t.menu, 'toggle-nav')}</crt-navigation-panel-button>
<crt-toolbar-logo><a class="logo" href="#Desktop">Creatio</a></crt-toolbar-logo>
<crt-quick-add-menu-button>${button('plus', t.quickAdd, 'quick-add')}</crt-quick-add-menu-button>
<crt-global-search data-item-marker="AppToolbarGlobalSearch"><label class="search">${icon('search', 18)}<input type="search" placeholder="${esc(t.search)}" aria-label="${esc(t.search)}"></label></crt-global-search>
</div>
<div class="toolbar-right">
<crt-right-panel-buttons>${rightButtons(t)}</crt-right-panel-buttons>
<crt-help-menu-button>${button('help', t.help)}</crt-help-menu-button>
<crt-settings-button>${button('gear', t.settings)}</crt-settings-button>
<crt-user-profile-button><button type="button" class="avatar" title="${esc(who.name)}" aria-label="${esc(t.profile)}">${esc(who.initials)}</button></crt-user-profile-button>
</div>
</crt-app-toolbar></crt-flex>
<crt-flex id="ShellContainer" class="content-schema">
<crt-navigation-panel id="LeftNavigationPanel" role="navigation">
<button type="button" class="workplace">${esc(t.workplace)}${icon('chevronDown', 18)}</button>
${sectionsOf(ctx)
  .map((item) => navItem(ctx, item.caption, item.icon, item.freedom, t))
  .join('\n')}
</crt-navigation-panel>
<crt-flex id="MainCenterContainer" class="center-container" role="main"><crt-router-outlet id="RouterOutlet"><crt-navigation-schema-outlet>
<div id="FreedomPage"></div>
<crt-7x-schema class="display-none"><div id="7xContainer"><div id="mainContentWrapper"><div id="ViewModuleContainer">
<div id="mainHeader"></div>
<div id="centerPanelContainer" class="center-panel is-angular-host"><div id="centerPanel" class="default-center-panel-content"></div></div>
</div></div></div></crt-7x-schema>
</crt-navigation-schema-outlet></crt-router-outlet></crt-flex>
<crt-toggle-container id="RightPanelContainer" hidden><div class="right-panel-title"><b></b>${button('close', t.close, 'close-right-panel')}</div><p class="right-panel-text">${esc(t.noNotifications)}</p></crt-toggle-container>
</crt-flex>
</crt-app-background>
</mainshell></crt-reusable-schema></crt-page></crt-schema-outlet>
<crt-7x-module id="AngularAdapterModule"></crt-7x-module><crt-7x-module id="CommunicationPanelSchema"></crt-7x-module><crt-7x-module id="OauthSettingsModule"></crt-7x-module>
</crt-root>
<div class="cdk-overlay-container"></div>
<script type="module" src="${asset(ctx, 'freedom.js')}"></script>
</body>
</html>`;
}

type Captions = Record<CaptionKey, string>;

function button(name: IconName, caption: string, action = ''): string {
  const data = action ? ` data-action="${action}"` : '';
  return `<button type="button" class="tool" title="${esc(caption)}" aria-label="${esc(caption)}"${data}>${icon(name)}</button>`;
}

function rightButtons(t: Captions): string {
  const tabs: [IconName, CaptionKey][] = [
    ['phone', 'calls'],
    ['mail', 'mail'],
    ['bell', 'notifications'],
  ];
  return tabs.map(([name, caption]) => button(name, t[caption], 'right-panel')).join('');
}

function navItem(ctx: Context, caption: CaptionKey, name: IconName, hash: string, t: Captions): string {
  const schema = hash.split('/').at(-1) ?? '';
  const href = `${ctx.options.vdir}/Navigation/Navigation.aspx?schemaName=${schema}`;
  return `<crt-navigation-panel-item><crt-link data-item-marker="${esc(t[caption])}"><a href="${href}" data-hash="${hash}">${icon(name)}<span>${esc(t[caption])}</span></a></crt-link></crt-navigation-panel-item>`;
}
