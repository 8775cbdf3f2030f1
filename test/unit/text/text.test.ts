// What people hold for the same is the same, names can be seen, and days are the calendar's.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, hasWords, hitsOf, wordsOf } from '../../../lib/text/fold.ts';
import { headOf, safeName, shortened, tailOf } from '../../../lib/text/names.ts';
import { runs } from '../runs.ts';
import { fitsName, nameVariants } from '../../../lib/text/variants.ts';
import { hostileText } from '../wild.ts';

const found = (text: string, query: string): string[] =>
  hitsOf(text, [query]).map(([a, b]) => text.slice(a, b));

describe('one way to compare', () => {
  const APOSTROPHES = ["'", '\u2019', '\u2018', '\u02bc', '\u02b9', '`', '\u00b4', '\u2032'];
  test.each(APOSTROPHES.flatMap((a) => APOSTROPHES.map((b) => [a, b])))(
    'Вʼячеслав with %s finds %s',
    (a, b) => {
      expect(found(`це В${a}ячеслав, обʼєкт`, `в${b}ячеслав`)).toEqual([`В${a}ячеслав`]);
    },
  );

  test.each([
    ['Семён', 'семен', 'Семён'],
    ['семен', 'СЕМЁН', 'семен'],
    ['Ґава', 'гава', 'Ґава'],
    ['Київ'.normalize('NFD'), 'київ', 'Київ'.normalize('NFD')],
    ['Київ', 'київ'.normalize('NFD'), 'Київ'],
    ['Андрій'.normalize('NFD'), 'андрій', 'Андрій'.normalize('NFD')],
    ['за\u0301мок', 'замок', 'за\u0301мок'],
    ['Іван\u00a0Коваль', 'іван коваль', 'Іван\u00a0Коваль'],
    ['Іван\u2009Коваль', 'іван коваль', 'Іван\u2009Коваль'],
    ['Іва\u00adн', 'іван', 'Іва\u00adн'],
    ['Нечуй\u2011Левицький', 'нечуй-левицький', 'Нечуй\u2011Левицький'],
    ['Нечуй–Левицький', 'нечуй-левицький', 'Нечуй–Левицький'],
    ['ﬁrma ＡＢＣ', 'firma abc', 'ﬁrma ＡＢＣ'],
    ['İstanbul ok', 'ok', 'ok'],
    ['😀 привіт', 'ПРИВІТ', 'привіт'],
  ])('%s has %s', (text, query, expected) => expect(found(text, query)).toEqual([expected]));

  test.each([
    ['Андрий', 'андрій'],
    ['Іван', 'йван'],
    ['мий', 'мии'],
    ['їжак', 'іжак'],
  ])('%s is not %s', (text, query) => expect(found(text, query)).toEqual([]));

  test('words in any order; an empty word is nowhere', () => {
    expect(hasWords('Коваль Іван', wordsOf(' іван  коваль '))).toBe(true);
    expect(hasWords('Коваль Іван', wordsOf('іван петренко'))).toBe(false);
    expect(hitsOf('abc', ['', 'b'])).toEqual([[1, 2]]);
    expect(hitsOf('abc', ['\u200b'])).toEqual([]);
  });

  test('folding twice is folding once, and hits are ranges of the text', () => {
    const text = fc.oneof(
      hostileText(),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(..."Вʼ’'`яё\u0308е\u0306ии\u00a0 ґг\u200b") }),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(fold(fold(a))).toBe(fold(a));
        for (const [start, end] of hitsOf(a + b, [b])) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(a.length + b.length);
        }
        if (fold(b).trim() !== '' && fold(`x ${b}`) === `x ${fold(b)}`)
          expect(hitsOf(`x ${b}`, [b]).length).toBeGreaterThan(0);
      }),
      {
        ...runs(),
        examples: [
          ['ʼ̆', '`'],
          ['ґ̆', 'г'],
          ['', '…¡'],
          ['е\u200b\u0308', ''],
          ['е\u0323\u0308\u0308', ''],
          ['', '\u1100\u1161'],
          ['', 'ｶﾞ'],
          ['', 'ΟΔΟΣ'],
        ],
      },
    );
  });
});

describe('a name', () => {
  test.each([
    '\u3164',
    '\u2800',
    '\u115f\u1160',
    '\uffa0',
    '\u200b\u200b',
    '\u200d',
    '\u00ad',
    '\u2063',
    '\u{e0061}',
    '\u3164\u200b  ',
    '\ufe0f',
    '\u0301',
    '\u202e',
    '\u2066\u2069',
    '\ud800',
    ' \n ',
  ])('that shows nothing is none', (name) => expect(safeName(name)).toBe(''));
  test.each([
    ['\u202eанелО', 'анелО'],
    ['Оля\n\nКоваль', 'Оля Коваль'],
    ['Оля 👨\u200d👩\u200d👧 ❤\ufe0f', 'Оля 👨\u200d👩\u200d👧 ❤\ufe0f'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    [`З${'\u0335'.repeat(40)}ло`, `З${'\u0335'.repeat(3)}ло`],
    ['ok\ud83d', 'ok'],
    ['Київ'.normalize('NFD'), 'Київ'.normalize('NFD')],
    ['...', '...'],
  ])('%j is shown as %j', (name, shown) => expect(safeName(name)).toBe(shown));

  test('without an end is cut between letters', () => {
    expect(safeName('я'.repeat(5000))).toBe(`${'я'.repeat(120)}…`);
    expect(shortened('a👨\u200d👩\u200d👧b', 2)).toBe('a👨\u200d👩\u200d👧…');
    expect(shortened('short', 10)).toBe('short');
  });

  test('a long text is cut before the letter that has no room', () => {
    for (const letter of ['\u{1f600}', '👨\u200d👩\u200d👧', 'й'.normalize('NFD')]) {
      expect(headOf(`${'a'.repeat(2999)}${letter}${'b'.repeat(50)}`, 3000)).toBe('a'.repeat(2999));
    }
    expect(headOf('a'.repeat(3001), 3000)).toBe('a'.repeat(3000));
    expect(headOf('short', 3000)).toBe('short');
    const heap = `a${'\u0335'.repeat(50)}`;
    expect(headOf(heap, 10)).toHaveLength(10);
    expect(headOf('\u{1f600}'.repeat(10), 5)).toBe('\u{1f600}'.repeat(2));
  });

  test('those without one are told apart by the end of their id', () => {
    expect(tailOf('380671234567')).toBe('…4567');
    expect(tailOf('12')).toBe('12');
    expect(tailOf('')).toBe('');
  });

  test('whatever it was, it is one line without hidden signs, and safe twice', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), hostileText()), (name) => {
        const shown = safeName(name);
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        expect(safeName(shown)).toBe(shown);
      }),
    );
  });
});

describe('a name asked of the CRM', () => {
  test.each([
    ["В'ячеслав", 'В\u2019ячеслав Демо'],
    ["В'ячеслав", 'В\u02bcячеслав Зразок'],
    ['в\u2019ячеслав', "В'ячеслав Демо"],
    ['Семен', 'Семён Петров'],
    ['семён', 'Семен Петров'],
    ['Коваль Іван', 'Іван Коваль'],
    ['Галаган', 'Ґалаган Петро'],
    ['Мар\u02bcяна Дем\u2019янчук', "Дем'янчук Мар'яна"],
  ])('%s finds %s', (typed, name) => {
    const variants = nameVariants(typed);
    expect(variants.flat().length).toBeLessThanOrEqual(10);
    expect(variants.every((forms) => forms.some((form) => name.includes(form)))).toBe(true);
    expect(fitsName(name, typed)).toBe(true);
  });

  test('what is no word is not asked for', () => {
    expect(nameVariants('Оля ☀️')).toEqual([expect.arrayContaining(['Оля'])]);
    expect(nameVariants(' ☀️ ')).toEqual([]);
    for (const nick of ['Оля 1️⃣', '🇺🇦Оля👩🏽‍💻', '❤️Оля❤️‍🔥', 'Оля*️⃣#️⃣'])
      expect(nameVariants(nick), nick).toEqual([expect.arrayContaining(['Оля'])]);
    const [long] = nameVariants('г'.repeat(20_000));
    expect(long).toHaveLength(10);
    expect(nameVariants('один два три чотири пʼять шість сім', 10).flat()).toHaveLength(10);
  });
});
