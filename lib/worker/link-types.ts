/** What the line needs of the worker, and how its state is told to the views. */
import type { Snapshot } from './service.ts';
import type { LinkState, Trouble } from '../bridge/view.ts';
import type { ChatEvent } from '../chat/events.ts';
import type { Chats } from '../chat/types.ts';
import type { Clock } from '../clock.ts';
import { isLicenceMissing, type WebitelError } from '../webitel/errors.ts';
import type { Hello, RawSocket, SocketState } from '../webitel/socket-types.ts';

export interface LinkOptions {
  clock: Clock;
  random: () => number;
  open: (url: string) => RawSocket;
  /** The operator's user id, as he signed in: a server may greet without it. */
  userId: () => number;
  /** Receives every chat event; returns nothing. */
  onChat: (event: ChatEvent) => void;
  onAgentStatus: (data: unknown) => void;
  onChannel: (data: unknown) => void;
  /** Runs after authentication, before the chats are read. */
  onConnected: (hello: Hello) => Promise<void>;
  /** A snapshot was merged; `askedAt` is the steady clock, ms. */
  onSynced: (snapshot: Snapshot) => void;
  /** The rest of the truth is read again with the chats. @returns whether events should have told of it before */
  onTruth: () => Promise<boolean>;
  /** Server clock minus wall clock, ms: a worker that is born without a line wants to know it. */
  onOffset: (offset: number) => void;
  onSessionOver: () => void;
  onChange: () => void;
  chats: () => Chats;
  report: (what: string) => void;
}

const LINK_STATE: Record<SocketState, LinkState> = {
  stopped: 'off',
  refused: 'off',
  connecting: 'connecting',
  authenticating: 'connecting',
  online: 'connecting',
  waiting: 'offline',
};

export const linkStateOf = (state: SocketState): LinkState => LINK_STATE[state];

/** @param was told already: the same trouble goes on; @param now local clock, ms */
export function troubleOf(error: WebitelError, was: Trouble | null, now: number): Trouble {
  const kind: Trouble['kind'] = isLicenceMissing(error)
    ? 'no-licence'
    : error.kind === 'refused' && error.code === 403
      ? 'forbidden'
      : 'server';
  if (was?.kind !== kind) return { kind, id: error.id, since: now };
  return was.id === error.id ? was : { ...was, id: error.id };
}
