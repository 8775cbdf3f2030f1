/** What a view's end of the bridge asks of the browser. */

/** The part of a runtime port that is used. */
export interface ClientPort {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface DeskClientOptions {
  /** Opens a port; throws when the extension was updated or removed under this page. */
  connect: () => ClientPort;
  /** Runs later; returns the cancel function. */
  after: (ms: number, run: () => void) => () => void;
  newId: () => string;
  /** The machine's clock, ms. Absent: the browser's. */
  now?: () => number;
  /** The extension that this view belongs to is still there. The browser closes no port of one that is gone. Absent: never asked. */
  isAlive?: () => boolean;
}
