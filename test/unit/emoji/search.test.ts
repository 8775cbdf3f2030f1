import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GROUPS, WORDS } from '../../../lib/emoji/data.ts';
import { MORE_WORDS } from '../../../lib/emoji/search-words.ts';
import { addWords, isOneSlip, nameOf, search } from '../../../lib/emoji/search.ts';

describe('search', () => {
  it.each([
    ['спасибо', '🙏'],
    ['дякую', '🙏'],
    ['thank', '🙏'],
    ['доставка', '📦'],
    ['кур’єр', '🚚'],
    ['delivery truck', '🚚'],
    ['ждите', '⏳'],
    ['жёлтое', '💛'],
    ['желтое', '💛'],
    ['Украина', '🇺🇦'],
    ['україна', '🇺🇦'],
    ['ukraine', '🇺🇦'],
  ])('%s', (query, emoji) => {
    expect(search(query).slice(0, 3)).toContain(emoji);
  });

  it.each([
    ['спосибо', '🙏'],
    ['дякуб', '🙏'],
    ['delivry', '📦'],
    ['достака', '📦'],
    ['тортт', '🎂'],
    ['ценa', '🏷️'],
  ])('forgives one slip: %s', (query, emoji) => {
    expect(search(query)).toContain(emoji);
  });

  it('puts whole words before beginnings, and these before middles', () => {
    expect(search('чек').slice(0, 2)).toEqual(['🧾', '⏳']);
    expect(search('рука')[0]).toBe('✋');
  });

  it.each(['', '  ', '!!', 'ыыыыыы'])('«%s» finds nothing', (query) => {
    expect(search(query)).toEqual([]);
  });

  it('guesses only at words long enough', () => {
    expect(search('дыж')).toEqual([]);
  });
});

describe('isOneSlip', () => {
  it.each([
    ['кот', 'кот', true],
    ['кот', 'кит', true],
    ['кот', 'ктo', false],
    ['кот', 'кто', true],
    ['кот', 'кротт', false],
    ['кот', 'крот', true],
    ['кот', 'ко', true],
    ['кот', 'дом', false],
  ])('%s and %s: %s', (a, b, slip) => {
    expect(isOneSlip(a, b)).toBe(slip);
    expect(isOneSlip(b, a)).toBe(slip);
  });
});

describe('data', () => {
  const all = Object.values(GROUPS).flatMap((group) => group.split(' '));

  it('holds each emoji once, and only emoji', () => {
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((emoji) => !new RegExp('^\\p{RGI_Emoji}$', 'v').test(emoji))).toEqual([]);
    expect(all.length).toBeGreaterThan(1600);
  });

  it('has words in three languages, in their own letters', () => {
    for (const line of WORDS.split('\n')) {
      const [ru, uk, en, more] = line.slice(line.indexOf(' ') + 1).split('|');
      expect(more).toBeUndefined();
      expect(ru).not.toMatch(/[іїєґ]/i);
      expect(uk).not.toMatch(/[ыэъё]/i);
      expect(en).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it('names what it knows, flags by their country', () => {
    expect(nameOf('🙏', 'ru')).toBe('спасибо');
    expect(nameOf('📦', 'en')).toBe('package');
    expect(nameOf('🇵🇱', 'uk')).toBe('Польща');
    expect(nameOf('🪬', 'ru')).toBe('');
  });
});

describe('with the words of all emoji', () => {
  const glyphs = Object.values(GROUPS).flatMap((group) => group.split(' '));
  const isCountry = (emoji: string): boolean => /^[\u{1F1E6}-\u{1F1FF}]{2}$/u.test(emoji);

  beforeAll(() => addWords(MORE_WORDS));
  afterAll(() => addWords(''));

  it('every emoji has a name in three languages', () => {
    const nameless = glyphs.filter(
      (emoji) => !isCountry(emoji) && (['ru', 'uk', 'en'] as const).some((l) => nameOf(emoji, l) === ''),
    );
    expect(nameless).toEqual([]);
    const stray = MORE_WORDS.split('\n').filter((line) => !glyphs.includes(line.slice(0, line.indexOf(' '))));
    expect(stray).toEqual([]);
  });

  it.each([
    ['жираф', '🦒'],
    ['жирафа', '🦒'],
    ['giraffe', '🦒'],
    ['восьминіг', '🐙'],
    ['осьминог', '🐙'],
    ['octopus', '🐙'],
    ['скрипка', '🎻'],
    ['violin', '🎻'],
  ])('%s', (query, emoji) => {
    expect(search(query).slice(0, 3)).toContain(emoji);
  });

  it('what operators look for still comes first', () => {
    expect(search('спасибо').slice(0, 2)).toContain('🙏');
    expect(search('рука')[0]).toBe('✋');
    expect(search('доставка').slice(0, 3)).toContain('📦');
    expect(search('delivry')).toContain('📦');
  });

  it('is quick enough for every key, also where nothing fits', () => {
    search('раз');
    const queries = ['с', 'сп', 'спа', 'спасиб', 'нетакогослова', 'телефон', 'giraff', 'жылоо'];
    // The least of several: another program may have had the processor meanwhile.
    const least = queries.map((query) =>
      Math.min(
        ...Array.from({ length: 3 }, () => {
          const from = performance.now();
          search(query);
          return performance.now() - from;
        }),
      ),
    );
    // Ten times what it takes on an idle machine.
    expect(Math.max(...least)).toBeLessThan(150);
  });
});
