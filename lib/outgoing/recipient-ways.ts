/** The ways to a recipient: his addresses × the gateways, what hinders each, and the one that is taken by itself. */
import type { Gateway, KnownClient, Peer, RecentRecipient } from './message.ts';
import type { Reading } from './recipient.ts';

export interface Address extends Reading {
  /** Messenger that it is on file for; null: not said. */
  messenger: string | null;
}

/** Whom the form is to write to. */
export interface Recipient {
  label: string;
  contactId: string | null;
  /** CRM that the contact is of; absent: not one of a CRM's. */
  origin?: string;
  addresses: Address[];
}

export interface Way {
  gateway: Gateway;
  peer: Peer;
  address: Address;
}

/** A gateway as it is offered: with the ways through it, the surest first, or the reason why there are none. */
export interface Offer {
  gateway: Gateway;
  ways: Way[];
  /** A code `outgoing.obstacle.…`; null when there is a way. */
  obstacle: string | null;
}

/** Messengers that take ids of digits (protocol §5.5). */
const BY_ID = new Set('telegram facebook instagram messenger whatsapp vk custom'.split(' '));

/** The id that the gateway's messenger wants; null: the address says nothing to it. */
function peerId({ kind, value, messenger }: Address, type: string): string | null {
  if (messenger !== null && messenger !== family(type) && messenger !== type) return null;
  if (type === 'gotd') return kind === 'phone' ? value : null;
  if (kind === 'phone') return type === 'whatsapp' ? value.slice(1) : null;
  if (kind === 'username') return type === 'telegram' ? value : null;
  // Whatever is on file for a messenger is its own business: Viber's ids are no digits.
  if (messenger !== null) return value;
  return BY_ID.has(type) ? value : null;
}

/** Telegram's bot and its app are one messenger to people. */
export const family = (type: string): string =>
  type === 'gotd' ? 'telegram' : type === 'infobip_whatsapp' ? 'whatsapp' : type;

/** What is surest first: an id is what Webitel itself uses, a username has to be looked up. */
const SUREST: Record<Reading['kind'], number> = { id: 0, phone: 1, username: 2 };

export function offersOf(recipient: Recipient, gateways: readonly Gateway[]): Offer[] {
  const addresses = recipient.addresses.toSorted(
    (a, b) => Number(a.messenger === null) - Number(b.messenger === null) || SUREST[a.kind] - SUREST[b.kind],
  );
  return gateways.map((gateway) => {
    if (gateway.obstacle !== null) return { gateway, ways: [], obstacle: gateway.obstacle };
    const ways = addresses.flatMap((address): Way[] => {
      const id = peerId(address, gateway.type);
      return id === null ? [] : [{ gateway, address, peer: { type: gateway.type, id, via: gateway.id } }];
    });
    const lacking = gateway.type === 'gotd' ? 'needs-phone' : 'no-address';
    return { gateway, ways, obstacle: ways.length > 0 ? null : lacking };
  });
}

export interface Knowledge {
  /** Clients that Webitel knows. */
  clients: readonly KnownClient[];
  recent: readonly RecentRecipient[];
}

const same = (a: Peer, b: Peer): boolean => a.type === b.type && a.id === b.id && a.via === b.via;

/**
 * The way that is taken by itself: the operator's last one to this person; else a gateway that the client has written through;
 * else the first possible.
 */
export function bestWay(
  recipient: Recipient,
  offers: readonly Offer[],
  { clients, recent }: Knowledge,
): Way | null {
  const ways = offers.flatMap((offer) => offer.ways);
  const last = recent.find((one) =>
    recipient.contactId !== null
      ? one.contactId === recipient.contactId
      : ways.some((way) => way.peer.id === one.peer.id && way.peer.type === one.peer.type),
  );
  return (
    ways.find((way) => last && same(way.peer, last.peer)) ??
    ways.find((way) => last && way.peer.via === last.peer.via) ??
    ways.find((way) => clients.some((client) => same(client.peer, way.peer))) ??
    ways.toSorted((a, b) => SUREST[a.address.kind] - SUREST[b.address.kind])[0] ??
    null
  );
}

/** Whom Webitel or an earlier message knows by his peer. */
export function recipientOf(
  label: string,
  contactId: string | null,
  { type, id }: Peer,
  origin?: string,
): Recipient {
  const kind = id.startsWith('@') ? 'username' : id.startsWith('+') ? 'phone' : 'id';
  const addresses = [{ kind, value: id, messenger: family(type) }] as const;
  return { label, contactId, ...(contactId && origin && { origin }), addresses: [...addresses] };
}
