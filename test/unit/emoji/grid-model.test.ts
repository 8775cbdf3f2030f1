import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { move, OUT } from '../../../lib/emoji/move.ts';
import { MAX_RECENT, nextRecent } from '../../../lib/emoji/recent.ts';
import { takesTone, withTone } from '../../../lib/emoji/tone.ts';
import { EMOJI_WORDS } from '../../../lib/emoji/words.ts';
import { column } from '../../../lib/i18n/words.ts';

describe('keys in the grid', () => {
  // Rows of four: [0 1 2] [3 4 5 6] [7 8] [9]
  const go = (key: string, at: number, ctrl = false) => move(key, at, [3, 6, 1], 4, ctrl);
  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 6, 8],
    ['ArrowDown', 8, 9],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 9, 7],
    ['ArrowUp', 6, 2],
    ['ArrowUp', 1, OUT],
    ['Home', 5, 3],
    ['End', 4, 6],
    ['PageDown', 1, 9],
    ['PageUp', 8, 1],
    ['a', 4, null],
  ])('%s from %i leads to %o', (key, at, next) => {
    expect(go(key, at)).toBe(next);
  });

  it('Ctrl+Home and Ctrl+End lead to the ends', () => {
    expect(go('Home', 8, true)).toBe(0);
    expect(go('End', 1, true)).toBe(9);
  });

  it('never leads outside, whatever the groups are', () => {
    const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...keys),
        fc.nat(),
        (counts, key, n) => {
          const total = counts.reduce((sum, count) => sum + count, 0);
          const next = move(key, n % total, counts, 9)!;
          expect(next === OUT ? 0 : next).toBeLessThan(total);
          expect(next).toBeGreaterThanOrEqual(OUT);
        },
      ),
    );
  });

  it('an empty grid has nowhere to go', () => {
    expect(move('ArrowDown', 0, [], 9)).toBeNull();
  });
});

describe('recent', () => {
  it('puts the newest first, each once, and forgets the oldest', () => {
    expect(nextRecent(['🙏', '📦'], '📦')).toEqual(['📦', '🙏']);
    const many = Array.from({ length: MAX_RECENT }, (_, i) => String(i));
    const next = nextRecent(many, '🙏');
    expect(next).toHaveLength(MAX_RECENT);
    expect(next[0]).toBe('🙏');
    expect(next).not.toContain(String(MAX_RECENT - 1));
  });
});

describe('skin tones', () => {
  it.each([
    ['👍', 3, '👍🏽'],
    ['✌️', 1, '✌🏻'],
    ['👩‍💻', 5, '👩🏿‍💻'],
    ['🧑‍⚕️', 2, '🧑🏼‍⚕️'],
    ['👍', 0, '👍'],
    ['👍🏽', 1, '👍🏽'],
    ['🤝', 3, '🤝'],
    ['📦', 3, '📦'],
    ['😀', 5, '😀'],
  ])('%s in tone %i is %s', (emoji, tone, toned) => {
    expect(withTone(emoji, tone)).toBe(toned);
  });

  it('are for hands and people', () => {
    expect(['👍', '🙏', '👋', '🙋'].every(takesTone)).toBe(true);
    expect(['❤️', '🇺🇦', '0️⃣', '👫'].some(takesTone)).toBe(false);
  });
});

describe('texts of the picker', () => {
  it.each(['ru', 'uk', 'en'] as const)('%s has them all, in its own letters', (language) => {
    const texts = column(EMOJI_WORDS, language);
    expect(Object.keys(texts)).toEqual(Object.keys(EMOJI_WORDS));
    const foreign = { ru: /[іїєґ]/i, uk: /[ыэъё]/i, en: /\p{Script=Cyrillic}/u }[language];
    expect(Object.values(texts).filter((text) => foreign.test(text))).toEqual([]);
  });
});
