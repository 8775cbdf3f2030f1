/**
 * What a typed recipient may be (guide, «Формат ручного ввода»): a phone may start with «+», an id in a messenger is digits alone,
 * a username must start with «@». Where digits have several readings the operator is asked; words are only searched for.
 */

export type ReadingKind = 'phone' | 'id' | 'username';

export interface Reading {
  kind: ReadingKind;
  /** `+380671234567`, `380671234567` or `@ivan_petrenko` */
  value: string;
}

/** Why it is no recipient: a code `outgoing.invalid.…` has a sentence for. */
export type InvalidWhy =
  | 'username-empty'
  | 'username-short'
  | 'username-long'
  | 'username-chars'
  | 'phone-short'
  | 'phone-long'
  | 'phone-zero'
  | 'phone-code'
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

const MIN_PHONE = 7;
const MAX_PHONE = 15;
/** With a country code a number is at least this long; shorter ones are read as local too. */
const FULL_PHONE = 11;
const MAX_ID = 32;
const LINK = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/([^?#]*)/i;
/** Signs that cannot be seen, pasted along with a number. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PHONE_SIGNS = /^\+?[\d\s().\-\u2010-\u2015/]+$/;
/** Where the «0» of a local number stays behind the country code. */
const KEEPS_ZERO = new Set(['39', '378', '379']);

/** @param countryCode digits of the default country code; '' for none */
export function readRecipient(typed: string, countryCode = ''): Typed {
  const text = typed.normalize('NFKC').replaceAll(UNSEEN, '').trim();
  if (text === '') return { is: 'empty' };
  const link = LINK.exec(text);
  if (link) return readLink(link[1]!);
  if (text.startsWith('@')) return readUsername(text.slice(1));
  if (PHONE_SIGNS.test(text) && /\d/.test(text)) return readDigits(text, countryCode);
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

/** `t.me/ivan_petrenko`, `t.me/+380671234567`; what leads to a group or a message is nobody. */
function readLink(path: string): Typed {
  const name = path.replace(/^@/, '').replace(/\/$/, '');
  const read = /^\+\d+$/.test(name) ? readDigits(name, '') : readUsername(name);
  return read.is === 'address' ? { is: 'several', readings: [read.reading] } : { is: 'invalid', why: 'link' };
}

function readDigits(text: string, countryCode: string): Typed {
  const digits = text.replaceAll(/\D/g, '');
  if (text.startsWith('+')) return phoneFaultOr(digits, () => ({ is: 'address', reading: phone(digits) }));
  if (digits.startsWith('00') && digits.length > MIN_PHONE + 2)
    return phoneFaultOr(digits.slice(2), () => ({ is: 'several', readings: [phone(digits.slice(2))] }));
  if (digits.startsWith('0')) return readLocal(digits, countryCode);
  const phones: Reading[] = [];
  if (digits.length >= MIN_PHONE && digits.length <= MAX_PHONE) phones.push(phone(digits));
  if (digits !== text) {
    // An id has nothing but digits: this was meant as a phone.
    const local = digits.length < FULL_PHONE ? readLocal(digits, countryCode) : null;
    const readings = [...phones, ...(local?.is === 'several' ? local.readings : [])];
    if (readings.length === 0)
      return { is: 'invalid', why: digits.length < MIN_PHONE ? 'phone-short' : 'phone-long' };
    return readings.length === 1 && digits.length >= FULL_PHONE
      ? { is: 'address', reading: readings[0]! }
      : { is: 'several', readings };
  }
  if (digits.length > MAX_ID) return { is: 'invalid', why: 'id-long' };
  const id: Reading = { kind: 'id', value: digits };
  return phones.length === 0
    ? { is: 'address', reading: id }
    : { is: 'several', readings: digits.length < FULL_PHONE ? [id, ...phones] : [...phones, id] };
}

/** A number without its country: the default one is proposed. */
function readLocal(digits: string, countryCode: string): Typed {
  if (!/[1-9]/.test(digits)) return { is: 'invalid', why: 'phone-zero' };
  if (digits.length < MIN_PHONE) return { is: 'invalid', why: 'phone-short' };
  if (countryCode === '') return { is: 'invalid', why: 'phone-code' };
  const rest = KEEPS_ZERO.has(countryCode) ? digits : digits.replace(/^0+/, '');
  const full = countryCode + rest;
  return phoneFaultOr(full, () => ({ is: 'several', readings: [phone(full)] }));
}

function phoneFaultOr(digits: string, read: () => Typed): Typed {
  if (digits.startsWith('0')) return { is: 'invalid', why: 'phone-zero' };
  if (digits.length < MIN_PHONE) return { is: 'invalid', why: 'phone-short' };
  return digits.length > MAX_PHONE ? { is: 'invalid', why: 'phone-long' } : read();
}

const phone = (digits: string): Reading => ({ kind: 'phone', value: `+${digits}` });

/** `+38 067 412 88 03`: in groups, for reading. */
export function showReading({ kind, value }: Reading): string {
  if (kind !== 'phone') return value;
  const digits = value.slice(1);
  const ukrainian = /^(38)(0\d{2})(\d{3})(\d{2})(\d{2})$/.exec(digits);
  if (ukrainian) return `+${ukrainian.slice(1).join('\u00a0')}`;
  return `+${digits.replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0')}`;
}
