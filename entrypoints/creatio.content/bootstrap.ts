/** Puts the desk's host into the page, keeps it there, and loads the desk when it is first opened. */
import themeCss from '../../components/theme.css?inline';
import type { DeskHandle } from '../../components/desk/mount.tsx';
import type { LoadPart, Parts } from '../../components/desk/parts.ts';
import type { DeskClient } from '../../lib/bridge/client.ts';
import { HOST_TAG, ROOT_KEY, stopAtHost } from '../../lib/creatio/guard.ts';
import { pageCulture, type CreatioPage } from '../../lib/creatio/page.ts';
import { launcherTranslator } from '../../lib/i18n/launcher.ts';
import { resolveLanguage, type Language } from '../../lib/i18n/language.ts';
import launcherCss from './launcher.css?inline';
import { favicon } from '../../lib/creatio/favicon.ts';
import { keepTitle } from '../../lib/creatio/title.ts';
import { createLauncher, signOf } from './launcher.ts';

export interface BootstrapOptions {
  page: CreatioPage;
  client: DeskClient;
  shadowMode: ShadowRootMode;
  loadPart: LoadPart;
}

/** The page removed our host this often within a minute: it means it, and the popup remains. */
const MAX_FIGHTS = 20;

/** @returns removes everything again */
export function bootstrap({ page, client, shadowMode, loadPart }: BootstrapOptions): () => void {
  for (const old of document.querySelectorAll(HOST_TAG)) old.remove();
  const host = document.createElement(HOST_TAG);
  const root = host.attachShadow({ mode: shadowMode });
  (globalThis as { [ROOT_KEY]?: ShadowRoot })[ROOT_KEY] = root;
  stopAtHost(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(themeCss + launcherCss);
  root.adoptedStyleSheets = [sheet];

  let desk: Promise<DeskHandle> | null = null;
  let open = false;
  let timer = 0;

  let module: Promise<Parts['desk']> | null = null;
  /** The texts come beside it, not after it. */
  const loadDesk = (): Promise<Parts['desk']> => {
    if (!module) {
      module = loadPart('desk');
      module.catch(() => (module = null));
      loadPart(`texts-${language()}`).catch(() => {});
    }
    return module;
  };
  /** The desk, not shown yet. */
  const mounted = (): Promise<DeskHandle> => {
    if (!desk) {
      desk = loadDesk().then(({ mount }) =>
        mount({
          root,
          element: deskElement,
          client,
          ui: page.ui,
          culture: () => pageCulture(document),
          loadPart,
          onClose: () => {
            setOpen(false);
            launcher.element.focus();
          },
        }),
      );
      desk.catch(() => (desk = null));
    }
    return desk;
  };

  const launcher = createLauncher({
    // So that a press finds it here; if it cannot be had, the press tries again.
    onNear: () => void mounted().catch(() => {}),
    onPress: () => setOpen(!open),
    onMoved: (top) => void client.call({ type: 'remember', ui: { launcherTop: { [page.ui]: top } } }),
  });
  const deskElement = document.createElement('div');
  root.append(launcher.element, deskElement);
  host.dataset.ui = page.ui;

  const language = (): Language =>
    resolveLanguage(client.view?.settings.language ?? 'auto', pageCulture(document), navigator.language);
  const title = keepTitle(document);
  const render = (): void => {
    clearTimeout(timer);
    // Even the same value, set again, would have the browser style the whole desk anew.
    if (host.lang !== language()) host.lang = language();
    const { waiting, invites, light, nextIn } = launcher.show(
      client.view,
      launcherTranslator(language()),
      open,
      client.orphaned,
    );
    const top = client.view?.ui.launcherTop[page.ui];
    if (top !== undefined && !launcher.element.classList.contains('dragging')) launcher.setTop(top);
    if (client.view) {
      host.dataset.size = client.view.ui.size;
      host.dataset.theme = client.view.settings.theme;
      host.dataset.palette = client.view.settings.trafficLight.palette;
    }
    // As the toolbar's badge: who waits for an answer, else who asks to be let in.
    const count = client.orphaned ? 0 : waiting || invites;
    title.show(count);
    const wantsIcon = client.view?.settings.trafficLight.favicon && count > 0;
    favicon(wantsIcon ? { ...signOf(launcher.element, light), count } : null);
    if (nextIn !== null) timer = window.setTimeout(render, nextIn);
  };

  const setOpen = (wanted: boolean, conversationId: string | null = null): void => {
    open = wanted;
    host.toggleAttribute('data-open', open);
    void (open ? mounted() : desk)?.then((handle) => {
      handle.setOpen(open);
      if (conversationId !== null) handle.choose(conversationId);
    });
    render();
  };

  /** The worker has no CRM session; this page has. */
  client.onCrm(async (op, args) => {
    const crm = await loadPart('desk-crm');
    crm.useSettings(() => client.view!.settings.creatio);
    return crm.answerCrm(op, args);
  });
  const keep = keepInPage(host);
  const offs = [client.subscribe(render), client.onShow((id) => setOpen(true, id)), keep];
  const restored = (event: PageTransitionEvent): void => {
    if (event.persisted) client.reconnect();
  };
  addEventListener('pageshow', restored);
  render();

  return () => {
    clearTimeout(timer);
    removeEventListener('pageshow', restored);
    for (const off of offs) off();
    title.show(0);
    favicon(null);
    void desk?.then((handle) => handle.unmount());
    host.remove();
  };
}

/** Outside <body>: the shell makes that inert while it starts, and its dialogs hide what is inside. */
function keepInPage(host: HTMLElement): () => void {
  let fights = 0;
  const attach = (): void => {
    if (host.isConnected || fights++ > MAX_FIGHTS) return;
    document.documentElement.append(host);
  };
  const observer = new MutationObserver(attach);
  observer.observe(document.documentElement, { childList: true });
  const calm = setInterval(() => (fights = 0), 60_000);
  attach();
  return () => {
    observer.disconnect();
    clearInterval(calm);
  };
}
