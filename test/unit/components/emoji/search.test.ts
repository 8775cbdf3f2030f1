import { describe, expect, it } from 'vitest';
import { GROUPS, WORDS } from '../../../../components/emoji/data.ts';
import { isOneSlip, nameOf, search } from '../../../../components/emoji/search.ts';

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
