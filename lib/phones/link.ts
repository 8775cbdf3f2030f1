/** Whether what stands in a text is a number to be dialled, or an order, an account, a date. */
import { countryCodeOf, plainDigits } from './digits.ts';
import { readNumber } from './international.ts';

/**
 * The number in full; null: it is none, or might as well be something else.
 * @param written as `phoneRuns` finds it in a text @param code the default country's
 */
export function dialled(written: string, code: string): string | null {
  const text = plainDigits(written).trim();
  const digits = text.replaceAll(/\D/g, '');
  const [first] = readNumber(text, code).readings;
  if (!first?.known) return null;
  if (text.startsWith('+')) return first.value;
  const home = countryCodeOf(code);
  const isTrunk = digits.startsWith('0') || (digits.startsWith('8') && digits.length === 11);
  const isHome = home !== '' && digits.startsWith(home) && first.value === `+${digits}`;
  return isTrunk || isHome ? first.value : null;
}
