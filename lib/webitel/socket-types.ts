import type { Clock } from '../clock.ts';
import type { WebitelError } from './errors.ts';

export type SocketState = 'stopped' | 'connecting' | 'authenticating' | 'online' | 'waiting' | 'refused';

/** The part of WebSocket that is used. */
export interface RawSocket {
  send(data: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
}

export interface Hello {
  userId: number;
  userName: string;
  /** false: no CALL_CENTER licence, every chat action would be refused (§1.3). */
  canChat: boolean;
  /** As the server names it; '' when it does not. */
  version: string;
}

export interface SocketOptions {
  url: string;
  token: string;
  open: (url: string) => RawSocket;
  clock: Clock;
  random: () => number;
  onState: (state: SocketState) => void;
  onHello: (hello: Hello) => void;
  onEvent: (name: string, data: unknown) => void;
  /** Server clock minus local clock, ms; null: the server lives, and tells no time. */
  onOffset: (offsetMs: number | null) => void;
  /** What came and could not be read, by its kind. */
  onRefused: (what: string) => void;
  /** The server does not take this session now, and has not said that it is over. */
  onTrouble: (error: WebitelError) => void;
}
