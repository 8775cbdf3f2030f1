/** Conditions of a filter are made in one place, of columns whose kind is known. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  contains,
  dateField,
  differs,
  equals,
  flagField,
  ID,
  guidField,
  lookupField,
  MOST_OR,
  oneOf,
  pieces,
  since,
  startsWith,
  textField,
  through,
} from '../../../lib/creatio/condition.ts';
import { parseFilter } from '../../standins/creatio/odata/filter.ts';
import { hostileText } from '../wild.ts';

const A = 'C0FFEE00-0000-4000-8000-000000000010';
const a = A.toLowerCase();
const LIB = join(import.meta.dirname, '../../../lib/creatio');

describe('a condition', () => {
  it.each([
    [equals(lookupField('Contact'), A), `Contact/Id eq ${a}`],
    [differs(lookupField('Status'), A), `Status/Id ne ${a}`],
    [equals(ID, A), `Id eq ${a}`],
    [equals(guidField('EntityId'), A), `EntityId eq ${a}`],
    [equals(textField('Number'), "O'Neil"), "Number eq 'O''Neil'"],
    [equals(flagField('IsFinal'), false), 'IsFinal eq false'],
    [equals(through('Status', flagField('IsFinal')), true), 'Status/IsFinal eq true'],
    [equals({ name: 'UsrRating', kind: 'number' }, '7'), 'UsrRating eq 7'],
    [since(dateField('CreatedOn'), '2026-11-24T10:00:00+02:00'), 'CreatedOn ge 2026-11-24T08:00:00.000Z'],
    [contains(through(lookupField('UsrContact'), textField('Name')), 'a'), "contains(UsrContact/Name,'a')"],
    [startsWith(textField('SearchNumber'), '1'), "startswith(SearchNumber,'1')"],
  ])('%s', (made, wanted) => {
    expect(made).toBe(wanted);
  });

  it('refuses an id, a date or a number that is none', () => {
    expect(() => equals(lookupField('Contact'), 'x')).toThrow('no id');
    expect(() => since(dateField('CreatedOn'), 'x')).toThrow('no date');
    expect(() => equals({ name: 'N', kind: 'number' }, 'x')).toThrow('no number');
  });

  it('leaves out what is not there, and brackets what is several', () => {
    const [x, y] = [equals(textField('X'), '1'), equals(textField('Y'), '2')];
    expect(all('', null, undefined, false)).toBe('');
    expect(all(x, '', any(x, y))).toBe("X eq '1' and (X eq '1' or Y eq '2')");
    expect(any('', x)).toBe("X eq '1'");
  });

  it('holds ten ids at most, and cuts what was typed at a letter', () => {
    const ids = Array.from(
      { length: 23 },
      (_, i) => `c0ffee00-0000-4000-8000-${String(i).padStart(12, '0')}`,
    );
    expect(pieces(ids).map((some) => some.length)).toEqual([10, 10, 3]);
    expect(oneOf(ID, ids).split(' or ')).toHaveLength(MOST_OR);
    const typed = /'(.*)'/.exec(contains(textField('Name'), `${'я'.repeat(59)}😀😀`))![1]!;
    expect(typed).toBe('я'.repeat(59));
  });

  it('asks for no sign that a question may not hold', () => {
    expect(equals(textField('Name'), 'Оля\0Коваль\n')).toBe("Name eq 'Оля Коваль '");
    expect(contains(textField('Name'), 'a\r\nb\tc')).toBe("contains(Name,'a  b c')");
  });

  it('of any text is read back as that text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), hostileText()), (said) => {
        const typed = said.replaceAll(/\p{Cc}/gu, ' ');
        const read = parseFilter(all(equals(textField('A'), said), equals(textField('B'), said)));
        expect(read).toMatchObject({ left: { right: { value: typed } }, right: { right: { value: typed } } });
        const [cut] = [contains, startsWith].map((like) => /'([^]*)'/.exec(like(textField('A'), said))![1]!);
        const asked = cut!.replaceAll("''", "'");
        expect(typed.startsWith(asked)).toBe(true);
        expect(asked.length).toBeLessThanOrEqual(60);
        expect(asked.length).toBeGreaterThanOrEqual(Math.min(59, typed.length - 1));
        parseFilter(contains(textField('A'), said));
      }),
    );
  });
});

it('no other module writes a condition of its own', () => {
  const own = readdirSync(LIB).filter((name) => name !== 'condition.ts');
  const written = own.filter((name) =>
    /\b\w+Id (eq|ne) |\} (eq|ne|ge|gt|le|lt) |['"`](contains|startswith|endswith)\(/.test(
      readFileSync(join(LIB, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''),
    ),
  );
  expect(written).toEqual([]);
});
