/** What the page itself says it is, read from the DOM only: no code of ours runs in the page's world (creatio.md §2.1). */
import { isLoginUrl, parseUrl, type CreatioUrl, type Ui } from './location.ts';

const FREEDOM =
  'crt-root, crt-app-toolbar, crt-page, crt-schema-outlet, mainshell, #ShellContainerWithBackground';
const CLASSIC =
  '#ViewModuleContainer #mainHeader, #ViewModuleContainer #mainHeaderContainer, body.x-body #ViewModuleContainer';
const LOGIN = '#loginEdit-el, #passwordEdit-el, .login-button-login';

export interface CreatioPage {
  ui: Ui;
  url: CreatioUrl;
  version: string | null;
}

/** null: not a Creatio page for operators, or not yet. */
export function detectPage(document: Document, href: string): CreatioPage | null {
  if (isLoginUrl(href) || document.querySelector(LOGIN)) return null;
  if (isPortalUser(document)) return null;
  const url = parseUrl(href);
  // Freedom hosts Classic pages inside itself: its own marks come first.
  const ui = document.querySelector(FREEDOM) ? 'freedom' : document.querySelector(CLASSIC) ? 'classic' : null;
  if (!ui) return null;
  const boot = document.querySelector<HTMLScriptElement>('script[data-loadbootstrap]');
  // Markup that somebody has slipped into the page must not send questions, records and the token elsewhere.
  const base =
    boot?.dataset.baseurl && URL.canParse(boot.dataset.baseurl, href) && new URL(boot.dataset.baseurl, href);
  const own = base && base.origin === new URL(href).origin ? base : null;
  return {
    ui,
    url: {
      ...url,
      ui,
      ...(own ? { workspace: trimSlash(own.href) } : {}),
    },
    version: boot?.dataset.version ?? null,
  };
}

/** Creatio's culture of this user, e.g. `uk-UA`; `lang` may be missing in Classic. */
export function pageCulture(document: Document): string | null {
  const html = document.documentElement;
  return html.getAttribute('culture') || html.getAttribute('lang') || null;
}

function isPortalUser(document: Document): boolean {
  return /(?:^|;\s*)UserType=SSP(?:;|$)/.test(document.cookie);
}

const trimSlash = (url: string): string => url.replace(/\/$/, '');

const NAVIGATION = '#LeftNavigationPanel, crt-navigation-panel, #leftPanel';

/** Where the page's own left navigation ends, px from the left; 0: there is none. */
export function navigationEdge(document: Document): number {
  const box = document.querySelector(NAVIGATION)?.getBoundingClientRect();
  return box && box.left <= 0 ? Math.max(0, Math.round(box.right)) : 0;
}
