/**
 * Messages that start a conversation: each is on disk before it is acknowledged, they go one after another, and none is sent again
 * without being asked. Webitel knows no id of the client's: after a lost answer it is asked what was said to that client.
 *
 *   queued ──begun──► sending ──OK──► sent
 *     ▲                  │ ├──FAIL──► failed
 *     │                  │ └──answer lost──► sending, lost ──found, not found, or not to be asked──► unclear
 *     └──never left──────┘                       unclear ──confirmed, or the client answers──► sent
 */
import type { ConversationId } from '../chat/types.ts';

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
  /** CRM that the contact is of, and its record goes to; absent: the main one. */
  origin?: string;
  gatewayName: string;
  peer: Peer;
  text: string;
  /** ms, server clock. */
  createdAt: number;
  order: number;
  state: OutgoingState;
  /** Webitel has it; whether the client got it is not known: it is kept there before it is delivered. */
  stored?: boolean;
  /** Why it failed: a code `outgoing.reason.…` has a sentence for; null: it did not. */
  reason: string | null;
  /** The server's own words, for «Подробности»; null: it said none. */
  detail: string | null;
  /** «OutgoingChat-№», as Creatio named its record; null: not there yet. */
  recordName: string | null;
  recordId: string | null;
  /** Why there is no record and will be none: a code `outgoing.record.…`; null: it is there or on its way. */
  recordReason: string | null;
  /** The chat that the client's answer came as. */
  answeredBy: ConversationId | null;
}

/** As it is stored: with what only the worker needs. */
export interface OutgoingEntry extends OutgoingMessage {
  /** When it left, ms, server clock; null: not yet. */
  begunAt: number | null;
  /** Local clock, ms, when the answer was given up. */
  lostAt: number | null;
  /** Id of its record in Creatio, made beforehand so that the record cannot be made twice. */
  recordKey: string;
}

/** A text gateway, and whether a conversation can be started through it. */
export interface Gateway {
  id: string;
  name: string;
  /** Messenger. */
  type: string;
  /** null: it can; otherwise why not: a code `outgoing.obstacle.…`. */
  obstacle: string | null;
}

export interface KnownClient {
  name: string;
  peer: Peer;
  gatewayName: string;
}

/** Somebody who was written to, with the gateway that was chosen last. */
export interface RecentRecipient {
  label: string;
  contactId: string | null;
  origin?: string;
  peer: Peer;
  gatewayName: string;
}

/** What was typed and not sent. */
export interface OutgoingForm {
  /** The chosen recipient or what was typed, as the form wrote it. */
  to: string;
  text: string;
}
