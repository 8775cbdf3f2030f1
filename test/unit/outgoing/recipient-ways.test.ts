import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Gateway, RecentRecipient } from '../../../lib/outgoing/message.ts';
import {
  bestWay,
  offersOf,
  recipientOf,
  type Address,
  type Recipient,
} from '../../../lib/outgoing/recipient-ways.ts';

const gateway = (id: string, type: string, obstacle: string | null = null): Gateway => ({
  id,
  name: `${type} ${id}`,
  type,
  obstacle,
});
const GATEWAYS = [
  gateway('9', 'telegram'),
  gateway('16', 'telegram'),
  gateway('14', 'gotd'),
  gateway('10', 'viber', 'not-offered'),
  gateway('12', 'webchat', 'no-start'),
];
const address = (value: string, messenger: string | null = null): Address => ({
  kind: value.startsWith('+') ? 'phone' : value.startsWith('@') ? 'username' : 'id',
  value,
  messenger,
});
const person = (...addresses: Address[]): Recipient => ({ label: 'Олександра', contactId: 'c1', addresses });
const nothing = { clients: [], recent: [] };

const shown = (recipient: Recipient) =>
  Object.fromEntries(
    offersOf(recipient, GATEWAYS).map((o) => [o.gateway.id, o.ways[0]?.peer.id ?? `(${o.obstacle})`]),
  );

test('a phone goes through the app alone, an id and a username through the bots', () => {
  expect(shown(person(address('+380674128803')))).toEqual({
    9: '(no-address)',
    16: '(no-address)',
    14: '+380674128803',
    10: '(not-offered)',
    12: '(no-start)',
  });
  expect(shown(person(address('412880367')))).toMatchObject({ 9: '412880367', 14: '(needs-phone)' });
  expect(shown(person(address('@oleksandra_km')))).toMatchObject({
    9: '@oleksandra_km',
    14: '(needs-phone)',
  });
});

test('an id is surer than a username; what is on file for another messenger is of no use', () => {
  const on = person(address('@oleksandra_km', 'telegram'), address('412880367', 'telegram'));
  expect(shown(on)).toMatchObject({ 9: '412880367' });
  expect(shown(person(address('380675550177', 'whatsapp')))).toMatchObject({ 9: '(no-address)' });
  const viber = offersOf(person(address('Vb7pDm1trO0xA==', 'viber')), [gateway('10', 'viber')]);
  expect(viber[0]?.ways[0]?.peer).toEqual({ type: 'viber', id: 'Vb7pDm1trO0xA==', via: '10' });
});

test('the last choice for this contact wins, then a gateway that knows the client, then the first', () => {
  const recipient = person(address('412880367', 'telegram'), address('+380674128803'));
  const offers = offersOf(recipient, GATEWAYS);
  expect(bestWay(recipient, offers, nothing)?.gateway.id).toBe('9');
  const clients = [
    { name: 'x', peer: { type: 'telegram', id: '412880367', via: '16' }, gatewayName: 'telegram 16' },
  ];
  expect(bestWay(recipient, offers, { clients, recent: [] })?.gateway.id).toBe('16');
  const recent: RecentRecipient[] = [
    { label: '', contactId: 'c2', peer: { type: 'telegram', id: '412880367', via: '9' }, gatewayName: '' },
    { label: '', contactId: 'c1', peer: { type: 'gotd', id: '+380674128803', via: '14' }, gatewayName: '' },
  ];
  expect(bestWay(recipient, offers, { clients, recent })?.gateway.id).toBe('14');
  const typed: Recipient = { ...recipient, contactId: null };
  expect(bestWay(typed, offersOf(typed, GATEWAYS), { clients, recent })?.gateway.id).toBe('9');
});

test('a last choice that is no longer possible is passed over', () => {
  const recipient = person(address('412880367', 'telegram'));
  const recent = [
    { label: '', contactId: 'c1', peer: { type: 'viber', id: 'x', via: '10' }, gatewayName: '' },
  ];
  expect(bestWay(recipient, offersOf(recipient, GATEWAYS), { clients: [], recent })?.gateway.id).toBe('9');
});

test('somebody known by his peer is reached through the same messenger', () => {
  const known = recipientOf('Іван', null, { type: 'gotd', id: '+380671234567', via: '14' });
  expect(shown(known)).toMatchObject({ 9: '(no-address)', 14: '+380671234567' });
});

test('every gateway is offered once, with a way or a reason, and the best way is one of them', () => {
  const addresses = fc.array(
    fc.record({
      kind: fc.constantFrom('phone' as const, 'id' as const, 'username' as const),
      value: fc.constantFrom('+380671234567', '123456789', '@ivan_petrenko'),
      messenger: fc.constantFrom(null, 'telegram', 'viber', 'whatsapp'),
    }),
    { maxLength: 5 },
  );
  const gateways = fc.uniqueArray(
    fc.record({
      id: fc.nat(50).map(String),
      name: fc.string(),
      type: fc.constantFrom('telegram', 'gotd', 'viber', 'whatsapp', 'vk', 'new_one'),
      obstacle: fc.constantFrom(null, 'not-offered'),
    }),
    { selector: (g) => g.id, maxLength: 8 },
  );
  fc.assert(
    fc.property(addresses, gateways, (all, lines) => {
      const recipient = { label: 'x', contactId: null, addresses: all };
      const offers = offersOf(recipient, lines);
      expect(offers.map((o) => o.gateway)).toEqual(lines);
      for (const o of offers) expect(o.ways.length === 0).toBe(o.obstacle !== null);
      const best = bestWay(recipient, offers, nothing);
      expect(best === null).toBe(offers.every((o) => o.ways.length === 0));
      if (best) expect(offers.some((o) => o.ways.includes(best))).toBe(true);
    }),
  );
});
