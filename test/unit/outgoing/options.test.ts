import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitsOf, optionsOf, type OptionSources } from '../../../lib/outgoing/options.ts';
import type { Gateway } from '../../../lib/outgoing/message.ts';
import { translator } from '../../../lib/i18n/index.ts';
import { addMessages } from '../../../lib/i18n/late.ts';
import { MESSAGES } from '../../../lib/i18n/index.ts';

addMessages('ru', MESSAGES.ru);

const marked = (text: string, query: string): string => {
  let shown = '';
  let from = 0;
  for (const [start, end] of hitsOf(text, query)) {
    shown += `${text.slice(from, start)}[${text.slice(start, end)}]`;
    from = end;
  }
  return shown + text.slice(from);
};

describe('what is marked', () => {
  test.each([
    ['+38 067 412 88 03 · @oleksandra_km', '067 41', '+38 [067 41]2 88 03 · @oleksandra_km'],
    ['+38 (067) 412-88-03', '06741', '+38 ([067) 41]2-88-03'],
    ['Коваленко-Мироненко Олександра', 'коваленко-м', '[Коваленко-М]ироненко Олександра'],
    ['Коваленко Олександр', 'олек ков', '[Ков]аленко [Олек]сандр'],
    ['@oleksandra_km', '@oleks', '@[oleks]andra_km'],
    ["О'Коннор (мама)", '(мама)', "О'Коннор [(мама)]"],
  ])('%s for %s', (text, query, expected) => expect(marked(text, query)).toBe(expected));

  test('whatever is typed, ranges are in order, apart and within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        let from = 0;
        for (const [start, end] of hitsOf(text, query)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          from = end;
        }
      }),
    );
  });
});

const telegram: Gateway = { id: '9', name: 'ТехноДім бот', type: 'telegram', obstacle: null };
const sources = (over: Partial<OptionSources>): OptionSources => ({
  typed: '',
  found: { query: '', busy: false, contacts: [], clients: [], trouble: null },
  recent: [],
  gateways: [telegram],
  crm: '',
  countryCode: '380',
  t: translator('ru'),
  ...over,
});

describe('what is offered', () => {
  test('recent recipients at first, manual input last of all once something is typed', () => {
    const recent = [
      {
        label: 'Іван',
        contactId: null,
        peer: { type: 'telegram', id: '520924760', via: '9' },
        gatewayName: 'ТехноДім бот',
      },
    ];
    expect(optionsOf(sources({ recent })).map((o) => [o.group, o.name])).toEqual([['recent', 'Іван']]);
    const contacts = [
      {
        contactId: 'c1',
        name: 'Коваленко Олександр',
        account: '',
        complete: true,
        addresses: [{ kind: 'phone' as const, value: '+380674128803', messenger: null }],
      },
    ];
    const found = { query: 'ко', busy: false, contacts, clients: [], trouble: null };
    const shown = optionsOf(sources({ typed: ' ко ', recent, found }));
    expect(shown.map((o) => [o.group, o.name])).toEqual([
      ['contacts', 'Коваленко Олександр'],
      ['manual', 'Manual input: ко'],
    ]);
    expect(shown[0]).toMatchObject({ obstacle: 'нет Telegram', messenger: '' });
  });

  test('names of strangers are shown without their tricks', () => {
    const clients = [
      { name: 'Іван\u202e\n<b>', peer: { type: 'telegram', id: '1', via: '9' }, gatewayName: 'x' },
    ];
    const found = { query: 'ів', busy: false, contacts: [], clients, trouble: null };
    expect(optionsOf(sources({ typed: 'ів', found }))[0]?.name).not.toMatch(/[\u202e\n]/);
  });
});
