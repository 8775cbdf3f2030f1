/** What a view may ask of outgoing messages: those that start a conversation. */
import * as z from 'zod/mini';
import type { Gateway, KnownClient } from './message.ts';
import { command } from '../bridge/command.ts';
import { id, line, text } from '../bridge/id.ts';

export const outgoingCommands = {
  'outgoing.send': command({
    localId: id,
    /** The recipient as the operator saw him. */
    label: line,
    contactId: z.nullable(id),
    /** Of the CRM that the contact is of and the record goes to; absent: the main one. */
    origin: z.optional(line),
    gatewayName: line,
    /** Whom to write to, as Webitel wants it: a messenger, an id in it, and the gateway to go through. */
    peer: z.object({ type: id, id, via: id }),
    text,
  }),
  'outgoing.retry': command({ localId: id, newLocalId: id }),
  'outgoing.confirm': command({ localId: id }),
  'outgoing.discard': command({ localId: id }),
  /** The gateways that this operator may read. */
  'outgoing.gateways': command({}).answers<Gateway[]>(),
  /** Clients that Webitel knows, by name or id. */
  'outgoing.clients': command({ query: line }).answers<KnownClient[]>(),
};
