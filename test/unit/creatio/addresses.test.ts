// What of a contact's communications can be written to.
import { expect, test } from 'vitest';
import { addressesIn, addressesOf } from '../../../lib/creatio/addresses.ts';

const MOBILE = 'd4a2dc80-30ca-df11-9b2a-001d60e938c6';
const phone = (number: string) => ({
  Number: number,
  CommunicationTypeId: MOBILE,
  CommunicationType: { Name: 'Mobile' },
});
const messenger = (number: string, name: string) => ({ Number: number, CommunicationType: { Name: name } });
const values = (number: string, code: string) => addressesIn(phone(number), code).map((one) => one.value);

test.each([
  ['600 555 012', '48', ['+48600555012']],
  ['67 555 01 23', '380', ['+380675550123']],
  ['675550123', '380', ['+380675550123']],
  ['916 555-01-23', '7', ['+79165550123']],
  ['8 (916) 555-01-23', '7', ['+79165550123']],
  ['80675550123', '380', ['+380675550123']],
  ['+380675550123 доб 5', '380', ['+380675550123']],
  ['067 555 01 23, 050 555 04 56', '380', ['+380675550123', '+380505550456']],
  ['+38(067)555-01-23 Viber', '380', ['+380675550123']],
  ['0675550123', '38', ['+380675550123']],
  ['105', '380', []],
  ['0123456789', '380', []],
  ['немає', '380', []],
])('«%s» (%s)', (number, code, expected) => expect(values(number, code)).toEqual(expected));

test('what had to be completed is marked, unless the same number stands elsewhere in full', () => {
  expect(addressesIn(phone('0675550123'), '380')[0]).toMatchObject({ completed: true });
  expect(addressesIn(phone('+38 (067) 555-01-23'), '380')[0]).not.toHaveProperty('completed');
  const both = addressesOf([phone('0675550123'), phone('+380675550123')], '380');
  expect(both).toEqual([{ kind: 'phone', value: '+380675550123', messenger: null }]);
});

test('a row without words in it drops itself alone', () => {
  const bad = { Number: { toString: 1 }, CommunicationTypeId: MOBILE, CommunicationType: { Name: [] } };
  expect(addressesOf([bad, phone('0675550123')], '380')).toMatchObject([{ value: '+380675550123' }]);
});

test('a name in Telegram has its sign, however it is on file', () => {
  const one = { kind: 'username', value: '@ivan_petrenko', messenger: 'telegram' };
  for (const number of ['ivan_petrenko', '@ivan_petrenko', 't.me/ivan_petrenko'])
    expect(addressesIn(messenger(number, 'Telegram'), '380')).toEqual([one]);
  expect(addressesIn(messenger('412880367', 'Telegram'), '380')).toEqual([
    { kind: 'id', value: '412880367', messenger: 'telegram' },
  ]);
  expect(addressesIn(messenger('Vb7pDm1trO0xA==', 'Viber'), '380')).toEqual([
    { kind: 'id', value: 'Vb7pDm1trO0xA==', messenger: 'viber' },
  ]);
});
