import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { percent } from '../../../lib/text/percent.ts';
import { hostileText } from '../wild.ts';

it('leaves a browser nothing to escape in a question, and a header no sign that it may not hold', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), hostileText());
  fc.assert(
    fc.property(anything, (words) => {
      const written = percent(words);
      expect(new URL(`https://crm.example/odata/A?$filter=${written}`).search).toBe(`?$filter=${written}`);
      expect(written).toMatch(/^(?:[\w.~-]|%[\dA-F]{2})*$/);
      expect(decodeURIComponent(written)).toBe(words.toWellFormed());
    }),
  );
});

it('half a character, which has no form in an address, is the sign for what could not be read', () => {
  expect(percent('а\uD83D')).toBe('%D0%B0%EF%BF%BD');
});
