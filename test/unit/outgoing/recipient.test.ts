import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecipient, showReading, type Typed } from '../../../lib/outgoing/recipient.ts';
import { hostileText } from '../wild.ts';

/** The reading in short: «phone +380…», «? phone … | id …» when it is to be confirmed. */
function short(read: Typed): string {
  if (read.is === 'address') return `${read.reading.kind} ${read.reading.value}`;
  if (read.is === 'several') return `? ${read.readings.map((r) => `${r.kind} ${r.value}`).join(' | ')}`;
  return 'why' in read ? `${read.is} ${read.why}` : read.is;
}

describe('the table of manual input', () => {
  test.each([
    ['+380671234567', 'phone +380671234567'],
    ['+38 (067) 123-45-67', 'phone +380671234567'],
    ['380671234567', '? phone +380671234567 | id 380671234567'],
    ['0671234567', '? phone +380671234567'],
    ['123456789', '? id 123456789 | phone +380123456789'],
    ['@ivan_petrenko', 'username @ivan_petrenko'],
    ['@ab', 'invalid username-short'],
    ['@', 'invalid username-empty'],
    ['ivan_petrenko', 'words no-at'],
    ['t.me/ivan_petrenko', '? username @ivan_petrenko'],
    ['Олександра Коваленко', 'words words'],
  ])('%s', (typed, expected) => expect(short(readRecipient(typed, '380'))).toBe(expected));
});

describe('beyond the table', () => {
  test.each([
    ['', '380', 'empty'],
    [' \u200b ', '380', 'empty'],
    ['  +38\u00a0067\u00a0123\u00a045\u00a067 ', '380', 'phone +380671234567'],
    ['\u202a+380671234567\u202c', '380', 'phone +380671234567'],
    ['+380671234567', '380', 'phone +380671234567'],
    ['+12345', '', 'invalid phone-short'],
    ['+1234567890123456', '', 'invalid phone-long'],
    ['+0671234567', '380', 'invalid phone-zero'],
    ['00380671234567', '380', '? phone +380671234567'],
    ['0671234567', '', 'invalid phone-code'],
    ['067 41', '380', 'invalid phone-short'],
    ['0612345678', '39', '? phone +390612345678'],
    ['38 (067) 123-45-67', '380', 'phone +380671234567'],
    ['555-12-34', '', 'invalid phone-code'],
    ['555-12-34', '380', 'invalid phone-impossible'],
    ['+555-12-34', '', 'invalid phone-impossible'],
    ['+89161234567', '7', 'invalid phone-country'],
    ['8 (916) 555-01-23', '7', '? phone +79165550123'],
    ['8 067 555 01 23', '380', '? phone +380675550123'],
    ['8-701-555-01-23', '7', '? phone +77015550123'],
    ['+380 (0) 67 555 01 23', '380', '? phone +380675550123'],
    ['+48 (0) 22 555 01 23', '48', '? phone +48225550123'],
    ['+3800675550123', '380', '? phone +380675550123'],
    ['0671234567', '38', '? phone +380671234567'],
    ['600 555 012', '48', '? phone +48600555012'],
    ['600555012', '48', '? phone +48600555012 | id 600555012'],
    ['067 412 88 03 доб. 12', '380', '? phone +380674128803'],
    ['тел. 067 412 88 03', '380', '? phone +380674128803'],
    ['067 555 01 23, 050 555 04 56', '380', '? phone +380675550123 | phone +380505550456'],
    ['067 555 01 23 050 555 04 56', '380', '? phone +380675550123 | phone +380505550456'],
    ['٠٦٧٤١٢٨٨٠٣', '380', '? phone +380674128803'],
    ['tel:+380674128803', '380', '? phone +380674128803'],
    ['wa.me/380674128803', '', '? phone +380674128803'],
    ['viber://chat?number=%2B380674128803', '', '? phone +380674128803'],
    ['tg://resolve?phone=380674128803', '', '? phone +380674128803'],
    ['tg://resolve?domain=ivan_petrenko', '', '? username @ivan_petrenko'],
    ['wa.me/89161234567', '', 'invalid phone-country'],
    ['777000', '', 'id 777000'],
    ['12345678901234567', '', 'id 12345678901234567'],
    ['1'.repeat(33), '', 'invalid id-long'],
    ['@ivan petrenko', '', 'invalid username-chars'],
    ['@иван_петренко', '', 'invalid username-chars'],
    [`@${'a'.repeat(33)}`, '', 'invalid username-long'],
    ['https://t.me/ivan_petrenko?start=1', '', '? username @ivan_petrenko'],
    ['t.me/+380671234567', '', '? phone +380671234567'],
    ['t.me/joinchat/AAAA', '', 'invalid link'],
    ['t.me/', '', 'invalid link'],
    ['067 ivan', '380', 'words words'],
  ])('%s (%s)', (typed, code, expected) => expect(short(readRecipient(typed, code))).toBe(expected));
});

test('never throws, and what it reads fits the formats', () => {
  const typed = fc.oneof(
    hostileText(),
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'+@0123456789 ()-_abt.me/') }),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom('', '380', '39', '1'), (text, code) => {
      const read = readRecipient(text, code);
      const readings = read.is === 'address' ? [read.reading] : read.is === 'several' ? read.readings : [];
      if (read.is === 'several') expect(readings.length).toBeGreaterThan(0);
      for (const { kind, value } of readings)
        expect(value).toMatch(
          { phone: /^\+[1-9]\d{6,14}$/, id: /^\d{1,32}$/, username: /^@\w{5,32}$/ }[kind],
        );
    }),
  );
});

test('a number that was completed, or that no plan knows, is never taken without a question', () => {
  const typed = fc.stringMatching(/^\+?[0-9][0-9 ()-]{5,18}$/);
  fc.assert(
    fc.property(typed, fc.constantFrom('', '380', '7', '48', '49'), (text, code) => {
      const read = readRecipient(text, code);
      if (read.is !== 'address') return;
      expect(read.reading.completed ?? read.reading.unknown ?? false).toBe(false);
      expect(read.reading.value.replace('+', '')).toBe(text.replaceAll(/\D/g, ''));
    }),
  );
});

test('shown in groups, as the same number', () => {
  expect(showReading({ kind: 'phone', value: '+380674128803' })).toBe(
    '+38\u00a0067\u00a0412\u00a088\u00a003',
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{6,14}$/), (number) => {
      expect(showReading({ kind: 'phone', value: `+${number}` }).replaceAll('\u00a0', '')).toBe(`+${number}`);
    }),
  );
});
