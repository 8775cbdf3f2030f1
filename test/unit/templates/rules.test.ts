import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blanksOf, fillBlanks, nameKey, nextBlank, slashAt } from '../../../lib/templates/placeholders.ts';
import { indexTemplates, nameLength, searchTemplates, type Template } from '../../../lib/templates/rules.ts';
import { hostileText } from '../wild.ts';

const template = (name: string, text = '', queue = ''): Template => ({
  id: name,
  source: 'webitel',
  name,
  text,
  ...(queue && { queue }),
});
const names = (templates: Template[], query: string, queue = '') =>
  searchTemplates(indexTemplates(templates, queue), query).map((f) => f.template.name);

const SHOP = [
  template('Самовывоз', 'Забрать заказ можно на складе'),
  template('Доставка: сроки', 'По городу за день'),
  template('Сроки доставки', 'Два дня'),
  template('Оплата', 'При доставке курьеру'),
  template('Ещё вопросы', 'Чем помочь?'),
];

describe('search', () => {
  it('ranks the name before the text, its beginning first', () => {
    expect(names(SHOP, 'достав')).toEqual(['Доставка: сроки', 'Сроки доставки', 'Оплата']);
  });
  it('wants every word, in any order, and takes ё for е', () => {
    expect(names(SHOP, 'сроки дост')).toEqual(['Сроки доставки', 'Доставка: сроки']);
    expect(names(SHOP, 'склад самовывоз')).toEqual(['Самовывоз']);
    expect(names(SHOP, 'еще')).toEqual(['Ещё вопросы']);
  });
  it.each(['самовываз', 'самовыоз', 'самоввывоз', 'самовыовз', 'симовывоз', 'смов'])(
    'forgives one letter: %s',
    (typo) => expect(names(SHOP, typo)).toEqual(['Самовывоз']),
  );
  it('forgives not two, and none in a word of two letters', () => {
    expect(names(SHOP, 'симавывоз')).toEqual([]);
    expect(names(SHOP, 'цы')).toEqual([]);
  });
  it('puts what is meant for the chat’s queue first', () => {
    const both = [template('А', 'x'), template('Б', 'x', 'Гарантия, Доставка')];
    expect(names(both, '', 'Доставка')).toEqual(['Б', 'А']);
  });
  it('marks hits that fit the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ maxLength: 3 }), (text, query) => {
        for (const { nameHits, textHits, template: t } of searchTemplates(
          indexTemplates([template('имя', text)]),
          query,
        )) {
          for (const [start, end] of textHits) expect(start < end && end <= t.text.length).toBe(true);
          for (const [start, end] of nameHits) expect(start < end && end <= t.name.length).toBe(true);
        }
      }),
    );
  });
  it('takes at most 2 ms a key over 2,000 templates', () => {
    const many = Array.from({ length: 2000 }, (_, i) =>
      template(`Шаблон доставки ${i}`, `Заказ ${i} передан курьеру, он позвонит за час. `.repeat(7)),
    );
    const index = indexTemplates(many);
    const fastest = ['д', 'дост', 'доставки 1', 'курьеру', 'дсотавки', 'нет такого'].map((query) =>
      Math.min(
        ...Array.from({ length: 15 }, () => {
          const from = performance.now();
          searchTemplates(index, query);
          return performance.now() - from;
        }),
      ),
    );
    // The machine may be busy with other things, but not every time.
    expect(Math.max(...fastest)).toBeLessThan(4);
  });
});

describe('blanks', () => {
  it('are found with their ranges', () => {
    expect(blanksOf('${a} и ${ім’я клієнта}, $5, ${}, ${ }, ${a\nb}')).toEqual([
      { name: 'a', start: 0, end: 4 },
      { name: 'ім’я клієнта', start: 7, end: 22 },
    ]);
  });
  it('are filled by name, however it is written; what is unknown or empty stays', () => {
    const values = { [nameKey('Client Name')]: 'Ірина $&', "ім'я": 'Оля', пусто: '' };
    expect(fillBlanks('${client_name}/${ІМ’Я}/${пусто}/${нет}', values)).toBe('Ірина $&/Оля/${пусто}/${нет}');
  });
  it('keep all other text, and what is filled in is not filled again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        fc.pre(!`${before}${after}`.includes('$'));
        expect(fillBlanks(`${before}\${x}${after}`, { x: '${y}', y: 'no' })).toBe(`${before}\${y}${after}`);
      }),
    );
  });
  it('are filled with whatever is known, and all that stands between them is as it was', () => {
    const name = fc.constantFrom('x', 'Y z', "ім'я", '__proto__', 'constructor', 'немає');
    const between = hostileText(4).map((text) => text.replaceAll(/[$\n]/g, '-'));
    const parts = fc.array(fc.oneof(between, fc.record({ name })), { maxLength: 8 });
    const known = fc.dictionary(fc.constantFrom('x', 'y_z', "ім'я", 'constructor'), hostileText(4));
    fc.assert(
      fc.property(parts, known, (all, values) => {
        const said = (one: string | { name: string }): string =>
          typeof one === 'string' ? one : `\${${one.name}}`;
        const filled = all.map((one) =>
          typeof one === 'string'
            ? one
            : (Object.hasOwn(values, nameKey(one.name)) && values[nameKey(one.name)]) || said(one),
        );
        expect(fillBlanks(all.map(said).join(''), values)).toBe(filled.join(''));
      }),
      { numRuns: 500 },
    );
  });
  it('come one after another, and from the last the first', () => {
    const text = '${a} ${b}';
    expect(nextBlank(text, 9, 9)?.name).toBe('a');
    expect(nextBlank(text, 0, 4)?.name).toBe('b');
    expect(nextBlank(text, 5, 9)?.name).toBe('a');
    expect(nextBlank('none', 0, 0)).toBeNull();
  });
});

describe('`/`', () => {
  it.each([
    ['/', ''],
    ['/дос', 'дос'],
    ['Ирина, /дос', 'дос'],
    ['a\n/x', 'x'],
  ])('opens: %j', (text, query) => {
    expect(slashAt(text, text.length)).toEqual({ start: text.lastIndexOf('/'), end: text.length, query });
  });
  it.each(['1/2', 'http://x', 'и/или', '/дос ', '//', 'x'])('does not: %j', (text) => {
    expect(slashAt(text, text.length)).toBeNull();
  });
});

it('a name is measured as seen and as stored', () => {
  expect(nameLength(' абв ')).toEqual({ seen: 3, units: 3 });
  expect(nameLength('👨‍👩‍👧')).toEqual({ seen: 1, units: 8 });
});
