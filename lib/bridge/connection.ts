/** One view's line, and who may have one. */
import type { ConversationId } from '../chat/types.ts';
import type { PageRecord } from '../creatio/page-record.ts';
import { readPortName, type ConversationView, type DeskView, type ViewKind } from './view.ts';

/** The part of a runtime port that is used, with what the browser says of its other end. */
export interface HubPort {
  name: string;
  sender?: {
    id?: string;
    url?: string;
    origin?: string;
    frameId?: number;
    tab?: { id?: number; windowId?: number };
  };
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface Connection {
  port: HubPort;
  kind: ViewKind;
  secret: string;
  tabId: number | null;
  /** The CRM that it lies on or asks; null: none. */
  origin: string | null;
  /** The larger, the later this tab came before the operator's eyes; 0: it is not. */
  front: number;
  /** What its CRM page shows; absent: nobody has asked. */
  place?: PageRecord | null;
  watched: ConversationId | null;
  looking: ConversationId | null;
  sentView: DeskView | null;
  sentLauncher: string | null;
  sentConversation: ConversationView | null;
}

export interface Admission {
  extensionId: string;
  /** `chrome-extension://…` */
  extensionOrigin: string;
  /** A developer may open the desk's page by itself. */
  isDevelopment?: boolean;
  mayShowDeskOn: (origin: string) => boolean;
}

/** null: not one of ours. Pages of the extension count on their own, the desk in a frame, CRM pages in the top frame alone. */
export function admit(port: HubPort, o: Admission): Connection | null {
  const { sender } = port;
  const name = readPortName(port.name);
  if (!name || !sender || sender.id !== o.extensionId) return null;
  const origin = sender.url ? new URL(sender.url).origin : sender.origin;
  const tabId = sender.tab?.id ?? null;
  const isTop = (sender.frameId ?? (tabId === null ? 0 : -1)) === 0;
  const { kind, secret } = name;
  const may =
    kind === 'page'
      ? origin === o.extensionOrigin && isTop
      : kind === 'desk'
        ? origin === o.extensionOrigin && tabId !== null && (!isTop || o.isDevelopment === true)
        : isTop && tabId !== null && origin !== undefined && o.mayShowDeskOn(origin);
  if (!may) return null;
  const crm = kind === 'launcher' || kind === 'gateway';
  return {
    port,
    kind,
    secret,
    tabId,
    origin: crm ? origin! : null,
    front: 0,
    watched: null,
    looking: null,
    sentView: null,
    sentLauncher: null,
    sentConversation: null,
  };
}
