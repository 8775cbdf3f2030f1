/** Messages that start a conversation: what is known of each, and through which gateways they may go. */

/** Whom to write to, as Webitel wants it. */
export interface Peer {
  /** Messenger: telegram, gotd, viber… An open set. */
  type: string;
  /** Client's id in that messenger; for gotd a phone. */
  id: string;
  /** Gateway's id. */
  via: string;
}

export type OutgoingState = 'queued' | 'sending' | 'sent' | 'failed' | 'unclear';

export interface OutgoingMessage {
  localId: string;
  label: string;
  contactId: string | null;
  gatewayName: string;
  peer: Peer;
  text: string;
  /** ms, server clock. */
  createdAt: number;
  order: number;
  state: OutgoingState;
  /** Why it failed: a code that has a sentence, or the server's own words. */
  reason: string | null;
  /** «OutgoingChat-№», as Creatio named its record; null: not there yet. */
  recordName: string | null;
  recordId: string | null;
}

/** A text gateway, and whether a conversation can be started through it. */
export interface Gateway {
  id: string;
  name: string;
  /** Messenger. */
  type: string;
  /** null: it can; otherwise why not: a code that has a sentence. */
  obstacle: string | null;
}

export interface KnownClient {
  name: string;
  peer: Peer;
  gatewayName: string;
}

/** What was typed and not sent. */
export interface OutgoingForm {
  /** The chosen recipient or what was typed, as the form wrote it. */
  to: string;
  text: string;
}
