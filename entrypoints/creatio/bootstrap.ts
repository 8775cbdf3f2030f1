/** Puts the launcher and the desk's frame into the page, and keeps them there. Draws no chat and holds none. */
import themeCss from '../../components/theme.css?inline';
import type { WorkerLine } from '../../lib/bridge/line.ts';
import { NARROW_PX } from '../../lib/bridge/frame.ts';
import { favicon } from '../../lib/creatio/favicon.ts';
import { navigationEdge, pageCulture, type CreatioPage } from '../../lib/creatio/page.ts';
import { keepTitle } from '../../lib/creatio/title.ts';
import { launcherTranslator } from '../../lib/i18n/launcher.ts';
import { resolveLanguage, type Language } from '../../lib/i18n/language.ts';
import { createFrame } from './frame.ts';
import frameCss from './frame.css?inline';
import { HOST_MARK, keepInPage, OPEN } from './host.ts';
import { createOrphanNote } from './orphan.ts';
import launcherCss from './launcher.css?inline';
import { createLauncher, signOf } from './launcher.ts';
import { createQuestion } from './question.ts';

/** How soon it is seen that the extension is gone. */
const ALIVE_MS = 2_000;

export interface BootstrapOptions {
  page: CreatioPage;
  client: WorkerLine;
  secret: string;
}

/** @returns removes everything again */
export function bootstrap({ page, client, secret }: BootstrapOptions): () => void {
  const before = [...document.querySelectorAll(`html > [${HOST_MARK}]`)];
  let resumes = before.some((old) => old.getAttribute(HOST_MARK) === OPEN);
  for (const old of before) old.remove();
  // An ordinary element: a name with a definition would run the page's code, which reads a closed root (HTML, ElementInternals).
  const host = document.createElement('div');
  host.setAttribute(HOST_MARK, '');
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(themeCss + launcherCss + frameCss);
  shadow.adoptedStyleSheets = [sheet];
  // Tokens stand on an element of ours: those on the host the page's own styles would win over.
  const root = document.createElement('div');
  root.className = 'root';
  root.dataset.ui = page.ui;
  shadow.append(root);

  let open = false;
  let timer = 0;
  let settling = 0;

  const language = (): Language =>
    resolveLanguage(
      (client.launcher ?? client.question)?.language ?? 'auto',
      pageCulture(document),
      navigator.language,
    );
  const t = () => launcherTranslator(language());
  const frame = createFrame({
    root,
    secret,
    resumes,
    stand: () => ({
      isOpen: open,
      isInFront: document.visibilityState === 'visible' && document.hasFocus(),
      isNarrow: innerWidth <= NARROW_PX,
      culture: pageCulture(document),
    }),
    title: () => t()('launcher.frame'),
    language,
    onSize(size) {
      root.dataset.size = size;
      place(size);
    },
    onClose(aside) {
      setOpen(false);
      if (aside) (shadow.activeElement as HTMLElement | null)?.blur();
      else launcher.element.focus();
    },
  });
  const launcher = createLauncher({
    // So that a press finds it here.
    onNear: frame.load,
    onPress() {
      client.checkAlive();
      if (client.orphaned) orphan.show(t());
      else setOpen(!open);
    },
    onMoved: (top) => void client.call({ type: 'ui.remember', ui: { launcherTop: { [page.ui]: top } } }),
  });
  const question = createQuestion(() => void client.call({ type: 'crm.confirm' }));
  const orphan = createOrphanNote(root);
  root.append(launcher.element);
  /** The card leaves the page's own navigation in sight. */
  const place = (size: string | undefined): void => {
    if (size === 'card') root.style.setProperty('--navigation', `${navigationEdge(document)}px`);
  };

  const title = keepTitle(document);
  const render = (): void => {
    clearTimeout(timer);
    const now = language();
    // Even the same value, set again, would have the browser style everything anew.
    if (root.lang !== now) root.lang = now;
    const view = client.launcher;
    // Until it is known whose page this is, nothing is shown of the operator's; nor after it is his no more.
    launcher.element.hidden = view === null;
    if (client.orphaned) {
      open = false;
      root.removeAttribute('data-open');
      frame.remove();
      if (view) orphan.showSoon(t);
    } else if (view && resumes) {
      resumes = false;
      return setOpen(true, false);
    }
    if (client.question?.mayAsk && !question.element.isConnected) {
      question.show(t());
      root.append(question.element);
    } else if (!client.question?.mayAsk) question.element.remove();
    if (client.question) {
      open = false;
      root.removeAttribute('data-open');
      root.dataset.theme = client.question.theme;
      frame.remove();
    }
    const { waiting, invites, light, nextIn } = launcher.show(view, t(), open, client.orphaned);
    const top = view?.top[page.ui];
    if (top !== undefined && !launcher.element.classList.contains('dragging')) launcher.setTop(top);
    if (view) {
      root.dataset.theme = view.theme;
      root.dataset.palette = view.light.palette;
    }
    // As the toolbar's badge: who waits for an answer, else who asks to be let in.
    const count = client.orphaned ? 0 : waiting || invites;
    title.show(count);
    favicon(view?.light.favicon && count > 0 ? { ...signOf(launcher.element, light), count } : null);
    if (nextIn !== null) timer = window.setTimeout(render, nextIn);
    frame.tell();
  };

  const setOpen = (wanted: boolean, takesFocus = true): void => {
    open = wanted;
    root.toggleAttribute('data-open', open);
    host.setAttribute(HOST_MARK, open ? OPEN : '');
    if (open) {
      frame.load();
      if (takesFocus) frame.focus();
    }
    render();
  };
  /** The focus is still on its way when the browser tells of it. */
  const settle = (): void => {
    clearTimeout(settling);
    settling = window.setTimeout(() => {
      client.setFront(document.visibilityState === 'visible');
      place(root.dataset.size);
      frame.tell();
    });
  };

  const stop = new AbortController();
  const { signal } = stop;
  for (const event of ['focus', 'blur', 'resize']) addEventListener(event, settle, { signal });
  document.addEventListener('visibilitychange', settle, { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && client.reconnect(), { signal });
  const offs = [
    client.subscribe(render),
    client.onShow((id) => {
      setOpen(true);
      frame.show(id);
    }),
    keepInPage(host, () => {
      client.checkAlive();
      if (client.orphaned) end();
    }),
  ];
  const alive = setInterval(() => client.checkAlive(), ALIVE_MS);
  settle();
  render();

  const end = (): void => {
    clearTimeout(timer);
    clearTimeout(settling);
    clearInterval(alive);
    orphan.stop();
    stop.abort();
    for (const off of offs) off();
    title.show(0);
    favicon(null);
    frame.remove();
    host.remove();
    client.close();
  };
  return end;
}
