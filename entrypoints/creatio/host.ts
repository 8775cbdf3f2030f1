/** How the desk's element is known in a page. */
export const HOST_MARK = 'data-webitel-desk';
/** Its value while the desk is open: the next one, under a newer extension, opens again. */
export const OPEN = 'open';

/** The page removed our host this often within a minute: it means it, and the popup remains. */
const MAX_FIGHTS = 20;

/**
 * Outside <body>: the shell makes that inert while it starts, and its dialogs hide what is inside.
 * @param onOther another one has taken our host's place
 */
export function keepInPage(host: HTMLElement, onOther: () => void): () => void {
  let fights = 0;
  const attach = (): void => {
    if (host.isConnected) return;
    if (document.querySelector(`html > [${HOST_MARK}]`)) onOther();
    else if (fights++ < MAX_FIGHTS) document.documentElement.append(host);
  };
  const observer = new MutationObserver(attach);
  observer.observe(document.documentElement, { childList: true });
  const calm = setInterval(() => (fights = 0), 60_000);
  document.documentElement.append(host);
  return () => {
    observer.disconnect();
    clearInterval(calm);
  };
}
