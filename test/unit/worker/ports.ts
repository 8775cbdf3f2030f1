/** Two ends of a port as the browser makes them: messages are copied and arrive later, in order. */
import type { ClientPort } from '../../../lib/bridge/client-options.ts';
import type { HubPort } from '../../../lib/bridge/connection.ts';

type Listener = (message: unknown) => void;

interface End {
  messages: Listener[];
  disconnects: (() => void)[];
}

const end = (): End => ({ messages: [], disconnects: [] });

export interface PortPair {
  worker: HubPort;
  view: ClientPort;
  /** Everything that the worker posted, oldest first. */
  posted: unknown[];
  /** The worker dies: the view hears of it, the worker hears nothing any more. */
  cut: () => void;
  isOpen: () => boolean;
  /** How many of the worker's wait for what comes. */
  listeners: () => number;
}

export function portPair(sender: NonNullable<HubPort['sender']>, name = 'page'): PortPair {
  const atWorker = end();
  const atView = end();
  const posted: unknown[] = [];
  let open = true;

  const post = (to: End) => (message: unknown) => {
    if (!open) throw new Error('Attempting to use a disconnected port object');
    const copy = structuredClone(message);
    if (to === atView) posted.push(copy);
    queueMicrotask(() => open && to.messages.forEach((listener) => listener(copy)));
  };
  const close = (told: End) => () => {
    if (!open) return;
    open = false;
    queueMicrotask(() => told.disconnects.forEach((listener) => listener()));
  };
  const port = (own: End, other: End) => ({
    postMessage: post(other),
    disconnect: close(other),
    onMessage: { addListener: (listener: Listener) => void own.messages.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => void own.disconnects.push(listener) },
  });
  return {
    worker: { name, sender, ...port(atWorker, atView) },
    view: port(atView, atWorker),
    posted,
    cut: close(atView),
    isOpen: () => open,
    listeners: () => atWorker.messages.length + atWorker.disconnects.length,
  };
}

/** The CRMs that the operator has named. */
export const NAMED = ['https://acme.creatio.com', 'https://other.creatio.com'];

export const EXTENSION_ID = 'desk';
/** Stands for `chrome-extension://…`: outside of Chrome such an address has no origin. */
export const EXTENSION_ORIGIN = 'https://desk.extension';
export const FROM_CRM = {
  id: EXTENSION_ID,
  url: 'https://acme.creatio.com/0/Shell/#Section/Contacts_ListPage',
  frameId: 0,
  tab: { id: 7, windowId: 3 },
};
/** The desk in the frame of that CRM page. */
export const frameOf = ({ tab, ...crm }: typeof FROM_CRM) => ({
  ...crm,
  url: `${EXTENSION_ORIGIN}/desk.html`,
  frameId: 5,
  tab,
});
export const FROM_PAGE = { id: EXTENSION_ID, url: `${EXTENSION_ORIGIN}/popup.html` };
