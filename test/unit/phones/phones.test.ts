// Numbers as people write them in five countries, and the cases that were met in the field.
import * as fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { linkedNumber, phonesIn } from '../../../lib/phones/field.ts';
import { readNumber } from '../../../lib/phones/international.ts';
import { isSamePhone, phoneVariants } from '../../../lib/phones/same.ts';

/** «+380…» as written, «? +380…» completed, «~ +380…» of a right length only; faults by their names. */
function short(written: string, code: string): string {
  const { readings, fault } = readNumber(written, code);
  if (fault) return fault;
  return readings.map((r) => `${r.known ? '' : '~ '}${r.completed ? '? ' : ''}${r.value}`).join(' | ');
}

describe('one number', () => {
  test.each([
    // Trunk digits, of Russia, Kazakhstan and of Ukraine as it was.
    ['8 (916) 555-01-23', '7', '? +79165550123'],
    ['8 067 555 01 23', '380', '? +380675550123'],
    ['80675550123', '380', '? +380675550123'],
    ['8-701-555-01-23', '7', '? +77015550123'],
    ['8 (916) 555-01-23', '380', '? +79165550123'],
    ['8 (800) 555-01-23', '380', '? +78005550123'],
    ['8 10 380 67 555 01 23', '7', '? +380675550123'],
    // The zero of home in brackets, or simply kept.
    ['+380 (0) 67 555 01 23', '380', '? +380675550123'],
    ['+48 (0) 22 555 01 23', '48', '? +48225550123'],
    ['+3800675550123', '380', '? +380675550123'],
    ['+49 (0)30 1234567', '49', '? +49301234567'],
    ['+39 (0)6 1234 5678', '39', '+390612345678'],
    // The code as Ukrainians say it.
    ['067 412 88 03', '38', '? +380674128803'],
    ['067 412 88 03', '+38', '? +380674128803'],
    // Without country and trunk.
    ['600 555 012', '48', '? +48600555012'],
    ['67 555 01 23', '380', '? +380675550123'],
    ['916 555-01-23', '7', '? +79165550123'],
    // Full without the sign; short enough to be asked about.
    ['38 (067) 123-45-67', '380', '+380671234567'],
    ['79165550123', '380', '+79165550123'],
    // Other scripts' digits, marks that cannot be seen.
    ['٠٦٧٤١٢٨٨٠٣', '380', '? +380674128803'],
    ['+३८०६७४१२८८०३', '', '+380674128803'],
    ['\u202a+38\u00a0067\u00a0123\u00a045\u00a067\u202c', '', '+380671234567'],
    // Refused, each for its reason.
    ['+89161234567', '7', 'country'],
    ['+380 67 12', '380', 'impossible'],
    ['+12345', '', 'short'],
    ['+1234567890123456', '', 'long'],
    ['+0671234567', '380', 'zero'],
    ['0671234567', '', 'code'],
    ['555-12-34', '380', 'impossible'],
    // Of a right length, and in no plan that is known: to be asked about, never taken.
    ['0123456789', '380', '~ ? +380123456789'],
  ])('%s (%s)', (written, code, expected) => expect(short(written, code)).toBe(expected));
});

/** Country, its code, the number, and how it is written: at home, abroad, carelessly. */
const WRITTEN: [country: string, code: string, value: string, forms: string[]][] = [
  [
    'UA',
    '380',
    '+380674128803',
    ['067 412 88 03', '+38 (067) 412-88-03', '38067 4128803', '8-067-412-88-03'],
  ],
  ['UA', '380', '+380501112233', ['(050) 111-22-33', '+380 50 111 22 33', '50 1112233', '00380501112233']],
  [
    'UA',
    '380',
    '+380442345678',
    ['044 234-56-78', '+38(044)2345678', '44 234 56 78', '+380 (0) 44 234 56 78'],
  ],
  ['UA', '380', '+380935550199', ['0935550199', '+380-93-555-01-99', '093.555.01.99', '38 093 555 01 99']],
  ['UA', '380', '+380800302030', ['0 800 302 030', '+380 800 302 030', '0800302030', '0-800-30-20-30']],
  ['RU', '7', '+79165550123', ['8 (916) 555-01-23', '+7 916 555-01-23', '9165550123', '7 916 5550123']],
  ['RU', '7', '+74951234567', ['8-495-123-45-67', '+7 (495) 123-45-67', '495 1234567', '007 495 123 45 67']],
  ['RU', '7', '+79031112233', ['89031112233', '+79031112233', '(903)111 22 33', '8.903.111.22.33']],
  ['RU', '7', '+78005550123', ['8 (800) 555-01-23', '+7 800 555 01 23', '800 555-0123', '8800 5550123']],
  ['RU', '7', '+78123334455', ['8(812)3334455', '+7 812 333-44-55', '812-333-44-55', '7(812)333 44 55']],
  ['KZ', '7', '+77015550123', ['8 701 555 01 23', '+7 701 555 0123', '7015550123', '8-701-5550123']],
  ['KZ', '7', '+77272345678', ['8 (727) 234-56-78', '+7 727 2345678', '727 234 56 78', '7 7272345678']],
  ['KZ', '7', '+77771234567', ['87771234567', '+7-777-123-45-67', '777 123 4567', '8 777 1234567']],
  ['KZ', '7', '+77172556677', ['8(7172)55-66-77', '+7 7172 556677', '7172 55 66 77', '77172556677']],
  ['KZ', '7', '+77055550199', ['8-705-555-01-99', '+77055550199', '705-5550199', '007 705 555 01 99']],
  ['PL', '48', '+48600555012', ['600 555 012', '+48 600 555 012', '600-555-012', '48 600 555 012']],
  ['PL', '48', '+48225550123', ['22 555 01 23', '+48 22 5550123', '(22) 555-01-23', '0048 22 555 01 23']],
  ['PL', '48', '+48512345678', ['512345678', '+48512345678', '512 34 56 78', '+48 (0) 512 345 678']],
  ['PL', '48', '+48123456789', ['12 345 67 89', '+48 12 345 67 89', '12-345-6789', '48123456789']],
  ['PL', '48', '+48790001122', ['790 001 122', '+48 790001122', '790.001.122', '48-790-001-122']],
  ['DE', '49', '+4915123456789', ['0151 23456789', '+49 151 23456789', '0151/23456789', '0049 151 23456789']],
  ['DE', '49', '+49301234567', ['030 1234567', '+49 30 1234567', '(030) 123 45 67', '+49 (0)30 1234567']],
  ['DE', '49', '+4917612345678', ['0176-12345678', '+49176 12345678', '0176 123 456 78', '49 176 12345678']],
  ['DE', '49', '+49893456789', ['089/3456789', '+49 89 3456789', '089 34 56 789', '+49(0)89 3456789']],
  ['DE', '49', '+494023456789', ['040 23456789', '+49 40 23456789', '040-2345-6789', '0049 40 23 45 67 89']],
];

describe.each(WRITTEN)('%s %s %s', (_, code, value, forms) => {
  test.each(forms)('%s', (form) => {
    const { readings } = readNumber(form, code);
    expect(readings[0]).toMatchObject({ value, known: true });
    // Whatever else it may be is offered beside it, never instead of it.
    const isWritten = form.replaceAll(/\D/g, '') === value.slice(1);
    if (!isWritten) expect(readings[0]!.completed).toBe(true);
    expect(isSamePhone(form, value, code)).toBe(true);
    expect(isSamePhone(value.slice(1), form, code)).toBe(true);
  });
});

/** What people put before the number at home: Russia's and Kazakhstan's 8, the zero, Ukraine's 8 of old before it. */
const TRUNKS: Record<string, string[]> = { UA: ['0', '80'], RU: ['8'], KZ: ['8'], PL: [], DE: ['0'] };

test('each of these reads the same with whatever between its digits and before them', () => {
  const signs = [
    ' ',
    '\u00a0',
    '\u2009',
    '-',
    '\u2011',
    '–',
    '—',
    '.',
    ' (',
    ') ',
    ' - ',
    '\u200b',
    '\u202d',
    '\t',
  ];
  const between = fc.array(fc.constantFrom('', '', '', '', ...signs), { minLength: 20, maxLength: 20 });
  const around = fc.constantFrom('', ' ', '\u202a', '\ufeff', '\u00a0');
  const width = fc.boolean();
  fc.assert(
    fc.property(
      fc.constantFrom(...WRITTEN),
      fc.nat(9),
      between,
      around,
      width,
      ([where, code, value], nth, gaps, edge, wide) => {
        const full = value.slice(1);
        const own = full.slice(code.length);
        const hasTrunk = own !== '800302030';
        const heads = [
          `+${full}`,
          `00${full}`,
          full,
          own,
          ...(hasTrunk ? TRUNKS[where]! : ['0']).map((trunk) => trunk + own),
        ];
        const form = [...heads[nth % heads.length]!]
          .map(
            (sign, i) =>
              (i === 0 || gaps[i] === undefined ? '' : gaps[i]) +
              (wide ? String.fromCodePoint(sign.codePointAt(0)! + 0xfee0) : sign),
          )
          .join('');
        fc.pre(!/\(\s*0\s*\)/.test(form.normalize('NFKC')));
        const written = edge + form + edge;
        expect(readNumber(written, code).readings.map((one) => one.value)).toContain(value);
        expect(isSamePhone(written, value, code)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

describe('a field', () => {
  test.each([
    ['+380675550123 доб 5', '380', ['+380675550123']],
    ['067 555 01 23, 050 555 04 56', '380', ['+380675550123', '+380505550456']],
    ['+38(067)555-01-23 Viber', '380', ['+380675550123']],
    ['067 555 01 23 / 050 555 04 56', '380', ['+380675550123', '+380505550456']],
    ['+380675550123 +380505550456', '380', ['+380675550123', '+380505550456']],
    ['0675550123 0505550456', '380', ['+380675550123', '+380505550456']],
    ['0675550123 або 050-555-04-56 (Олена)', '380', ['+380675550123', '+380505550456']],
    ['моб. 8 916 555-01-23, доп. 12; раб. 8 495 123-45-67 доб. 105', '7', ['+79165550123', '+74951234567']],
    ['+49 30 1234567 ext. 12', '49', ['+49301234567']],
    ['+49 30 1234567x12', '49', ['+49301234567']],
    ['044 234 56 78 вн. 1234567', '380', ['+380442345678']],
    ['044 234 56 78,105', '380', ['+380442345678']],
    ['tel:+380675550123;ext=12', '380', ['+380675550123']],
    ['https://wa.me/380675550123?text=hi', '', ['+380675550123']],
    ['https://api.whatsapp.com/send?phone=380675550123&text=hi', '', ['+380675550123']],
    ['viber://chat?number=%2B380675550123', '', ['+380675550123']],
    ['tg://resolve?phone=380675550123', '', ['+380675550123']],
    ['t.me/+380675550123', '', ['+380675550123']],
    ['Оля', '380', []],
    ['105', '380', []],
    ['24.11.2026', '380', []],
    ['', '380', []],
  ])('%s (%s)', (text, code, expected) =>
    expect(phonesIn(text, code).map((readings) => readings[0]!.value)).toEqual(expected),
  );

  test('an address with a number in it is told from one without', () => {
    expect(linkedNumber('tel:067 412 88 03')).toBe('067 412 88 03');
    expect(linkedNumber('viber:380674128803')).toBe('+380674128803');
    expect(linkedNumber('t.me/ivan_petrenko')).toBeNull();
    expect(linkedNumber('https://example.org/380674128803')).toBeNull();
    expect(linkedNumber('+380674128803')).toBeNull();
  });
});

describe('one number in two places', () => {
  test.each([
    ['8 (916) 555-01-23', '+79165550123', '7', true],
    ['8 (916) 555-01-23', '+79165550123', '380', true],
    ['8 701 555 01 23', '77015550123', '7', true],
    ['+38 (067) 555-01-23 доб. 105', '380675550123', '380', true],
    ['067 555 01 23, 050 555 04 56', '380505550456', '380', true],
    // At home in another country than the default one.
    ['22 555 01 23', '48225550123', '380', true],
    ['067 412 88 03', '+380674128803', '', true],
    // The same end, another number.
    ['+380674128803', '+380504128803', '380', false],
    ['0674128803', '+48674128803', '380', false],
    ['8 916 412 88 03', '+380674128803', '7', false],
    ['1055', '1055', '', true],
    ['105', '380674128105', '', false],
    ['12', '12', '', false],
  ])('%s and %s (%s): %s', (a, b, code, expected) => {
    expect(isSamePhone(a, b, code)).toBe(expected);
    expect(isSamePhone(b, a, code)).toBe(expected);
  });

  test('the CRM is asked for the end that all forms share', () => {
    for (const form of ['+380674128803', '0674128803', '8 (067) 412-88-03', '+38 (067) 412-88-03 доб. 105'])
      expect(phoneVariants(form, '380')).toEqual(['4128803']);
    expect(phoneVariants('067 555 01 23, 050 555 04 56', '380')).toEqual(['5550123', '5550456']);
    expect(phoneVariants('0674128803', '380', 9)).toEqual(['674128803']);
    expect(phoneVariants('1055', '380')).toEqual(['1055']);
    expect(phoneVariants('10', '380')).toEqual([]);
  });
});

describe('whatever is typed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'+0123456789 ()-/,;xдоб.') }),
  );
  test('nothing throws, and what is read has the form of a number', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('', '380', '7', '48', '1', '999'), (text, code) => {
        for (const { value } of [...readNumber(text, code).readings, ...phonesIn(text, code).flat()])
          expect(value).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(isSamePhone(text, text, code) || true).toBe(true);
      }),
    );
  });

  // In time, a sync test fails when it took longer. What was pasted may be anything: read letter by letter, not pair by pair.
  test.each(['\u00a0', ' ', '\n', '1 2 ', '0 ', '+', '(', '-', ',', '# ', 'x', 'доб. ', 'tel:'])(
    'ever so much of «%s» is read at once',
    (sign) => {
      const many = sign.repeat(Math.ceil(1500 / sign.length));
      for (const text of [`Оля${many}067 555 01 23`, `067 555 01 23${many}Оля`])
        expect(phonesIn(text, '380').length).toBeLessThanOrEqual(many.length);
    },
    700,
  );

  test('what stands between two numbers does not matter, however long it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(' ', '\u00a0', '\t', '\n'),
        (often, blank) => {
          const text = `0675550123${blank.repeat(often)}0505550456`;
          expect(phonesIn(text, '380').map((readings) => readings[0]!.value)).toEqual([
            '+380675550123',
            '+380505550456',
          ]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('a number of any country reads the same however it is written, once it has its «+»', () => {
    const signs = fc.array(fc.constantFrom('', '', ' ', '-', ' (', ') ', '.'), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(fc.constantFrom(...getCountries()), signs, (country, between) => {
        const number = getExampleNumber(country, examples)?.number.slice(1);
        fc.pre(number !== undefined);
        const written = `+${[...number!].map((d, i) => (i === 0 ? '' : between[i]!) + d).join('')}`;
        fc.pre(!/\(\s*0\s*\)/.test(written));
        expect(readNumber(written, '380').readings).toEqual([
          { value: `+${number}`, completed: false, known: true },
        ]);
      }),
    );
  });
});
