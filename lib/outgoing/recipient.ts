/**
 * What a typed recipient may be (guide, «Формат ручного ввода»): a phone may start with «+», an id in a messenger is digits alone,
 * a username must start with «@». Where digits have several readings, or anything was supplied to them, the operator is asked; words
 * are only searched for.
 */
import { plainDigits } from '../phones/digits.ts';
import { linkedNumber, phonesIn } from '../phones/field.ts';
import { readNumber, type PhoneFault, type PhoneReading, type ReadNumber } from '../phones/international.ts';

export type ReadingKind = 'phone' | 'id' | 'username';

export interface Reading {
  kind: ReadingKind;
  /** `+380671234567`, `380671234567` or `@ivan_petrenko` */
  value: string;
  /** Country, trunk or prefix are not as they were written: never written to without a question. */
  completed?: boolean;
  /** No plan knows such a number, though its length is right. */
  unknown?: boolean;
}

/** Why it is no recipient: a code `outgoing.invalid.…` has a sentence for. */
export type InvalidWhy =
  | 'username-empty'
  | 'username-short'
  | 'username-long'
  | 'username-chars'
  | `phone-${PhoneFault}`
  | 'id-long'
  | 'link'
  | 'no-at'
  | 'words';

export type Typed =
  | { is: 'empty' }
  | { is: 'address'; reading: Reading }
  /** To be confirmed, even when there is one. */
  | { is: 'several'; readings: Reading[] }
  | { is: 'invalid'; why: InvalidWhy }
  /** Only contacts are searched for it. */
  | { is: 'words'; why: 'no-at' | 'words' };

/** With a country code a number is at least this long: what is shorter is rather an id. */
const FULL_PHONE = 11;
const MAX_ID = 32;
const LINK = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/([^?#]*)/i;
const USERNAME_LINK = /^tg:\/\/resolve\/?\?(?:[^#]*&)?domain=(\w+)/i;
const PHONE_SIGNS = /^\+?[\d\s().\-\u2010-\u2015\u2212/]+$/;

/** @param countryCode digits of the default country code; '' for none */
export function readRecipient(typed: string, countryCode = ''): Typed {
  const text = plainDigits(typed).trim();
  if (text === '') return { is: 'empty' };
  const linked = linkedNumber(text);
  if (linked) return toConfirm(readNumber(linked, countryCode));
  const link = LINK.exec(text) ?? USERNAME_LINK.exec(text);
  if (link) return readLink(link[1]!);
  if (text.startsWith('@')) return readUsername(text.slice(1));
  if (PHONE_SIGNS.test(text) && /\d/.test(text)) return readDigits(text, countryCode);
  return readWords(text, countryCode);
}

/** A name; or a number with a note, an extension, a second number beside it. */
function readWords(text: string, countryCode: string): Typed {
  const phones = phonesIn(text, countryCode).flatMap((all) => all.filter((one) => one.known));
  if (phones.length > 0) return { is: 'several', readings: phones.map(phone) };
  return { is: 'words', why: /^[A-Za-z]\w{4,31}$/.test(text) ? 'no-at' : 'words' };
}

function readUsername(name: string): Typed {
  const why = usernameFault(name);
  return why ? { is: 'invalid', why } : { is: 'address', reading: { kind: 'username', value: `@${name}` } };
}

function usernameFault(name: string): InvalidWhy | null {
  if (name === '') return 'username-empty';
  if (!/^\w+$/.test(name)) return 'username-chars';
  if (name.length < 5) return 'username-short';
  return name.length > 32 ? 'username-long' : null;
}

/** `t.me/ivan_petrenko`; what leads to a group or a message is nobody. */
function readLink(path: string): Typed {
  const read = readUsername(path.replace(/^@/, '').replace(/\/$/, ''));
  return read.is === 'address' ? { is: 'several', readings: [read.reading] } : { is: 'invalid', why: 'link' };
}

function readDigits(text: string, countryCode: string): Typed {
  const digits = text.replaceAll(/\D/g, '');
  const read = readNumber(text, countryCode);
  // An id has nothing but digits: with other signs this was meant as a phone, and with a zero before it too.
  if (digits === text && !digits.startsWith('0')) {
    if (digits.length > MAX_ID) return { is: 'invalid', why: 'id-long' };
    const id: Reading = { kind: 'id', value: digits };
    const phones = read.readings.map(phone);
    if (phones.length === 0) return { is: 'address', reading: id };
    const isRatherPhone = digits.length >= FULL_PHONE || phones.some((one) => !one.unknown);
    return { is: 'several', readings: isRatherPhone ? [...phones, id] : [id, ...phones] };
  }
  const [first, second] = read.readings;
  if (first && !second && !first.completed && first.known) return { is: 'address', reading: phone(first) };
  if (first) return { is: 'several', readings: read.readings.map(phone) };
  // Two numbers that were copied together.
  const apart = phonesIn(text, countryCode).flatMap((all) => all.filter((one) => one.known));
  return apart.length > 0
    ? { is: 'several', readings: apart.map(phone) }
    : { is: 'invalid', why: `phone-${read.fault ?? 'impossible'}` };
}

function toConfirm({ readings, fault }: ReadNumber): Typed {
  return fault ? { is: 'invalid', why: `phone-${fault}` } : { is: 'several', readings: readings.map(phone) };
}

const phone = ({ value, completed, known }: PhoneReading): Reading => ({
  kind: 'phone',
  value,
  ...(completed && { completed }),
  ...(!known && { unknown: true }),
});

/** `+38 067 412 88 03`: in groups, for reading. */
export function showReading({ kind, value }: Reading): string {
  if (kind !== 'phone') return value;
  const digits = value.slice(1);
  const ukrainian = /^(38)(0\d{2})(\d{3})(\d{2})(\d{2})$/.exec(digits);
  if (ukrainian) return `+${ukrainian.slice(1).join('\u00a0')}`;
  return `+${digits.replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0')}`;
}
