import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_TEXT, splitText } from '../../../lib/chat/split-text.ts';

const clusters = (text: string): string[] => [...new Intl.Segmenter().segment(text)].map((s) => s.segment);
const visible = (t: string): string[] => clusters(t).filter((c) => c.trim() !== '');
const dense = (text: string): string => text.replace(/\s/gu, '');

const WHOLE = ['a', 'я', 'é', 'e\u0301', '👍', '👍🏽', '👩‍👧', '🇺🇦', '한', '.'];
const words = fc
  .array(fc.constantFrom(...WHOLE, ' ', '\n', '\r\n'), { maxLength: 120, size: 'max' })
  .map((a) => a.join(''));
const limit = fc.integer({ min: 8, max: 40 });

describe('examples', () => {
  test.each<[string, number, string[]]>([
    ['', 5, []],
    [' \n ', 5, []],
    [' hello ', 5, ['hello']],
    ['hello', 5, ['hello']],
    ['hello world', 5, ['hello', 'world']],
    ['hello world', 8, ['hello', 'world']],
    ['one two three', 9, ['one two', 'three']],
    ['line one\nline2', 10, ['line one', 'line2']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['a bcdefghij', 6, ['a bcde', 'fghij']],
  ])('%j at most %i', (text, max, parts) => {
    expect(splitText(text, max)).toEqual(parts);
  });

  test('the messengers’ limit', () => {
    expect(splitText('x'.repeat(MAX_TEXT))).toHaveLength(1);
    expect(splitText('x'.repeat(MAX_TEXT + 1)).map((p) => p.length)).toEqual([4096, 1]);
  });

  test.each(['👍🏽', '👩‍👧', '🇺🇦', 'e\u0301', '👍'])('%s is not cut, wherever the limit falls', (cluster) => {
    const text = `abcdefgh${cluster}ij`;
    for (let max = 8; max < text.length; max++) {
      expect(splitText(text, max).flatMap(clusters), `at most ${max}`).toContain(cluster);
    }
  });

  test('a character longer than the limit does not hang it', () => {
    const zalgo = `e${'\u0301'.repeat(50)}`;
    expect(splitText(zalgo, 10).join('')).toBe(zalgo);
    const crowd = '👩‍'.repeat(20);
    for (const part of splitText(crowd, 4)) expect(part.isWellFormed()).toBe(true);
  });
});

describe('for every text', () => {
  test('nothing but space is lost or moved, no part is empty or too long', () => {
    fc.assert(
      fc.property(
        fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 120 })),
        fc.integer({ min: 2, max: 40 }),
        (text, max) => {
          const parts = splitText(text, max);
          expect(dense(parts.join(''))).toBe(dense(text));
          for (const part of parts) {
            expect(part.length).toBeLessThanOrEqual(max);
            expect(part.trim()).toBe(part);
            expect(part).not.toBe('');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('no character is cut', () => {
    fc.assert(
      fc.property(words, limit, (text, max) => {
        expect(splitText(text, max).flatMap(visible)).toEqual(visible(text.trim()));
      }),
      { numRuns: 1000 },
    );
  });
});
