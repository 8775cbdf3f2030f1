import { describe, expect, test } from 'vitest';
import { whoIs } from '../../../lib/contacts/rules.ts';
import { dialled, sharedPhone } from '../../../lib/chat/shared-phone.ts';
import type { ContactCard } from '../../../lib/chat/types.ts';
import { active, MINE, message } from './builders.ts';

const card = (over: Partial<ContactCard> = {}): ContactCard => ({
  name: 'Олена Демо',
  phone: '380675550123',
  own: true,
  ...over,
});
const shared = (...cards: ContactCard[]) => active(cards.map((contact, i) => message(i + 1, { contact })));

describe('a phone that the client shared as his own', () => {
  test('is who he is, before anything that was typed', () => {
    const chat = { ...shared(card()), variables: { phone: '+380501112233' } };
    expect(whoIs(chat)!.phone).toBe('380675550123');
  });

  test('of two the later one counts', () => {
    expect(sharedPhone(shared(card(), card({ phone: '380671112233' })))).toBe('380671112233');
  });

  test.each([
    ['somebody else’s', [card({ own: false })]],
    ['no number', [card({ phone: 'ask me' })]],
    ['too short a one', [card({ phone: '112' })]],
  ])('%s tells nothing', (_, cards) => {
    expect(sharedPhone(shared(...cards))).toBe('');
  });

  test('a card that the operator sent is not the client’s', () => {
    expect(sharedPhone(active([message(1, { channelId: MINE, contact: card() })]))).toBe('');
  });
});

test.each([
  ['380675550123', '+380675550123'],
  ['+380 (67) 555-01-23', '+380675550123'],
  ['0675550123', '0675550123'],
  ['112', '112'],
])('%s is dialled as %s', (phone, number) => {
  expect(dialled(phone)).toBe(number);
});
