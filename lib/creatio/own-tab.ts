/**
 * Creatio's own tab «Чат» on the page of a chat's record: whether it is the open one. The connector's pages are not public, so it is
 * known by what tabs are on either look and by what this one is called.
 */

const OPEN_TABS = [
  // Freedom UI: Angular Material's; from 8.3 on Creatio's own.
  '[role="tab"][aria-selected="true"]',
  'crt-tab-panel-header-item:is([selected], [aria-selected="true"], .selected)',
  // Classic: a list without roles.
  '.ts-tabpanel-items > [class*="selected"]',
].join();

/** Panels beside the page: other chats, the feed, calls. */
const ELSEWHERE = '#RightPanelContainer, #rightPanel, #communicationPanel';
const CAPTION = /^(?:чат|chat)$/i;
const MARKER = /(?:^|[a-z_])Chat(?:Tab\w*)?$/;

const isChat = (tab: Element): boolean =>
  CAPTION.test(tab.textContent.trim()) || MARKER.test(tab.getAttribute('data-item-marker') ?? '');

const isOpen = (document: Document): boolean =>
  [...document.querySelectorAll(OPEN_TABS)].some(
    (tab) => isChat(tab) && !tab.closest(ELSEWHERE) && tab.getClientRects().length > 0,
  );

/** A page redraws itself in bursts: what came of one is looked at once, and outside of it. */
const SETTLED_MS = 100;

/** @param tell after every change; not told: it is not open @returns stops it */
export function watchOwnTab(page: Window, tell: (isOpen: boolean) => void): () => void {
  const { document } = page;
  let was = false;
  let timer = 0;
  const look = (): void => {
    timer = 0;
    const is = isOpen(document);
    if (is === was) return;
    was = is;
    tell(is);
  };
  const soon = (): void => void (timer ||= page.setTimeout(look, SETTLED_MS));
  const observer = new MutationObserver(soon);
  observer.observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributeFilter: ['class', 'aria-selected', 'selected', 'hidden'],
  });
  soon();
  return () => {
    observer.disconnect();
    page.clearTimeout(timer);
  };
}
