// The numbering plans lie in no page's memory from its first instant, and the browser may take them back between two questions.
import { expect, it, vi } from 'vitest';
import source from 'libphonenumber-js/min/metadata?late';
import { callingCode, countries, parsePhone } from '../../../lib/phones/plans.ts';

it('the text of a file is made when it is asked for', () => {
  expect(source).toBeTypeOf('function');
  expect(source()).toContain('"country_calling_codes":');
});

it('plans that the browser took back are read again', () => {
  const gone = vi.spyOn(WeakRef.prototype, 'deref').mockReturnValue(undefined);
  expect(parsePhone('+380671234567')?.country).toBe('UA');
  expect(parsePhone('067 123 45 67', 'UA')?.number).toBe('+380671234567');
  expect(callingCode('PL')).toBe('48');
  expect(countries()).toContain('UA');
  gone.mockRestore();
});
