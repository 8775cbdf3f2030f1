/**
 * Clients and gateways that an ordinary operator may read: `/chat/bots` would name the gateways, but is closed to most, and its
 * `metadata` holds their secrets (protocol §5.4).
 */
import * as z from 'zod/mini';
import { orNull } from '../shape.ts';
import type { KnownClient, Peer } from '../outgoing/message.ts';
import { readChats, type Reader } from './history.ts';
import * as shape from './past-shapes.ts';
import { listOf, wholeOf } from './shapes.ts';

export interface KnownGateway {
  id: string;
  name: string;
  type: string;
}

const answerShape = z.object({
  peers: z.optional(z.unknown()),
  vias: z.optional(z.unknown()),
  data: z.optional(z.unknown()),
  next: orNull(z.boolean()),
});
const customer = z.object({
  id: z.pipe(
    z.union([z.string(), z.number()]),
    z.transform((v) => String(v)),
  ),
  type: z.string(),
  name: orNull(z.string()),
  via: z.optional(z.unknown()),
});

const PAGE = 100;
/** Far more than there are gateways; clients without end are not followed. */
const MAX_PAGES = 3;
const CLIENTS_SHOWN = 20;
const FIELDS = 'fields=id&fields=type&fields=name&fields=via';

/** Gateways of the clients that Webitel knows, and of the operator's own chats. */
export async function readGateways(reader: Reader): Promise<KnownGateway[]> {
  const found = new Map<string, KnownGateway>();
  const add = (peer: shape.Peer): void => {
    if (peer.id && peer.type && !found.has(peer.id))
      found.set(peer.id, { id: peer.id, name: peer.name || peer.type, type: peer.type });
  };
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await read(reader, `/chat/customers?page=${page}&size=${PAGE}&${FIELDS}`);
    for (const via of listOf(shape.peer, answer.vias, reader.onRefused, 'via')) add(via);
    for (const one of listOf(customer, answer.peers, reader.onRefused, 'customer'))
      for (const via of listOf(shape.peer, one.via, reader.onRefused, 'via')) add(via);
    if (!answer.next || !Array.isArray(answer.peers) || answer.peers.length === 0) break;
  }
  const own = await read(
    reader,
    `/chat/dialogs?peer.id=${reader.userId}&page=1&size=${PAGE}&fields=id&fields=via&fields=from`,
  );
  for (const dialog of listOf(shape.dialog, own.data, reader.onRefused, 'dialog'))
    if (dialog.via) add(dialog.via);
  return [...found.values()];
}

/** Clients by name or id, once for each gateway that they wrote through. */
export async function readClients(reader: Reader, query: string): Promise<KnownClient[]> {
  const asked = new URLSearchParams({ q: `${query}*`, page: '1', size: String(CLIENTS_SHOWN) });
  const answer = await read(reader, `/chat/customers?${asked}&${FIELDS}`);
  const names = new Map(
    listOf(shape.peer, answer.vias, reader.onRefused, 'via').map((via) => [via.id, via.name]),
  );
  return listOf(customer, answer.peers, reader.onRefused, 'customer').flatMap((one) =>
    listOf(shape.peer, one.via, reader.onRefused, 'via').flatMap((via): KnownClient[] =>
      via.id
        ? [
            {
              name: one.name || one.id,
              peer: { type: one.type, id: one.id, via: via.id },
              gatewayName: via.name || names.get(via.id) || '',
            },
          ]
        : [],
    ),
  );
}

/**
 * How many messages of these words Webitel has from this operator to that client, each in a conversation of its own, since then.
 * @param since ms, server clock
 */
export async function countCopies(reader: Reader, peer: Peer, text: string, since: number): Promise<number> {
  const asked = new URLSearchParams({
    'peer.id': String(reader.userId),
    'via.id': peer.via,
    // An int64: a strict gateway takes no fraction.
    'date.since': String(Math.floor(since)),
    size: String(PAGE),
  });
  for (const field of ['id', 'started', 'from', 'message', 'members', 'via']) asked.append('fields', field);
  let copies = 0;
  for (let page = 1; page <= MAX_PAGES; page++) {
    asked.set('page', String(page));
    const answer = await read(reader, `/chat/dialogs?${asked}`);
    for (const dialog of listOf(shape.dialog, answer.data, reader.onRefused, 'dialog')) {
      const members = listOf(shape.dialogMember, dialog.members, reader.onRefused, 'dialog member');
      const withClient = [dialog.from, ...members.map((m) => m.peer)].some(
        (p) => p?.id === peer.id && p.type === peer.type,
      );
      if (withClient && dialog.started >= since && dialog.message?.text?.trim() === text.trim()) copies++;
    }
    if (!answer.next || !Array.isArray(answer.data) || answer.data.length === 0) break;
  }
  return copies;
}

async function read(reader: Reader, path: string): Promise<z.infer<typeof answerShape>> {
  return wholeOf(answerShape, await readChats(reader, path), reader.onRefused, 'customers');
}
