/** Whether two ways to write a number are one number, and under which ends of it the CRM is to be asked. */
import { digitsOf } from './digits.ts';
import { phonesIn } from './field.ts';
import { callingCode, parsePhone } from './plans.ts';

/** Fewer digits tell nobody apart. */
const FEWEST = 4;
/** What colleagues have among themselves has no country. */
const SHORT = 6;

/** Numbers that the text may mean, the likeliest reading of each. */
const valuesOf = (text: string, code: string): string[] =>
  phonesIn(text, code).flatMap((readings) => readings.filter((one) => one.known).map((one) => one.value));

function countryOf(value: string): string {
  const country = parsePhone(value)?.country;
  return country ? callingCode(country) : '';
}

/** @param code the default country's; where it does not explain a number, the country of the other one is tried */
export function isSamePhone(a: string, b: string, code = ''): boolean {
  const [x, y] = [digitsOf(a), digitsOf(b)];
  if (x.length < FEWEST || y.length < FEWEST) return false;
  if (x === y) return true;
  if (Math.min(x.length, y.length) <= SHORT) return false;
  const [left, right] = [valuesOf(a, code), valuesOf(b, code)];
  if (left.length > 0 && right.length > 0) return left.some((one) => right.includes(one));
  // A number at home in another country than the default one.
  if (left.length > 0) return left.some((one) => valuesOf(b, countryOf(one)).includes(one));
  if (right.length > 0) return right.some((one) => valuesOf(a, countryOf(one)).includes(one));
  // No plan knows either: the shorter one must be the end of the longer.
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length >= 7 && long.endsWith(short);
}

/**
 * Ends of digits that a stored form of this number has, whatever stands before them: country, trunk, nothing. Each at most `length`
 * digits long, each once; none when there are too few digits. Stored forms with an extension or a second number have them inside.
 * @param length the system setting `SearchNumberLength`
 */
export function phoneVariants(phone: string, code = '', length = 7): string[] {
  const digits = digitsOf(phone);
  if (digits.length < FEWEST) return [];
  const known = valuesOf(phone, code).map((value) => value.slice(1));
  return [...new Set((known.length > 0 ? known : [digits]).map((one) => one.slice(-length)))];
}
