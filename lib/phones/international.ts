/**
 * What a written number may be, by the numbering plans of the world (libphonenumber). A country, a trunk digit or a dialling prefix
 * that had to be supplied or taken away is said, so that nothing goes to a guessed number without a question.
 */
import { countryCodeOf, plainDigits } from './digits.ts';
import { callingCode, countries, parsePhone, type CountryCode } from './plans.ts';

export interface PhoneReading {
  /** `+380671234567` */
  value: string;
  /** It is not what was written: the country, a trunk or a dialling prefix was supplied or taken away. */
  completed: boolean;
  /** The plan of its country has such numbers; false: only the length is right. */
  known: boolean;
}

/**
 * `short`, `long` · `zero`: no country's code begins so · `code`: without its country, and none is set · `country`: no such code ·
 * `impossible`: its country has no such numbers.
 */
export type PhoneFault = 'short' | 'long' | 'zero' | 'code' | 'country' | 'impossible';

export interface ReadNumber {
  /** The likeliest first; none: see `fault`. */
  readings: PhoneReading[];
  fault: PhoneFault | null;
}

const MIN = 7;
const MAX = 15;
/** So many digits have their country's code among them. */
const FULL = 11;
/** Russia's, Kazakhstan's, Belarus' and, long ago, Ukraine's. */
const OLD_TRUNK = '8';
/** How these countries dial abroad. */
const OLD_ABROAD = '810';

const byCode = new Map<string, CountryCode[]>();

function countriesOf(code: string): readonly CountryCode[] {
  if (byCode.size === 0)
    for (const country of countries()) {
      const own = callingCode(country);
      byCode.set(own, [...(byCode.get(own) ?? []), country]);
    }
  return byCode.get(code) ?? [];
}

/** @param written one number, without words @param code the default country's; '' for none */
export function readNumber(written: string, code = ''): ReadNumber {
  const text = plainDigits(written).trim();
  const digits = text.replaceAll(/\D/g, '');
  if (text.startsWith('+')) return readFull(digits, /\(\s*0\s*\)/.test(text), digits);
  if (digits !== '' && !/[1-9]/.test(digits)) return { readings: [], fault: 'zero' };
  const country = countryCodeOf(code);
  const isHome = country !== '' && digits.startsWith(country) && digits.length >= FULL;
  const found = [
    ...abroad(digits),
    ...(isHome ? bare(digits) : []),
    ...local(digits, country),
    ...bare(digits),
    ...oldTrunk(digits, country),
  ];
  const readings = tidied(found);
  return readings.length > 0 ? { readings, fault: null } : { readings, fault: faultOf(digits, country) };
}

/** With its country's code. @param typed digits as they were written */
function readFull(digits: string, hasZero: boolean, typed: string): ReadNumber {
  if (digits.length < MIN) return { readings: [], fault: 'short' };
  if (digits.startsWith('0')) return { readings: [], fault: 'zero' };
  const number = parsePhone(`+${digits}`);
  // «+48 (0) 22…»: a zero of the home country that nobody dials from abroad, except where it belongs to the number.
  const without = number && number.isValid() ? undefined : withoutZero(digits, hasZero);
  if (without) return { readings: [{ value: without, completed: true, known: true }], fault: null };
  if (!number) return { readings: [], fault: digits.length > MAX ? 'long' : 'country' };
  if (!number.isPossible() || !fits(number.number))
    return { readings: [], fault: digits.length > MAX ? 'long' : 'impossible' };
  const completed = number.number !== `+${typed}`;
  return { readings: [{ value: number.number, completed, known: number.isValid() }], fault: null };
}

function withoutZero(digits: string, hasZero: boolean): string | undefined {
  for (const length of [1, 2, 3]) {
    const code = digits.slice(0, length);
    if (digits[length] !== '0' || countriesOf(code).length === 0 || (!hasZero && digits.length <= 8))
      continue;
    const number = parsePhone(`+${code}${digits.slice(length + 1)}`);
    if (number?.isValid()) return number.number;
  }
  return undefined;
}

const completed = (read: ReadNumber): PhoneReading[] =>
  read.readings.map((reading) => ({ ...reading, completed: true }));

/** «00…», «810…»: as it is dialled from home. */
function abroad(digits: string): PhoneReading[] {
  if (digits.startsWith('00')) return completed(readFull(digits.slice(2), false, digits));
  if (digits.startsWith(OLD_ABROAD))
    return completed(readFull(digits.slice(3), false, digits)).filter(({ known }) => known);
  return [];
}

/** As it is dialled at home. */
function local(digits: string, code: string): PhoneReading[] {
  if (digits.startsWith('00')) return [];
  return countriesOf(code).flatMap((country) => {
    const number = parsePhone(digits, country);
    if (!number?.isPossible() || !fits(number.number)) return [];
    const isWhole = number.number === `+${digits}` && digits.length >= FULL;
    return [{ value: number.number, completed: !isWhole, known: number.isValid() }];
  });
}

/** International, without its «+». */
function bare(digits: string): PhoneReading[] {
  if (digits.startsWith('0') || digits.length < MIN + 1) return [];
  const { readings } = readFull(digits, false, digits);
  return readings
    .filter((one) => one.value === `+${digits}`)
    .map((one) => ({ ...one, completed: digits.length < FULL }));
}

/** «8 916…» is Russia's whatever the default; «8 067…» was Ukraine's before the zero alone was. */
function oldTrunk(digits: string, code: string): PhoneReading[] {
  if (!digits.startsWith(OLD_TRUNK)) return [];
  const rest = digits.slice(1);
  const home = rest.startsWith('0') ? local(rest, code === '' ? '380' : code) : [];
  const russian =
    digits.length === FULL && /^[3479]|^8/.test(rest) ? completed(readFull(`7${rest}`, false, '')) : [];
  return [...home, ...russian].filter(({ known }) => known);
}

/** Each number once; what only has the right length is left out where something is known. */
function tidied(found: readonly PhoneReading[]): PhoneReading[] {
  const known = found.filter((one) => one.known);
  const all = known.length > 0 ? known : found;
  const unlike = new Map<string, PhoneReading>();
  for (const one of all) {
    const had = unlike.get(one.value);
    if (!had || (had.completed && !one.completed)) unlike.set(one.value, one);
  }
  return [...unlike.values()];
}

function faultOf(digits: string, code: string): PhoneFault {
  if (digits.length < MIN) return 'short';
  if (digits.length > MAX + 2) return 'long';
  if (digits.startsWith('00')) {
    const rest = digits.replace(/^0+/, '');
    return rest.length < MIN ? 'short' : (readFull(rest, false, rest).fault ?? 'impossible');
  }
  if (code === '' && digits.length < FULL) return 'code';
  return digits.length > MAX ? 'long' : 'impossible';
}

const fits = (value: string): boolean => value.length > MIN && value.length <= MAX + 1;
