/** What a view may ask of outgoing messages: those that start a conversation. */
import * as z from 'zod/mini';
import { id } from './id.ts';

const line = z.string().check(z.maxLength(1000));
const text = z.string().check(z.maxLength(200_000));

/** Whom to write to, as Webitel wants it: a messenger, an id in it, and the gateway to go through. */
const peer = z.object({ type: id, id, via: id });

export const outgoingCommands = [
  z.object({
    type: z.literal('outgoing-send'),
    localId: id,
    /** The recipient as the operator saw him. */
    label: line,
    contactId: z.nullable(id),
    /** Of the CRM that the contact is of and the record goes to; absent: the main one. */
    origin: z.optional(line),
    gatewayName: line,
    peer,
    text,
  }),
  z.object({ type: z.literal('outgoing-retry'), localId: id, newLocalId: id }),
  z.object({ type: z.literal('outgoing-confirm'), localId: id }),
  z.object({ type: z.literal('outgoing-discard'), localId: id }),
  /** The gateways that this operator may read. Answer: `Gateway[]`. */
  z.object({ type: z.literal('outgoing-gateways') }),
  /** Clients that Webitel knows, by name or id. Answer: `KnownClient[]`. */
  z.object({ type: z.literal('outgoing-clients'), query: line }),
  /** The unsent form, kept for the next time that it is opened anywhere. */
  z.object({ type: z.literal('outgoing-draft'), form: z.nullable(z.object({ to: text, text })) }),
] as const;
