/** One view's line, and who may have one. */
import type { ConversationId } from '../chat/types.ts';
import { withKept } from '../kept/fields.ts';
import type { Command, WorkerCommand } from './protocol.ts';
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
  /** stranger: a CRM page that nobody has named. It is told nothing but whether to ask. */
  kind: ViewKind | 'stranger';
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
  /** null: that there is none; absent: nothing was told. */
  sentConversation?: ConversationView | null;
}

export interface Admission {
  extensionId: string;
  /** `chrome-extension://…` */
  extensionOrigin: string;
  /** A developer may open the desk's page by itself. */
  isDevelopment?: boolean;
  /** Origins that the operator or the policy has named, the first one first. */
  crms: () => readonly string[];
  /** Whether the operator may be asked about an origin that nobody has named. */
  mayBeCrm: (origin: string) => boolean;
}

/** null: not one of ours. Pages of the extension count on their own, the desk in a frame, CRM pages in the top frame alone. */
export function admit(port: HubPort, o: Admission): Connection | null {
  const { sender } = port;
  const name = readPortName(port.name);
  if (!name || !sender || sender.id !== o.extensionId) return null;
  const origin = sender.url ? new URL(sender.url).origin : sender.origin;
  // Of a sandboxed page the address is its CRM's, the origin is not.
  if ((sender.origin ?? origin) !== origin) return null;
  const tabId = sender.tab?.id ?? null;
  const isTop = (sender.frameId ?? (tabId === null ? 0 : -1)) === 0;
  const { secret } = name;
  const isStranger =
    name.kind === 'launcher' && origin !== undefined && !o.crms().includes(origin) && o.mayBeCrm(origin);
  const kind = isStranger ? 'stranger' : name.kind;
  const may =
    kind === 'page'
      ? origin === o.extensionOrigin && isTop
      : kind === 'desk'
        ? origin === o.extensionOrigin && tabId !== null && (!isTop || o.isDevelopment === true)
        : isTop && tabId !== null && origin !== undefined && (isStranger || o.crms().includes(origin));
  if (!may) return null;
  return {
    port,
    kind,
    secret,
    tabId,
    origin: kind === 'page' || kind === 'desk' ? null : origin!,
    front: 0,
    watched: null,
    looking: null,
    sentView: null,
    sentLauncher: null,
  };
}

/** One CRM's page in one tab: in that tab another CRM's page may follow, and what this one is asked is not for it. */
export type PlaceKey = `${number} ${string}`;
export const placeKey = ({ tabId, origin }: Pick<Connection, 'tabId' | 'origin'>): PlaceKey =>
  `${tabId!} ${origin}`;

/** In a CRM page: no chats go there. */
export const isTab = ({ kind }: Connection): boolean => kind !== 'page' && kind !== 'desk';

/** As long as a word is under way its view shows that, whatever it is told. @returns whether it is one of what it watches */
export function showsOwn(connection: Connection, command: Command | null): boolean {
  const sent = connection.sentConversation;
  if (command?.type !== 'text.keep' || sent?.id !== command.conversationId) return false;
  connection.sentConversation = { ...sent, kept: withKept(sent.kept, { [command.field]: command.text }) };
  return true;
}

/** Concern a CRM: the one that the desk lies on, unless it names another. */
const OF_CRM = /^(crm\.ask|outgoing\.send|(contact|case)\..*)$/;

/** What a desk asks it asks of its own CRM; what is accepted there belongs there. */
export function ofDesk(command: WorkerCommand, origin: string | null): WorkerCommand {
  if (command.type === 'templates.keep' && origin !== null) return { ...command, origin };
  if (command.type === 'chat.accept') return { ...command, origin: origin ?? undefined };
  return OF_CRM.test(command.type) && origin !== null ? ({ origin, ...command } as WorkerCommand) : command;
}
